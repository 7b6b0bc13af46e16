//! A clock that stopped after its due: the department may be asked why (M-14).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::ClockState;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "late",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-14"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    for clock in view.clocks.iter().filter(|c| c.state == ClockState::Late) {
        let what = msg!(
            "check-late",
            clock = &clock.name,
            owner = view.regulations.staff.called(&clock.owner),
            due = shown(clock.due)
        );
        let finding = report.clock(view, clock, what);
        finding.late_by = Some(clock.late_by);
        let waive = format!("waive late:{} --reason TEXT", clock.name);
        finding.help = Some(run(view, &waive));
    }
}
