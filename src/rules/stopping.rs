//! The command that stops a clock.

use super::view::RecordView;
use crate::domain::judge::Clock;
use crate::domain::judge::next::{self, Stop};
use crate::domain::msg::Msg;
use crate::msg;

/// What to do about a clock that runs: the step or reply that stops it; for the whole case what
/// may be done next.
pub(super) fn stopping(view: &RecordView, clock: &Clock) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    match next::stopping(case, policy, &view.regulations.staff, clock)? {
        Stop::Step(command) | Stop::Beside(command) => Some(msg!("check-run", command = command)),
        Stop::Whole => any(view),
    }
}

fn any(view: &RecordView) -> Option<Msg> {
    let (case, policy) = view.judged()?;
    let staff = &view.regulations.staff;
    let commands = next::commands(case, policy, staff, view.calendar);
    (!commands.is_empty()).then(|| msg!("moves-next", commands = Msg::list(commands)))
}
