//! What two people may not both have done to one case, though they wrote in different sections:
//! each step is legal on its own branch, and no command would make the second after the first.

use super::Case;
use super::settlement::{ROUND_SECTIONS, Round};
use super::stamp::Stamp;
use crate::domain::msg::Msg;
use crate::msg;

/// The contradictions between two versions of a case: the sections concerned, and why.
pub fn contradictions(
    base: Option<&Case>,
    ours: &Case,
    theirs: &Case,
) -> Vec<(Vec<&'static str>, Msg)> {
    let mut found = Vec::new();
    for (one, other) in [(ours, theirs), (theirs, ours)] {
        if replaced(base, one) && round_changed(base, other) && one.current != other.current {
            let mut sections = ROUND_SECTIONS.to_vec();
            sections.push("rounds");
            found.push((sections, msg!("merge-replaced")));
        }
        if ended(base, one) && !ended(base, other) {
            let moved = moved(base, other);
            if !moved.is_empty() {
                let sections = [moved, vec!["closing", "links", "status"]].concat();
                let status = one.derived_status().to_string();
                found.push((sections, msg!("merge-ended", status = status)));
            }
        }
    }
    let (our_end, their_end) = (ours.derived_status(), theirs.derived_status());
    if ended(base, ours) && ended(base, theirs) && our_end != their_end {
        let why = msg!("merge-ended", status = our_end.to_string());
        found.push((vec!["closing", "links", "status"], why));
    }
    found.dedup_by(|a, b| a.1 == b.1);
    found
}

/// Whether the settlement of the base has made way for another.
fn replaced(base: Option<&Case>, side: &Case) -> bool {
    let before = base.and_then(|case| case.current.settlement.as_ref());
    let now = side.current.settlement.as_ref();
    let stamp = |found: Option<&super::settlement::Settlement>| {
        found.map(|found| (found.stamp.recorded, found.stamp.by.clone()))
    };
    before.is_some() && stamp(before) != stamp(now)
}

/// Whether anything was said to the settlement, or it was changed.
fn round_changed(base: Option<&Case>, side: &Case) -> bool {
    let none = Round::default();
    side.current != *base.map_or(&none, |base| &base.current)
}

fn ended(base: Option<&Case>, side: &Case) -> bool {
    side.ended() && !base.is_some_and(Case::ended)
}

/// The sections in which a side made steps that need an open case.
fn moved(base: Option<&Case>, side: &Case) -> Vec<&'static str> {
    let list = |section: &'static str, of: fn(&Case) -> usize| {
        (of(side) > base.map_or(0, of)).then_some(section)
    };
    let stamp = |section: &'static str, of: fn(&Case) -> Option<&Stamp>| {
        (of(side).map(same) != base.and_then(of).map(same)).then_some(section)
    };
    let sections = [
        stamp("registration", |case| case.registration.as_ref()),
        list("assignments", |case| case.assignments.len()),
        list("escalations", |case| case.escalations.len()),
        stamp("investigation", |case| {
            case.investigation.as_ref().map(|found| &found.stamp)
        }),
        stamp("settlement", |case| {
            case.current.settlement.as_ref().map(|found| &found.stamp)
        }),
        list("consolidations", |case| case.current.consolidations.len()),
        list("approvals", |case| case.current.approvals.len()),
        stamp("agreement", |case| {
            case.current.agreement.as_ref().map(|found| &found.stamp)
        }),
        stamp("carried_out", |case| case.current.carried_out.as_ref()),
        list("rounds", |case| case.rounds.len()),
        list("promises", |case| case.promises.len()),
        list("pauses", |case| case.pauses.len()),
        list("items", |case| {
            case.items
                .iter()
                .filter(|item| item.outcome.is_some())
                .count()
        }),
    ];
    sections.into_iter().flatten().collect()
}

/// What makes a step the same one: when it was recorded and by whom. When it happened may have
/// been corrected.
fn same(stamp: &Stamp) -> (super::Time, &str) {
    (stamp.recorded, &stamp.by)
}
