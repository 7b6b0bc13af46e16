//! A settlement that is not the one that was approved.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::ApprovalFault;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "changed-after-approval",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-11"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    if view.approval_fault() == Some(&ApprovalFault::Changed) {
        let what = msg!("check-changed-after-approval");
        let finding = report.field(view, Path::root().key("settlement"), what);
        finding.help = Some(msg!("check-changed-after-approval-help"));
    }
}
