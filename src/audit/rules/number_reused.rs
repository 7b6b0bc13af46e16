//! The number of one case given to another.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::tree::Path;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "number-reused",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in &view.cases {
        let Some((uid, now)) = touched.taken_from.as_ref().zip(touched.readable()) else {
            continue;
        };
        let what = msg!("audit-number-reused", number = now.number(), uid = uid);
        let path = Path::root().key("number");
        report.fact(touched, &path, what, msg!("audit-number-reused-help"));
    }
}
