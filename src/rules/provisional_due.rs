//! A due date in a year whose holidays are not published yet.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::Clock;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "provisional-due",
    severity: Severity::Note,
    kind: FindingKind::Duty,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let open = |clock: &&Clock| clock.provisional && clock.open();
    for clock in view.clocks.iter().filter(open) {
        let what = msg!(
            "check-provisional-due",
            clock = clock.called(),
            due = shown(clock.due)
        );
        let finding = report.clock(view, clock, what);
        finding.help = Some(msg!("check-provisional-due-help"));
    }
}
