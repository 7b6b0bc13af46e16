//! What must be told before or with the closing: to our own people, and by the closing itself.

use crate::domain::case::Case;
use crate::domain::case::conduct::{Closing, ReplyKind};
use crate::domain::msg::Msg;
use crate::domain::policy::{Duty, Need, Policy, Step};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;
use crate::msg;

/// Whether the closing says what a duty wants it to say.
pub(super) fn by(closing: &Closing, need: Need) -> bool {
    match need {
        Need::Satisfaction => {
            closing.satisfaction.is_some() || closing.satisfaction_not_given.is_some()
        }
        Need::Summary => {
            let summary = closing.summary.as_ref();
            summary.is_some_and(|text| !text.trim().is_empty())
        }
        _ => false,
    }
}

/// What the closing still has to say, with the command that says it.
pub(super) fn untold(case: &Case, policy: &Policy, need: Need) -> Option<(Msg, String)> {
    if case.closing.as_ref().is_some_and(|it| by(it, need)) {
        return None;
    }
    Some(if need == Need::Summary {
        let mend = "correct closing.summary=TEXT --reason TEXT";
        (msg!("moves-duty-summary"), closing(case, policy, mend))
    } else {
        let mend = "correct closing.satisfaction=1..5 --reason TEXT";
        (msg!("moves-duty-satisfaction"), closing(case, policy, mend))
    })
}

/// The closing that tells everything it has to, or what mends one that did not.
fn closing(case: &Case, policy: &Policy, mend: &str) -> String {
    if case.closing.is_some() {
        return mend.to_owned();
    }
    let owed = policy.duties_before(Step::Closed, &case.policy_facts());
    let mut command = "close".to_owned();
    for (need, flag) in [
        (Need::Satisfaction, " --satisfaction 1..5"),
        (Need::Summary, " --summary TEXT"),
    ] {
        if owed.iter().any(|duty| duty.need == need) {
            command.push_str(flag);
        }
    }
    command
}

/// The first role that was not told. Whoever did something on the case knows of it.
pub(super) fn uninformed(case: &Case, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    let holds = |who: &str, at: Time, role: &str| {
        let Found::One(person) = staff.person_by(who) else {
            return false;
        };
        let held = staff.roles_of(&person.id, at.date_naive());
        held.iter().any(|held| held.role == role)
    };
    let knows = |role: &&String| {
        let mut told = case.replies.iter();
        let told = told.any(|reply| {
            let to = reply.to.as_deref().unwrap_or_default();
            let inform = reply.kind == ReplyKind::Inform;
            inform && (to == role.as_str() || holds(to, reply.stamp.at, role))
        });
        let mut facts = case.dated().into_iter();
        told || facts.any(|fact| holds(&fact.stamp.by, fact.stamp.at, role))
    };
    let role = duty.roles.iter().find(|role| !knows(role))?;
    let what = msg!("moves-duty-informed", role = staff.role_called(role));
    Some((what, format!("reply --kind inform --to {role} --via phone")))
}
