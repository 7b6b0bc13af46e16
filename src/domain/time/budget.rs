//! Limits in seconds (time rules 1, 5 and 11).

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::error::TimeError;
use super::limit::Counting;
use super::pauses::Pauses;
use super::second::Secs;
use super::trace::{Counted, Log, clock};
use super::workday::{MOST_CLOSED_DAYS, next, no_opening};
use crate::msg;

/// The longest a clock is followed, in days: a hundred years. A limit of thousands of business
/// hours in a calendar that opens for minutes would otherwise never be found out.
pub(super) const HORIZON_DAYS: u32 = 36_525;

/// Rule 11: a zero limit is due at its start, or at the next opening where it counts working time.
/// There is no time in which it could be paused.
pub(super) fn zero(
    start: Secs,
    counting: Counting,
    calendar: &Calendar,
    log: &mut Log,
) -> Result<Secs, TimeError> {
    let due = match counting {
        Counting::Calendar => start,
        Counting::Working => calendar.next_open(start)?,
    };
    log.note(calendar, (start, due), || {
        let why = if due == start {
            msg!("time-why-zero")
        } else {
            msg!("time-why-zero-opening")
        };
        (Counted::Nothing, why)
    });
    Ok(due)
}

/// Rule 1, by the calendar: all time but pauses.
pub(super) fn round_the_clock(
    start: Secs,
    budget: i64,
    calendar: &Calendar,
    pauses: &Pauses,
    log: &mut Log,
) -> Result<Secs, TimeError> {
    let (mut left, mut at) = (budget, start);
    let horizon = start + Secs::from(HORIZON_DAYS) * 86_400;
    for (from, to) in pauses.outside(start, horizon) {
        if at < from {
            log.note(calendar, (at, from), || {
                (Counted::Nothing, msg!("time-why-paused"))
            });
        }
        let used = left.min(to - from);
        at = from + used;
        left -= used;
        log.note(calendar, (from, at), || {
            (Counted::Seconds(used), msg!("time-why-round-the-clock"))
        });
        if left == 0 {
            return Ok(at);
        }
    }
    Err(TimeError::OutOfReach)
}

/// Rules 1 and 5, in business hours: the budget is used up segment by segment, over lunch, nights,
/// weekends and holidays; when it ends exactly at closing it is due at closing.
pub(super) fn business_time(
    start: Secs,
    budget: i64,
    calendar: &Calendar,
    pauses: &Pauses,
    log: &mut Log,
) -> Result<Secs, TimeError> {
    let mut left = budget;
    let mut date = calendar.workday_of(start);
    let mut closed = 0;
    for _ in 0..HORIZON_DAYS {
        let day = use_day(date, start, left, calendar, pauses);
        note_day(date, &day, start, calendar, log);
        left -= day.used;
        if left == 0 {
            return Ok(day.to);
        }
        closed = if day.open { 0 } else { closed + 1 };
        if closed > MOST_CLOSED_DAYS {
            return Err(no_opening(date));
        }
        date = next(date)?;
    }
    Err(TimeError::OutOfReach)
}

/// What one day gives a budget of business time.
struct UsedDay {
    /// Whether it has business hours at all.
    open: bool,
    /// The seconds used.
    used: i64,
    /// The seconds of business time before the budget was used up that were paused.
    paused: i64,
    /// The first instant used.
    from: Secs,
    /// The instant after the last one used.
    to: Secs,
}

fn use_day(
    date: NaiveDate,
    start: Secs,
    budget: i64,
    calendar: &Calendar,
    pauses: &Pauses,
) -> UsedDay {
    let mut day = UsedDay {
        open: false,
        used: 0,
        paused: 0,
        from: 0,
        to: 0,
    };
    for (open, close) in calendar.openings(date) {
        day.open = true;
        let mut at = open.max(start);
        for (from, to) in pauses.outside(at, close) {
            day.paused += from - at;
            let used = (to - from).min(budget - day.used);
            if day.used == 0 {
                day.from = from;
            }
            day.used += used;
            day.to = from + used;
            at = to;
            if day.used == budget {
                return day;
            }
        }
        day.paused += (close - at).max(0);
    }
    day
}

fn note_day(date: NaiveDate, day: &UsedDay, start: Secs, calendar: &Calendar, log: &mut Log) {
    if !log.keeps() {
        return;
    }
    let (_, kind) = calendar.is_workday(date);
    if day.used > 0 {
        let hours = calendar.hours_on(date).iter().map(ToString::to_string);
        let hours = hours.collect::<Vec<_>>().join(" ");
        let why = if day.paused > 0 {
            let paused = clock(day.paused);
            msg!(
                "time-why-hours-paused",
                day = kind,
                hours = hours,
                paused = paused
            )
        } else {
            msg!("time-why-hours", day = kind, hours = hours)
        };
        log.note(calendar, (day.from, day.to), || {
            (Counted::Seconds(day.used), why)
        });
        return;
    }
    let why = if day.paused > 0 {
        msg!("time-why-day-paused", day = kind)
    } else if day.open {
        msg!("time-why-after-hours", day = kind)
    } else {
        kind
    };
    let whole = (calendar.begins(date).max(start), calendar.ends(date));
    log.note(calendar, whole, || (Counted::Nothing, why));
}
