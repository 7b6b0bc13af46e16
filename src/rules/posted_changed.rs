//! A posted month that is not as it was posted: what was paid by it is on record nowhere else (M-B5).

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::finding::{FindingKind, Severity};

pub const RULE: Rule = Rule {
    id: "posted-changed",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-B5", "M-9.10"],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    for posted in beside.posted {
        let finding = report.beside(&posted.file, posted.what.clone());
        finding.help = Some(posted.help.clone());
    }
}
