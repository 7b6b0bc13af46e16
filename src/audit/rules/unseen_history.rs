//! The edge of a shallow clone: what was before it could not be seen.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "unseen-history",
    severity: Severity::Note,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if view.commit.edge {
        let what = msg!("audit-unseen-history");
        report.file("cases", None, what, msg!("audit-unseen-history-help"));
    }
}
