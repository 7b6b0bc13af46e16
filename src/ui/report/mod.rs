//! A report as tables for people, as JSON, CSV and Markdown.

mod deductions;
mod grid;
mod grids;
mod json;
mod pareto;
pub mod postings;
mod speaking;
mod text;

pub use deductions::{deductions_csv, deductions_json, deductions_markdown, deductions_page};
pub use grid::Grid;
pub use grids::grids;
pub use json::json;
pub use speaking::Speaking;
pub use text::{csv, markdown, page};
