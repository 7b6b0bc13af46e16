//! A case file that is gone, its case with it.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "case-deleted",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in view
        .cases
        .iter()
        .filter(|touched| touched.now.is_none() && !touched.unreadable)
    {
        let what = if touched.is_case() {
            msg!("audit-case-deleted")
        } else {
            msg!("audit-sanctions-deleted")
        };
        report.case(touched, what, msg!("audit-case-deleted-help"));
    }
}
