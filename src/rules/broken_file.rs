//! A file that is no readable record: every complaint is recorded (B-5), so none is passed over.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::record::BrokenSort;
use crate::finding::{FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "broken-file",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["B-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(broken) = &view.record.broken else {
        return;
    };
    let target = match broken.sort {
        BrokenSort::Conflict => return,
        BrokenSort::Missing | BrokenSort::Unreadable => Target::File,
        BrokenSort::Syntax => Target::Bytes(broken.span.clone()),
    };
    report.target(view, target, broken.what.clone()).help = Some(msg!("check-mend-by-hand"));
}
