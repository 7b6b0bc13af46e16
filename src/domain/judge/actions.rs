//! Whether the corrective actions a policy asks for are there, checked, and found working.

use chrono::NaiveDate;

use super::signing::permitted;
use crate::domain::case::Case;
use crate::domain::case::action::{Action, ActionKind, unanswered_failure};
use crate::domain::case::fact::Move;
use crate::domain::msg::Msg;
use crate::domain::policy::{Duty, Policy, SelfVerify};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time};
use crate::domain::word::Word as _;
use crate::msg;

/// Whether `person` owns the action on a day: is its owner, or belongs to the unit that is.
pub fn owns(staff: &Staff, action: &Action, person: &str, day: NaiveDate) -> bool {
    let Found::One(person) = staff.person_by(person) else {
        return action.owner == person;
    };
    person.is(&action.owner) || staff.in_unit(&person.id, &action.owner, day)
}

/// Whether the check of the action counts for nothing because its owner made it.
pub fn self_verified(action: &Action, policy: &Policy, staff: &Staff) -> bool {
    let check = action.verified.as_ref();
    policy.practice.verifying.self_verify == SelfVerify::Never
        && check.is_some_and(|check| {
            let (by, day) = (&check.stamp.by, check.stamp.at.date_naive());
            owns(staff, action, by, day)
        })
}

/// Whether a person may check the action of a number on a day: whoever owns it may not, unless the policy allows
/// that.
pub(super) fn may_check(
    case: &Case,
    n: usize,
    (policy, staff): (&Policy, &Staff),
    (person, day): (&Person, NaiveDate),
) -> bool {
    let action = n.checked_sub(1).and_then(|index| case.actions.get(index));
    let own = action.is_some_and(|action| owns(staff, action, &person.id, day));
    !own || policy.practice.verifying.self_verify == SelfVerify::Allowed
}

/// Whether anybody may check an action: of those whom the policy lets check on a day, somebody who does not own
/// it.
pub fn checkable(
    case: &Case,
    action: &Action,
    (policy, staff): (&Policy, &Staff),
    day: NaiveDate,
) -> bool {
    let allowed = policy.practice.verifying.self_verify == SelfVerify::Allowed;
    if allowed || action.kind == ActionKind::Plan || staff.persons.is_empty() {
        return true;
    }
    let permission = policy.permission(Move::Verify.word(), &case.policy_facts());
    let mut people = staff.persons.iter().filter(|person| {
        permission.is_none_or(|permission| permitted(staff, person, permission, day))
    });
    people.any(|person| !owns(staff, action, &person.id, day))
}

/// Until when the action must be checked: the day it names, else the policy's time after its due.
pub fn verify_due(action: &Action, policy: &Policy, calendar: &Calendar) -> Option<Time> {
    if action.kind == ActionKind::Plan {
        return None;
    }
    if let Some(day) = action.verify_by {
        return Some(calendar.end_of(day));
    }
    let within = policy.practice.verifying.within?;
    calendar.window_end(calendar.end_of(action.due), within)
}

/// What is lacking of the actions a duty asks for, with the command that adds it.
pub(super) fn missing(case: &Case, duty: &Duty) -> Option<(Msg, String)> {
    let command = |kind: ActionKind| {
        let kind = match kind {
            ActionKind::Corrective => String::new(),
            kind => format!(" --kind {}", kind.word()),
        };
        format!("action --what TEXT --owner WHO --due DATE{kind}")
    };
    if let Some(failed) = unanswered_failure(&case.actions) {
        let what = msg!("action-duty-failed", n = failed + 1);
        return Some((what, command(case.actions[failed].kind)));
    }
    if duty.kinds.is_empty() {
        let none = case.actions.iter().all(|it| it.kind == ActionKind::Plan);
        return none.then(|| (msg!("action-duty-none"), command(ActionKind::Corrective)));
    }
    let there = |kind: &ActionKind| case.actions.iter().any(|action| action.kind == *kind);
    let kind = *duty.kinds.iter().find(|kind| !there(kind))?;
    let what = msg!("action-duty-kind", kind = kind.to_string());
    Some((what, command(kind)))
}

/// Which action is not checked yet, or was found not to work, with the command that comes next.
pub(super) fn unverified(case: &Case, policy: &Policy, staff: &Staff) -> Option<(Msg, String)> {
    if let Some(failed) = unanswered_failure(&case.actions) {
        let what = msg!("action-duty-failed", n = failed + 1);
        return Some((what, "action --what TEXT --owner WHO --due DATE".to_owned()));
    }
    let open = |action: &Action| {
        let unchecked = action.verified.is_none() || self_verified(action, policy, staff);
        action.kind != ActionKind::Plan && unchecked
    };
    let n = case.actions.iter().position(open)? + 1;
    let what = msg!("action-duty-unverified", n = n);
    Some((what, verifying(n)))
}

/// What checks the actions that are done and were not checked yet, where the policy or the action says by when.
pub(super) fn to_check(
    case: &Case,
    (policy, staff): (&Policy, &Staff),
    calendar: &Calendar,
) -> Vec<String> {
    if case.superseded() {
        return Vec::new();
    }
    let unchecked = |action: &Action| {
        let open = action.verified.is_none() || self_verified(action, policy, staff);
        open && action.done.is_some() && verify_due(action, policy, calendar).is_some()
    };
    let actions = case.actions.iter().enumerate();
    let open = actions.filter(|(_, action)| unchecked(action));
    open.map(|(i, _)| verifying(i + 1)).collect()
}

/// What checks the action of a number.
pub fn verifying(n: usize) -> String {
    format!("verify {n} --works --evidence TEXT")
}
