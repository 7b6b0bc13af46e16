//! Two cases of one identity: most often a copied file.

use super::rule::{Check, Findings, Rule};
use super::told::Across;
use crate::domain::digest::Half;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    id: "duplicate-uid",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    let mut first: BTreeMap<Half, &str> = BTreeMap::new();
    for told in across.told {
        let Some(uid) = told.uid else { continue };
        let file = &*told.file;
        let other = *first.entry(uid).or_insert(file);
        if other != file {
            let what = msg!("check-duplicate-uid", file = other);
            let finding = report.across(told, Path::root().key("uid"), what);
            finding.help = Some(msg!("check-duplicate-uid-help"));
        }
    }
}
