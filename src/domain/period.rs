//! Whole months, half years and years: what a duty that comes again is about.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::month::Month;
use super::schema::Kind;
use super::values::FieldError;
use crate::{text_scalar, words};

words! {
    /// How often something comes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Every {
        /// Each month, about the month before.
        Month = "month",
        /// Twice a year.
        HalfYear = "half-year",
        /// Once a year.
        Year = "year",
    }
}

impl Every {
    /// How many months it is long.
    fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A month, half year or year: `2026-11`, `2026-H2`, `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarPeriod {
    first: Month,
    every: Every,
}

text_scalar!(CalendarPeriod, Kind::Text);

impl CalendarPeriod {
    /// The one a month is part of.
    pub fn of(every: Every, month: Month) -> Self {
        let first = month.first_day();
        let begins = first.month0() / every.months() * every.months() + 1;
        let first = first.with_month(begins).unwrap_or(first);
        Self {
            first: Month::of(first),
            every,
        }
    }

    /// What a duty that is due in a month is about: the month before (M-9.10); the half year or year
    /// that ends in that very month (B-3.4, F-3.2), else the last one that was over.
    pub fn due_in(every: Every, month: Month) -> Self {
        let ending = every != Every::Month && month.next() == Self::of(every, month).end();
        if ending {
            return Self::of(every, month);
        }
        Self::of(every, Self::of(every, month).first.previous())
    }

    /// The months in which a duty about it can be due, nearest first: the last of the period itself,
    /// where that is no month, and those until the next one has taken its place.
    pub fn due_months(self) -> impl Iterator<Item = Month> {
        let last = self.end().previous();
        let after = (0..=self.every.months()).scan(last, |month, _| {
            let this = *month;
            *month = month.next();
            Some(this)
        });
        after.filter(move |month| Self::due_in(self.every, *month) == self)
    }

    /// How long it is.
    pub fn every(self) -> Every {
        self.every
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.first.first_day()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.end().previous().last_day()
    }

    /// Whether it is another, or part of it.
    pub fn is_within(self, other: Self) -> bool {
        other.first_day() <= self.first_day() && self.last_day() <= other.last_day()
    }

    /// The month after its last.
    fn end(self) -> Month {
        let first = self.first.first_day();
        let end = first.checked_add_months(Months::new(self.every.months()));
        Month::of(end.unwrap_or(first))
    }
}

impl FromStr for CalendarPeriod {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        let of = |every, month: &str| Some(Self::of(every, month.parse().ok()?));
        let year = |text: &str| text.len() == 4;
        let found = match text.split_once('-') {
            None if year(text) => of(Every::Year, &format!("{text}-01")),
            Some((at, "H1" | "h1")) if year(at) => of(Every::HalfYear, &format!("{at}-01")),
            Some((at, "H2" | "h2")) if year(at) => of(Every::HalfYear, &format!("{at}-07")),
            _ => of(Every::Month, text),
        };
        found.ok_or_else(|| FieldError::NotAPeriod {
            value: text.to_owned(),
        })
    }
}

impl fmt::Display for CalendarPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first.first_day();
        match self.every {
            Every::Month => self.first.fmt(f),
            Every::HalfYear => write!(f, "{}-H{}", first.format("%Y"), first.month0() / 6 + 1),
            Every::Year => write!(f, "{}", first.format("%Y")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due_in(every: Every, month: &str) -> String {
        CalendarPeriod::due_in(every, month.parse().unwrap()).to_string()
    }

    /// M-9.10: what is due in a month is about the one before, over the turn of the year too.
    #[test]
    fn m_9_10_a_month_is_told_of_in_the_next() {
        assert_eq!(due_in(Every::Month, "2026-11"), "2026-10");
        assert_eq!(due_in(Every::Month, "2026-01"), "2025-12");
    }

    /// B-3.4, F-3.2: June tells of January to June, December of July to December and of its year; any
    /// other month of what was over.
    #[test]
    fn b_3_4_f_3_2_june_and_december_tell_of_what_ends_with_them() {
        let half = |month| due_in(Every::HalfYear, month);
        assert_eq!(half("2026-06"), "2026-H1");
        assert_eq!(half("2026-12"), "2026-H2");
        assert_eq!(half("2026-07"), "2026-H1");
        assert_eq!(half("2026-05"), "2025-H2");
        assert_eq!(half("2026-01"), "2025-H2");
        assert_eq!(due_in(Every::Year, "2026-12"), "2026");
        assert_eq!(due_in(Every::Year, "2027-01"), "2026");
        assert_eq!(due_in(Every::Year, "2026-06"), "2025");
    }

    /// The months a period can be due in are those whose due is about it, and no others.
    #[test]
    fn the_months_a_period_is_due_in_are_about_it() {
        let months = |period: &str| -> Vec<String> {
            let period: CalendarPeriod = period.parse().unwrap();
            period.due_months().map(|month| month.to_string()).collect()
        };
        assert_eq!(months("2026-10"), ["2026-11"]);
        let half = [
            "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
        ];
        assert_eq!(months("2026-H1"), half);
        let year = months("2026");
        assert_eq!(
            (year.len(), year[0].as_str(), year[11].as_str()),
            (12, "2026-12", "2027-11")
        );
    }

    #[test]
    fn a_period_is_written_as_it_is_read() {
        for text in ["2026-10", "2026-H1", "2026-H2", "2026"] {
            let period: CalendarPeriod = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
        }
        for bad in [
            "",
            "2026-H3",
            "26",
            "2026-13",
            "2026-Q1",
            "H1",
            "2026-1",
            "2026-10-01",
            "-H1",
        ] {
            assert!(bad.parse::<CalendarPeriod>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_month_lies_within_its_half_year_and_year() {
        let of = |text: &str| text.parse::<CalendarPeriod>().unwrap();
        assert!(of("2026-06").is_within(of("2026-H1")));
        assert!(of("2026-H1").is_within(of("2026")));
        assert!(!of("2026-07").is_within(of("2026-H1")));
        assert!(!of("2026").is_within(of("2026-H1")));
    }
}
