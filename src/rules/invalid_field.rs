//! A value that is not what its field holds.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::reader::FaultSort;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "invalid-field",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    report.faults(view, FaultSort::Invalid, |_| msg!("check-mend-field"));
}
