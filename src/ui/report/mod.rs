//! A report as tables for people, as JSON, CSV and Markdown.

mod deductions;
mod forms;
mod grid;
mod grids;
mod json;
mod pareto;
mod period;
mod postings;
mod speaking;
mod summary;

pub use deductions::doubts;
pub use forms::{Report, ReportFormat};
pub use json::figures;
pub use speaking::Speaking;
