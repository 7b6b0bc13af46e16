//! A clock whose work was done after its due, or never: the department may be asked why (M-14).

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
    for clock in &view.clocks {
        let owner = view.regulations.staff.called(&clock.owner);
        let (name, due) = (clock.called(), shown(clock.due));
        let what = match clock.state {
            _ if clock.breached.is_some() => {
                let due = shown(clock.counted_due());
                msg!("check-breached", clock = name, owner = owner, due = due)
            }
            ClockState::Late => msg!("check-late", clock = name, owner = owner, due = due),
            ClockState::Missed => msg!("check-missed", clock = name, owner = owner, due = due),
            _ => continue,
        };
        let finding = report.clock(view, clock, what);
        finding.late_by = Some(clock.late_by).filter(|by| *by > 0);
        let waive = format!("waive late:{} --reason TEXT", clock.name);
        finding.help = Some(run(view, &waive));
    }
}
