//! The ten lines a manager has time for, the heaviest first; what does not fit is counted by kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::deeds::{Deed, Done, done};
use super::differences::{CaseDifference, Difference, FileDifference};
use super::dues::DueMove;
use super::effects::{FileEffect, file_effect};
use super::identities::IdentityChange;
use super::judged::JudgedRecord;
use super::notices::Notices;
use super::pairs::PairChange;
use super::recounts::Recount;
use crate::domain::case::remedy::Commitment;
use crate::domain::document::Document;
use crate::domain::money::Money;
use crate::domain::policy::editions::Breach;
use crate::finding::Severity;

/// How many lines there are at most, what is counted among them.
const LINES: usize = 10;

/// How many lines of one sort that must not be left out stand by themselves; more are one line.
const APART: usize = 2;

/// The lines, and what they leave out.
#[derive(Clone, Debug, Default)]
pub struct Highlights<'a> {
    /// The lines, the heaviest first.
    pub lines: Vec<Highlight<'a>>,
    /// How many cases are left out, by what was done to them.
    pub cases: BTreeMap<Deed, usize>,
    /// How many of them only have a date that moved.
    pub re_dated: usize,
    /// How many files of the regulations are left out.
    pub regulations: usize,
}

/// A line.
#[derive(Clone, Debug)]
pub enum Highlight<'a> {
    /// Persons whose signature means something else.
    Identities(Vec<&'a IdentityChange>),
    /// Regulations in force that were changed.
    InForce(Vec<RegulationHighlight<'a>>),
    /// Cases that are gone, or in whose place another stands.
    Gone(Vec<&'a CaseDifference<'a>>),
    /// What became wrong with the regulations as a whole.
    Faults(&'a Notices),
    /// A regulation that was changed as it may be.
    Regulation(RegulationHighlight<'a>),
    /// A case.
    Case(CaseHighlight<'a>),
}

/// A file of the regulations that changed.
#[derive(Clone, Debug)]
pub struct RegulationHighlight<'a> {
    /// The file.
    pub file: &'a str,
    /// How it differs; `None` where its data does not.
    pub difference: Option<&'a FileDifference>,
    /// How its editions reach back.
    pub breaches: Vec<&'a Breach>,
    /// How its calendar reaches back.
    pub recount: Option<&'a Recount>,
    /// What it does to cases.
    pub effect: FileEffect<'a>,
}

/// A case that differs.
#[derive(Clone, Debug)]
pub struct CaseHighlight<'a> {
    /// The case.
    pub case: &'a CaseDifference<'a>,
    /// What was done to it.
    pub done: Vec<Done<'a>>,
}

/// What a line weighs, the heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Who is somebody else.
    Identity,
    /// The law as it was.
    InForce,
    /// A case is gone.
    Gone,
    /// Something is wrong: the more is committed, the heavier.
    Wrong(Reverse<Option<Sum>>),
    /// A regulation moves cases.
    Law,
    /// Money was decided on: the more the heavier, what is open heaviest.
    Money(Reverse<Sum>),
    /// Something is late.
    Late,
    /// Something else was decided, or a case ended.
    Decided,
    /// A date moved.
    ReDated,
    /// Something else was recorded.
    Recorded,
    /// A regulation moves nothing.
    Words,
}

/// An amount, what is open above all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sum {
    Stated(Money),
    Open,
}

/// The lines of a difference. `altered` says whether recorded facts of a case were changed without
/// a correction.
pub fn highlights<'a>(
    difference: &'a Difference<'a>,
    altered: impl Fn(&CaseDifference) -> bool,
) -> Highlights<'a> {
    let mut all: Vec<(Weight, Highlight)> = Vec::new();
    let persons: Vec<&IdentityChange> = difference.identities.iter().collect();
    all.extend(grouped(persons, Weight::Identity, Highlight::Identities));
    let (in_force, others) = regulations(difference);
    all.extend(grouped(in_force, Weight::InForce, Highlight::InForce));
    let (gone, cases): (Vec<_>, Vec<_>) = difference.cases.iter().partition(|case| is_gone(case));
    all.extend(grouped(gone, Weight::Gone, Highlight::Gone));
    if difference.regulations.new_of(Severity::Error) > 0 {
        let weight = Weight::Wrong(Reverse(Some(Sum::Open)));
        all.push((weight, Highlight::Faults(&difference.regulations)));
    }
    all.extend(others.into_iter().map(|one| {
        let idle = one.effect.is_empty();
        let weight = if idle { Weight::Words } else { Weight::Law };
        (weight, Highlight::Regulation(one))
    }));
    all.extend(cases.into_iter().map(|case| {
        let done = done(case);
        let weight = weight(case, &done, altered(case));
        (weight, Highlight::Case(CaseHighlight { case, done }))
    }));
    all.sort_by_key(|(weight, _)| *weight);
    cut(all.into_iter().map(|(_, line)| line).collect())
}

/// Things that must not be left out: each on a line of its own, or all on one.
fn grouped<'a, T>(
    all: Vec<T>,
    weight: Weight,
    line: fn(Vec<T>) -> Highlight<'a>,
) -> Vec<(Weight, Highlight<'a>)> {
    if all.is_empty() {
        return Vec::new();
    }
    if all.len() > APART {
        return vec![(weight, line(all))];
    }
    let apart = all.into_iter().map(|one| (weight, line(vec![one])));
    apart.collect()
}

fn cut(mut lines: Vec<Highlight>) -> Highlights {
    let left = if lines.len() > LINES {
        lines.split_off(LINES - 1)
    } else {
        Vec::new()
    };
    let mut highlights = Highlights {
        lines,
        ..Highlights::default()
    };
    for line in left {
        match line {
            Highlight::Case(case) => match case.done.last() {
                Some(done) => *highlights.cases.entry(done.deed).or_default() += 1,
                None if case.case.dues.iter().any(DueMove::moved) => highlights.re_dated += 1,
                None => *highlights.cases.entry(Deed::Noted).or_default() += 1,
            },
            _ => highlights.regulations += 1,
        }
    }
    highlights
}

fn is_gone(case: &CaseDifference) -> bool {
    matches!(case.fate, PairChange::Removed | PairChange::Replaced)
}

/// The files that reach back, and the others that differ in what they say. That of the staff is
/// told by the persons.
fn regulations<'a>(
    difference: &'a Difference<'a>,
) -> (Vec<RegulationHighlight<'a>>, Vec<RegulationHighlight<'a>>) {
    let mut in_force: Vec<RegulationHighlight> = Vec::new();
    let mut others = Vec::new();
    for file in &difference.files {
        let one = regulation(&file.file, Some(file), difference);
        let told = Document::of(&file.file) == Document::Staff && !difference.identities.is_empty();
        if one.reaches_back() {
            in_force.push(one);
        } else if file.unreadable || !file.alterations.is_empty() && !told {
            others.push(one);
        }
    }
    for breach in &difference.breaches {
        if !in_force.iter().any(|one| one.file == breach.file) {
            in_force.push(regulation(&breach.file, None, difference));
        }
    }
    (in_force, others)
}

fn regulation<'a>(
    name: &'a str,
    file: Option<&'a FileDifference>,
    difference: &'a Difference<'a>,
) -> RegulationHighlight<'a> {
    let breaches = difference.breaches.iter();
    let mut recounts = difference.recounts.iter();
    RegulationHighlight {
        file: name,
        difference: file,
        breaches: breaches.filter(|breach| breach.file == name).collect(),
        recount: recounts.find(|recount| recount.file == name),
        effect: file.map_or_else(FileEffect::default, |file| file_effect(file, difference)),
    }
}

impl RegulationHighlight<'_> {
    fn reaches_back(&self) -> bool {
        !self.breaches.is_empty() || self.recount.is_some()
    }
}

fn weight(case: &CaseDifference, done: &[Done], altered: bool) -> Weight {
    let sum = case.after.as_ref().and_then(committed);
    let unreadable = case
        .after
        .as_ref()
        .is_some_and(|after| after.record.case.is_none());
    if altered || unreadable || case.notices.new_of(Severity::Error) > 0 {
        return Weight::Wrong(Reverse(sum));
    }
    let decided = done.iter().any(|done| done.deed.decides());
    match sum {
        Some(sum) if decided => Weight::Money(Reverse(sum)),
        _ if case.dues.iter().any(DueMove::turns_late) => Weight::Late,
        _ if decided => Weight::Decided,
        _ if case.dues.iter().any(DueMove::moved) => Weight::ReDated,
        _ => Weight::Recorded,
    }
}

/// What a case commits us to, where it is anything.
fn committed(judged: &JudgedRecord) -> Option<Sum> {
    match judged.outlook.as_ref()?.commitment? {
        Commitment::Amount(amount) if amount == Money::default() => None,
        Commitment::Amount(amount) => Some(Sum::Stated(amount)),
        Commitment::Open => Some(Sum::Open),
    }
}
