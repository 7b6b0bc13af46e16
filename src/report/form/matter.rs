//! A case before its forms are written.

use crate::domain::case::Case;
use crate::domain::judge::Clock;
use crate::domain::policy::Policy;
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Time};

/// A case with what its forms are filled in by.
#[derive(Clone, Copy)]
pub struct Matter<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// Its clocks.
    pub clocks: &'a [Clock],
    /// Whose turn it is.
    pub owner: &'a str,
    /// The people.
    pub staff: &'a Staff,
    /// The moment it is filled in.
    pub now: Time,
}
