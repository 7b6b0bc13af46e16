//! A name that is not in the staff file: one finding for each, however many facts hold it.

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::told::{Across, Told};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::msg::{Arg, Msg};
use crate::domain::staff::{Found, Staff};
use crate::domain::trail::Trail;
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
        for (path, name) in told.unknown() {
            let found = unknown.entry(name).or_insert_with(|| Unknown {
                told,
                path: path.clone(),
                cases: Vec::new(),
            });
            let number = told.number();
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
    let mut unknown = Vec::new();
    actors(case, &mut |place, name| {
        if !is_person(staff, name) {
            unknown.push((place.path(), name.to_owned()));
        }
    });
    if case.ended() {
        cited(case, &mut |place, name| {
            if staff.unit(name).is_none() && !is_person(staff, name) {
                unknown.push((place.path(), name.to_owned()));
            }
        });
    }
    unknown
}

fn shown(cases: &[&str]) -> Arg {
    let named = cases.iter().take(SHOWN).copied();
    let more = (cases.len() > SHOWN).then_some("…");
    Msg::list(named.chain(more).map(str::to_owned).collect())
}

/// Looks at a name where it stands.
type Look<'l> = &'l mut dyn FnMut(Trail, &str);

/// Whoever did something, or sold.
fn actors(case: &Case, look: Look) {
    let root = Trail::Root;
    let intake = [
        ("received_by", &case.received_by),
        ("entered_by", &case.entered_by),
    ];
    for (key, name) in intake {
        if let Some(by) = name {
            look(root.key(key), by);
        }
    }
    if let Some(by) = &case.receivable.salesperson {
        look(root.key("receivable").key("salesperson"), by);
    }
    case.each_dated(|place, fact| {
        look(place.key("by"), &fact.by);
        if let Some(by) = &fact.entered_by {
            look(place.key("entered_by"), by);
        }
    });
}

/// Whoever handled an ended case or was liable. While it is open these must be right: they are
/// `unknown-term`'s.
fn cited(case: &Case, look: Look) {
    let root = Trail::Root;
    let assignments = root.key("assignments");
    for (i, given) in case.assignments.iter().enumerate() {
        look(assignments.index(i).key("to"), &given.to);
    }
    if let Some(found) = &case.investigation {
        liable(&root.key("investigation"), &found.liability, look);
    }
    let consolidations = root.key("consolidations");
    for (i, opinion) in case.current.consolidations.iter().enumerate() {
        liable(&consolidations.index(i), &opinion.liability, look);
    }
}

fn liable(place: &Trail, liability: &[Liable], look: Look) {
    let list = place.key("liability");
    for (i, liable) in liability.iter().enumerate() {
        if let Who::Unit { unit, person } = &liable.who {
            look(list.index(i).key("unit"), unit);
            if let Some(name) = person {
                look(list.index(i).key("person"), name);
            }
        }
    }
}

fn is_person(staff: &Staff, name: &str) -> bool {
    !matches!(staff.person_by(name), Found::None)
}
