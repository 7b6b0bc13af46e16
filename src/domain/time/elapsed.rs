//! How much time a clock has used (time rule 7).

use super::calendar::Calendar;
use super::limit::Counting;
use super::pauses::Pause;
use super::pauses::Pauses;
use super::second::{Secs, Time};

/// Whole seconds from `start` to `end` in the given counting, less pauses; one that goes on lasts
/// to the end. 0 when the end is before the start.
pub fn elapsed(
    start: Time,
    end: Time,
    counting: Counting,
    calendar: &Calendar,
    pauses: &[Pause],
) -> i64 {
    let (start, end) = (start.timestamp(), end.timestamp());
    let pauses = Pauses::merge(pauses, start, end);
    match counting {
        Counting::Calendar => pauses.seconds_outside(start, end),
        Counting::Working => working(start, end, calendar, &pauses),
    }
}

fn working(start: Secs, end: Secs, calendar: &Calendar, pauses: &Pauses) -> i64 {
    if end <= start {
        return 0;
    }
    let last = calendar.date_of(end);
    let days = calendar
        .workday_of(start)
        .iter_days()
        .take_while(|date| *date <= last);
    let openings = days.flat_map(|date| calendar.openings(date));
    openings
        .map(|(open, close)| pauses.seconds_outside(open.max(start), close.min(end)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::calendar::samples;
    use super::*;

    #[test]
    fn rule_7_elapsed_is_in_the_clocks_own_counting() {
        let cn = samples::china();
        let at = |text: &str| cn.moment(text).unwrap();
        let count = |from: &str, to: &str, counting| elapsed(at(from), at(to), counting, &cn, &[]);
        // Friday 16:30 to Monday 09:30, with the weekend between.
        let (friday, monday) = ("2026-11-20T16:30", "2026-11-23T09:30");
        assert_eq!(count(friday, monday, Counting::Working), 2 * 3600);
        assert_eq!(count(friday, monday, Counting::Calendar), 65 * 3600);
        assert_eq!(count(monday, friday, Counting::Working), 0);
        assert_eq!(count(monday, friday, Counting::Calendar), 0);
        assert_eq!(count(monday, monday, Counting::Calendar), 0);
        // Lunch, and offsets that differ.
        assert_eq!(
            count(
                "2026-11-20T03:59:59Z",
                "2026-11-20T13:00:01",
                Counting::Working
            ),
            2
        );
    }

    #[test]
    fn rule_6_pauses_are_not_elapsed_and_a_running_one_lasts_to_the_end() {
        let cn = samples::china();
        let at = |text: &str| cn.moment(text).unwrap();
        let open = [Pause {
            from: at("2026-11-20T10:00"),
            to: None,
        }];
        let (from, to) = (at("2026-11-20T09:00"), at("2026-11-20T15:00"));
        assert_eq!(elapsed(from, to, Counting::Working, &cn, &open), 3600);
        let lunch = [Pause {
            from: at("2026-11-20T12:00"),
            to: Some(at("2026-11-20T13:00")),
        }];
        assert_eq!(elapsed(from, to, Counting::Working, &cn, &lunch), 5 * 3600);
        assert_eq!(elapsed(from, to, Counting::Calendar, &cn, &lunch), 5 * 3600);
    }
}
