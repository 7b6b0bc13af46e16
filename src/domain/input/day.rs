//! Days: `2026/11/5`, `11-05`, `11月5日`, `yesterday`, `昨天`, `+3d`.

use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate};

use super::plain::plain;
use crate::errors;

errors! {
    /// Why a text is no day or moment.
    pub enum InputError {
        /// It is written in no way that is known.
        NotADay { value: String } = "input-not-a-day",
        /// It can be read in two ways.
        Ambiguous { value: String, one: String, other: String } = "input-ambiguous",
        /// The calendar has no such day.
        NoSuchDay { value: String } = "input-no-such-day",
    }
}

/// A day as it was written; which one it is may depend on today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    text: String,
    said: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// With its year.
    Date(NaiveDate),
    /// Without: the nearest to today is meant.
    MonthDay(u32, u32),
    /// So many days from today.
    From(i64),
}

/// Words for days near today.
const WORDS: [(&str, i64); 10] = [
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("今天", 0),
    ("今日", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("明天", 1),
    ("后天", 2),
];

impl Day {
    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The day it means on `today`.
    ///
    /// # Errors
    /// Where there is no such day.
    pub fn on(&self, today: NaiveDate) -> Result<NaiveDate, InputError> {
        let found = match self.said {
            Said::Date(date) => Some(date),
            Said::From(days) if days < 0 => today.checked_sub_days(Days::new(days.unsigned_abs())),
            Said::From(days) => today.checked_add_days(Days::new(days.unsigned_abs())),
            Said::MonthDay(month, day) => {
                let years = today.year() - 1..=today.year() + 1;
                let dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                dates.min_by_key(|date| (*date - today).num_days().abs())
            }
        };
        found.ok_or_else(|| InputError::NoSuchDay {
            value: self.text.clone(),
        })
    }
}

impl FromStr for Day {
    type Err = InputError;

    fn from_str(text: &str) -> Result<Self, InputError> {
        let plain = plain(text);
        let said = match word(&plain).or_else(|| step(&plain)) {
            Some(days) => Said::From(days),
            None => numbers(&plain)?,
        };
        let text = text.trim().to_owned();
        Ok(Self { text, said })
    }
}

fn word(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let known = WORDS.iter().find(|(word, _)| *word == lower);
    known.map(|(_, days)| *days)
}

/// `+3d`, `-1w`, `+3天`.
fn step(text: &str) -> Option<i64> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = rest.split_at(end);
    let days = match unit {
        "d" | "天" | "日" => 1,
        "w" | "周" => 7,
        _ => return None,
    };
    let number: i64 = number.parse().ok().filter(|number| *number < 10_000)?;
    Some(sign * number * days)
}

/// Year, month and day, or month and day, parted by one sign or by their Chinese words.
fn numbers(text: &str) -> Result<Said, InputError> {
    let unknown = || InputError::NotADay {
        value: text.to_owned(),
    };
    let chinese = text.contains('月');
    let parted = if chinese {
        let text = text.strip_suffix(['日', '号']).ok_or_else(unknown)?;
        text.replace(['年', '月'], "-")
    } else {
        text.to_owned()
    };
    let sign = ['-', '/', '.'].into_iter().find(|c| parted.contains(*c));
    let parts: Vec<&str> = parted.split(sign.ok_or_else(unknown)?).collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    if !parts.iter().all(digits) {
        return Err(unknown());
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| unknown());
    match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            date(text, number(year)?, number(month)?, number(day)?).map(Said::Date)
        }
        [first, second, year] if year.len() == 4 && first.len() <= 2 && second.len() <= 2 => {
            year_last(text, number(first)?, number(second)?, number(year)?)
        }
        [month, day] if month.len() <= 2 && day.len() <= 2 => {
            let (month, day) = (number(month)?, number(day)?);
            if sign == Some('-') || chinese {
                return month_day(text, month, day);
            }
            // `5/11` and `5.11` are written either way round.
            match (month_day(text, month, day), month_day(text, day, month)) {
                (Ok(one), Ok(other)) if one != other => {
                    let shown = |month: u32, day: u32| format!("{month:02}-{day:02}");
                    Err(ambiguous(text, shown(month, day), shown(day, month)))
                }
                (Ok(one), _) => Ok(one),
                (Err(_), other) => other,
            }
        }
        _ => Err(unknown()),
    }
}

fn year_last(text: &str, first: u32, second: u32, year: u32) -> Result<Said, InputError> {
    let (one, other) = (
        date(text, year, second, first),
        date(text, year, first, second),
    );
    match (one, other) {
        (Ok(one), Ok(other)) if one != other => {
            Err(ambiguous(text, one.to_string(), other.to_string()))
        }
        (Ok(one), _) => Ok(Said::Date(one)),
        (Err(_), other) => other.map(Said::Date),
    }
}

fn date(text: &str, year: u32, month: u32, day: u32) -> Result<NaiveDate, InputError> {
    let found = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    found.ok_or_else(|| InputError::NoSuchDay {
        value: text.to_owned(),
    })
}

fn month_day(text: &str, month: u32, day: u32) -> Result<Said, InputError> {
    // A leap year has every day a year can have.
    date(text, 2024, month, day).map(|_| Said::MonthDay(month, day))
}

fn ambiguous(text: &str, one: String, other: String) -> InputError {
    let value = text.to_owned();
    InputError::Ambiguous { value, one, other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let day = text.parse::<Day>().and_then(|day| day.on(today));
        day.map_or_else(|why| why.to_string(), |day| day.to_string())
    }

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "2026-11-05",
            "2026/11/5",
            "2026-11-5",
            "2026.11.05",
            "11-05",
            "11-5",
            "11月5日",
            "11月5号",
            "2026年11月5日",
            "２０２６／１１／５",
            " 2026-11-05 ",
            "-24d",
        ] {
            assert_eq!(on(text), "2026-11-05", "{text}");
        }
        assert_eq!(on("today"), "2026-11-29");
        assert_eq!(on("Yesterday"), "2026-11-28");
        assert_eq!(on("昨天"), "2026-11-28");
        assert_eq!(on("明天"), "2026-11-30");
        assert_eq!(on("+3d"), "2026-12-02");
        assert_eq!(on("+1w"), "2026-12-06");
    }

    /// Without its year the nearest day is meant: on 29 November, 5 January is next year's.
    #[test]
    fn the_nearest_year_is_meant() {
        assert_eq!(on("01-05"), "2027-01-05");
        assert_eq!(on("06-20"), "2026-06-20");
        assert_eq!(on("02-29"), "input-no-such-day");
    }

    #[test]
    fn what_can_be_read_twice_is_refused_with_both() {
        let refused = "05/11/2026".parse::<Day>().unwrap_err();
        let InputError::Ambiguous { one, other, .. } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!((one.as_str(), other.as_str()), ("2026-11-05", "2026-05-11"));
        assert_eq!(on("5/11"), "input-ambiguous");
        assert_eq!(on("13/11/2026"), "2026-11-13");
        assert_eq!(on("11/13/2026"), "2026-11-13");
        assert_eq!(on("6.20"), "2026-06-20");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "x",
            "26-11-05",
            "11",
            "2026-11",
            "2026-11-05-1",
            "1月",
            "+d",
            "3d",
        ] {
            assert_eq!(on(text), "input-not-a-day", "{text}");
        }
        for text in ["2026-02-30", "13-40", "2月30日"] {
            assert_eq!(on(text), "input-no-such-day", "{text}");
        }
    }
}
