//! Registers of other houses are brought in: read, understood, compared with what is there, written at once.

pub mod answer;
mod known;
pub mod named;
pub mod plan;
pub mod register;
mod rows;
mod suggested;
mod update;
mod whole;
pub mod write;

use crate::domain::input::DateOrder;
use crate::domain::msg::Msg;
use crate::words;

words! {
    /// What is done with a row whose case is there already, and says something else.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Duplicates {
        /// The case stays as it is.
        #[default]
        Skip = "skip",
        /// What the row says otherwise is corrected.
        Update = "update",
    }
}

/// How registers are brought in.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The file of the mapping.
    pub mapping: Option<String>,
    /// The policy of cases that name none.
    pub policy: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The encoding of a text.
    pub encoding: Option<String>,
    /// The order of dates.
    pub dates: Option<DateOrder>,
    /// What is done with what is there.
    pub duplicates: Duplicates,
    /// Whether the mapping is only drafted: what is still open stands in it.
    pub drafting: bool,
}

/// A row that is not taken.
#[derive(Clone, Debug)]
pub struct Reject {
    /// The file.
    pub file: String,
    /// The row.
    pub row: u64,
    /// The column, where it is one.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// Why.
    pub why: Msg,
}
