//! A due date in a year whose holidays are not published yet.

use super::{Check, RecordView, Report, Rule, shown};
use crate::domain::judge::Clock;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "provisional-due",
    severity: Severity::Note,
    kind: FindingKind::Duty,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Report) {
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
