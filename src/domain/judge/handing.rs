//! Whose work begins when: a case handed to a unit, a settlement decided.

use chrono::NaiveDate;

use crate::domain::case::Case;
use crate::domain::policy::{ApprovalMode, Mark, Policy, Step};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;

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

/// When the last decision that each settlement needed was given: the signature. What nobody signed was
/// within the proposer's authority once it was acted on, where the policy lets that be: decided by the
/// office's opinion, else by the proposal. Where nothing is owed, the finding decides.
pub fn decided(case: &Case, policy: &Policy) -> Vec<Time> {
    let always = policy.approval == ApprovalMode::Always && policy.uses(Step::Approved);
    let mut times: Vec<Time> = Vec::new();
    for round in case.all_rounds() {
        let signed = round.approvals.iter().filter(|it| !it.rejected);
        let signed = signed.map(|approval| approval.stamp.at).max();
        let acted =
            round.agreement.is_some() || round.carried_out.is_some() || case.closing.is_some();
        let opinion = round.consolidations.iter().map(|it| it.stamp.at).min();
        let proposed = round.settlement.as_ref().map(|it| it.stamp.at);
        let free = opinion.or(proposed).filter(|_| acted && !always);
        times.extend(signed.or(free));
    }
    times.extend(case.nothing_owed());
    times.sort();
    times
}
