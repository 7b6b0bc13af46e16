//! A settlement approved by whoever proposed it, where the policy forbids that.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::ApprovalFault;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "self-approval",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-11", "T-3"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, _)) = view.judged() else {
        return;
    };
    if view.approval_fault() == Some(ApprovalFault::Own)
        && let Some(approval) = case.current.approval()
    {
        let what = msg!("check-self-approval", by = &approval.stamp.by);
        let path = view.approval_path().key("by");
        report.field(view, path, what).help = Some(msg!("check-self-approval-help"));
    }
}
