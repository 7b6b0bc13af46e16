//! What a form says besides the case.

use crate::domain::policy::{FormRule, Policy};
use crate::domain::time::{Calendar, Time};
use crate::ui::names::Names;

/// What a form says besides the case.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Names, and the words of its language.
    pub names: Names<'a>,
    /// Whose form it is.
    pub company: &'a str,
    /// The policy.
    pub policy: &'a Policy,
    /// The form.
    pub rule: &'a FormRule,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// When it is written; nothing where it is to be filled in by hand.
    pub at: Option<Time>,
}
