//! A value that is not what its field holds.

use super::{Check, Report, Rule, View};
use crate::domain::reader::Sort;
use crate::finding::{Kind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "invalid-field",
    severity: Severity::Error,
    kind: Kind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &View, report: &mut Report) {
    for fault in view.record.faults.iter().filter(|f| f.sort == Sort::Invalid) {
        let target = Target::Bytes(fault.span.clone());
        let finding = report.target(view, target, fault.what.clone());
        finding.help = Some(msg!("check-mend-field"));
    }
}
