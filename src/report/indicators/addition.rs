//! What a case adds to an indicator, and to which periods that belongs.

use std::cell::Cell;

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::key::Key;
use super::measure::Addend;
use crate::domain::kept;
use crate::domain::shared::Words;
use crate::domain::staff::Staff;
use crate::domain::time::Time;
use crate::report::period::Period;

/// To which periods something belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// To any: it is of the moment of reporting.
    Always,
    /// To those with this day.
    On(#[serde(with = "kept")] NaiveDate),
    /// To those whose last twelve months have this day.
    Year(#[serde(with = "kept")] NaiveDate),
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

    /// The first and the last of the days one of which every period has that it belongs to; `None`: it belongs to any.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Always => None,
            Self::On(day) => Some((day, day)),
            Self::Year(day) => Some((day, day.checked_add_months(Months::new(12))?)),
        }
    }
}

/// What a case adds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Addition {
    /// To which indicator.
    #[serde(with = "kept")]
    pub key: Key,
    /// In which periods.
    pub when: When,
    /// What.
    pub addend: Addend,
}

/// By whom and when a case is measured, and where names are kept.
pub struct Measuring<'m> {
    now: Time,
    /// The people.
    pub staff: &'m Staff,
    /// The names of stages and units, each kept once.
    pub words: &'m Words,
    /// The last moment at which all that was asked of time is answered the same.
    until: Cell<Time>,
}

impl<'m> Measuring<'m> {
    /// At the moment of reporting.
    pub fn new(now: Time, staff: &'m Staff, words: &'m Words) -> Self {
        Self {
            now,
            staff,
            words,
            until: Cell::new(DateTime::<Utc>::MAX_UTC.into()),
        }
    }

    /// Whether a moment is past.
    pub fn past(&self, moment: Time) -> bool {
        let past = moment < self.now;
        if !past {
            self.only(moment);
        }
        past
    }

    /// The last moment at which all that was asked of time is answered the same.
    pub fn until(&self) -> Time {
        self.until.get()
    }

    /// What was asked is answered the same up to this moment and not longer.
    pub fn only(&self, until: Time) {
        self.until.set(self.until.get().min(until));
    }
}
