//! What a report looks at.

use super::period::Period;
use crate::domain::staff::Staff;
use crate::domain::time::Time;

/// What is measured, and by whose clock.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The period.
    pub period: &'a Period,
    /// The moment of reporting.
    pub now: Time,
    /// The people.
    pub staff: &'a Staff,
}
