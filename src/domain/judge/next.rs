//! What brings a case on: the commands that may follow, the one that stops a clock, and who may give
//! them.

use chrono::NaiveDate;

use super::clock::Clock;
use super::{aftercare, answerable, asking, duties, legal, returns, signing, usable};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::msg::Arg;
use crate::domain::policy::{Mark, Policy, Step};
use crate::domain::staff::{Person, Staff};
use crate::domain::time::Calendar;
use crate::domain::word::Word;

/// The commands that may follow. Instead of a step that would be refused: what it still needs.
pub fn commands(
    case: &Case,
    policy: &Policy,
    staff: &Staff,
    calendar: Option<&Calendar>,
) -> Vec<String> {
    let needed = signing::approval_needed(case, policy, staff);
    let mut commands = Vec::new();
    for act in legal::next(case, policy, needed) {
        let unmet = act.step().map_or_else(Vec::new, |step| {
            duties::unmet_before(case, policy, staff, step)
        });
        if unmet.is_empty() {
            commands.push(duties::command_line(case, &step(case, act)));
        }
        // What the closing itself tells comes last, once nothing else is lacking.
        let told = |duty: &duties::Unmet| duties::TOLD_WITH_CLOSING.contains(&duty.duty.need);
        let last = unmet.iter().all(told);
        let open = unmet.into_iter().filter(|duty| last || !told(duty));
        commands.extend(open.map(|duty| duty.command));
    }
    let ask = asking::ask(case, policy).filter(|_| !case.ended());
    commands.extend(ask.map(|command| duties::command_line(case, &command)));
    if let Some(calendar) = calendar {
        commands.extend(aftercare::awaited(case, policy, calendar));
        commands.extend(answerable::awaited(case, policy, staff, calendar));
    }
    let mut once = Vec::new();
    commands.retain(|command| {
        let new = !once.contains(command);
        once.push(command.clone());
        new
    });
    commands
}

/// A step as a command: an item at a time where there are several.
fn step(case: &Case, act: Move) -> String {
    let mut items = case.items.iter();
    let open = items.find(|item| act == Move::Investigate && item.outcome.is_none());
    match open {
        Some(item) => format!("{act} --item {}", item.n),
        None => act.to_string(),
    }
}

/// What stops a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A step, with the command that makes it.
    Step(String),
    /// What is recorded beside the steps, with its command.
    Beside(String),
    /// The end of the case: whatever may be done next leads there.
    Whole,
}

/// What stops a clock that runs.
pub fn stopping(case: &Case, policy: &Policy, clock: &Clock) -> Option<Stop> {
    let beside = |command: &str| Some(Stop::Beside(duties::command_line(case, command)));
    if let Some(n) = clock.name.strip_prefix("promise.") {
        return beside(&format!("keep {n}"));
    }
    if let Some(n) = clock.name.strip_prefix("action.") {
        return beside(&format!("action --done {n}"));
    }
    let facts = case.policy_facts();
    let until = match clock.name.strip_prefix("stage.") {
        Some(name) => {
            let mut stages = policy.stages_for(&facts).into_iter();
            stages.find(|stage| stage.name == name)?.until
        }
        None => policy.deadline(&clock.name, &facts)?.until,
    };
    let step = |act: Move| Some(Stop::Step(duties::command_line(case, act.word())));
    match until {
        Mark::Step(Step::Closed) => Some(Stop::Whole),
        Mark::Step(until) => step(Move::making(until)?),
        Mark::Recorded => None,
        Mark::Decided => step(Move::Approve),
        Mark::InvestigationDone => step(Move::Investigate),
        Mark::Acknowledged => beside("reply --kind acknowledgement"),
        Mark::Answered => beside("reply --kind answer"),
        Mark::Informed => beside("reply --kind inform --to ROLE"),
        Mark::Asked => beside("reply --kind acknowledgement --asks FIELD"),
        Mark::Noticed => beside("reply --kind written-notice"),
        Mark::Proved => beside(returns::awaited(case)),
    }
}

/// The command that records a move: of notices, which are printed without it, that they were sent.
fn recording(act: Move) -> &'static str {
    match act {
        Move::Notice => "notice --record",
        act => act.word(),
    }
}

/// Whether a person may give a command on a case that day.
pub fn may_give(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    (person, day): (&Person, NaiveDate),
    command: &str,
) -> bool {
    let name = command.split(' ').nth(1).unwrap_or_default();
    let act = Move::from_word(name);
    if act == Some(Move::Approve) {
        let able = signing::able(case, policy, staff, day);
        if !able.iter().any(|(_, signer)| signer.id == person.id) {
            return false;
        }
    }
    let asked = act.map(|act| legal::asked_of(case, act));
    let facts = asked.as_deref().unwrap_or(case).policy_facts();
    let permission = policy.permission(name, &facts);
    permission.is_none_or(|permission| signing::permitted(staff, person, permission, day))
}

/// Whom the policy entrusts with a command on a case; `None`: everybody.
pub fn entrusted((case, policy): (&Case, &Policy), staff: &Staff, command: &str) -> Option<Arg> {
    let name = command.split(' ').nth(1).unwrap_or_default();
    let may = policy.permission(name, &case.policy_facts())?;
    let units = may.units.iter().map(|unit| staff.called(unit));
    let roles = may.roles.iter().map(|role| staff.role_called(role));
    Some(units.chain(roles).collect())
}

/// Whether it is a person's turn: theirs by name, their unit's, or that of a role they hold.
pub fn is_turn_of(owner: &str, staff: &Staff, person: &Person, day: NaiveDate) -> bool {
    let held = staff.roles_of(&person.id, day);
    let by_role = held.iter().any(|held| held.role == owner);
    by_role || person.is(owner) || staff.in_unit(&person.id, owner, day)
}

/// Everything a person may do with a case that day: what brings it on, then what accompanies it.
pub fn all(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    calendar: &Calendar,
    (person, day): (&Person, NaiveDate),
) -> Vec<String> {
    let mut all = commands(case, policy, staff, Some(calendar));
    let needed = signing::approval_needed(case, policy, staff);
    for act in Move::words() {
        let Some(act) = Move::from_word(act) else {
            continue;
        };
        let open = usable::usable(act, policy) && legal::check(case, policy, act, needed).is_ok();
        let command = duties::command_line(case, recording(act));
        let told = all
            .iter()
            .any(|known| known.split(' ').nth(1) == Some(act.word()));
        let step = act.step();
        let unmet = step.map_or_else(Vec::new, |step| {
            duties::unmet_before(case, policy, staff, step)
        });
        if open && !told && unmet.is_empty() {
            all.push(command);
        }
    }
    all.retain(|command| may_give((case, policy), staff, (person, day), command));
    all
}
