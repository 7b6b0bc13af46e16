//! On which tier a case stands, and on which it belongs (R-3, C-8).

use chrono::TimeDelta;

use crate::domain::case::Case;
use crate::domain::policy::{Policy, Tier};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::{Limit, Time};

/// Why a case belongs on a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is of the sort the tier is for.
    Difficulty,
    /// It has been open so long.
    Time(Limit),
}

/// The tier somebody holds at a time, by place in the policy: the highest of their roles, else
/// that of the smallest unit around them. `None`: none.
pub fn tier_held(policy: &Policy, staff: &Staff, who: &str, at: Time) -> Option<usize> {
    let (tiers, day) = (&policy.office.tiers, at.date_naive());
    let person = match staff.person_by(who) {
        Found::One(person) => Some(person),
        _ => None,
    };
    if let Some(person) = person {
        let held = staff.roles_of(&person.id, day);
        let holds = |tier: &Tier| {
            let role = tier.role.as_deref();
            role.is_some_and(|role| held.iter().any(|held| held.role == role))
        };
        if let Some(place) = tiers.iter().rposition(holds) {
            return Some(place);
        }
    }
    let unit = match person {
        Some(person) => &staff.unit_of(person, day)?.id,
        None => who,
    };
    let around = staff.lineage(unit, day);
    around.iter().find_map(|unit| {
        let of = |tier: &Tier| tier.unit.as_deref() == Some(unit.id.as_str());
        tiers.iter().rposition(of)
    })
}

/// The tier the case stands on: that of who was given it.
pub fn tier_of(case: &Case, policy: &Policy, staff: &Staff, now: Time) -> Option<usize> {
    tier_held(policy, staff, case.holder(policy), now)
}

/// The highest tier the case belongs on, with the reason: by its difficulty, or for having been
/// open so long while the customer has not agreed to anything.
pub fn tier_needed(case: &Case, policy: &Policy, now: Time) -> Option<(usize, Why)> {
    if case.ended() {
        return None;
    }
    let facts = case.policy_facts();
    let agreed = case.current.agreement.as_ref().filter(|a| a.accepted);
    let until = agreed.map_or(now, |agreement| agreement.stamp.at);
    let due = |tier: &Tier| {
        if !tier.when.is_always() && tier.when.holds(&facts) {
            return Some(Why::Difficulty);
        }
        let after = tier.after?;
        let open = TimeDelta::try_seconds(after.nominal_seconds())?;
        (until.signed_duration_since(case.received) > open).then_some(Why::Time(after))
    };
    let mut tiers = policy.office.tiers.iter().enumerate().rev();
    tiers.find_map(|(place, tier)| due(tier).map(|why| (place, why)))
}
