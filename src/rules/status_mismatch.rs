//! A status that does not follow from the facts; it is moved by the steps only.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "status-mismatch",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    // The file as a whole: its status tells of facts recorded later as well.
    let Some(case) = &view.record.case else {
        return;
    };
    let Some(written) = &case.status else { return };
    let derived = case.derived_status().to_string();
    if *written != derived {
        let what = msg!(
            "check-status-mismatch",
            written = written,
            derived = &derived
        );
        let finding = report.field(view, Path::root().key("status"), what);
        finding.help = Some(msg!("check-status-mismatch-help", derived = derived));
    }
}
