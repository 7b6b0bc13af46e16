//! Limits in days and months (time rules 2 and 3).

use chrono::{Days as DaySpan, Months, NaiveDate};

use super::budget::HORIZON_DAYS;
use super::calendar::Calendar;
use super::error::TimeError;
use super::limit::{Counting, Span, Terms};
use super::pauses::Pauses;
use super::second::Secs;
use super::trace::{Counted, Log};
use super::workday::{MOST_CLOSED_DAYS, next, no_opening};
use crate::domain::msg::Msg;
use crate::msg;

/// One clock that counts days.
///
/// The day of the start is day 0 and never counted, so no pause can give it back; who counts working
/// days begins, in a shift over midnight, with the day the shift began on. A day is given
/// back when the pauses cover all its business hours – by the calendar: the whole date –, even
/// when the clock would have ended within it: whoever is on hold when the last day closes is not
/// late. Days after the due are never looked at, so a pause that starts there gives nothing.
#[derive(Debug)]
pub(super) struct Days<'a> {
    pub start: Secs,
    pub date: NaiveDate,
    pub terms: &'a Terms,
    pub calendar: &'a Calendar,
    pub pauses: &'a Pauses,
}

impl<'a> Days<'a> {
    pub fn new(start: Secs, terms: &'a Terms, calendar: &'a Calendar, pauses: &'a Pauses) -> Self {
        let date = match terms.counting {
            Counting::Working => calendar.workday_of(start),
            Counting::Calendar => calendar.date_of(start),
        };
        Self {
            start,
            date,
            terms,
            calendar,
            pauses,
        }
    }

    /// When the span is due.
    pub fn due(&self, span: Span, log: &mut Log) -> Result<Secs, TimeError> {
        match span {
            Span::Zero | Span::Seconds(_) => {
                super::budget::zero(self.start, self.terms.counting, self.calendar, log)
            }
            Span::Days(count) => {
                self.note_start(log);
                let last = self.last_day(count, log)?;
                Ok(self.calendar.closes(last))
            }
            Span::Half(whole) => self.half(whole, log),
            Span::Months(count) => {
                let last = self.month_day(count, log)?;
                let last = self.roll(last, log)?;
                Ok(self.calendar.closes(last))
            }
        }
    }

    /// The last of `count` days, rolled where the terms say so; for 0 the date of the start.
    pub fn last_day(&self, count: u32, log: &mut Log) -> Result<NaiveDate, TimeError> {
        match self.terms.counting {
            Counting::Working => self.working_day(count, log),
            Counting::Calendar => {
                let last = self.calendar_day(self.date, count, log, |number, of, day| {
                    msg!("time-why-calendar-day", number = number, of = of, day = day)
                })?;
                self.roll(last, log)
            }
        }
    }

    /// Rule 2: the `count`th working day after the start.
    fn working_day(&self, count: u32, log: &mut Log) -> Result<NaiveDate, TimeError> {
        let mut date = self.date;
        for number in 1..=count {
            date = self.next_counted(date, log)?;
            if (date - self.date).num_days() > i64::from(HORIZON_DAYS) {
                return Err(TimeError::OutOfReach);
            }
            self.note(date, log, |day| {
                let why = msg!(
                    "time-why-working-day",
                    number = number,
                    of = count,
                    day = day
                );
                (Counted::Day, why)
            });
        }
        Ok(date)
    }

    /// The next working day that no pause gives back; notes the days passed over.
    pub fn next_counted(&self, after: NaiveDate, log: &mut Log) -> Result<NaiveDate, TimeError> {
        let (mut date, mut closed) = (after, 0);
        for _ in 0..HORIZON_DAYS {
            date = next(date)?;
            if !self.calendar.is_open(date) {
                closed += 1;
                if closed > MOST_CLOSED_DAYS {
                    return Err(no_opening(after));
                }
                self.note_closed(date, log);
                continue;
            }
            if !self.given_back(date) {
                return Ok(date);
            }
            closed = 0;
            self.note_paused(date, log);
        }
        Err(TimeError::OutOfReach)
    }

    /// Rule 3: the date `count` dates after `after`, later by those that pauses give back.
    fn calendar_day(
        &self,
        after: NaiveDate,
        count: u32,
        log: &mut Log,
        why: fn(u32, u32, Msg) -> Msg,
    ) -> Result<NaiveDate, TimeError> {
        if self.pauses.is_empty() && !log.keeps() {
            let last = after.checked_add_days(DaySpan::new(u64::from(count)));
            return last.ok_or(TimeError::OutOfReach);
        }
        let (mut date, mut counted) = (after, 0);
        for _ in 0..HORIZON_DAYS {
            if counted == count {
                return Ok(date);
            }
            date = next(date)?;
            if self.given_back(date) {
                self.note_paused(date, log);
                continue;
            }
            counted += 1;
            self.note(date, log, |day| (Counted::Day, why(counted, count, day)));
        }
        Err(TimeError::OutOfReach)
    }

    /// The same date `count` months on, else the month's last day, later by the dates that pauses
    /// give back.
    fn month_day(&self, count: u32, log: &mut Log) -> Result<NaiveDate, TimeError> {
        let nominal = self.date.checked_add_months(Months::new(count));
        let nominal = nominal.ok_or(TimeError::OutOfReach)?;
        let whole = (self.start, self.calendar.day_end(nominal) - 1);
        log.note(self.calendar, whole, || {
            let date = nominal.to_string();
            (
                Counted::Months(count),
                msg!("time-why-months", count = count, date = date),
            )
        });
        if self.pauses.is_empty() {
            return Ok(nominal);
        }
        // Dates given back by the way are made up for after the nominal end, where more may be.
        let dates = self
            .date
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= nominal);
        let mut owed = 0;
        for date in dates.filter(|date| self.given_back(*date)) {
            owed += 1;
            self.note_paused(date, log);
        }
        self.calendar_day(nominal, owed, log, |number, of, day| {
            msg!("time-why-made-up", number = number, of = of, day = day)
        })
    }

    /// Rule 3: a last day that is no working day moves to the next one.
    fn roll(&self, last: NaiveDate, log: &mut Log) -> Result<NaiveDate, TimeError> {
        if !self.terms.roll || self.calendar.is_open(last) {
            return Ok(last);
        }
        let rolled = self.calendar.next_workday(last)?;
        if log.keeps() {
            for date in last.iter_days().skip(1).take_while(|date| *date < rolled) {
                self.note_closed(date, log);
            }
        }
        self.note(rolled, log, |day| {
            let why = msg!("time-why-rolled", date = rolled.to_string(), day = day);
            (Counted::Nothing, why)
        });
        Ok(rolled)
    }

    /// Whether pauses give a date back: all its business hours paused, by the calendar all of it.
    pub fn given_back(&self, date: NaiveDate) -> bool {
        if self.pauses.is_empty() {
            return false;
        }
        let (start, end) = (self.calendar.day_start(date), self.calendar.day_end(date));
        match self.terms.counting {
            // A date the zone skipped has nothing to be covered.
            Counting::Calendar => start < end && self.pauses.cover(start, end),
            Counting::Working => {
                let mut openings = self.calendar.openings(date).peekable();
                openings.peek().is_some()
                    && openings.all(|(open, close)| self.pauses.cover(open, close))
            }
        }
    }

    pub fn note_start(&self, log: &mut Log) {
        let rest = (self.start, self.calendar.ends(self.date));
        log.note(self.calendar, rest, || {
            let (_, day) = self.calendar.is_workday(self.date);
            (Counted::Nothing, msg!("time-why-day-0", day = day))
        });
    }

    pub fn note_closed(&self, date: NaiveDate, log: &mut Log) {
        self.note(date, log, |day| (Counted::Nothing, day));
    }

    pub fn note_paused(&self, date: NaiveDate, log: &mut Log) {
        self.note(date, log, |day| {
            (Counted::Nothing, msg!("time-why-day-paused", day = day))
        });
    }

    /// Notes a whole date: from its opening to its closing where it is open.
    fn note(&self, date: NaiveDate, log: &mut Log, why: impl FnOnce(Msg) -> (Counted, Msg)) {
        if !log.keeps() {
            return;
        }
        let calendar = self.calendar;
        let from = calendar.opening(date).max(calendar.begins(date));
        let whole = (from, calendar.closes(date).max(from));
        log.note(calendar, whole, || why(calendar.is_workday(date).1));
    }
}
