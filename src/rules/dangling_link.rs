//! A link to a case that does not exist.

use super::rule::{Check, Findings, Rule};
use super::told::Across;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    id: "dangling-link",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-9.9"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    let told = || across.told.iter();
    let linked: BTreeSet<&str> = told()
        .flat_map(|told| told.references())
        .map(|(_, to)| to.as_str())
        .collect();
    let there = told().flat_map(|told| [told.number(), told.written()]);
    let known: BTreeSet<&str> = there.filter(|number| linked.contains(number)).collect();
    for told in told() {
        for (path, to) in told.references() {
            if !known.contains(to.as_str()) {
                let what = msg!("check-dangling-link", number = to);
                report.across(told, path.clone(), what).help =
                    Some(msg!("check-dangling-link-help"));
            }
        }
    }
}
