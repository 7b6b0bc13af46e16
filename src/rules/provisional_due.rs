//! A due date in a year whose holidays are not published yet.

use super::{Check, Report, Rule, View, shown};
use crate::domain::judge::Clock;
use crate::finding::{Kind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "provisional-due",
    severity: Severity::Note,
    kind: Kind::Duty,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &View, report: &mut Report) {
    let open = |clock: &&Clock| clock.provisional && clock.open();
    for clock in view.clocks.iter().filter(open) {
        let what = msg!(
            "check-provisional-due",
            clock = &clock.name,
            due = shown(clock.due)
        );
        let finding = report.clock(view, clock, what);
        finding.help = Some(msg!("check-provisional-due-help"));
    }
}
