//! A name that is not in the staff file: one finding for each, however many facts hold it.

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::told::{Across, Told};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::msg::{Arg, Msg};
use crate::domain::staff::{Found, Staff};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unknown-person",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["T-2"],
    check: Check::Across(None, check),
};

/// As many cases as are named.
const SHOWN: usize = 5;

/// Where a name stands first, and the cases it stands in.
struct Unknown<'v, 'a> {
    told: &'v Told<'a>,
    path: Path,
    cases: Vec<&'v str>,
}

fn check(across: &Across, report: &mut Findings) {
    let mut unknown: BTreeMap<&str, Unknown> = BTreeMap::new();
    for told in across.told {
        for (path, name) in told.case.iter().flat_map(|case| &case.unknown) {
            let found = unknown.entry(name).or_insert_with(|| Unknown {
                told,
                path: path.clone(),
                cases: Vec::new(),
            });
            let number = told.number.as_str();
            if found.cases.last() != Some(&number) {
                found.cases.push(number);
            }
        }
    }
    for (name, found) in unknown {
        let what = msg!(
            "check-unknown-person",
            name = name,
            count = found.cases.len(),
            cases = shown(&found.cases)
        );
        report.across(found.told, found.path, what).help = Some(msg!("check-unknown-person-help"));
    }
}

/// The names in a case that nobody has, with their places.
pub(super) fn unknown(view: &RecordView) -> Vec<(Path, String)> {
    let Some(case) = &view.case else {
        return Vec::new();
    };
    let staff = &view.regulations.staff;
    let accepted = case.waivers.iter().any(|waiver| waiver.rule == RULE.id);
    if staff.persons.is_empty() || accepted {
        return Vec::new();
    }
    let mut names = actors(case);
    names.retain(|(_, name)| !is_person(staff, name));
    if case.ended() {
        let mut cited = cited(case);
        cited.retain(|(_, name)| staff.unit(name).is_none() && !is_person(staff, name));
        names.append(&mut cited);
    }
    let names = names.into_iter();
    names.map(|(path, name)| (path, name.to_owned())).collect()
}

fn shown(cases: &[&str]) -> Arg {
    let named = cases.iter().take(SHOWN).copied();
    let more = (cases.len() > SHOWN).then_some("…");
    Msg::list(named.chain(more).map(str::to_owned).collect())
}

/// Whoever did something, or sold.
fn actors(case: &Case) -> Vec<(Path, &str)> {
    let root = Path::root();
    let mut names: Vec<(Path, &str)> = Vec::new();
    let intake = [
        ("received_by", &case.received_by),
        ("entered_by", &case.entered_by),
    ];
    for (key, name) in intake {
        names.extend(name.iter().map(|by| (root.key(key), by.as_str())));
    }
    let sold = case.receivable.salesperson.iter();
    let at = root.key("receivable").key("salesperson");
    names.extend(sold.map(|by| (at.clone(), by.as_str())));
    for fact in case.dated() {
        names.push((fact.path.key("by"), &fact.stamp.by));
        let entered = fact.stamp.entered_by.iter();
        names.extend(entered.map(|by| (fact.path.key("entered_by"), by.as_str())));
    }
    names
}

/// Whoever handled an ended case or was liable. While it is open these must be right: they are
/// `unknown-term`'s.
fn cited(case: &Case) -> Vec<(Path, &str)> {
    let root = Path::root();
    let mut names: Vec<(Path, &str)> = Vec::new();
    let assignments = case.assignments.iter().enumerate();
    let to = |i: usize| root.key("assignments").index(i).key("to");
    names.extend(assignments.map(|(i, given)| (to(i), given.to.as_str())));
    let found = case.investigation.iter();
    let proposed = root.key("investigation").key("liability");
    names.extend(found.flat_map(|found| liable(&proposed, &found.liability)));
    for (i, opinion) in case.current.consolidations.iter().enumerate() {
        let decided = root.key("consolidations").index(i).key("liability");
        names.extend(liable(&decided, &opinion.liability));
    }
    names
}

fn liable<'c>(path: &Path, liability: &'c [Liable]) -> Vec<(Path, &'c str)> {
    let mut names = Vec::new();
    for (i, liable) in liability.iter().enumerate() {
        if let Who::Unit { unit, person } = &liable.who {
            names.push((path.index(i).key("unit"), unit.as_str()));
            let person = person.iter();
            names.extend(person.map(|name| (path.index(i).key("person"), name.as_str())));
        }
    }
    names
}

fn is_person(staff: &Staff, name: &str) -> bool {
    !matches!(staff.person_by(name), Found::None)
}
