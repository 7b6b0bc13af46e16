//! A commit that records something and bears no good signature.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "unsigned",
    severity: Severity::Error,
    check,
};

/// Git's letters for a good signature: by a trusted key, by one of unknown trust, by one that has
/// expired since, and one that itself has expired since. A bad one, one of a revoked key, one that
/// cannot be checked, and none are not.
const GOOD: &[char] = &['G', 'U', 'X', 'Y'];

fn check(view: &CommitView, report: &mut Findings) {
    let good = view
        .commit
        .signature
        .is_some_and(|letter| GOOD.contains(&letter));
    if !view.asked.require_signed || good {
        return;
    }
    let letter = view.commit.signature.unwrap_or('N').to_string();
    let what = msg!("audit-unsigned", letter = letter);
    let help = msg!("audit-unsigned-help");
    if let Some(touched) = view
        .cases
        .iter()
        .find(|touched| touched.own || touched.now.is_none())
    {
        report.case(touched, what, help);
    } else if view.changes_policies() {
        report.file("policies", None, what, help);
    }
}
