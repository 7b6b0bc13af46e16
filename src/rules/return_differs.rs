//! What came back differs from the return note, and no instruction was asked for (M-13d).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::{instruct, returns};
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "return-differs",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-13d"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    // `return-above-tolerance` says it more gravely.
    let asks = returns::returned(case, policy).filter(|back| back.unasked && !back.blocked);
    let Some(back) = asks else { return };
    let what = msg!(
        "check-return-differs",
        received = back.received.to_string(),
        approved = back.approved.unwrap_or_default().to_string()
    );
    let help = run(view, &instruct(case));
    report.field(view, returns::counted(case), what).help = Some(help);
}
