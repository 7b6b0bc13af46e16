//! A periodic duty whose due is over and that nobody recorded as done (M-9.10, M-12, B-3.4), since the
//! duties of its policy are recorded.

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::domain::judge::periodic;
use crate::domain::msg::Arg;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "duty-not-done",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &[
        "M-9.10", "M-12", "B-3.4", "B-5b", "F-3.2", "F-4", "R-5", "V-2", "V-5", "L-6", "L-9",
        "C-11", "C-12", "C-14",
    ],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    let Some((book, now)) = beside.duties else {
        return;
    };
    let staff = &beside.regulations.staff;
    for turn in periodic::overdue(beside.regulations, book, now) {
        let (duty, period) = (turn.duty, turn.period.to_string());
        let what = msg!(
            "duty-check-not-done",
            duty = Arg::Localized(duty.title.clone()),
            name = &duty.name,
            period = &period,
            unit = staff.called(&duty.unit),
            due = shown(turn.due)
        );
        let place = &duty.source.place;
        let finding = report.beside(&place.file, what);
        finding.place = Some(place.clone());
        finding.about = Some(format!("{} {period}", duty.name));
        finding.due = Some(turn.due);
        finding.late_by = Some((now - turn.due).num_seconds());
        finding.owner = Some(duty.unit.clone());
        let command = format!("complaint duty done {} --period {period}", duty.name);
        finding.help = Some(msg!("check-run", command = command));
    }
}
