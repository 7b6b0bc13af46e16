//! Which unit has the case when it is handed to somebody (B-4).

use chrono::NaiveDate;

use crate::domain::case::Case;
use crate::domain::policy::{Mark, Policy, Step};
use crate::domain::staff::{Found, Staff};

/// The unit whose limit begins when a case goes to a person of it, or a part of it; `None` where it
/// goes to the unit itself, or no limit begins by that. Of a person of another unit, that unit.
pub fn unit_taking(
    case: &Case,
    policy: &Policy,
    staff: &Staff,
    (to, day): (&str, NaiveDate),
) -> Option<String> {
    let person = match staff.person_by(to) {
        Found::One(person) => Some(person),
        _ => None,
    };
    let within = |unit: &&String| match person {
        Some(person) => staff.in_unit(&person.id, unit, day),
        None => staff.is_within(to, unit, day),
    };
    let stages = policy.stages_for(&case.policy_facts()).into_iter();
    let begun = stages.filter(|stage| stage.from == Mark::Step(Step::Assigned));
    let begun: Vec<_> = begun.collect();
    if begun.is_empty() {
        return None;
    }
    let taking = begun
        .iter()
        .find_map(|stage| stage.units.iter().find(within));
    let own = || staff.unit_of(person?, day).map(|unit| &unit.id);
    let unit = taking.or_else(own)?;
    (unit != to).then(|| unit.clone())
}
