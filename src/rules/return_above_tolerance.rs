//! More came back than the tolerance allows, and nobody has said what to do with it (M-13c).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::{instruct, returns};
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "return-above-tolerance",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["M-13c"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let Some(back) = returns::returned(case, policy).filter(|back| back.blocked) else {
        return;
    };
    if back.unapproved {
        let received = back.received.to_string();
        let what = msg!("check-return-unapproved", received = received);
        report.field(view, returns::counted(case), what).help = Some(run(view, "approve"));
        return;
    }
    let what = msg!(
        "check-return-above-tolerance",
        received = back.received.to_string(),
        approved = back.approved.unwrap_or_default().to_string(),
        tolerance = back.tolerance.normalize().to_string()
    );
    let help = run(view, &instruct(case));
    report.field(view, returns::counted(case), what).help = Some(help);
}
