//! The clock that counts every limit of every policy.
//!
//! Pure: start, limit, calendar and pauses in; instants and a day-by-day reasoning out. Knows
//! nothing of complaints.

mod calendar;

pub use calendar::Calendar;

/// A moment, with the offset it was written with.
pub type Time = chrono::DateTime<chrono::FixedOffset>;

/// A limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit(String);

/// How a limit is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Working days and business hours.
    Working,
    /// Calendar days, round the clock.
    Calendar,
}

crate::words!(Counting {
    Working: "working",
    Calendar: "calendar"
});
