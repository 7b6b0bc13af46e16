//! Two cases of one number.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    id: "duplicate-number",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-8"],
    check: Check::All(check),
};

fn check(views: &[RecordView], report: &mut Findings) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for view in views {
        let written = view.record.case.as_ref().map(|case| case.number.as_str());
        let number = written.unwrap_or(&view.record.number);
        let file = &view.record.file;
        let other = *first.entry(number).or_insert(file);
        if other != file {
            let what = msg!("check-duplicate-number", number = number, file = other);
            let finding = report.field(view, Path::root().key("number"), what);
            finding.help = Some(msg!("check-duplicate-number-help"));
        }
    }
}
