//! A number written so that other readers take it for something else: `061105` without quotes.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::reader::FaultSort;
use crate::finding::{FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unquoted-number",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    for fault in view
        .record
        .faults
        .iter()
        .filter(|f| f.sort == FaultSort::Ambiguous)
    {
        let target = Target::Part(fault.path.clone(), fault.span.clone());
        let finding = report.target(view, target, fault.what.clone());
        finding.help = Some(msg!("check-quote"));
    }
}
