//! A file written by a later version.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::FORMAT;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "newer-format",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let case = view.record.case.as_ref();
    let Some(case) = case.filter(|case| case.newer()) else {
        return;
    };
    let what = msg!(
        "check-newer-format",
        format = case.format.unwrap_or_default().to_string(),
        known = FORMAT.to_string()
    );
    let finding = report.field(view, Path::root().key("format"), what);
    finding.help = Some(msg!("check-newer-format-help"));
}
