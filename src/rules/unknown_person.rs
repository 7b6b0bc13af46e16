//! A name that is not in the staff file.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::staff::{Found, Staff};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    id: "unknown-person",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["T-2"],
    check: Check::All(check),
};

fn check(views: &[RecordView], report: &mut Findings) {
    // The same few people sign thousands of facts; each is looked up once.
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    for view in views {
        let Some(case) = &view.case else { continue };
        let staff = &view.regulations.staff;
        if staff.persons.is_empty() {
            continue;
        }
        let root = Path::root();
        let mut names: Vec<(Path, &str)> = Vec::new();
        names.extend(
            case.received_by
                .iter()
                .map(|by| (root.key("received_by"), by.as_str())),
        );
        names.extend(
            case.entered_by
                .iter()
                .map(|by| (root.key("entered_by"), by.as_str())),
        );
        for fact in case.dated() {
            names.push((fact.path.key("by"), &fact.stamp.by));
            let entered = fact.stamp.entered_by.iter();
            names.extend(entered.map(|by| (fact.path.key("entered_by"), by.as_str())));
        }
        for (path, name) in names {
            if !is_known(&mut known, staff, name) {
                let what = msg!("check-unknown-person", name = name);
                report.field(view, path, what).help = Some(msg!("check-unknown-person-help"));
            }
        }
    }
}

fn is_known(known: &mut BTreeMap<String, bool>, staff: &Staff, name: &str) -> bool {
    if let Some(answer) = known.get(name) {
        return *answer;
    }
    let answer = !matches!(staff.person_by(name), Found::None);
    known.insert(name.to_owned(), answer);
    answer
}
