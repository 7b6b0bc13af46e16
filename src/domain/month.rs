//! A month of a year, as payroll counts.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::schema::Kind;
use super::time::{Calendar, Time, date_of};
use super::values::FieldError;
use crate::text_scalar;

/// A month like 2026-12, held as its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

text_scalar!(Month, Kind::Month);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The month after that of a moment.
    pub fn after(moment: Time, calendar: &Calendar) -> Self {
        Self::of(calendar.in_zone(moment).date_naive()).next()
    }

    /// The next month; the last there is has none but itself.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }
}

impl Month {
    /// The month before; the first there is has none but itself.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Its last moment.
    pub fn end(self, calendar: &Calendar) -> Time {
        calendar.end_of(self.last_day())
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let next = self.next().0;
        next.pred_opt().unwrap_or(next)
    }
}

impl FromStr for Month {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        let first = date_of(&format!("{text}-01"));
        first.map(Self).ok_or_else(|| FieldError::NotAMonth {
            value: text.to_owned(),
        })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}
