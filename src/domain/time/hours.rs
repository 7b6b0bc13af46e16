//! Business hours of one day.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::domain::msg::Arg;
use crate::errors;

/// The seconds of a day, which is also 24:00.
pub(super) const MIDNIGHT: u32 = 86_400;

/// A stretch of business hours by the clock on the wall, half-open: `[open, close)`. A shift over
/// midnight closes on the next date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    open: u32,
    close: u32,
}

/// The business hours of each weekday, Monday first; a day without segments is closed.
pub type Week = [Vec<Segment>; 7];

impl Segment {
    /// The whole day, which is how long a working day is where a calendar has no hours.
    pub const DAY: Self = Self {
        open: 0,
        close: MIDNIGHT,
    };

    /// A segment from seconds after the midnight of its date; `None` unless it begins on that date
    /// and ends after it begins, less than a day later or at midnight.
    pub fn new(open: u32, close: u32) -> Option<Self> {
        let within = close <= MIDNIGHT || close - MIDNIGHT < open;
        (open < MIDNIGHT && open < close && within).then_some(Self { open, close })
    }

    /// When it opens, in seconds after midnight.
    pub fn open(self) -> u32 {
        self.open
    }

    /// When it closes, in seconds after the midnight of its date; 86,400 for 24:00, more for a shift
    /// that ends on the next date.
    pub fn close(self) -> u32 {
        self.close
    }

    /// How much of it lies on the next date, in seconds after midnight.
    pub fn overhang(self) -> u32 {
        self.close.saturating_sub(MIDNIGHT)
    }

    /// Brings one day's segments in order; an error names two that overlap. Touching ones do not.
    pub fn arrange(mut segments: Vec<Self>) -> Result<Vec<Self>, HoursError> {
        segments.sort_unstable();
        for pair in segments.windows(2) {
            if let [first, second] = pair
                && second.open < first.close
            {
                let (first, second) = (*first, *second);
                return Err(HoursError::Overlap { first, second });
            }
        }
        Ok(segments)
    }
}

errors! {
    /// Why texts are no business hours.
    pub enum HoursError {
        /// It is not two times of day.
        Malformed { value: String } = "time-hours-malformed",
        /// It closes when it opens, or opens at 24:00.
        Empty { value: String } = "time-hours-empty",
        /// One begins before the other has ended.
        Overlap { first: Segment, second: Segment } = "time-hours-overlap",
    }
}

/// Reads `08:30-12:00`; seconds may follow the minutes, and 24:00 is the end of the day. A close
/// before the open is on the next date.
impl FromStr for Segment {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        let value = || text.to_owned();
        let malformed = || HoursError::Malformed { value: value() };
        let (open, close) = text.split_once('-').ok_or_else(malformed)?;
        let open = seconds(open.trim()).ok_or_else(malformed)?;
        let close = seconds(close.trim()).ok_or_else(malformed)?;
        let close = if close < open {
            close + MIDNIGHT
        } else {
            close
        };
        Self::new(open, close).ok_or_else(|| HoursError::Empty { value: value() })
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = match self.overhang() {
            0 => self.close,
            next => next,
        };
        write!(f, "{}-{}", TimeOfDay(self.open), TimeOfDay(close))
    }
}

impl From<Segment> for Arg {
    fn from(segment: Segment) -> Self {
        Self::Text(segment.to_string())
    }
}

/// A time of day as people write it.
struct TimeOfDay(u32);

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        write!(f, "{hour:02}:{minute:02}")?;
        if second == 0 {
            return Ok(());
        }
        write!(f, ":{second:02}")
    }
}

/// `HH:MM` or `HH:MM:SS` as seconds after midnight, up to 24:00.
fn seconds(text: &str) -> Option<u32> {
    let mut total = 0;
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for (part, (unit, limit)) in parts.iter().zip([(3600, 25), (60, 60), (1, 60)]) {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let value: u32 = part.parse().ok().filter(|n| digits && *n < limit)?;
        total += value * unit;
    }
    (total <= MIDNIGHT).then_some(total)
}

/// The place of a date's weekday in a [`Week`].
pub(super) fn weekday(date: NaiveDate) -> usize {
    // At most 6: lossless on every platform.
    date.weekday().num_days_from_monday() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> String {
        text.parse::<Segment>().unwrap_err().to_string()
    }

    #[test]
    fn segments_are_read_to_the_second_and_to_24_00() {
        let read = |text: &str| text.parse::<Segment>().unwrap();
        assert_eq!(read("08:30-12:00"), Segment::new(30_600, 43_200).unwrap());
        assert_eq!(read("00:00-24:00"), Segment::DAY);
        assert_eq!(read("00:00:00-23:59:59").close(), MIDNIGHT - 1);
        assert_eq!(read("09:00 - 17:00").to_string(), "09:00-17:00");
        assert_eq!(read("09:00:05-24:00").to_string(), "09:00:05-24:00");
    }

    #[test]
    fn what_is_no_segment_is_refused_with_its_reason() {
        for text in [
            "",
            "09:00",
            "9:00-17:00",
            "09:00-24:01",
            "09:60-10:00",
            "25:00-26:00",
        ] {
            assert_eq!(id(text), "time-hours-malformed", "{text}");
        }
        for text in [
            "+9:00-17:00",
            "09:00-17:00-18:00",
            "09-17",
            "09:00:00:00-17:00",
        ] {
            assert_eq!(id(text), "time-hours-malformed", "{text}");
        }
        for text in ["12:00-12:00", "00:00-00:00", "24:00-06:00", "24:00-24:00"] {
            assert_eq!(id(text), "time-hours-empty", "{text}");
        }
    }

    /// Time rule 7: a shift over midnight belongs to the day it begins on.
    #[test]
    fn a_close_before_the_open_is_on_the_next_date() {
        let read = |text: &str| text.parse::<Segment>().unwrap();
        let night = read("22:00-06:00");
        assert_eq!((night.open(), night.close()), (22 * 3600, 30 * 3600));
        assert_eq!(
            (night.overhang(), night.to_string()),
            (6 * 3600, "22:00-06:00".to_owned())
        );
        assert_eq!(read("17:30-00:00"), read("17:30-24:00"));
        assert_eq!(
            (
                read("22:00-24:00").overhang(),
                read("00:00:01-00:00:00").overhang()
            ),
            (0, 0)
        );
        // Never a whole day or more.
        assert_eq!(Segment::new(8 * 3600, 32 * 3600), None);
        let evening = ["22:00-06:00", "23:00-23:30"].map(read).to_vec();
        assert_eq!(
            Segment::arrange(evening).unwrap_err().to_string(),
            "time-hours-overlap"
        );
    }

    #[test]
    fn segments_may_touch_and_stand_in_any_order_but_not_overlap() {
        let read = |texts: &[&str]| {
            Segment::arrange(texts.iter().map(|text| text.parse().unwrap()).collect())
        };
        let sorted = read(&["13:00-17:00", "08:00-13:00"]).unwrap();
        assert_eq!(sorted[0].to_string(), "08:00-13:00");
        assert_eq!(
            read(&["08:00-13:01", "13:00-17:00"])
                .unwrap_err()
                .to_string(),
            "time-hours-overlap"
        );
    }
}
