//! A report as tables for people, as JSON, CSV and Markdown.

mod chart;
mod crosswalk;
mod deductions;
mod explained;
mod forms;
mod grid;
mod grids;
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
mod trend;

pub use deductions::doubts;
pub use forms::{Report, ReportFormat};
pub use grid::Grid;
pub use json::figures;
pub use month::MonthPage;
pub use speaking::Speaking;
