//! Cases as tables for other programs: which cases and tables, in which form, and where they go.

pub mod asked;
pub mod run;
mod target;
