//! A commit made long after its author's time: rebased, or its author's time was set.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::time::shown;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "committed-later",
    severity: Severity::Note,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    let commit = view.commit;
    if (commit.committed - commit.authored).num_seconds() <= view.slack() {
        return;
    }
    let recording = view.cases.iter().find(|touched| !touched.fresh.is_empty());
    if let Some(touched) = recording {
        let zone = commit.authored.timezone();
        let what = msg!(
            "audit-committed-later",
            authored = shown(commit.authored),
            committed = shown(commit.committed.with_timezone(&zone))
        );
        report.case(touched, what, msg!("audit-committed-later-help"));
    }
}
