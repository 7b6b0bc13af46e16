//! A report as tables for people, as JSON, CSV and Markdown.

mod chart;
mod deductions;
mod explained;
mod forms;
mod grid;
mod grids;
mod indicators;
mod json;
mod pareto;
mod period;
mod postings;
mod speaking;
mod summary;
mod trend;
mod xlsx;

pub use deductions::doubts;
pub use forms::{Report, ReportFormat};
pub use json::figures;
pub use speaking::Speaking;
pub use xlsx::workbook;
