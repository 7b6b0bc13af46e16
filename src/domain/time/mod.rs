//! The clock that counts every limit of every policy.
//!
//! Pure: start, limit, calendar, pauses and now in; instants and a day-by-day reasoning out.
//! Knows nothing of complaints. Nothing stores a counter: a due date follows from dated facts on
//! every run.
//!
//! Inside, a moment is a whole second since 1970 UTC and a day is a date in the calendar's zone;
//! fractions of a second are dropped.

mod amendment;
mod budget;
mod calendar;
mod days;
mod due;
mod editions;
mod elapsed;
mod error;
mod half;
mod hours;
mod limit;
mod moment;
mod moved;
mod pauses;
mod reigns;
mod second;
mod trace;
mod window;
mod workday;
mod zone;

#[cfg(test)]
mod edition_tests;
#[cfg(test)]
mod night_tests;
#[cfg(test)]
mod reach_tests;
#[cfg(test)]
mod reason_tests;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use calendar::samples;
pub use calendar::{Calendar, DayKind, Exception, Notice};
pub use due::{Due, due, due_traced};
pub use editions::Editions;
pub use elapsed::elapsed;
pub use error::TimeError;
pub use hours::{HoursError, Segment, Week};
pub use limit::{Counting, Limit, LimitError, Terms};
pub use moment::date_of;
pub use moved::{Moved, moved};
pub use pauses::Pause;
pub use reigns::Reign;
pub use second::{Time, YEARS, shown};
pub use trace::{Counted, Stretch};
