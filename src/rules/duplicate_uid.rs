//! Two cases of one identity: most often a copied file.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    id: "duplicate-uid",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::All(check),
};

fn check(views: &[RecordView], report: &mut Findings) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for view in views {
        let case = view.record.case.as_ref();
        let Some(uid) = case.and_then(|case| case.uid.as_deref()) else {
            continue;
        };
        let file = &view.record.file;
        let other = *first.entry(uid).or_insert(file);
        if other != file {
            let what = msg!("check-duplicate-uid", file = other);
            let finding = report.field(view, Path::root().key("uid"), what);
            finding.help = Some(msg!("check-duplicate-uid-help"));
        }
    }
}
