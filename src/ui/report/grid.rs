//! One table of a report.

use crate::domain::msg::Msg;
use crate::msg;
use crate::report::groups::Group;

/// A table: heading, columns (right: to the right), rows.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The heading.
    pub title: String,
    /// The columns; whether they are numbers.
    pub columns: Vec<(String, bool)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The heading of the groups of a kind.
pub fn heading(group: Group) -> Msg {
    match group {
        Group::Class => msg!("report-by-class"),
        Group::Unit => msg!("report-by-unit"),
        Group::Owner => msg!("report-by-owner"),
        Group::Customer => msg!("report-by-customer"),
        Group::Category => msg!("report-by-category"),
        Group::Grade => msg!("report-by-grade"),
        Group::Origin => msg!("report-by-origin"),
        Group::Channel => msg!("report-by-channel"),
        Group::Defect => msg!("report-by-defect"),
        Group::Part => msg!("report-by-part"),
    }
}
