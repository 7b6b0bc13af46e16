//! A periodic duty recorded as done that is none, was not theirs to do, or is there twice (M-9.10).

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::domain::judge::periodic;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "duty-misrecorded",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.10", "B-3.4"],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    let Some((book, _)) = beside.duties else {
        return;
    };
    for fault in &book.faults {
        let finding = report.beside(&fault.file, fault.what.clone());
        finding.place.clone_from(&fault.place);
        finding.help = Some(msg!("duty-check-misrecorded-help"));
    }
    for (i, act) in book.acts.iter().enumerate() {
        let fault = periodic::fault(beside.regulations, &book.acts[..i], &act.done);
        let Some(fault) = fault else { continue };
        let about = format!("{fault} {} {}", act.done.duty, act.done.period);
        let finding = report.beside(&act.place.file, fault.into());
        finding.place = Some(act.place.clone());
        finding.about = Some(about);
        finding.help = Some(msg!("duty-check-misrecorded-help"));
    }
}
