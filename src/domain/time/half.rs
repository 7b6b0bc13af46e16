//! Limits with half days (time rule 4).

use chrono::{Days as DaySpan, NaiveDate};

use super::budget::{HORIZON_DAYS, zero};
use super::days::Days;
use super::error::TimeError;
use super::limit::Counting;
use super::second::Secs;
use super::trace::{Counted, Log, clock};
use super::workday::next;
use super::zone;
use crate::domain::msg::Msg;
use crate::msg;

/// Half a day by the calendar.
const HALF: Secs = 12 * 3600;

impl Days<'_> {
    /// `whole` days and a half. Never earlier than `whole` days are due, nor later than one more.
    pub(super) fn half(&self, whole: u32, log: &mut Log) -> Result<Secs, TimeError> {
        let quiet = &mut Log::new(false);
        let least = match whole {
            0 => zero(self.start, self.terms.counting, self.calendar, quiet)?,
            _ => self.calendar.closes(self.last_day(whole, quiet)?),
        };
        let most = self.calendar.closes(self.last_day(whole + 1, quiet)?);
        let due = match (self.terms.counting, whole) {
            (Counting::Working, 0) => self.half_from_start(log)?,
            (Counting::Working, _) => self.half_after(whole, log)?,
            (Counting::Calendar, _) => self.half_round_the_clock(whole, log)?,
        };
        if due < least {
            self.note_end(least, log, || msg!("time-why-half-least", days = whole));
        } else if due > most {
            self.note_end(most, log, || msg!("time-why-half-most", days = whole + 1));
        }
        // An empty range is impossible where due dates grow with the limit; `min` last keeps the
        // promise that matters to whoever waits.
        Ok(due.max(least).min(most))
    }

    /// Half of the business day the start lies in, or else of the next one, counted in business
    /// time from the start. Days given back by pauses are passed over.
    fn half_from_start(&self, log: &mut Log) -> Result<Secs, TimeError> {
        let mut date = self.date_of_base()?;
        let half = self.calendar.seconds_open(date) / 2;
        let mut left = half;
        for _ in 0..HORIZON_DAYS {
            if self.given_back(date) {
                self.note_paused(date, log);
            } else if let Some((from, to, used)) = self.use_open(date, left) {
                self.note_half(date, (from, to), used, half, log);
                left -= used;
                if left == 0 {
                    return Ok(to);
                }
            } else if !self.calendar.is_open(date) {
                self.note_closed(date, log);
            }
            date = next(date)?;
        }
        Err(TimeError::OutOfReach)
    }

    /// Uses up to `budget` seconds of a date's business time from the start on: from when, to when,
    /// how many. `None` when there is no such time.
    fn use_open(&self, date: NaiveDate, budget: i64) -> Option<(Secs, Secs, i64)> {
        let mut span: Option<(Secs, Secs, i64)> = None;
        for (open, close) in self.calendar.openings(date) {
            let open = open.max(self.start);
            let (from, _, used) = span.unwrap_or((open, open, 0));
            let here = (close - open).min(budget - used);
            if open < close && (here > 0 || span.is_none()) {
                span = Some((from, open + here, used + here));
            }
        }
        span
    }

    /// The first date with business hours from the start on that no pause gives back.
    fn date_of_base(&self) -> Result<NaiveDate, TimeError> {
        let mut at = self.start;
        for _ in 0..HORIZON_DAYS {
            let date = self.calendar.workday_of(self.calendar.next_open(at)?);
            if !self.given_back(date) {
                return Ok(date);
            }
            at = self.calendar.ends(date);
        }
        Err(TimeError::OutOfReach)
    }

    /// Half of the working day after `whole` days.
    fn half_after(&self, whole: u32, log: &mut Log) -> Result<Secs, TimeError> {
        self.note_start(log);
        let last = self.last_day(whole, log)?;
        let date = self.next_counted(last, log)?;
        let half = self.calendar.seconds_open(date) / 2;
        // All of it lies after the start.
        let Some((from, to, used)) = self.use_open(date, half) else {
            return Ok(self.calendar.closes(date));
        };
        self.note_half(date, (from, to), used, half, log);
        Ok(to)
    }

    /// The start's time of day `whole` dates later, and 12 hours: not rolled, but later by the
    /// dates that pauses give back.
    fn half_round_the_clock(&self, whole: u32, log: &mut Log) -> Result<Secs, TimeError> {
        let time = self.calendar.local(self.start).time();
        let after = |days: u32| {
            let date = self.date.checked_add_days(DaySpan::new(u64::from(days)));
            let date = date.ok_or(TimeError::OutOfReach)?;
            // Straight from the start where no day lies between: its local time may be the second
            // of two.
            let base = match days {
                0 => self.start,
                _ => zone::instant(self.calendar.zone, date.and_time(time)),
            };
            Ok::<Secs, TimeError>(base + HALF)
        };
        let mut days = whole;
        let mut due = after(days)?;
        log.note(self.calendar, (self.start, due), || {
            let why = msg!("time-why-half-calendar", days = whole);
            (Counted::HalfDay, why)
        });
        let mut date = self.date;
        while date < self.calendar.date_of(due) {
            date = next(date)?;
            if self.given_back(date) {
                self.note_paused(date, log);
                days += 1;
                due = after(days)?;
            }
        }
        if days > whole {
            self.note_end(due, log, || msg!("time-why-later", days = days - whole));
        }
        Ok(due)
    }

    fn note_half(&self, date: NaiveDate, span: (Secs, Secs), used: i64, half: i64, log: &mut Log) {
        log.note(self.calendar, span, || {
            let (_, day) = self.calendar.is_workday(date);
            let why = msg!("time-why-half", half = clock(half), day = day);
            let whole = used == half;
            (
                if whole {
                    Counted::HalfDay
                } else {
                    Counted::Seconds(used)
                },
                why,
            )
        });
    }

    fn note_end(&self, end: Secs, log: &mut Log, why: impl FnOnce() -> Msg) {
        log.cut(self.calendar, end);
        log.note(self.calendar, (end, end), || (Counted::Nothing, why()));
    }
}
