//! A report as tables for people, as JSON, CSV and Markdown.

mod chart;
mod crosswalk;
mod deductions;
mod explained;
mod forms;
mod grid;
mod grids;
mod html;
mod indicators;
mod json;
mod month;
mod pareto;
mod period;
mod postings;
mod sanction_list;
mod speaking;
mod summary;
mod survey;
mod svg;
mod trend;
mod xlsx;

pub use deductions::doubts;
pub use forms::{Report, ReportFormat};
pub use grid::{Cell, Grid, Link};
pub use grids::cases as case_list;
pub use html::{Pages, Proof, Sheets, page as html_page};
pub use json::figures;
pub use month::MonthPage;
pub use speaking::Speaking;
pub use xlsx::{double, safe_lines, workbook};
