//! A case handed on more often than the policy allows (R-7, C-4).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "many-handovers",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["R-2", "R-7", "B-3.7", "C-4", "V-3b"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let Some(handover) = &policy.care.handover else {
        return;
    };
    // The first assignment hands nothing over; moves up a tier are counted apart.
    let count = case.assignments.len().saturating_sub(1);
    let most = usize::try_from(handover.most).unwrap_or(usize::MAX);
    if count <= most {
        return;
    }
    let stated = handover.source.rule.as_deref().unwrap_or(&policy.id);
    let what = msg!(
        "check-many-handovers",
        count = count,
        most = most,
        first = view
            .regulations
            .staff
            .called(case.received_by.as_deref().unwrap_or_default()),
        rule = stated
    );
    let path = Path::root().key("assignments").index(most + 1);
    let finding = report.field(view, path, what);
    finding.help = Some(run(view, "waive many-handovers --reason TEXT"));
}
