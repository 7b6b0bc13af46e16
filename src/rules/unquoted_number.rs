//! A number written so that other readers take it for something else: `061105` without quotes.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::reader::FaultSort;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unquoted-number",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    report.faults(view, FaultSort::Ambiguous, |_| msg!("check-quote"));
}
