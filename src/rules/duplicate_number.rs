//! Two cases of one number.

use super::rule::{Check, Findings, Rule};
use super::told::Across;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    id: "duplicate-number",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for told in across.told {
        let number = told.written();
        let file = &*told.file;
        let other = *first.entry(number).or_insert(file);
        if other != file {
            let what = msg!("check-duplicate-number", number = number, file = other);
            let finding = report.across(told, Path::root().key("number"), what);
            finding.help = Some(msg!("check-duplicate-number-help"));
        }
    }
}
