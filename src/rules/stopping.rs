//! The command that stops a clock.

use super::view::RecordView;
use crate::domain::judge::legal;
use crate::domain::judge::next::{self, Stop};
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::msg;

/// What to do about a clock that runs: the step or reply that stops it; for the whole case what
/// may be done next.
pub(super) fn stopping(view: &RecordView, clock: &Clock) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    match next::stopping(case, policy, clock)? {
        Stop::Step(command) | Stop::Beside(command) => Some(msg!("check-run", command = command)),
        Stop::Whole => any(view),
    }
}

fn any(view: &RecordView) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    let needed = judge::approval_needed(case, policy, &view.regulations.staff);
    let next = legal::next(case, policy, needed);
    let commands: Vec<String> = next
        .iter()
        .map(|act| format!("complaint {act} {}", case.number))
        .collect();
    (!commands.is_empty()).then(|| msg!("moves-next", commands = Msg::list(commands)))
}
