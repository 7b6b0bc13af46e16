//! Moments: a day as people write it and a time of it, or one of them.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};

use super::day::{Day, InputError};
use super::plain::plain;

/// A moment as it was written, without an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    day: Option<Day>,
    time: Option<NaiveTime>,
}

impl Moment {
    /// In the one way calendars read: `2026-11-05T09:20`, or the date alone.
    ///
    /// # Errors
    /// Where there is no such day.
    pub fn on(&self, today: NaiveDate) -> Result<String, InputError> {
        let day = self.day.as_ref().map(|day| day.on(today));
        let day = day.transpose()?.unwrap_or(today);
        Ok(match self.time {
            Some(time) => format!("{day}T{}", time.format("%H:%M:%S")),
            None => day.to_string(),
        })
    }
}

impl FromStr for Moment {
    type Err = InputError;

    fn from_str(text: &str) -> Result<Self, InputError> {
        let plain = plain(text);
        if let Some(time) = time(&plain) {
            return Ok(Self {
                day: None,
                time: Some(time),
            });
        }
        let parted = plain.char_indices().find_map(|(at, c)| {
            let (day, rest) = plain.split_at(at);
            let rest = if matches!(c, ' ' | 'T' | 't') {
                rest.get(1..)?
            } else {
                rest
            };
            let time = time(rest.trim_start())?;
            match day.parse::<Day>() {
                Err(InputError::NotADay { .. }) => None,
                day => Some((day, Some(time))),
            }
        });
        let (day, time) = parted.unwrap_or_else(|| (plain.parse(), None));
        Ok(Self {
            day: Some(day?),
            time,
        })
    }
}

/// `9:20`, `09:20:30`, `9点`, `9点20分`, `9点半`, with `上午` or `下午` before it.
fn time(text: &str) -> Option<NaiveTime> {
    let halves = [("上午", 0), ("早上", 0), ("下午", 12), ("晚上", 12)];
    let said = halves
        .iter()
        .find_map(|(word, hours)| Some((text.strip_prefix(word)?.trim_start(), *hours)));
    let (text, half) = said.map_or((text, None), |(rest, hours)| (rest, Some(hours)));
    let parts: Vec<&str> = if let Some((hour, rest)) = text.split_once(['点', '时']) {
        match rest {
            "" | "整" => vec![hour, "00"],
            "半" => vec![hour, "30"],
            rest => vec![hour, rest.strip_suffix('分').unwrap_or(rest)],
        }
    } else {
        text.split(':').collect()
    };
    let number = |part: &&str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits)
    };
    let parts: Option<Vec<u32>> = parts.iter().map(number).collect();
    let (hour, minute, second) = match parts?[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour = match half {
        Some(_) if hour > 12 => return None,
        Some(hours) => hour % 12 + hours,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let moment = text.parse::<Moment>().and_then(|moment| moment.on(today));
        moment.unwrap_or_else(|why| why.to_string())
    }

    #[test]
    fn moments_as_people_write_them() {
        for text in [
            "2026/11/28 9:20",
            "2026-11-28T9:20",
            "昨天 9:20",
            "昨天9点20分",
            "昨天上午9点20",
            "yesterday 09:20",
            "11月28日 9:20",
            "11月28日9:20",
            "2026年11月28日 ９：２０",
            "11-28 9:20",
        ] {
            assert_eq!(on(text), "2026-11-28T09:20:00", "{text}");
        }
        assert_eq!(on("9:20"), "2026-11-29T09:20:00");
        assert_eq!(on("下午3点半"), "2026-11-29T15:30:00");
        assert_eq!(on("上午12点"), "2026-11-29T00:00:00");
        assert_eq!(on("昨天"), "2026-11-28");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["", "25:00", "9:60", "昨天 25点", "下午13点", "9", "x 9:20"] {
            assert_eq!(on(text), "input-not-a-day", "{text}");
        }
        assert_eq!(on("05/11/2026 9:20"), "input-ambiguous");
    }
}
