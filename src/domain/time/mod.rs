//! The clock that counts every limit of every policy.
//!
//! Pure: start, limit, calendar and pauses in; instants and a day-by-day reasoning out. Knows
//! nothing of complaints.

mod calendar;

pub use calendar::Calendar;

/// A moment, with the offset it was written with.
pub type Time = chrono::DateTime<chrono::FixedOffset>;
