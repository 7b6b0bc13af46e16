//! The pages of a site: an overview, a report for each period, a page for each case.

mod files;
mod pages;
mod withheld;

pub use files::{Files, INDEX, report_file};
pub use pages::{Period, case_page, overview, report_page};
pub use withheld::Withheld;
