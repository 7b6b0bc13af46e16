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

/// Git's letters for a good signature: by a trusted key, by one that has expired since, and one that
/// itself has expired since. A bad one, one of a key of unknown trust or of a revoked one, one that
/// cannot be checked, and none are not.
const GOOD: &[char] = &['G', 'X', 'Y'];

/// Whether a key is of the commit's author: by the address of the allowed signer, or of `Name <address>`.
fn is_of(view: &CommitView, signer: &str) -> bool {
    let address = signer.rsplit_once('<').map_or(signer, |(_, rest)| rest);
    let address = address.trim_end_matches('>').trim();
    view.state.same(address, view.author())
}

fn check(view: &CommitView, report: &mut Findings) {
    let good = view
        .commit
        .signature
        .is_some_and(|letter| GOOD.contains(&letter));
    let signer = view.commit.signer.as_deref();
    let own = signer.is_some_and(|signer| is_of(view, signer));
    if !view.asked.require_signed || (good && own) {
        return;
    }
    let letter = view.commit.signature.unwrap_or('N').to_string();
    let what = match signer.filter(|_| good) {
        Some(signer) => msg!(
            "audit-signed-by-another",
            signer = signer,
            author = view.author()
        ),
        None => msg!("audit-unsigned", letter = letter),
    };
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
