//! Windows: until when something counts as happening within a time of something else.

use chrono::{Days, Months, TimeDelta};

use super::calendar::Calendar;
use super::limit::Limit;
use super::limit::Span;
use super::second::Time;

impl Calendar {
    /// The last moment of a window of this length that begins at `start`. Days and months are
    /// calendar days: the starting day is not counted, the last one is whole, whatever the
    /// business hours. Hours run from the moment itself. `None` beyond the calendar.
    pub fn window_end(&self, start: Time, length: Limit) -> Option<Time> {
        let day = self.in_zone(start).date_naive();
        let last = match length.span() {
            Span::Zero => return Some(start),
            Span::Seconds(seconds) => {
                return start.checked_add_signed(TimeDelta::try_seconds(seconds)?);
            }
            Span::Days(days) => day.checked_add_days(Days::new(u64::from(days))),
            Span::Half(days) => day.checked_add_days(Days::new(u64::from(days) + 1)),
            Span::Months(months) => day.checked_add_months(Months::new(months)),
        };
        Some(self.end_of(last?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::calendar::samples::china;
    use super::*;

    fn at(text: &str) -> Time {
        Time::parse_from_rfc3339(text).expect("a time")
    }

    /// B-5, L-6: both ends of a window are in it.
    #[test]
    fn the_last_day_is_whole() {
        let calendar = china();
        let start = at("2026-11-05T09:20:00+08:00");
        let end = |length: &str| calendar.window_end(start, length.parse().expect("a limit"));
        assert_eq!(end("7d"), Some(at("2026-11-12T23:59:59+08:00")));
        assert_eq!(end("1.5d"), Some(at("2026-11-07T23:59:59+08:00")));
        assert_eq!(end("1mo"), Some(at("2026-12-05T23:59:59+08:00")));
        assert_eq!(end("48h"), Some(at("2026-11-07T09:20:00+08:00")));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        /// A later start never ends earlier: what is sorted by start is sorted by end.
        #[test]
        fn windows_end_in_the_order_they_begin(
            first in 0_i64..40_000_000, after in 0_i64..40_000_000, days in 1_u16..400,
        ) {
            let calendar = china();
            let start = at("2026-01-01T00:00:00+08:00");
            let first = start + TimeDelta::seconds(first);
            let second = first + TimeDelta::seconds(after);
            let length = Limit::days(days);
            prop_assert!(calendar.window_end(first, length) <= calendar.window_end(second, length));
        }
    }
}
