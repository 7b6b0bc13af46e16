//! A clock past its due that still runs: whoever holds the case must be reminded (M-14).

use super::rule::{Check, Findings, Rule};
use super::stopping::stopping;
use super::view::RecordView;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "overdue",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["M-10.1", "M-10.2", "M-14", "M-14b", "B-4", "R-1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let promise = |name: &str| name.starts_with("promise.");
    let overdue = view.clocks.iter().filter(|clock| clock.overdue());
    // A promise is its own rule's.
    for clock in overdue.filter(|clock| !promise(&clock.name)) {
        let what = msg!(
            "check-overdue",
            clock = clock.called(),
            owner = view.regulations.staff.called(&clock.owner),
            due = shown(clock.due)
        );
        let finding = report.clock(view, clock, what);
        view.late(finding, clock.due);
        finding.help = stopping(view, clock);
    }
}
