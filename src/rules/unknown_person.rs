//! A name that is not in the staff file: one finding for each, however many facts hold it.

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
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
    check: Check::All(check),
};

/// As many cases as are named.
const SHOWN: usize = 5;

/// Where a name stands first, and the cases it stands in.
struct Unknown<'v> {
    view: &'v RecordView<'v>,
    path: Path,
    cases: Vec<&'v str>,
}

fn check(views: &[RecordView], report: &mut Findings) {
    let mut unknown: BTreeMap<String, Unknown> = BTreeMap::new();
    let (mut people, mut company) = (Known::default(), Known::default());
    for view in views {
        let Some(case) = &view.case else { continue };
        let staff = &view.regulations.staff;
        let accepted = case.waivers.iter().any(|waiver| waiver.rule == RULE.id);
        if staff.persons.is_empty() || accepted {
            continue;
        }
        let mut names = actors(case);
        names.retain(|(_, name)| !people.knows(name, |name| is_person(staff, name)));
        if case.ended() {
            let mut cited = cited(case);
            let there = |name: &str| staff.unit(name).is_some() || is_person(staff, name);
            cited.retain(|(_, name)| !company.knows(name, there));
            names.append(&mut cited);
        }
        for (path, name) in names {
            let first = || Unknown {
                view,
                path,
                cases: Vec::new(),
            };
            let found = unknown.entry(name.to_owned()).or_insert_with(first);
            let number = view.record.number.as_str();
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
        report.field(found.view, found.path, what).help = Some(msg!("check-unknown-person-help"));
    }
}

fn shown(cases: &[&str]) -> Arg {
    let named = cases.iter().take(SHOWN).copied();
    let more = (cases.len() > SHOWN).then_some("…");
    Msg::list(named.chain(more).map(str::to_owned).collect())
}

/// What is known of names: the same few stand in thousands of facts, each is looked up once.
#[derive(Default)]
struct Known(BTreeMap<String, bool>);

impl Known {
    fn knows(&mut self, name: &str, ask: impl Fn(&str) -> bool) -> bool {
        if let Some(answer) = self.0.get(name) {
            return *answer;
        }
        let answer = ask(name);
        self.0.insert(name.to_owned(), answer);
        answer
    }
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
