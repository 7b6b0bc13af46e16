//! A case file as loaded: what could be read of it, and everything wrong with it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::case::Case;
use super::case::conduct::Correction;
use super::case::discipline::Sanction;
use super::cursor::{Below, Cursor};
use super::msg::Msg;
use super::reader::{Context, Fault};
use super::time::{Calendar, Time};
use super::tree::{Data, Node};

/// One file under `cases/`.
#[derive(Clone, Debug)]
pub struct Record {
    /// The path relative to the repository, with `/`.
    pub file: String,
    /// The number the path says.
    pub number: String,
    /// The year and month the path says.
    pub month: (i32, u32),
    /// The text; empty when the file could not be read at all.
    pub text: String,
    /// The case, when the fields nothing can do without are there.
    pub case: Option<Case>,
    /// What the file said before each of its corrections; newest first.
    pub former: Vec<Former>,
    /// Everything wrong with its fields.
    pub faults: Vec<Fault>,
    /// Why it is not a document, when it is not.
    pub broken: Option<Broken>,
}

/// What a file said before a correction.
#[derive(Clone, Debug)]
pub struct Former {
    /// The correction, by its place in the list.
    pub correction: usize,
    /// When the correction was recorded.
    pub until: Time,
    /// The case before it, without its corrections: with them, each of a thousand would be kept a
    /// thousand times.
    bare: Case,
    /// Those of them that judging asks for.
    telling: Arc<[Correction]>,
}

/// The section of the corrections.
const CORRECTIONS: &str = "corrections";

/// Why a file could not be read as a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which sort.
    pub sort: BrokenSort,
    /// What is wrong.
    pub what: Msg,
    /// The bytes meant.
    pub span: Range<usize>,
}

/// Sorts of unreadable files; each is reported by its own check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenSort {
    /// Is not there: not all of a clone's history need be.
    Missing,
    /// Cannot be opened, is too large, is not UTF-8, or is not a file.
    Unreadable,
    /// Not YAML, or not within the limits.
    Syntax,
    /// Holds the marks of an unfinished merge.
    Conflict,
}

impl Former {
    /// What the file said before each of its corrections; newest first. `root` is the document the
    /// case was read from.
    pub fn all(case: &Case, root: Cursor, calendar: &Calendar) -> Vec<Self> {
        let mut former = Vec::new();
        if case.corrections.is_empty() {
            return former;
        }
        let entries = root.entries().filter(|entry| entry.key != CORRECTIONS);
        let mut root = Node {
            data: Data::Map(entries.map(Below::entry).collect()),
            span: root.span(),
        };
        let telling: Arc<[Correction]> = telling(&case.corrections).into();
        for (place, correction) in case.corrections.iter().enumerate().rev() {
            if !correction.undo(&mut root) {
                continue;
            }
            let context = Context::with_calendar(calendar);
            former.extend(Case::of(&root, &context).map(|bare| Self {
                correction: place,
                until: correction.stamp.recorded,
                bare,
                telling: Arc::clone(&telling),
            }));
        }
        former
    }

    /// The case before it as known at `now`, to be judged.
    pub fn judged_at(&self, now: Time) -> Option<Case> {
        let known = self.bare.recorded <= now;
        let case = known.then(|| Case {
            corrections: self.telling.to_vec(),
            ..self.bare.clone()
        });
        case?.known_at(now)
    }

    /// What it said, without the corrections it had then.
    pub fn told(&self) -> &Case {
        &self.bare
    }

    /// Adds sanctions that are kept apart from the file.
    pub fn sanctioned(&mut self, sanctions: &[Sanction]) {
        self.bare.sanctions.extend(sanctions.iter().cloned());
    }
}

/// The corrections that judging asks for, whenever it is done: it asks who was at work on which day,
/// and which fields were first filled by one.
fn telling(all: &[Correction]) -> Vec<Correction> {
    let mut first: BTreeMap<(&str, Option<NaiveDate>), Time> = BTreeMap::new();
    let mut told = Vec::new();
    for correction in all {
        let (by, old) = (&correction.stamp.by, correction.old.as_deref());
        let mut keys = vec![(by.as_str(), Some(correction.stamp.at.date_naive()))];
        if old.unwrap_or_default().trim().is_empty() {
            keys.push((&correction.field, None));
        }
        // Whichever moment is asked for, the first known by then is one recorded before all that
        // stand before it.
        let recorded = correction.stamp.recorded;
        let is_new = |key: &(&str, _)| first.get(key).is_none_or(|known| recorded < *known);
        keys.retain(is_new);
        if !keys.is_empty() {
            told.push(correction.clone());
        }
        first.extend(keys.into_iter().map(|key| (key, recorded)));
    }
    told
}

impl Record {
    /// The case as it reads at `now`: without later corrections, with what else was recorded later.
    pub fn uncorrected_at(&self, now: Time) -> Option<Cow<'_, Case>> {
        let case = self.case.as_ref()?;
        let before = self.former.iter().rev().find(|former| former.until > now);
        Some(before.map_or(Cow::Borrowed(case), |former| {
            Cow::Owned(Case {
                corrections: case.corrections.clone(),
                ..former.bare.clone()
            })
        }))
    }

    /// The same as known at `now`, with what its file said before its corrections, where nothing else
    /// of the record is needed.
    pub fn into_known_at(mut self, now: Time) -> Option<(Case, Vec<Former>)> {
        let untouched = self.former.iter().all(|former| former.until <= now);
        let whole = |case: &Case| untouched && case.all_known_at(now);
        let case = match self.case.take_if(|case| whole(case)) {
            Some(case) => case,
            None => self.known_at(now)?.into_owned(),
        };
        Some((case, self.former))
    }

    /// Whether all that stands in the file was recorded by `now`, and is of one piece.
    pub fn stands_at(&self, now: Time) -> bool {
        let case = self.case.as_ref();
        self.is_of_one_piece(now) && case.is_none_or(|case| case.all_known_at(now))
    }

    /// Whether nothing is asked of what it said before a correction: what that says stood still at other times.
    pub fn is_of_one_piece(&self, now: Time) -> bool {
        let case = self.case.as_ref();
        self.former.is_empty()
            || case.is_none_or(|case| case.pauses.is_empty())
                && self.former.iter().all(|former| former.until <= now)
    }

    /// The case as it was known at `now`: what was recorded or corrected later is not seen.
    pub fn known_at(&self, now: Time) -> Option<Cow<'_, Case>> {
        let case = self.uncorrected_at(now)?;
        if case.all_known_at(now) {
            return Some(case);
        }
        // A case recorded later need not be cloned to say so.
        let known = case.recorded <= now;
        known.then(|| case.into_owned().known_at(now).map(Cow::Owned))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::Stamp;

    fn correction((by, day, recorded): (&str, u32, u32), old: &str) -> Correction {
        let at = |day: u32| format!("2026-11-{day:02}T09:00:00+08:00").parse().unwrap();
        Correction {
            stamp: Stamp {
                at: at(day),
                recorded: at(recorded),
                by: by.to_owned(),
                entered_by: None,
                paper: None,
                as_of: false,
            },
            field: "title".to_owned(),
            old: Some(old.to_owned()),
            new: "x".to_owned(),
            reason: None,
            basis: Vec::new(),
        }
    }

    /// Time rule 9: whatever moment is asked for, who had mended something on which day by then, and
    /// which of those that filled a field was the first, is told by what is kept.
    #[test]
    fn what_judging_asks_of_corrections_is_kept() {
        let people = [("a", ""), ("b", "t"), ("a", "t"), ("c", "")];
        let all: Vec<Correction> = (0..60)
            .map(|n| {
                let (by, old) = people[n as usize % people.len()];
                correction((by, n / 20 + 1, (n * 7) % 25 + 4), old)
            })
            .collect();
        let kept = telling(&all);
        assert!(kept.len() < all.len() / 2, "{}", kept.len());
        let asked = |all: &[Correction], now: Time| {
            let known = || all.iter().filter(move |it| it.stamp.recorded <= now);
            let days = known().map(|it| (it.stamp.by.clone(), it.stamp.at));
            let days: std::collections::BTreeSet<_> = days.collect();
            let filled = known().find(|it| it.old.as_deref() == Some(""));
            (days, filled.map(|it| (it.stamp.by.clone(), it.stamp.at)))
        };
        for day in 1..30 {
            let now: Time = format!("2026-11-{day:02}T12:00:00+08:00").parse().unwrap();
            assert_eq!(asked(&kept, now), asked(&all, now), "{day}");
        }
    }
}
