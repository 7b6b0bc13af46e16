//! What two people may not both have done to one case, though they wrote in different sections:
//! each step is legal on its own branch, and no command would make the second after the first.

use super::fact::FactKind;
use super::settlement::Round;
use super::timeline::Fact;
use super::{Case, Time, fact, sections};
use crate::domain::msg::Msg;
use crate::domain::tree::Seg;
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
            let mut sections = sections::ROUND.to_vec();
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
    let mut before = base.map(steps).unwrap_or_default();
    let mut sections = Vec::new();
    for step in steps(side) {
        if let Some(known) = before.iter().position(|known| *known == step) {
            before.swap_remove(known);
        } else if !sections.contains(&step.0) {
            sections.push(step.0);
        }
    }
    sections
}

/// Every step that needs an open case: its section, when it was recorded and by whom. When it
/// happened may have been corrected.
fn steps(case: &Case) -> Vec<(&'static str, Time, &str)> {
    let step = |fact: Fact<'_>| -> Option<&'static str> {
        let act = FactKind::at(&fact.path)?.act()?;
        let section = fact.path.0.first()?;
        let known = sections::ORDER
            .iter()
            .find(|key| *section == Seg::Key((**key).to_owned()));
        fact::needs_open(act).then_some(*known?)
    };
    let facts = case.dated().into_iter();
    facts
        .filter_map(|fact| {
            let stamp = fact.stamp;
            Some((step(fact)?, stamp.recorded, stamp.by.as_str()))
        })
        .collect()
}
