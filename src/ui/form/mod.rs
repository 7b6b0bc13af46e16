//! Forms: their templates, what these may name, and the paper in each format.
//!
//! A form has two templates. One says what stands on it, in lines of the plainest sort: headings,
//! boxes, lists, signatures. The other draws such lines in a format: a page of HTML, Markdown, Typst.
//! So a form of one's own is written once, and a letterhead of one's own once for every form. A text
//! from the case stays one text through both.

mod context;
mod files;
mod format;
mod layout;
mod readers;
mod setting;
mod sheet;
mod table;
mod template;
mod trouble;

pub use files::{FOLDER, OwnFile, of_file, own_file, own_sheet, shipped};
pub use format::FormFormat;
pub use readers::recipients;
pub use setting::Setting;
pub use sheet::{Sheet, draw};
pub use table::{Line, json, lacking, table};
pub use template::{compose, faults, sheet_faults};
