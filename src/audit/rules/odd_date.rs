//! A commit whose time cannot be read: it proves nothing of when its work was done.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "odd-date",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if view.commit.odd_date {
        let help = msg!("audit-odd-date-help");
        report.file("", None, msg!("audit-odd-date"), help);
    }
}
