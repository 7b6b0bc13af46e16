//! What the office owes besides single cases: periodic duties, forms, reminders, tiers.

use super::{Source, Title, When};
use crate::domain::time::Limit;
use crate::words;

/// The rules about the office's own work. A regulation that states none leaves them empty.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// Duties that come again (M-9.10, B-3.4).
    pub periodic: Vec<Periodic>,
    /// Forms, their copies and who gets them (M-9.8).
    pub forms: Vec<FormRule>,
    /// Tiers of escalation, lowest first.
    pub tiers: Vec<Tier>,
    /// When complaints count as coming again (B-5, L-6).
    pub recurrences: Vec<Recurrence>,
    /// What an abnormality note is (M-3).
    pub abnormality: Option<Abnormality>,
    /// What is written when a case is late (M-14).
    pub reminders: Vec<Reminder>,
}

/// A duty that comes again.
#[derive(Clone, Debug)]
pub struct Periodic {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Title,
    /// How often.
    pub every: Every,
    /// The months it falls in, 1 to 12; empty: each month, or the period's natural ones.
    pub months: Vec<u32>,
    /// The last day of the month that is on time, 1 to 31.
    pub by_day: u32,
    /// The unit that owes it.
    pub unit: String,
    /// The rule.
    pub source: Source,
}

words! {
    /// How often a duty comes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Every {
        /// Each month, about the month before.
        Month = "month",
        /// Twice a year.
        HalfYear = "half-year",
        /// Once a year.
        Year = "year",
    }
}

/// A form, its copies and who gets them.
#[derive(Clone, Debug)]
pub struct FormRule {
    /// The identifier.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// The language it is written in: `zh` or `en`.
    pub language: String,
    /// Who gets each copy, in the order of the copies: a unit, or `customer`, or `liable` for the
    /// unit that bears the loss.
    pub copies: Vec<String>,
    /// Roles that sign, any one of each group of a rank.
    pub signatures: Vec<String>,
    /// Whether the customer stamps it.
    pub customer_stamp: bool,
    /// For which cases.
    pub when: When,
    /// The rule.
    pub source: Source,
}

/// A tier of escalation.
#[derive(Clone, Debug)]
pub struct Tier {
    /// The identifier.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// The unit that holds it.
    pub unit: Option<String>,
    /// The role that holds it.
    pub role: Option<String>,
    /// Cases that belong here at least, by their difficulty; nothing stated: none by that alone.
    pub when: When,
    /// How long a case may be open before it belongs here at least, in calendar time.
    pub after: Option<Limit>,
    /// The rule.
    pub source: Source,
}

/// When complaints count as coming again.
#[derive(Clone, Debug)]
pub struct Recurrence {
    /// Its name: `repeat`, `recurrence`.
    pub name: String,
    /// Fields that are the same in both: `customer.name`, `defect`.
    pub same: Vec<String>,
    /// How far back one looks; its first and its last day included.
    pub window: Limit,
    /// How many such cases in the window, the last included, are one too many; at least 2.
    pub count: u64,
    /// The rule.
    pub source: Source,
}

/// What an abnormality note is.
#[derive(Clone, Debug)]
pub struct Abnormality {
    /// Whether clocks run for it.
    pub clocks: bool,
    /// The rule.
    pub source: Source,
}

/// What is written when a case is late.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Which notice.
    pub kind: ReminderKind,
    /// Its title.
    pub title: Title,
    /// For open or closed cases.
    pub of: CaseState,
    /// Whether it must be written, or may be.
    pub must: bool,
    /// The rule.
    pub source: Source,
}

words! {
    /// The notices about lateness.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReminderKind {
        /// 催办单.
        Reminder = "reminder",
        /// 洽办单.
        Inquiry = "inquiry",
    }
}

words! {
    /// Whether a case is still open.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CaseState {
        /// Not closed.
        Open = "open",
        /// Closed.
        Closed = "closed",
    }
}
