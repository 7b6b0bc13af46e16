//! A link to a case that does not exist.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    id: "dangling-link",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-9.9"],
    check: Check::All(check),
};

fn check(views: &[RecordView], report: &mut Findings) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for view in views {
        known.insert(&view.record.number);
        known.extend(view.record.case.as_ref().map(|case| case.number.as_str()));
    }
    for view in views {
        let Some(case) = &view.case else { continue };
        for (path, to) in case.references() {
            if !known.contains(to.as_str()) {
                let what = msg!("check-dangling-link", number = to);
                report.field(view, path, what).help = Some(msg!("check-dangling-link-help"));
            }
        }
    }
}
