//! Two cases of one number.

use super::rule::{Check, Findings, Rule};
use super::told::{Across, repeated};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "duplicate-number",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    for (told, first) in repeated(across.told, |told| Some(told.written())) {
        let (number, file) = (told.written(), &*first.file);
        let what = msg!("check-duplicate-number", number = number, file = file);
        let finding = report.across(told, Path::root().key("number"), what);
        finding.help = Some(msg!("check-duplicate-number-help"));
    }
}
