//! Something in `cases/` that is no case: perhaps a complaint under a wrong name (B-5).

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::finding::{FindingKind, Severity};

pub const RULE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["B-5"],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    for stray in beside.strays {
        let finding = report.beside(&stray.file, stray.what.clone());
        finding.help = Some(stray.help.clone());
    }
}
