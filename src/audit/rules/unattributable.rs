//! Steps of several people in one commit: whose they are cannot be told any more.

use crate::audit::attribution::{by_host, foreign, squashed, untimely};
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::msg::Msg;
use crate::domain::time::shown;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "unattributable",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if !squashed(view) {
        return;
    }
    let foreign = foreign(view);
    for facts in foreign.chunk_by(|a, b| a.touched.key == b.touched.key) {
        let Some(first) = facts.first() else { continue };
        let mut actors: Vec<String> = facts.iter().map(|told| told.actor.clone()).collect();
        actors.sort();
        actors.dedup();
        let what = msg!(
            "audit-unattributable",
            count = facts.len(),
            actors = Msg::list(actors),
            author = view.author()
        );
        let help = msg!("audit-unattributable-help");
        report.fact(first.touched, &first.path, what, help);
    }
    // A site that squashes gives the commit its own time.
    if foreign.is_empty() && by_host(view) {
        for late in untimely(view) {
            let what = msg!(
                "audit-untimed",
                fact = late.kind.named(),
                recorded = shown(late.recorded)
            );
            let help = msg!("audit-unattributable-help");
            report.fact(late.touched, &late.path, what, help);
        }
    }
}
