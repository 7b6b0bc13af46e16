//! The clock that counts every limit of every policy.
//!
//! Pure: start, limit, calendar, pauses and now in; instants and a day-by-day reasoning out.
//! Knows nothing of complaints. Nothing stores a counter: a due date follows from dated facts on
//! every run.
//!
//! Inside, a moment is a whole second since 1970 UTC and a day is a date in the calendar's zone;
//! fractions of a second are dropped.

mod calendar;
mod days;
mod due;
mod elapsed;
mod error;
mod half;
mod hours;
mod limit;
mod moment;
mod pauses;
mod trace;
mod window;
mod workday;
mod zone;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, DayKind, Exception, Notice};
pub use due::{Due, due, due_traced};
pub use elapsed::elapsed;
pub use error::TimeError;
pub use hours::{HoursError, Segment, Week};
pub use limit::{Counting, Limit, LimitError, Terms};
pub use pauses::Pause;
pub use trace::{Counted, Stretch};

/// A moment, with the offset it was written with.
pub type Time = chrono::DateTime<chrono::FixedOffset>;

/// A moment as whole seconds since 1970 UTC.
type Secs = i64;

/// The years a moment may lie in. Outside them stands a typing error, and a clock would walk
/// through centuries of days.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
