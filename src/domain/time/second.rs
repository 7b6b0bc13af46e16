//! A moment is a whole second.

use chrono::Timelike as _;

/// A moment, with the offset it was written with.
pub type Time = chrono::DateTime<chrono::FixedOffset>;

/// A moment as whole seconds since 1970 UTC.
pub(super) type Secs = i64;

/// The years a moment may lie in. Outside them stands a typing error, and a clock would walk
/// through centuries of days.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A moment to the minute, in the offset it comes with: `2026-11-05 09:20`.
pub fn shown(time: Time) -> String {
    let (date, hour, minute) = (time.date_naive(), time.hour(), time.minute());
    format!("{date} {hour:02}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_to_the_minute_in_its_own_offset() {
        let time = |text| Time::parse_from_rfc3339(text).unwrap();
        assert_eq!(shown(time("2026-11-05T09:02:59-05:00")), "2026-11-05 09:02");
    }
}
