//! A note of an abnormality in which money is at stake: without loss it is a note, with loss it is
//! a complaint (M-3).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::intake::Nature;
use crate::domain::money::Money;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "abnormality-with-loss",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-3"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    if case.nature != Nature::Abnormality {
        return;
    }
    let claimed = case.claimed.filter(|amount| *amount > Money::ZERO);
    let (field, what) = match (claimed, &case.current.settlement) {
        (Some(amount), _) => (
            "claimed",
            msg!("check-abnormality-claimed", amount = amount.grouped()),
        ),
        (None, Some(_)) => ("settlement", msg!("check-abnormality-settled")),
        (None, None) => return,
    };
    let finding = report.field(view, Path::root().key(field), what);
    finding.help = Some(run(view, "correct nature=complaint --reason TEXT"));
}
