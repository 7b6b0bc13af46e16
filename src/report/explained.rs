//! How an indicator came about: which cases it counts, and what each adds.

use std::collections::BTreeMap;

use super::indicators::{Addend, Indicators, Key, Measure, Measured, Scope, measured};
use super::period::Period;
use super::tally::Tallies;
use crate::domain::time::Time;

/// The proof of an indicator.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Which.
    pub key: Key,
    /// Of what period.
    pub period: Period,
    /// When it was reckoned.
    pub now: Time,
    /// What it comes to.
    pub all: Indicators,
    /// What each case adds, by number.
    pub lines: Vec<Line>,
}

/// What a case adds.
#[derive(Clone, Debug)]
pub struct Line {
    /// The case.
    pub number: String,
    /// The customer.
    pub customer: Option<String>,
    /// What it adds.
    pub addend: Addend,
}

/// The proof of an indicator of these cases.
pub fn explained(cases: &Tallies, scope: &Scope, key: Key) -> Explained {
    let measured = measured(cases, scope);
    let lines = measured.iter().flat_map(|case| lines(case, key));
    proof(key, scope, lines.collect())
}

/// The proof of every indicator, in the order they are shown.
pub fn proofs(cases: &Tallies, scope: &Scope) -> Vec<Explained> {
    let mut by_key: BTreeMap<Key, Vec<Line>> = Key::all().map(|key| (key, Vec::new())).collect();
    for case in &measured(cases, scope) {
        for (key, addend) in &case.added {
            by_key.entry(*key).or_default().push(line(case, addend));
        }
    }
    let each = by_key.into_iter();
    each.map(|(key, lines)| proof(key, scope, lines)).collect()
}

fn proof(key: Key, scope: &Scope, mut lines: Vec<Line>) -> Explained {
    lines.sort_by(|a, b| a.number.cmp(&b.number));
    let measure = Measure::of(key, lines.iter().map(|line| &line.addend));
    Explained {
        key,
        period: scope.period.clone(),
        now: scope.now,
        all: Indicators::only(key, measure),
        lines,
    }
}

fn lines<'c>(case: &'c Measured, key: Key) -> impl Iterator<Item = Line> + 'c {
    let own = case.added.iter().filter(move |(of, _)| *of == key);
    own.map(|(_, addend)| line(case, addend))
}

fn line(case: &Measured, addend: &Addend) -> Line {
    let case = case.tally;
    Line {
        number: case.number.to_string(),
        customer: case.customer.as_deref().map(str::to_owned),
        addend: addend.clone(),
    }
}
