//! When a limit is due.

use super::budget::{business_time, round_the_clock, zero};
use super::calendar::Calendar;
use super::days::Days;
use super::error::TimeError;
use super::limit::{Counting, Span, Terms};
use super::moment;
use super::pauses::{Pause, Pauses};
use super::second::Time;
use super::trace::{Log, Stretch};

/// When a limit is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last moment that is still on time (time rule 8), in the calendar's zone.
    pub due: Time,
    /// Whether the limit touches a year without official holiday data (time rule 10).
    pub provisional: bool,
    /// The reasoning, in order; empty unless asked for.
    pub trace: Vec<Stretch>,
}

/// When a limit that started at `start` is due. Pauses may come in any order; one that still goes
/// on counts up to `now`. Errors: a moment outside the years a calendar can speak of, or a calendar
/// without an opening within ten years.
pub fn due(
    start: Time,
    terms: &Terms,
    calendar: &Calendar,
    pauses: &[Pause],
    now: Time,
) -> Result<Due, TimeError> {
    derive(start, terms, calendar, pauses, now, false)
}

/// [`due`], with its reasoning: at most one line for each day.
pub fn due_traced(
    start: Time,
    terms: &Terms,
    calendar: &Calendar,
    pauses: &[Pause],
    now: Time,
) -> Result<Due, TimeError> {
    derive(start, terms, calendar, pauses, now, true)
}

fn derive(
    start: Time,
    terms: &Terms,
    calendar: &Calendar,
    pauses: &[Pause],
    now: Time,
    traced: bool,
) -> Result<Due, TimeError> {
    let start = moment::within_years(start)?;
    let pauses = Pauses::merge(pauses, start, now.timestamp());
    let mut log = Log::new(traced);
    let due = match (terms.limit.span(), terms.counting) {
        (Span::Zero, counting) => zero(start, counting, calendar, &mut log)?,
        (Span::Seconds(budget), Counting::Calendar) => {
            round_the_clock(start, budget, calendar, &pauses, &mut log)?
        }
        (Span::Seconds(budget), Counting::Working) => {
            business_time(start, budget, calendar, &pauses, &mut log)?
        }
        (span, _) => Days::new(start, terms, calendar, &pauses).due(span, &mut log)?,
    };
    // A clock that ends with the year's last second has not touched the next year.
    let last = (due - 1).max(start);
    let provisional = [start, last]
        .iter()
        .any(|at| calendar.provisional(calendar.workday_of(*at)));
    Ok(Due {
        due: calendar.time(due),
        provisional,
        trace: log.into_stretches(),
    })
}
