//! Limits as policies write them.

use std::fmt;
use std::str::FromStr;

use crate::domain::msg::Msg;
use crate::{errors, msg, words};

/// Ten years, the longest limit: anything above is a typing error.
const MOST_DAYS: u64 = 3653;
/// Ten years in months.
const MOST_MONTHS: u64 = 120;

/// How long something may take: `3d`, `0.5d`, `1mo`, `48h`, `90m`, `90s`. At most ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Days are counted in halves, the only fraction there is (time rule 4).
    HalfDays,
    Months,
    Hours,
    Minutes,
    Seconds,
}

/// What a limit comes to, for the counting rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Nothing at all, in whatever unit.
    Zero,
    /// Whole days.
    Days(u32),
    /// So many whole days and a half.
    Half(u32),
    /// Months.
    Months(u32),
    /// Hours, minutes or seconds, in seconds.
    Seconds(i64),
}

words! {
    /// Which time a clock counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Counting {
        /// Business hours and working days.
        Working = "working",
        /// All hours and all dates.
        Calendar = "calendar",
    }
}

/// How one limit is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How long.
    pub limit: Limit,
    /// In which time.
    pub counting: Counting,
    /// Whether a last day that is no working day moves to the next one (time rule 3). Only days
    /// and months by the calendar can end on such a day.
    pub roll: bool,
}

impl Terms {
    /// A limit that rolls, as is the default.
    pub fn new(limit: Limit, counting: Counting) -> Self {
        Self {
            limit,
            counting,
            roll: true,
        }
    }
}

impl Limit {
    /// It in words.
    pub fn said(self) -> Msg {
        let count = self.count;
        match self.unit {
            Unit::HalfDays if count % 2 == 1 => {
                msg!("time-limit-days", n = format!("{}.5", count / 2))
            }
            Unit::HalfDays => msg!("time-limit-days", n = count / 2),
            Unit::Months => msg!("time-limit-months", n = count),
            Unit::Hours => msg!("time-limit-hours", n = count),
            Unit::Minutes => msg!("time-limit-minutes", n = count),
            Unit::Seconds => msg!("time-limit-seconds", n = count),
        }
    }

    /// Whole days.
    pub fn days(count: u16) -> Self {
        let most = u32::try_from(MOST_DAYS).unwrap_or(u32::MAX);
        Self {
            count: u32::from(count).min(most) * 2,
            unit: Unit::HalfDays,
        }
    }

    /// The limit in half days, for comparing sums of stages; `None` for other units.
    pub fn half_days(self) -> Option<u32> {
        (self.unit == Unit::HalfDays).then_some(self.count)
    }

    /// The limit in seconds with days of 24 hours and months of 30 days: a nominal length to
    /// compare limits by, never to count with.
    pub fn nominal_seconds(self) -> i64 {
        i64::from(self.count) * self.unit.nominal_seconds()
    }

    pub(super) fn span(self) -> Span {
        if self.count == 0 {
            return Span::Zero;
        }
        match self.unit {
            Unit::HalfDays if self.count.is_multiple_of(2) => Span::Days(self.count / 2),
            Unit::HalfDays => Span::Half(self.count / 2),
            Unit::Months => Span::Months(self.count),
            Unit::Hours | Unit::Minutes | Unit::Seconds => Span::Seconds(self.nominal_seconds()),
        }
    }
}

impl Unit {
    fn nominal_seconds(self) -> i64 {
        match self {
            Self::HalfDays => 43_200,
            Self::Months => 30 * 86_400,
            Self::Hours => 3600,
            Self::Minutes => 60,
            Self::Seconds => 1,
        }
    }

    /// The longest limit in this unit: ten years.
    fn most(self) -> u64 {
        match self {
            Self::HalfDays => MOST_DAYS * 2,
            Self::Months => MOST_MONTHS,
            Self::Hours => MOST_DAYS * 24,
            Self::Minutes => MOST_DAYS * 24 * 60,
            Self::Seconds => MOST_DAYS * 24 * 3600,
        }
    }
}

errors! {
    /// Why a text is no limit.
    pub enum LimitError {
        /// It is no number with a unit.
        Malformed { value: String } = "time-limit-malformed",
        /// It is below nothing.
        Negative { value: String } = "time-limit-negative",
        /// It has a fraction that is no half day.
        Fraction { value: String } = "time-limit-fraction",
        /// It is above ten years.
        Long { value: String } = "time-limit-long",
    }
}

/// Reads a limit; the error says why a text is none (time rule 11).
impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, LimitError> {
        let value = || text.to_owned();
        let malformed = || LimitError::Malformed { value: value() };
        if text.starts_with(['-', '−']) {
            return Err(LimitError::Negative { value: value() });
        }
        let end = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .ok_or_else(malformed)?;
        let (number, unit) = text.split_at(end);
        let unit = match unit {
            "d" => Unit::HalfDays,
            "mo" => Unit::Months,
            "h" => Unit::Hours,
            "m" => Unit::Minutes,
            "s" => Unit::Seconds,
            _ => return Err(malformed()),
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (number, None),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !fraction.is_none_or(digits) {
            return Err(malformed());
        }
        let half = match fraction {
            None => 0,
            Some("5") if unit == Unit::HalfDays => 1,
            Some(_) => return Err(LimitError::Fraction { value: value() }),
        };
        let parts = if unit == Unit::HalfDays { 2 } else { 1 };
        // Digits that do not fit the number are too many years of anything.
        let count = whole.parse::<u64>().ok().and_then(|n| n.checked_mul(parts));
        let count = count
            .map(|n| n.saturating_add(half))
            .filter(|n| *n <= unit.most())
            .and_then(|n| u32::try_from(n).ok());
        let count = count.ok_or_else(|| LimitError::Long { value: value() })?;
        Ok(Self { count, unit })
    }
}

/// The text it was read from.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.count;
        match self.unit {
            Unit::HalfDays if count % 2 == 1 => write!(f, "{}.5d", count / 2),
            Unit::HalfDays => write!(f, "{}d", count / 2),
            Unit::Months => write!(f, "{count}mo"),
            Unit::Hours => write!(f, "{count}h"),
            Unit::Minutes => write!(f, "{count}m"),
            Unit::Seconds => write!(f, "{count}s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> String {
        text.parse::<Limit>().unwrap_err().to_string()
    }

    #[test]
    fn limits_are_written_as_they_are_read() {
        for text in [
            "3d", "0.5d", "1.5d", "0d", "1mo", "48h", "90m", "90s", "0h", "3653d",
        ] {
            assert_eq!(text.parse::<Limit>().unwrap().to_string(), text);
        }
        assert_eq!(Limit::days(3), "3d".parse().unwrap());
    }

    #[test]
    fn rule_4_only_days_have_halves_and_nothing_else_has_fractions() {
        for text in ["0.25d", "1.0d", "1.50d", "0.5h", "1.5mo", "2.5m"] {
            assert_eq!(id(text), "time-limit-fraction", "{text}");
        }
    }

    #[test]
    fn rule_11_what_is_no_limit_is_refused_with_its_reason() {
        for text in ["-3d", "-0.5d", "−1d"] {
            assert_eq!(id(text), "time-limit-negative", "{text}");
        }
        for text in [
            "",
            "d",
            "3",
            "3 d",
            "3D",
            "three days",
            "+3d",
            "1e3d",
            "3w",
            ".5d",
            "1.d",
            "1..5d",
            "３d",
            "NaNd",
        ] {
            assert_eq!(id(text), "time-limit-malformed", "{text}");
        }
        for text in [
            "3654d",
            "3653.5d",
            "121mo",
            "87673h",
            "99999999999999999999999s",
            "18446744073709551615d",
        ] {
            assert_eq!(id(text), "time-limit-long", "{text}");
        }
        assert_eq!(
            "315619200s".parse::<Limit>().unwrap().nominal_seconds(),
            3653 * 86_400
        );
        // Ten years in each unit, and one more.
        for (longest, longer) in [
            ("120mo", "121mo"),
            ("87672h", "87673h"),
            ("5260320m", "5260321m"),
            ("315619200s", "315619201s"),
        ] {
            assert!(longest.parse::<Limit>().is_ok(), "{longest}");
            assert_eq!(id(longer), "time-limit-long");
        }
    }

    #[test]
    fn a_limit_is_said_in_its_own_unit() {
        let said = |text: &str| text.parse::<Limit>().unwrap().said();
        assert_eq!(said("3d"), msg!("time-limit-days", n = 3));
        assert_eq!(said("0.5d"), msg!("time-limit-days", n = "0.5"));
        assert_eq!(said("11.5d"), msg!("time-limit-days", n = "11.5"));
        assert_eq!(said("1mo"), msg!("time-limit-months", n = 1));
        assert_eq!(said("90m"), msg!("time-limit-minutes", n = 90));
    }

    /// To compare limits by, a month is 30 days.
    #[test]
    fn a_month_is_nominally_thirty_days() {
        let seconds = |text: &str| text.parse::<Limit>().unwrap().nominal_seconds();
        assert_eq!(seconds("2mo"), seconds("60d"));
        assert_eq!(seconds("2mo"), seconds("1440h"));
    }

    #[test]
    fn stage_sums_compare_in_half_days() {
        let halves = |text: &str| text.parse::<Limit>().unwrap().half_days();
        assert_eq!(halves("0.5d"), Some(1));
        assert_eq!(halves("13d"), Some(26));
        assert_eq!(halves("48h"), None);
    }
}
