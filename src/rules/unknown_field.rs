//! A key nobody reads, most often a slip of the pen.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::policy::nearest;
use crate::domain::reader::FaultSort;
use crate::domain::schema::{self, Declared};
use crate::domain::tree::Seg;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    report.faults(view, FaultSort::Unknown, |fault| {
        let meant = match fault.path.0.last() {
            Some(Seg::Key(key)) => nearest(key, &schema::beside(Case::FIELDS, &fault.path)),
            _ => None,
        };
        match meant {
            Some(word) => msg!("check-did-you-mean", word = word),
            None => msg!("check-own-key"),
        }
    });
}
