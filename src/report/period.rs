//! The time a report is about.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::month::Month;
use crate::domain::period::{CalendarPeriod, Every};
use crate::domain::time::{Calendar, Time, YEARS, date_of};
use crate::errors;

errors! {
    /// Why a text is no period.
    pub enum PeriodError {
        /// It has none of the forms of one.
        Malformed { period: String } = "report-period-malformed",
    }
}

/// Whole days, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Reads `2026-11`, `2026-Q4`, `2026-H2`, `2026`, `FROM..TO`, or `monthly`, `half-year`,
    /// `year`: the last complete month before `today` (M-9.10: the statistics are of last month), the
    /// half-year or year now ending in its last month (B-3.4, F-3.2), else the last complete one.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, PeriodError> {
        let found = match text {
            "monthly" => Some(Self::due(Every::Month, today)),
            "half-year" => Some(Self::due(Every::HalfYear, today)),
            "year" => Some(Self::due(Every::Year, today)),
            _ => match text.split_once("..") {
                Some((from, to)) => Self::between(from, to),
                None => Self::named(text),
            },
        };
        found
            .filter(|period| {
                YEARS.contains(&period.from.year())
                    && YEARS.contains(&period.to.year())
                    && period.from <= period.to
            })
            .ok_or_else(|| PeriodError::Malformed {
                period: text.to_owned(),
            })
    }

    /// What a duty due in the month of the day is about.
    fn due(every: Every, today: NaiveDate) -> Self {
        let period = CalendarPeriod::due_in(every, Month::of(today));
        Self {
            from: period.first_day(),
            to: period.last_day(),
        }
    }

    fn months(from: NaiveDate, months: u32) -> Option<Self> {
        let to = from
            .checked_add_months(Months::new(months))?
            .checked_sub_days(Days::new(1))?;
        Some(Self { from, to })
    }

    fn between(from: &str, to: &str) -> Option<Self> {
        Some(Self {
            from: date_of(from)?,
            to: date_of(to)?,
        })
    }

    fn named(text: &str) -> Option<Self> {
        let (year, part) = text.split_once('-').unwrap_or((text, ""));
        let digits = |text: &str, len: usize| {
            let plain = text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| plain)
        };
        let year = i32::try_from(digits(year, 4)?).ok()?;
        let (first, months) = if !text.contains('-') {
            (1, 12)
        } else if let Some(quarter) = part.strip_prefix(['Q', 'q']) {
            (digits(quarter, 1)?.checked_sub(1)? * 3 + 1, 3)
        } else if let Some(half) = part.strip_prefix(['H', 'h']) {
            (digits(half, 1)?.checked_sub(1)? * 6 + 1, 6)
        } else {
            (digits(part, 2)?, 1)
        };
        Self::months(NaiveDate::from_ymd_opt(year, first, 1)?, months)
    }

    /// The period before, of the same length: as many whole months, else as many days.
    pub fn before(&self) -> Option<Self> {
        let to = self.from.pred_opt()?;
        let from = if let Some(months) = self.whole_months() {
            self.from.checked_sub_months(Months::new(months))?
        } else {
            let days = (self.to - self.from).num_days().try_into().ok()?;
            to.checked_sub_days(Days::new(days))?
        };
        Some(Self { from, to })
    }

    /// The same a year before.
    pub fn year_before(&self) -> Option<Self> {
        let from = self.from.checked_sub_months(Months::new(12))?;
        let to = match self.whole_months() {
            Some(_) => {
                let next = self.to.succ_opt()?.checked_sub_months(Months::new(12))?;
                next.pred_opt()?
            }
            None => self.to.checked_sub_months(Months::new(12))?,
        };
        Some(Self { from, to })
    }

    /// Those it is compared with.
    pub fn compared(&self) -> Vec<Self> {
        let compared = [self.before(), self.year_before()];
        compared.into_iter().flatten().collect()
    }

    /// Those that a report on it looks at.
    pub fn looked_at(&self) -> Vec<Self> {
        let all = std::iter::once(self.clone());
        all.chain(self.compared()).collect()
    }

    /// How many months it has, where it is whole ones.
    fn whole_months(&self) -> Option<u32> {
        let next = self.to.succ_opt()?;
        let months = (next.year() - self.from.year()) * 12 + next.month().cast_signed()
            - self.from.month().cast_signed();
        let whole = self.from.day() == 1 && next.day() == 1;
        u32::try_from(months).ok().filter(|_| whole)
    }

    /// A month.
    pub fn of(month: Month) -> Self {
        Self {
            from: month.first_day(),
            to: month.last_day(),
        }
    }

    /// The month it is, if it is a whole one.
    pub fn month(&self) -> Option<Month> {
        let month = Month::of(self.from);
        (*self == Self::of(month)).then_some(month)
    }

    /// Whether a moment falls into it, by its date in the calendar's zone.
    pub fn holds(&self, time: Time, calendar: &Calendar) -> bool {
        self.has(calendar.in_zone(time).date_naive())
    }

    /// Whether a day falls into it.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let period = Period::read(text, today).ok()?;
        Some((period.from.to_string(), period.to.to_string()))
    }

    fn is(text: &str, from: &str, to: &str) {
        assert_eq!(read(text), Some((from.into(), to.into())), "{text}");
    }

    /// M-9.10, B-3.4: the statistics are of the month, half-year or year that is over.
    #[test]
    fn a_named_rhythm_is_its_last_complete_period() {
        is("monthly", "2026-10-01", "2026-10-31");
        is("half-year", "2026-01-01", "2026-06-30");
        is("year", "2025-01-01", "2025-12-31");
        let january = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let monthly = Period::read("monthly", january).unwrap();
        assert_eq!(monthly.from.to_string(), "2025-12-01");
        let half = Period::read("half-year", january).unwrap();
        assert_eq!(half.to.to_string(), "2025-12-31");
    }

    /// B-3.4, F-3.2: the summary of the first ten days of June is of January to June, that of
    /// December of July to December; the compilation of December is of this year. In any other month
    /// they are of the last one that is over.
    #[test]
    fn b_3_4_a_summary_covers_the_half_year_now_ending() {
        let of = |text: &str, year, month, day| {
            let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let period = Period::read(text, today).unwrap();
            format!("{}..{}", period.from, period.to)
        };
        assert_eq!(of("half-year", 2026, 6, 10), "2026-01-01..2026-06-30");
        assert_eq!(of("half-year", 2026, 12, 1), "2026-07-01..2026-12-31");
        assert_eq!(of("half-year", 2026, 7, 1), "2026-01-01..2026-06-30");
        assert_eq!(of("half-year", 2026, 5, 31), "2025-07-01..2025-12-31");
        assert_eq!(of("year", 2026, 12, 31), "2026-01-01..2026-12-31");
        assert_eq!(of("year", 2027, 1, 1), "2026-01-01..2026-12-31");
        assert_eq!(of("year", 2026, 6, 10), "2025-01-01..2025-12-31");
    }

    #[test]
    fn a_period_is_written_by_month_quarter_half_year_year_or_its_ends() {
        is("2026-02", "2026-02-01", "2026-02-28");
        is("2026-Q4", "2026-10-01", "2026-12-31");
        is("2026-H2", "2026-07-01", "2026-12-31");
        is("2024", "2024-01-01", "2024-12-31");
        is("2026-11-05..2026-11-05", "2026-11-05", "2026-11-05");
    }

    /// Whole months are compared with whole months, a leap February with a short one.
    #[test]
    fn what_a_period_is_compared_with() {
        let compared = |text: &str| {
            let period = Period::read(text, NaiveDate::default()).unwrap();
            [period.before(), period.year_before()]
                .map(|it| it.map(|it| format!("{}..{}", it.from, it.to)).unwrap())
        };
        assert_eq!(
            compared("2024-02"),
            ["2024-01-01..2024-01-31", "2023-02-01..2023-02-28"]
        );
        assert_eq!(
            compared("2025-02"),
            ["2025-01-01..2025-01-31", "2024-02-01..2024-02-29"]
        );
        assert_eq!(
            compared("2026-Q1"),
            ["2025-10-01..2025-12-31", "2025-01-01..2025-03-31"]
        );
        assert_eq!(
            compared("2026-11-05..2026-11-14"),
            ["2026-10-26..2026-11-04", "2025-11-05..2025-11-14"]
        );
    }

    #[test]
    fn anything_else_is_no_period() {
        for bad in [
            "",
            "26",
            "2026-",
            "2026-13",
            "2026-00",
            "2026-Q0",
            "2026-Q5",
            "2026-H3",
            "2026-1",
            "2026-11-05",
            "2026-11-05..2026-11-04",
            "..",
            "+026",
            "9999",
            "2026-Q",
            "weekly",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    /// A day is a date in the calendar's zone, whatever offset the file has.
    #[test]
    fn a_moment_belongs_to_its_date_in_the_zone() {
        let regulations = super::super::samples::regulations();
        let calendar = regulations.calendar().unwrap();
        let october = Period::read("2026-10", NaiveDate::default()).unwrap();
        let at = |text: &str| Time::parse_from_rfc3339(text).unwrap();
        assert!(!october.holds(at("2026-10-31T17:00:00Z"), calendar));
        assert!(october.holds(at("2026-10-31T15:59:59Z"), calendar));
        assert!(october.holds(at("2026-09-30T16:00:00Z"), calendar));
    }
}
