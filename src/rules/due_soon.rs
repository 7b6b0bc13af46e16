//! A clock that will soon be due.

use super::rule::{Check, Findings, Rule};
use super::stopping::stopping;
use super::view::RecordView;
use crate::domain::judge::ClockState;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "due-soon",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-10.1", "M-10.2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(within) = view.warn_within() else {
        return;
    };
    for clock in view
        .clocks
        .iter()
        .filter(|c| c.state == ClockState::Running)
    {
        if !view.within(within, clock.due) {
            continue;
        }
        let what = msg!(
            "check-due-soon",
            clock = clock.called(),
            owner = view.regulations.staff.called(&clock.owner),
            due = shown(clock.due)
        );
        report.clock(view, clock, what).help = stopping(view, clock);
    }
}
