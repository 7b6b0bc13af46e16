//! A case at another path, without the record of a new number.

use super::mended::renumbered;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "case-moved",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in view.cases.iter().filter(|touched| touched.is_case()) {
        let Some(now) = touched.readable() else {
            continue;
        };
        let from = touched.former().find(|(old, changes)| {
            old.record.file != now.record.file && !renumbered(old, now, changes)
        });
        if let Some((old, _)) = from {
            let what = msg!(
                "audit-case-moved",
                from = &old.record.file,
                to = &now.record.file
            );
            report.case(touched, what, msg!("audit-case-moved-help"));
        }
    }
}
