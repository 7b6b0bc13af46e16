//! The marks of an unfinished merge.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::record::BrokenSort;
use crate::finding::{FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "conflict-markers",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let conflict = view.record.broken.as_ref();
    let Some(broken) = conflict.filter(|broken| broken.sort == BrokenSort::Conflict) else {
        return;
    };
    let target = Target::Bytes(broken.span.clone());
    let finding = report.target(view, target, broken.what.clone());
    finding.help = Some(msg!("check-finish-merge"));
}
