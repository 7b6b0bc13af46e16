//! What a case adds to an indicator, and to which periods that belongs.

use chrono::{Months, NaiveDate};

use super::key::Key;
use super::measure::Addend;
use crate::domain::shared::Words;
use crate::domain::staff::Staff;
use crate::domain::time::Time;
use crate::report::period::Period;

/// To which periods something belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// To any: it is of the moment of reporting.
    Always,
    /// To those with this day.
    On(NaiveDate),
    /// To those whose last twelve months have this day.
    Year(NaiveDate),
}

impl When {
    /// Whether it belongs to a period.
    pub fn within(self, period: &Period) -> bool {
        match self {
            Self::Always => true,
            Self::On(day) => period.has(day),
            Self::Year(day) => {
                let last = period.to;
                let year = last.checked_sub_months(Months::new(12)).unwrap_or(last);
                day > year && day <= last
            }
        }
    }
}

/// What a case adds.
#[derive(Clone, Debug)]
pub struct Addition {
    /// To which indicator.
    pub key: Key,
    /// In which periods.
    pub when: When,
    /// What.
    pub addend: Addend,
}

/// By whom and when a case is measured, and where names are kept.
pub struct Measuring<'m> {
    /// The moment of reporting.
    pub now: Time,
    /// The people.
    pub staff: &'m Staff,
    /// The names of stages and units, each kept once.
    pub words: &'m Words,
}
