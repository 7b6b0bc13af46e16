//! Which findings a waiver accepts: what is about authority, approval or sanctions only one by somebody
//! of the level it is about.

use super::rule::NEVER_WAIVED;
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::conduct::Waiver;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::{authority_days, permitted, proposed, signature};
use crate::domain::policy::Policy;
use crate::domain::staff::{Found, Staff};
use crate::finding::Finding;

/// Rules whose findings are accepted only by somebody who could sign the settlement.
const OF_AUTHORITY: &[&str] = &[
    "changed-after-approval",
    "over-authority",
    "self-approval",
    "split-settlement",
    "unapproved-settlement",
];

/// Rules whose findings are accepted only by somebody who decides on sanctions.
const OF_SANCTIONS: &[&str] = &[
    "sanction-not-permitted",
    "sanction-undecided",
    "sanction-without-ground",
];

/// What stands against a finding's being accepted by somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Whoever may waive at all may accept it.
    Any,
    /// Only somebody who could sign the settlement.
    Signs,
    /// Only somebody who decides on sanctions.
    Sanctions,
}

/// Whose level a finding of a rule is about.
pub fn level(rule: &str) -> Level {
    if OF_AUTHORITY.contains(&rule) {
        Level::Signs
    } else if OF_SANCTIONS.contains(&rule) {
        Level::Sanctions
    } else {
        Level::Any
    }
}

/// Whether whoever gave a waiver has the level that its rule is about.
pub fn reaches(waiver: &Waiver, case: &Case, policy: &Policy, staff: &Staff) -> bool {
    let rule = waiver.rule.split(':').next().unwrap_or_default();
    let level = level(rule);
    if level == Level::Any {
        return true;
    }
    let Found::One(person) = staff.person_by(&waiver.stamp.by) else {
        return false;
    };
    let facts = case.policy_facts();
    let mut days = authority_days(&waiver.stamp);
    match level {
        Level::Any => true,
        Level::Signs => {
            let settlement = case.current.settlement.as_ref();
            let commitment = settlement.map_or(Commitment::Open, Settlement::commitment);
            let own = settlement.is_some_and(|settlement| proposed(settlement, person));
            !own && days
                .all(|day| signature((case, policy), staff, person, day, commitment).is_some())
        }
        Level::Sanctions => {
            let decides = policy.permission("sanction-approve", &facts);
            decides.is_some_and(|decides| days.all(|day| permitted(staff, person, decides, day)))
        }
    }
}

/// Whether a finding is accepted by a waiver of its case.
pub(super) fn waived(finding: &Finding, view: &RecordView) -> bool {
    let named = |rule: &str| match &finding.clock {
        Some(clock) => rule == finding.rule || rule == format!("{}:{clock}", finding.rule),
        None => rule == finding.rule,
    };
    if NEVER_WAIVED.contains(&finding.rule) {
        return false;
    }
    let Some(case) = view.case.as_deref() else {
        return false;
    };
    let staff = &view.regulations.staff;
    let holds = |waiver: &Waiver| match view.policy {
        Some(policy) => reaches(waiver, case, policy, staff),
        None => level(finding.rule) == Level::Any,
    };
    let mut own = case.waivers.iter().filter(|waiver| named(&waiver.rule));
    own.any(holds)
}
