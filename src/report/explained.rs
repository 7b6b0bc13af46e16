//! How an indicator came about: which cases it counts, and what each adds.

use super::Subject;
use super::indicators::{Addend, Indicators, Key, Measure, Measured, Scope, measured};
use super::period::Period;
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
pub fn explained(subjects: &[Subject], scope: &Scope, key: Key) -> Explained {
    let measured = measured(subjects, scope);
    let mut lines: Vec<Line> = measured.iter().flat_map(|case| lines(case, key)).collect();
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
    let case_of = &case.subject.case;
    let own = case.added.iter().filter(move |(of, _)| *of == key);
    own.map(|(_, addend)| Line {
        number: case_of.number.clone(),
        customer: case_of.customer.name.clone(),
        addend: addend.clone(),
    })
}
