//! The command that stops a clock.

use super::view::{RecordView, run};
use crate::domain::case::fact::Move;
use crate::domain::judge::legal;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::policy::{Mark, Step};
use crate::domain::word::Word;
use crate::msg;

/// What to do about a clock that runs: the step or reply that stops it; for the whole case what
/// may be done next.
pub(super) fn stopping(view: &RecordView, clock: &Clock) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    if let Some(n) = clock.name.strip_prefix("promise.") {
        return Some(run(view, &format!("keep {n}")));
    }
    if let Some(n) = clock.name.strip_prefix("action.") {
        return Some(run(view, &format!("action --done {n}")));
    }
    let facts = case.policy_facts();
    let until = match clock.name.strip_prefix("stage.") {
        Some(name) => {
            let mut stages = policy.stages_for(&facts).into_iter();
            stages.find(|stage| stage.name == name)?.until
        }
        None => policy.deadline(&clock.name, &facts)?.until,
    };
    let command = match until {
        Mark::Step(Step::Closed) => return next(view),
        Mark::Step(step) => command_of(step)?.word(),
        Mark::Recorded => return None,
        Mark::Decided => "approve",
        Mark::InvestigationDone => "investigate",
        Mark::Acknowledged => "reply --kind acknowledgement",
        Mark::Answered => "reply --kind answer",
        Mark::Informed => "reply --kind inform --to ROLE",
        Mark::Asked => "reply --kind acknowledgement --asks FIELD",
        Mark::Noticed => "reply --kind written-notice",
    };
    Some(run(view, command))
}

fn next(view: &RecordView) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    let needed = judge::approval_needed(case, policy, &view.regulations.staff);
    let next = legal::next(case, policy, needed);
    let commands: Vec<String> = next
        .iter()
        .map(|act| format!("complaint {act} {}", case.number))
        .collect();
    (!commands.is_empty()).then(|| msg!("moves-next", commands = Msg::list(commands)))
}

fn command_of(step: Step) -> Option<Move> {
    Some(match step {
        Step::Received => return None,
        Step::Registered => Move::Register,
        Step::Assigned => Move::Assign,
        Step::Investigated => Move::Investigate,
        Step::Resolved => Move::Resolve,
        Step::Consolidated => Move::Consolidate,
        Step::Approved => Move::Approve,
        Step::Agreed => Move::Agree,
        Step::CarriedOut => Move::CarryOut,
        Step::Closed => Move::Close,
    })
}
