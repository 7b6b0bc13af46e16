//! What must be told before or with the closing: to our own people, and by the closing itself.

use crate::domain::case::Case;
use crate::domain::case::conduct::{Closing, ReplyKind};
use crate::domain::msg::Msg;
use crate::domain::policy::{Duty, Mark, Need, Policy, Stage, Step};
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

/// The roles that were not told, with the command that tells the first.
pub(super) fn uninformed(case: &Case, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    let roles = duty.roles.iter();
    let mut roles = roles.filter(|role| knows(case, staff, role).is_none());
    let first = roles.next()?;
    let all = std::iter::once(first).chain(roles);
    let all = all.map(|role| staff.role_called(role)).collect();
    let what = msg!("moves-duty-informed", roles = Msg::list(all));
    Some((
        what,
        format!("reply --kind inform --to {first} --via phone"),
    ))
}

/// The command that tells the first role that was not told and has to be by when everybody was; `None` where the
/// rule for that names nobody.
pub(super) fn inform(case: &Case, policy: &Policy, staff: &Staff) -> Option<String> {
    let mut duties = timed(case, policy);
    let (_, command) = duties.find_map(|duty| uninformed(case, staff, duty))?;
    Some(command)
}

/// Since when a role knows of a case: it was told, or did something on it.
fn knows(case: &Case, staff: &Staff, role: &str) -> Option<Time> {
    let holds = |who: &str, at: Time| {
        let Found::One(person) = staff.person_by(who) else {
            return false;
        };
        let held = staff.roles_of(&person.id, at.date_naive());
        held.iter().any(|held| held.role == role)
    };
    let informed = case.replies.iter().filter(|reply| {
        let to = reply.to.as_deref().unwrap_or_default();
        let inform = reply.kind == ReplyKind::Inform;
        inform && (to == role || holds(to, reply.stamp.at))
    });
    let informed = informed.map(|reply| reply.stamp.at);
    let facts = case.dated().into_iter();
    let did = facts.filter(|fact| holds(&fact.stamp.by, fact.stamp.at));
    informed.chain(did.map(|fact| fact.stamp.at)).min()
}

/// When everybody was told of a case whom the rule of the stage for that names (V-2b); where it names nobody, when
/// anybody was.
pub(super) fn informed(case: &Case, policy: &Policy, staff: &Staff) -> Option<Time> {
    let roles: Vec<&String> = timed(case, policy).flat_map(|duty| &duty.roles).collect();
    if roles.is_empty() {
        return case.times(Mark::Informed).into_iter().next();
    }
    let known = roles.into_iter().map(|role| knows(case, staff, role));
    let known: Option<Vec<Time>> = known.collect();
    known?.into_iter().max()
}

/// Whom to tell by when a stage for that ends.
fn timed<'p>(case: &Case, policy: &'p Policy) -> impl Iterator<Item = &'p Duty> {
    let facts = case.policy_facts();
    let timed = |duty: &&Duty| {
        let mut stages = policy.stages.iter();
        let same = |stage: &Stage| stage.source.rule == duty.source.rule;
        stages.any(|stage| stage.until == Mark::Informed && same(stage))
    };
    let duties = policy.duties.iter().filter(timed);
    let duties = duties.filter(|duty| duty.need == Need::Informed && duty.when.holds(&facts));
    duties.collect::<Vec<_>>().into_iter()
}
