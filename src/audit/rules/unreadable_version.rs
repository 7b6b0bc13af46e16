//! A version of a case that cannot be read; what comes after it is compared with what was before.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "unreadable-version",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in view
        .cases
        .iter()
        .filter(|touched| touched.unreadable && touched.own)
    {
        let what = msg!("audit-unreadable-version");
        report.case(touched, what, msg!("audit-unreadable-version-help"));
    }
}
