//! Whether a due was moved to where people work, or left where it fell (time rules 1 to 4).

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::due::due;
use super::error::TimeError;
use super::limit::{Counting, Span, Terms};
use super::pauses::Pause;
use super::second::Time;
use crate::domain::msg::Msg;

/// What was done about rest days and closed hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Working hours are counted, and the start lay outside of them: from this opening on.
    Waited(Time),
    /// Only working time is counted, so that there is nothing to move.
    Working,
    /// This date, the last by the calendar, is a rest day; the due is on the next working day.
    Off(NaiveDate, Msg),
    /// The last day is a working day.
    Workday,
    /// The last day is a rest day and stays it: the terms move none.
    RestDay(Msg),
    /// Hours and half days by the calendar stay where they fall; here in business hours.
    Open,
    /// The same, and here outside of them.
    Closed(Msg),
}

/// What was done about rest days and closed hours in counting this limit.
pub fn moved(
    start: Time,
    terms: &Terms,
    calendar: &Calendar,
    pauses: &[Pause],
    now: Time,
) -> Result<Moved, TimeError> {
    let last = due(start, terms, calendar, pauses, now)?.due;
    let date = |time: Time| calendar.in_zone(time).date_naive();
    let kind = |date: NaiveDate| calendar.is_workday(date).1;
    Ok(match (terms.limit.span(), terms.counting) {
        (Span::Zero | Span::Seconds(_) | Span::Half(0), Counting::Working) => {
            let opening = calendar.next_open(start.timestamp())?;
            if opening == start.timestamp() {
                Moved::Working
            } else {
                Moved::Waited(calendar.time(opening))
            }
        }
        (_, Counting::Working) => Moved::Working,
        (Span::Zero | Span::Seconds(_) | Span::Half(_), Counting::Calendar) => {
            let at = last.timestamp();
            let day = calendar.workday_of(at);
            let mut hours = calendar.openings(day);
            if hours.any(|(open, close)| open <= at && at <= close) {
                Moved::Open
            } else {
                Moved::Closed(kind(day))
            }
        }
        (Span::Days(_) | Span::Months(_), Counting::Calendar) => {
            let unmoved = Terms {
                roll: false,
                ..*terms
            };
            let nominal = date(due(start, &unmoved, calendar, pauses, now)?.due);
            if nominal != date(last) {
                Moved::Off(nominal, kind(nominal))
            } else if calendar.is_open(nominal) {
                Moved::Workday
            } else {
                Moved::RestDay(kind(nominal))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::calendar::samples::china;
    use super::*;

    fn told(start: &str, limit: &str, counting: Counting, roll: bool) -> Moved {
        let calendar = china();
        let start = calendar.moment(start).unwrap();
        let limit = limit.parse().unwrap();
        let terms = Terms {
            limit,
            counting,
            roll,
        };
        moved(start, &terms, &calendar, &[], start).unwrap()
    }

    fn kind(moved: &Moved) -> &'static str {
        match moved {
            Moved::Waited(_) => "waited",
            Moved::Working => "working",
            Moved::Off(..) => "off",
            Moved::Workday => "workday",
            Moved::RestDay(_) => "rest day",
            Moved::Open => "open",
            Moved::Closed(_) => "closed",
        }
    }

    /// Time rules 1 to 4, from Thursday 2026-11-05, 10:00: three days end on Sunday the 8th, four on
    /// Monday; 48 hours end on Saturday, 24 on Friday in office hours; half a day at 22:00 that
    /// night. From Saturday the 7th hours of work wait for Monday's opening.
    #[test]
    fn what_was_moved_and_what_was_not() {
        use Counting::{Calendar, Working};
        let thursday = "2026-11-05T10:00";
        for (start, limit, counting, roll, expected) in [
            (thursday, "3d", Calendar, true, "off"),
            (thursday, "4d", Calendar, true, "workday"),
            (thursday, "3d", Calendar, false, "rest day"),
            (thursday, "4d", Calendar, false, "workday"),
            (thursday, "48h", Calendar, true, "closed"),
            (thursday, "24h", Calendar, true, "open"),
            (thursday, "0.5d", Calendar, true, "closed"),
            ("2026-11-05T06:00", "24h", Calendar, true, "closed"),
            ("2026-11-05T08:30", "24h", Calendar, true, "open"),
            ("2026-11-05T12:30", "24h", Calendar, true, "closed"),
            ("2026-11-05T17:30", "24h", Calendar, true, "open"),
            (thursday, "3d", Working, true, "working"),
            (thursday, "2h", Working, true, "working"),
            ("2026-11-07T10:00", "2h", Working, true, "waited"),
            ("2026-11-07T10:00", "0.5d", Working, true, "waited"),
        ] {
            let found = told(start, limit, counting, roll);
            assert_eq!(kind(&found), expected, "{start} {limit} {counting} {roll}");
        }
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 8).unwrap();
        assert!(matches!(
            told(thursday, "3d", Calendar, true),
            Moved::Off(date, _) if date == sunday
        ));
    }
}
