//! A closed case whose return or allowance no document proves (M-13e).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::returns;
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "return-unproved",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-13e", "M-13a", "M-13b"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let accepted = case
        .current
        .agreement
        .as_ref()
        .is_some_and(|answer| answer.accepted);
    if case.closing.is_none() || !accepted {
        return;
    }
    for (kind, proofs) in returns::unproved(case, policy) {
        let proofs = proofs.iter().map(|proof| proof.id.clone()).collect();
        let what = msg!(
            "check-return-unproved",
            kind = kind.to_string(),
            proofs = Msg::list(proofs)
        );
        let help = run(view, "receive --proof KIND");
        report.field(view, Path::root().key("closing"), what).help = Some(help);
    }
}
