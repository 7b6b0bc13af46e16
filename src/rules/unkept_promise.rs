//! A promise to the customer whose day has passed.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::Clock;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unkept-promise",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["R-7"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let broken = |clock: &&Clock| clock.name.starts_with("promise.") && clock.overdue();
    for clock in view.clocks.iter().filter(broken) {
        let n = clock.name.trim_start_matches("promise.");
        let what = msg!(
            "check-unkept-promise",
            n = n,
            owner = view.regulations.staff.called(&clock.owner),
            due = shown(clock.due)
        );
        let finding = report.clock(view, clock, what);
        view.late(finding, clock.due);
        finding.help = Some(run(view, &format!("keep {n}")));
    }
}
