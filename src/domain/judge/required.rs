//! Fields a policy needs before a case is accepted (M-9.1).

use crate::domain::case::fact::Move;
use crate::domain::case::{Case, sections};
use crate::domain::policy::{Policy, Required, Step};

/// The move that accepts a case, and refuses while fields are lacking.
pub fn accepted_by(policy: &Policy) -> Move {
    if policy.uses(Step::Registered) {
        Move::Register
    } else {
        Move::Assign
    }
}

/// Whether a move accepts a case: who looks into one that nobody handed on accepts it too.
pub fn accepts(policy: &Policy, act: Move) -> bool {
    act == accepted_by(policy) || act == Move::Investigate && !policy.uses(Step::Registered)
}

/// Whether a case is accepted: the step that needs the fields is made.
pub fn accepted(case: &Case, policy: &Policy) -> bool {
    if policy.uses(Step::Registered) {
        case.registration.is_some()
    } else {
        !case.assignments.is_empty() || case.investigation.is_some()
    }
}

/// The fields the policy requires of this case that are not there, with the entry that requires
/// them, each once; where one of several is enough and none is there, the first.
pub fn missing_fields<'a>(case: &Case, policy: &'a Policy) -> Vec<(String, &'a Required)> {
    let mut missing: Vec<(String, &Required)> = Vec::new();
    let kept = case.customer_kept().is_some();
    for entry in policy.required_for(&case.policy_facts()) {
        let stated = |field: &&String| {
            let path = field.parse().ok();
            if kept && path.as_ref().is_some_and(sections::is_beside) {
                return true;
            }
            let there = path.and_then(|path| case.text_at(&path));
            there.is_some_and(|text| !text.trim().is_empty())
        };
        let lacking: Vec<&String> = if entry.any {
            let none = !entry.fields.iter().any(|field| stated(&field));
            entry.fields.iter().take(usize::from(none)).collect()
        } else {
            entry.fields.iter().filter(|field| !stated(field)).collect()
        };
        for field in lacking {
            if missing.iter().all(|(known, _)| known != field) {
                missing.push((field.clone(), entry));
            }
        }
    }
    missing
}
