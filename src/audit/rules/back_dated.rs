//! A fact whose record is not of the time of its commit.

use crate::audit::attribution::{by_host, foreign, squashed, untimely};
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::time::shown;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "back-dated",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if view.commit.odd_date {
        return;
    }
    ahead(view, report);
    // Of several commits put together the times are lost with the authors.
    if by_host(view) || (squashed(view) && !foreign(view).is_empty()) {
        return;
    }
    for late in untimely(view) {
        let recorded = shown(late.recorded);
        let zone = late.recorded.timezone();
        let made = shown(view.commit.authored.with_timezone(&zone));
        let what = if late.as_of {
            msg!(
                "audit-back-dated-as-of",
                fact = late.kind.named(),
                recorded = recorded,
                made = made
            )
        } else {
            msg!(
                "audit-back-dated",
                fact = late.kind.named(),
                recorded = recorded,
                made = made
            )
        };
        report.fact(
            late.touched,
            &late.path,
            what,
            msg!("audit-back-dated-help"),
        );
    }
}

/// An author's time after the commit was made is none.
fn ahead(view: &CommitView, report: &mut Findings) {
    let commit = view.commit;
    if (commit.authored - commit.committed).num_seconds() <= view.slack() {
        return;
    }
    if let Some(touched) = view.cases.iter().find(|touched| touched.own) {
        let zone = commit.authored.timezone();
        let committed = shown(commit.committed.with_timezone(&zone));
        let authored = shown(commit.authored);
        let what = msg!(
            "audit-dated-ahead",
            authored = authored,
            committed = committed
        );
        report.case(touched, what, msg!("audit-back-dated-help"));
    }
}
