//! The day-by-day reasoning behind a due date.

use std::fmt;

use super::calendar::Calendar;
use super::second::{Secs, Time};
use crate::domain::msg::Msg;

/// One step of the reasoning: a stretch of time, what of it was counted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub to: Time,
    /// What it used up of the limit.
    pub counted: Counted,
    /// Why.
    pub why: Msg,
}

/// What a stretch used up of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Nothing.
    Nothing,
    /// One day.
    Day,
    /// Half a day.
    HalfDay,
    /// Months.
    Months(u32),
    /// Seconds.
    Seconds(i64),
}

/// `0`, `1d`, `0.5d`, `1mo` or `3:00:00`: the same in every language.
impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Nothing => f.write_str("0"),
            Self::Day => f.write_str("1d"),
            Self::HalfDay => f.write_str("0.5d"),
            Self::Months(count) => write!(f, "{count}mo"),
            Self::Seconds(seconds) => f.write_str(&clock(seconds)),
        }
    }
}

/// Seconds as `h:mm:ss`.
pub(super) fn clock(seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours}:{minutes:02}:{:02}", seconds % 60)
}

/// Collects the reasoning if anybody wants it. Thousands of due dates are derived for their
/// instant alone, so a stretch is made only when it is kept.
#[derive(Debug)]
pub(super) struct Log(Option<Vec<Stretch>>);

impl Log {
    /// A log that keeps what it is given, or does not.
    pub fn new(keep: bool) -> Self {
        Self(keep.then(Vec::new))
    }

    /// Whether it keeps anything.
    pub fn keeps(&self) -> bool {
        self.0.is_some()
    }

    /// Notes a stretch.
    pub fn note(
        &mut self,
        calendar: &Calendar,
        (from, to): (Secs, Secs),
        stretch: impl FnOnce() -> (Counted, Msg),
    ) {
        if let Some(kept) = &mut self.0 {
            let (counted, why) = stretch();
            let (from, to) = (calendar.time(from), calendar.time(to));
            kept.push(Stretch {
                from,
                to,
                counted,
                why,
            });
        }
    }

    /// Forgets what lies after an instant that turned out to be the end.
    pub fn cut(&mut self, calendar: &Calendar, end: Secs) {
        if let Some(kept) = &mut self.0 {
            let end = calendar.time(end);
            kept.retain(|stretch| stretch.from <= end);
            for stretch in kept {
                stretch.to = stretch.to.min(end);
            }
        }
    }

    /// What was kept.
    pub fn into_stretches(self) -> Vec<Stretch> {
        self.0.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_reads_the_same_in_every_language() {
        let said = [
            Counted::Nothing,
            Counted::Day,
            Counted::HalfDay,
            Counted::Months(2),
            Counted::Seconds(100 * 3600 + 62),
        ];
        let said: Vec<String> = said.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["0", "1d", "0.5d", "2mo", "100:01:02"]);
    }
}
