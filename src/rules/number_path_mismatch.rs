//! A number, a file name and a month that do not agree.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::numbering::is_draft;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use chrono::Datelike as _;

pub const RULE: Rule = Rule {
    id: "number-path-mismatch",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let record = view.record;
    let Some(case) = &record.case else { return };
    let path = Path::root().key("number");
    if case.number != record.number {
        let what = msg!(
            "check-number-not-file",
            number = &case.number,
            file = &record.number
        );
        report.field(view, path, what).help = Some(msg!("check-number-not-file-help"));
        return;
    }
    let shown = |(year, month): (i32, u32)| format!("{year:04}/{month:02}");
    // A draft's number says no month: there its file carries that of the record, as the number will.
    let month = if is_draft(&case.number) {
        Some((case.recorded.year(), case.recorded.month()))
    } else {
        view.policy
            .and_then(|policy| policy.numbering.pattern.month_of(&case.number))
    };
    if let Some(month) = month.filter(|month| *month != record.month) {
        let what = msg!(
            "check-number-not-month",
            number = &case.number,
            month = shown(month),
            directory = shown(record.month)
        );
        report.field(view, path, what).help = Some(msg!("check-number-not-file-help"));
    }
}
