//! Days and moments as registers of every country hold them, in the one way that can be read in one way
//! only: the year first.

use super::plain::plain;
use crate::words;

words! {
    /// In which order a register writes the day, the month and the year.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DateOrder {
        /// `31/12/2026`.
        DayFirst = "D/M/Y",
        /// `12/31/2026`.
        MonthFirst = "M/D/Y",
        /// `2026/12/31`, `26/12/31`.
        YearFirst = "Y/M/D",
    }
}

/// What the dates of a column say about their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// All can be read in one way each, or there are none.
    Clear,
    /// This one shows the order of all.
    Shown(DateOrder, String),
    /// This one could be read in two ways, and none shows which.
    Open(String),
    /// These two show different orders.
    Contrary(String, String),
}

impl Ordered {
    /// What these texts show.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let (mut day, mut month, mut open) = (None, None, None);
        for text in texts {
            let told = plain(text);
            let Some((one, other)) = split(&told).and_then(|parts| parts.numbers_before_year())
            else {
                continue;
            };
            let slot = match (one > 12, other > 12) {
                (true, false) => &mut day,
                (false, true) => &mut month,
                (false, false) if one != other => &mut open,
                _ => continue,
            };
            slot.get_or_insert_with(|| text.trim().to_owned());
        }
        match (day, month, open) {
            (Some(day), Some(month), _) => Self::Contrary(day, month),
            (Some(day), None, _) => Self::Shown(DateOrder::DayFirst, day),
            (None, Some(month), _) => Self::Shown(DateOrder::MonthFirst, month),
            (None, None, Some(open)) => Self::Open(open),
            (None, None, None) => Self::Clear,
        }
    }
}

/// The day with the year first and what follows it as it stands: `5/11/2026 9:20` is `2026-11-05 9:20`
/// where days come first. A text in which no such day stands is left alone.
pub fn year_first(text: &str, order: Option<DateOrder>) -> String {
    let told = plain(text);
    let Some(parts) = split(&told) else {
        return told;
    };
    let Some((year, month, day)) = parts.read(order) else {
        return told;
    };
    format!("{year:04}-{month:02}-{day:02}{}", half_day(parts.rest))
}

/// Whether a text says of which year it is.
pub fn says_year(text: &str) -> bool {
    let told = plain(text);
    let digits = |part: &str| part.len() >= 4 && part.bytes().take(4).all(|b| b.is_ascii_digit());
    told.split(|c: char| !c.is_ascii_digit()).any(digits)
}

/// A day in three parts, and what follows.
struct Parts<'t> {
    parts: [&'t str; 3],
    rest: &'t str,
}

fn split(text: &str) -> Option<Parts<'_>> {
    if let Some((day, rest)) = text.split_at_checked(8)
        && day.bytes().all(|b| b.is_ascii_digit())
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        let parts = [&day[..4], &day[4..6], &day[6..]];
        return Some(Parts { parts, rest });
    }
    let mut parts = [""; 3];
    let mut rest = text;
    for (n, part) in parts.iter_mut().enumerate() {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        // The time may follow at once: `2026-11-05T09:20`.
        let end = match rest.find(|c: char| !c.is_ascii_digit()) {
            Some(digits) if n == 2 && digits > 0 => digits,
            _ => end,
        };
        (*part, rest) = rest.split_at(end);
        if part.is_empty() {
            return None;
        }
        if n < 2 {
            let trimmed = rest.trim_start_matches([' ', '-', '/', '.', ',']);
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
    }
    Some(Parts { parts, rest })
}

impl Parts<'_> {
    /// The two numbers before a year of four digits.
    fn numbers_before_year(&self) -> Option<(u32, u32)> {
        let [one, other, year] = self.parts;
        let short = number(one).zip(number(other));
        short.filter(|_| year.len() == 4 && number(year).is_some() && one.len() < 3)
    }

    fn read(&self, order: Option<DateOrder>) -> Option<(u32, u32, u32)> {
        let [first, second, third] = self.parts;
        if let Some(month) = month_named(first) {
            return Some((year(third)?, month, number(second)?));
        }
        if let Some(month) = month_named(second) {
            return match (first.len(), third.len()) {
                (4, _) => Some((year(first)?, month, number(third)?)),
                _ => Some((year(third)?, month, number(first)?)),
            };
        }
        let (a, b, c) = (number(first)?, number(second)?, number(third)?);
        if first.len() == 4 {
            return Some((a, b, c));
        }
        match order? {
            DateOrder::YearFirst if third.len() < 3 => Some((year(first)?, b, c)),
            DateOrder::YearFirst => None,
            DateOrder::DayFirst => Some((year(third)?, b, a)),
            DateOrder::MonthFirst => Some((year(third)?, a, b)),
        }
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits && text.len() <= 4)
}

/// A year of two digits is one of this century.
fn year(text: &str) -> Option<u32> {
    match text.len() {
        2 => Some(2000 + number(text)?),
        4 => number(text),
        _ => None,
    }
}

fn month_named(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let named = |full: &&str| lower.len() >= 3 && full.starts_with(lower.as_str());
    let place = MONTHS.iter().position(named)?;
    u32::try_from(place + 1).ok()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The time of the second half of a day as the hours of the whole: ` 1:20:00 PM` is ` 13:20:00`.
fn half_day(rest: &str) -> String {
    let lower = rest.trim_end().to_ascii_lowercase();
    let halved = [("am", 0), ("pm", 12), ("a.m.", 0), ("p.m.", 12)];
    let found = halved
        .iter()
        .find_map(|(word, hours)| Some((lower.strip_suffix(word)?.trim_end(), *hours)));
    let whole = || {
        let (time, hours) = found?;
        let start = time.find(|c: char| c.is_ascii_digit())?;
        let (before, time) = time.split_at(start);
        let (hour, after) = time.split_once(':').unwrap_or((time, "00"));
        let hour = number(hour).filter(|hour| (1..=12).contains(hour))?;
        Some(format!("{before}{:02}:{after}", hour % 12 + hours))
    };
    whole().unwrap_or_else(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_every_register_with_the_year_first() {
        let day = Some(DateOrder::DayFirst);
        let month = Some(DateOrder::MonthFirst);
        for (text, order, read) in [
            ("2026/11/5", None, "2026-11-05"),
            ("2026.11.05 9:20", None, "2026-11-05 9:20"),
            (
                "2026-11-05T09:20:00+08:00",
                None,
                "2026-11-05T09:20:00+08:00",
            ),
            ("20261105", None, "2026-11-05"),
            ("20261105 09:20", None, "2026-11-05 09:20"),
            ("5-Nov-2026", None, "2026-11-05"),
            ("05 Nov 26", None, "2026-11-05"),
            ("November 5, 2026", None, "2026-11-05"),
            ("5/11/2026", day, "2026-11-05"),
            ("5/11/2026 1:20:00 PM", month, "2026-05-11 13:20:00"),
            ("5/11/26 12:05 AM", month, "2026-05-11 00:05"),
            ("26/11/5", Some(DateOrder::YearFirst), "2026-11-05"),
            ("5/11/2026", None, "5/11/2026"),
            ("2026年11月5日", None, "2026年11月5日"),
            ("下周", None, "下周"),
            ("", None, ""),
        ] {
            assert_eq!(year_first(text, order), read, "{text}");
        }
    }

    /// Day and month are never guessed: a column shows their order, or it stays open.
    #[test]
    fn a_column_shows_its_order_or_leaves_it_open() {
        let of = |texts: &[&str]| Ordered::of(texts.iter().copied());
        assert_eq!(of(&["2026-11-05", "x", "5/5/2026"]), Ordered::Clear);
        let shown = Ordered::Shown(DateOrder::MonthFirst, "7/29/2013 9:00".to_owned());
        assert_eq!(of(&["8/1/2013", "7/29/2013 9:00"]), shown);
        assert_eq!(of(&["8/1/2013"]), Ordered::Open("8/1/2013".to_owned()));
        let contrary = Ordered::Contrary("29/7/2013".to_owned(), "7/29/2013".to_owned());
        assert_eq!(of(&["29/7/2013", "7/29/2013"]), contrary);
    }

    #[test]
    fn a_year_is_said_or_not() {
        assert!(says_year("2026-11-05") && says_year("2026年11月5日") && says_year("5/11/2026"));
        assert!(!says_year("11月20日") && !says_year("昨天") && !says_year("9:20"));
    }
}
