//! A settlement approved by whoever proposed it, or what the customer refused before it, where the
//! policy forbids that.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::ApprovalFault;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "self-approval",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-11", "T-3", "T-4b", "C-8", "C-8b"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, _)) = view.judged() else {
        return;
    };
    if let Some(approval) = case.current.approval() {
        let by = &approval.stamp.by;
        let what = match view.approval_fault() {
            Some(ApprovalFault::Own) => msg!("check-self-approval", by = by),
            Some(ApprovalFault::Refused) => msg!("check-approval-refused", by = by),
            _ => return,
        };
        let path = view.approval_path().key("by");
        report.field(view, path, what).help = Some(msg!("check-self-approval-help"));
    }
}
