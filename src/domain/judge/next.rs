//! What brings a case on: the commands that may follow, the one that stops a clock, and who may give
//! them.

use chrono::{DateTime, NaiveDate, Utc};

use super::answers::Telling;
use super::clock::Clock;
use super::clocks::clocks;
use super::{
    actions, aftercare, answerable, aside, asking, duties, legal, required, returns, signing,
    told_duties, usable,
};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::msg::Arg;
use crate::domain::policy::{Mark, Policy, Step};
use crate::domain::staff::{Person, Staff};
use crate::domain::time::{Calendar, Time};
use crate::domain::word::Word;

/// The commands that may follow.
pub fn commands(
    case: &Case,
    policy: &Policy,
    staff: &Staff,
    calendar: Option<&Calendar>,
) -> Vec<String> {
    let mut commands = steps(case, policy, staff);
    let ask = asking::ask(case, policy).filter(|_| !case.ended());
    commands.extend(ask.map(|command| duties::command_line(case, &command)));
    if let Some(calendar) = calendar {
        commands.extend(beside((case, policy), staff, calendar, &commands));
        commands.extend(outlasting((case, policy), staff, calendar));
    }
    let mut once = Vec::new();
    commands.retain(|command| {
        let new = !once.contains(command);
        once.push(command.clone());
        new
    });
    commands
}

/// The steps that may follow; in place of one that would be refused what it still needs.
fn steps(case: &Case, policy: &Policy, staff: &Staff) -> Vec<String> {
    let needed = signing::approval_needed(case, policy, staff);
    let mut commands = Vec::new();
    for act in legal::next(case, policy, needed) {
        if let Some(add) = unstated(case, policy, act) {
            commands.push(duties::command_line(case, &add));
            continue;
        }
        let unmet = act.step().map_or_else(Vec::new, |step| {
            duties::unmet_before(case, policy, staff, step)
        });
        if unmet.is_empty() {
            commands.push(duties::command_line(case, &step_line(case, act)));
        }
        // What the closing itself tells comes last, once nothing else is lacking.
        let told = |duty: &duties::Unmet| duties::TOLD_WITH_CLOSING.contains(&duty.duty.need);
        let last = unmet.iter().all(told);
        let open = unmet.into_iter().filter(|duty| last || !told(duty));
        commands.extend(open.map(|duty| duty.command));
    }
    commands
}

/// What is owed when the steps are made: the call after the end, the sanctions that are to be decided, and whether
/// what was done works.
fn outlasting(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    calendar: &Calendar,
) -> impl Iterator<Item = String> {
    let call = aftercare::awaited(case, policy, calendar);
    let checks = actions::to_check(case, (policy, staff), calendar).into_iter();
    call.into_iter()
        .chain(answerable::awaited(case, policy, staff, calendar))
        .chain(checks.map(|check| duties::command_line(case, &check)))
}

/// Whether anything is to be done of a case with these clocks: it goes on, or one of them runs, or a command is next.
pub fn waits(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    calendar: Option<&Calendar>,
    clocks: &[Clock],
) -> bool {
    let outlasts = |calendar: &Calendar| {
        let mut all = outlasting((case, policy), staff, calendar);
        all.next().is_some()
    };
    !case.ended()
        || clocks.iter().any(Clock::open)
        || !steps(case, policy, staff).is_empty()
        || calendar.is_some_and(outlasts)
}

/// What the regulation sets a limit for beside the steps, as an acknowledgement, and nobody did yet: an answer once
/// somebody looked into the case. Without what `known` says in other words.
fn beside(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    calendar: &Calendar,
    known: &[String],
) -> Vec<String> {
    // Which of them go is the same at any time.
    let (clocks, _) = clocks(case, (policy, calendar, staff), case.recorded);
    let seen = !policy.uses(Step::Investigated) || case.done(Step::Investigated);
    let timely = |clock: &&Clock| {
        if own(clock).is_some() {
            // Where no step is left they are all there is to do.
            return case.ended();
        }
        let until = until(case, policy, clock);
        until.is_some_and(|until| seen || !matches!(until, Mark::Answered | Mark::Noticed))
    };
    let open = clocks.iter().filter(|clock| clock.open()).filter(timely);
    let commands = open.filter_map(|clock| match stopping(case, policy, staff, clock)? {
        Stop::Beside(command) => Some(command),
        Stop::Step(_) | Stop::Whole => None,
    });
    let told = |command: &String| {
        let (what, _) = command.split_once(" --via").unwrap_or((command, ""));
        named(known, what)
    };
    commands.filter(|command| !told(command)).collect()
}

/// The command that states the fields without which a case is not accepted, where a step would accept it.
fn unstated(case: &Case, policy: &Policy, act: Move) -> Option<String> {
    let accepts = required::accepts(policy, act) && !required::accepted(case, policy);
    let missing = required::missing_fields(case, policy);
    if !accepts || missing.is_empty() {
        return None;
    }
    let fields = missing.iter().map(|(field, _)| format!("{field}=VALUE"));
    let fields: Vec<String> = fields.collect();
    Some(format!("correct {} --reason TEXT", fields.join(" ")))
}

/// A step as a command: an item at a time where there are several.
fn step_line(case: &Case, act: Move) -> String {
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

/// What stops a clock that runs. A step that is not due yet, or an answer that would tell what nobody has
/// decided, stops nothing: whatever may be done next leads there.
pub fn stopping(case: &Case, policy: &Policy, staff: &Staff, clock: &Clock) -> Option<Stop> {
    let beside = |command: &str| Some(Stop::Beside(duties::command_line(case, command)));
    if let Some(command) = own(clock) {
        return beside(&command);
    }
    let step = |act: Move| {
        let line = || duties::command_line(case, &step_line(case, act));
        let due = due(case, policy, staff, act);
        Some(if due { Stop::Step(line()) } else { Stop::Whole })
    };
    match until(case, policy, clock)? {
        Mark::Step(Step::Closed) => Some(Stop::Whole),
        Mark::Step(until) => step(Move::making(until)?),
        Mark::Recorded => None,
        Mark::Decided => step(Move::Approve),
        Mark::InvestigationDone => step(Move::Investigate),
        Mark::Acknowledged => beside("reply --kind acknowledgement --via CHANNEL"),
        Mark::Answered => Some(telling(case, policy, staff, "answer")),
        Mark::Informed => {
            let inform = "reply --kind inform --to ROLE --via CHANNEL";
            beside(&told_duties::inform(case, policy, staff).unwrap_or_else(|| inform.to_owned()))
        }
        Mark::Asked => {
            let ask = "reply --kind acknowledgement --via CHANNEL --asks FIELD";
            beside(&asking::ask(case, policy).unwrap_or_else(|| ask.to_owned()))
        }
        Mark::Noticed => Some(telling(case, policy, staff, "written-notice")),
        Mark::Proved => beside(returns::awaited(case)),
    }
}

/// What stops the clock of a promise or an action, which is not of the regulation but of whoever it was given to.
fn own(clock: &Clock) -> Option<String> {
    let n = |kind: &str| clock.name.strip_prefix(kind);
    let promise = n("promise.").map(|n| format!("keep {n}"));
    promise.or_else(|| n("action.").map(|n| format!("action --done {n}")))
}

/// Whose a promise or an action is that a command fulfils.
pub fn fulfils<'c>(case: &Case, clocks: &'c [Clock], command: &str) -> Option<&'c str> {
    let is_it = |clock: &&Clock| {
        let own = own(clock).map(|own| duties::command_line(case, &own));
        let more = own.and_then(|own| command.strip_prefix(&own));
        more.is_some_and(|more| more.is_empty() || more.starts_with(' '))
    };
    let clock = clocks.iter().filter(|clock| clock.open()).find(is_it)?;
    Some(&clock.owner)
}

/// What a limit of the regulation waits for.
fn until(case: &Case, policy: &Policy, clock: &Clock) -> Option<Mark> {
    let facts = case.policy_facts();
    match clock.name.strip_prefix("stage.") {
        Some(name) => {
            let mut stages = policy.stages_for(&facts).into_iter();
            Some(stages.find(|stage| stage.name == name)?.until)
        }
        None => Some(policy.deadline(&clock.name, &facts)?.until),
    }
}

/// Whether a step would be made if somebody who may made it now.
fn due(case: &Case, policy: &Policy, staff: &Staff, act: Move) -> bool {
    let needed = signing::approval_needed(case, policy, staff);
    let open = legal::check(case, policy, act, needed).is_ok();
    let unmet = |step| !duties::unmet_before(case, policy, staff, step).is_empty();
    open && !act.step().is_some_and(unmet) && unstated(case, policy, act).is_none()
}

/// The reply that tells the decision – on the first item nobody told, where there are several – once there is one
/// to tell.
fn telling(case: &Case, policy: &Policy, staff: &Staff, kind: &str) -> Stop {
    let telling = Telling::new(case, policy, staff);
    let open = case.items.iter().find(|item| telling.told(item).is_none());
    let n = open.map(|item| item.n);
    if telling.premature(Time::from(DateTime::<Utc>::MAX_UTC), n) {
        return Stop::Whole;
    }
    Stop::Beside(duties::command_line(case, &telling.command(kind)))
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
    let n = command.split(' ').nth(3).and_then(|n| n.parse().ok());
    let checked = n.filter(|_| act == Some(Move::Verify));
    if checked.is_some_and(|n| !actions::may_check(case, n, (policy, staff), (person, day))) {
        return false;
    }
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

/// Everything a person may do with a case that day, with its clocks then: what brings it on, then what
/// accompanies it.
pub fn all(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    (calendar, clocks): (&Calendar, &[Clock]),
    (person, day): (&Person, NaiveDate),
) -> Vec<String> {
    let mut all = commands(case, policy, staff, Some(calendar));
    for act in Move::words().into_iter().filter_map(Move::from_word) {
        let told = all
            .iter()
            .any(|known| known.split(' ').nth(1) == Some(act.word()));
        let beside = act.step().is_none();
        if usable::usable(act, policy) && due(case, policy, staff, act) && (beside || !told) {
            let forms = aside::forms((case, policy), staff, (clocks, person), act).into_iter();
            let lines = forms.map(|form| duties::command_line(case, &form));
            let new: Vec<String> = lines.filter(|line| !named(&all, line)).collect();
            all.extend(new);
        }
    }
    all.retain(|command| may_give((case, policy), staff, (person, day), command));
    all
}

/// Whether a command is among these, perhaps with more said.
fn named(all: &[String], line: &str) -> bool {
    let longer = |known: &String| {
        let more = known.strip_prefix(line);
        more.is_some_and(|more| more.is_empty() || more.starts_with(' '))
    };
    all.iter().any(longer)
}
