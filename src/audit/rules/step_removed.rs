//! A recorded fact that is gone.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::history::Change;
use crate::domain::time::shown;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "step-removed",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in &view.cases {
        if touched.readable().is_none() {
            continue;
        }
        for (_, changes) in touched.former() {
            for change in changes {
                let Change::Removed(entry) = change else {
                    continue;
                };
                let (by, recorded) = entry.stamp.as_ref().map_or_else(
                    || ("–".to_owned(), "–".to_owned()),
                    |stamp| (stamp.by.clone(), shown(stamp.recorded)),
                );
                let what = msg!(
                    "audit-step-removed",
                    fact = entry.kind.named(),
                    by = by,
                    recorded = recorded
                );
                report.fact(touched, &entry.path, what, msg!("audit-step-removed-help"));
            }
        }
    }
}
