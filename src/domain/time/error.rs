//! Why a moment cannot be read, or a limit not counted.

use chrono::NaiveDate;

use crate::errors;

errors! {
    /// Why a moment cannot be read, or a limit not counted.
    pub enum TimeError {
        /// It is no date and no time.
        Malformed { value: String } = "time-malformed",
        /// It lies outside the years a calendar can speak of.
        YearAbsurd { value: String } = "time-year-absurd",
        /// The calendar never opens after a date.
        NoOpening { date: NaiveDate } = "time-no-opening",
        /// The limit ends beyond every calendar.
        OutOfReach = "time-out-of-reach",
    }
}
