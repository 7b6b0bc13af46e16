//! Work or a share given to a unit that had ended, or to somebody who had left, by the day it was given.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "gone-by-then",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["T-2", "M-B1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let staff = &view.regulations.staff;
    for (path, name, at) in given(case) {
        let day = view.calendar.map_or(at, |calendar| calendar.in_zone(at));
        if let Some((why, place)) = staff.gone(name, day.date_naive()) {
            view.momentary();
            let stated = format!("{}:{}", place.file, place.line);
            let help = msg!("check-gone-help", place = stated);
            report.field(view, path, why.into()).help = Some(help);
        }
    }
}

/// Everybody something was given to, with where that is said and when it was.
fn given(case: &Case) -> Vec<(Path, &str, Time)> {
    let root = Path::root();
    let mut given: Vec<(Path, &str, Time)> = Vec::new();
    let place = |list: &str, i: usize, key: &str| root.key(list).index(i).key(key);
    let handed = case.assignments.iter().enumerate();
    given.extend(handed.map(|(i, fact)| {
        let path = place("assignments", i, "to");
        (path, fact.to.as_str(), fact.stamp.at)
    }));
    let raised = case.escalations.iter().enumerate();
    given.extend(raised.map(|(i, fact)| {
        let path = place("escalations", i, "to");
        (path, fact.to.as_str(), fact.stamp.at)
    }));
    let owned = case.actions.iter().enumerate();
    given.extend(owned.map(|(i, fact)| {
        let path = place("actions", i, "owner");
        (path, fact.owner.as_str(), fact.stamp.at)
    }));
    if let Some(found) = &case.investigation {
        let path = root.key("investigation").key("liability");
        shares(&mut given, &path, &found.liability, found.stamp.at);
    }
    for (path, round) in case.placed_rounds() {
        for (i, opinion) in round.consolidations.iter().enumerate() {
            let path = path.key("consolidations").index(i).key("liability");
            shares(&mut given, &path, &opinion.liability, opinion.stamp.at);
        }
    }
    given
}

fn shares<'c>(
    given: &mut Vec<(Path, &'c str, Time)>,
    path: &Path,
    liability: &'c [Liable],
    at: Time,
) {
    for (i, liable) in liability.iter().enumerate() {
        if let Who::Unit { unit, person } = &liable.who {
            given.push((path.index(i).key("unit"), unit, at));
            let person = person.iter();
            given.extend(person.map(|name| (path.index(i).key("person"), name.as_str(), at)));
        }
    }
}
