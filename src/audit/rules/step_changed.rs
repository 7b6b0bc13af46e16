//! A recorded fact that reads otherwise, without a recorded correction.

use super::mended::unaccounted;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::history::Change;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "step-changed",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in &view.cases {
        let Some(now) = touched.readable() else {
            continue;
        };
        for (old, changes) in touched.former() {
            for change in changes {
                let Change::Changed { after, fields, .. } = change else {
                    continue;
                };
                for field in unaccounted(view, (old, now), changes, (after, fields)) {
                    let value = |value: &Option<String>| value.clone().unwrap_or("–".to_owned());
                    let what = msg!(
                        "audit-step-changed",
                        field = field.path.to_string(),
                        old = value(&field.old),
                        new = value(&field.new)
                    );
                    report.fact(touched, &field.path, what, msg!("audit-step-changed-help"));
                }
            }
        }
    }
}
