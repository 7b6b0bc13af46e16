//! A fact recorded in the name of somebody who did not make the commit.

use crate::audit::attribution::{foreign, squashed};
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "author-differs",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if squashed(view) {
        return;
    }
    for told in foreign(view) {
        let what = msg!(
            "audit-author-differs",
            fact = told.entry.kind.named(),
            actor = &told.actor,
            author = view.author()
        );
        let help = msg!("audit-author-differs-help");
        report.fact(told.touched, &told.path, what, help);
    }
}
