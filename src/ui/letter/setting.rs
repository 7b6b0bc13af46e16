//! What a letter says besides the case.

use chrono::NaiveDate;

use crate::ui::words::Words;

/// What a letter says besides the case.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The words of its language.
    pub words: &'a Words,
    /// Who writes it.
    pub company: &'a str,
    /// The currency of amounts that name none.
    pub currency: &'a str,
    /// The day it is written.
    pub date: NaiveDate,
    /// What its writer adds.
    pub remark: Option<&'a str>,
}
