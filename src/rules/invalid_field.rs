//! A value that is not what its field holds.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::reader::FaultSort;
use crate::finding::{FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "invalid-field",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    for fault in view
        .record
        .faults
        .iter()
        .filter(|f| f.sort == FaultSort::Invalid)
    {
        let target = Target::Part(fault.path.clone(), fault.span.clone());
        let finding = report.target(view, target, fault.what.clone());
        finding.help = Some(msg!("check-mend-field"));
    }
}
