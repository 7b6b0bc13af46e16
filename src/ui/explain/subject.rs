//! What is explained, and where its figures come from.

use crate::domain::case::Case;
use crate::domain::judge::Clock;
use crate::domain::place::Place;
use crate::domain::policy::Policy;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::ui::names::Names;

/// What is explained.
#[derive(Clone, Copy)]
pub struct Explained<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// Its policy's calendar.
    pub calendar: &'a Calendar,
    /// The clocks to explain.
    pub clocks: &'a [Clock],
    /// Names and words.
    pub names: Names<'a>,
    /// The moment of judging.
    pub now: Time,
    /// Where a field of the case stands.
    pub place: &'a dyn Fn(&Path) -> Place,
}
