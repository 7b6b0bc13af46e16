//! A number, a file name and a month that do not agree.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::numbering::is_draft;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

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
    let shown = |(year, month): (i32, Option<u32>)| match month {
        Some(month) => format!("{year:04}/{month:02}"),
        None => format!("{year:04}"),
    };
    // A draft's number says no month: there its file carries that of the record, as the number will. That
    // of a case that was taken over is of another register.
    let said = if is_draft(&case.number) || case.taken_over() {
        let (year, month) = case.filed_in();
        Some((year, Some(month)))
    } else {
        view.policy
            .and_then(|policy| policy.numbering.pattern.month_of(&case.number))
    };
    let (year, month) = record.month;
    let elsewhere = said.filter(|(y, m)| *y != year || m.is_some_and(|m| m != month));
    if let Some(said) = elsewhere {
        let what = msg!(
            "check-number-not-month",
            number = &case.number,
            month = shown(said),
            directory = shown((year, Some(month)))
        );
        report.field(view, path, what).help = Some(msg!("check-number-not-file-help"));
    }
}
