//! Work or a share given to a unit that had ended, or to somebody who had left, by the day it was given.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::time::Time;
use crate::domain::trail::Trail;
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
    given(case, &mut |place, name, at| {
        let day = view.calendar.map_or(at, |calendar| calendar.in_zone(at));
        if let Some((why, stated)) = staff.gone(name, day.date_naive()) {
            view.momentary();
            let stated = format!("{}:{}", stated.file, stated.line);
            let help = msg!("check-gone-help", place = stated);
            report.field(view, place.path(), why.into()).help = Some(help);
        }
    });
}

/// Looks at whom something was given to, where that is said and when it was.
type Look<'l> = &'l mut dyn FnMut(Trail, &str, Time);

/// Everybody something was given to.
fn given(case: &Case, look: Look) {
    let root = Trail::Root;
    let assignments = root.key("assignments");
    for (i, fact) in case.assignments.iter().enumerate() {
        look(assignments.index(i).key("to"), &fact.to, fact.stamp.at);
    }
    let escalations = root.key("escalations");
    for (i, fact) in case.escalations.iter().enumerate() {
        look(escalations.index(i).key("to"), &fact.to, fact.stamp.at);
    }
    let actions = root.key("actions");
    for (i, fact) in case.actions.iter().enumerate() {
        look(actions.index(i).key("owner"), &fact.owner, fact.stamp.at);
    }
    if let Some(found) = &case.investigation {
        let place = root.key("investigation");
        shares((&place, &found.liability, found.stamp.at), look);
    }
    for (path, round) in case.placed_rounds() {
        let within = Trail::Known(&path);
        let opinions = within.key("consolidations");
        for (i, opinion) in round.consolidations.iter().enumerate() {
            let place = opinions.index(i);
            shares((&place, &opinion.liability, opinion.stamp.at), look);
        }
    }
}

fn shares((place, liability, at): (&Trail, &[Liable], Time), look: Look) {
    let list = place.key("liability");
    for (i, liable) in liability.iter().enumerate() {
        if let Who::Unit { unit, person } = &liable.who {
            look(list.index(i).key("unit"), unit, at);
            if let Some(name) = person {
                look(list.index(i).key("person"), name, at);
            }
        }
    }
}
