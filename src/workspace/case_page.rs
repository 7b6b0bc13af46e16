//! A judged case as its page shows it.

use crate::domain::judge::{self, loss};
use crate::domain::time::Time;
use crate::ui::deadlines;
use crate::ui::names::Names;
use crate::ui::show::CasePage;
use crate::workspace::open::JudgedCase;

/// Hands what a case's page shows to whoever draws it.
pub fn with<T>(
    judged: &JudgedCase,
    names: Names,
    (shape, now): (&clap::Command, Time),
    draw: impl FnOnce(&CasePage) -> T,
) -> T {
    let account = loss::account(&judged.case, judged.policy, judged.calendar);
    draw(&CasePage {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        names,
        owner: &judged.owner,
        clocks: &deadlines::table(&names, &judged.clocks, now),
        loss: account.as_ref(),
        shape,
        advance: judge::advance(&judged.case, judged.policy, judged.calendar),
    })
}
