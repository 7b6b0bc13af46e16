//! Two cases of one identity: most often a copied file.

use super::rule::{Check, Findings, Rule};
use super::told::{Across, repeated};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "duplicate-uid",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    for (told, first) in repeated(across.told, |told| told.uid) {
        let what = msg!("check-duplicate-uid", file = &*first.file);
        let finding = report.across(told, Path::root().key("uid"), what);
        finding.help = Some(msg!("check-duplicate-uid-help"));
    }
}
