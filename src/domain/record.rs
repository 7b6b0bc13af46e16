//! A case file as loaded: what could be read of it, and everything wrong with it.

use std::borrow::Cow;
use std::ops::Range;

use super::case::Case;
use super::msg::Msg;
use super::reader::{Context, Fault};
use super::time::{Calendar, Time};
use super::tree::Node;

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
    /// The case before it.
    pub case: Case,
}

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
    pub fn all(case: &Case, root: &Node, calendar: &Calendar) -> Vec<Self> {
        let mut former = Vec::new();
        if case.corrections.is_empty() {
            return former;
        }
        let mut root = root.clone();
        for (place, correction) in case.corrections.iter().enumerate().rev() {
            if !correction.undo(&mut root) {
                continue;
            }
            let context = Context::with_calendar(calendar);
            former.extend(Case::of(&root, &context).map(|case| Self {
                correction: place,
                until: correction.stamp.recorded,
                case,
            }));
        }
        former
    }
}

impl Record {
    /// The case as it reads at `now`: without later corrections, with what else was recorded later.
    pub fn uncorrected_at(&self, now: Time) -> Option<&Case> {
        let before = self.former.iter().rev().find(|former| former.until > now);
        before.map_or(self.case.as_ref(), |former| Some(&former.case))
    }

    /// The same, where nothing else of the record is needed.
    pub fn into_known_at(self, now: Time) -> Option<Case> {
        let untouched = self.former.iter().all(|former| former.until <= now);
        match self.case {
            Some(case) if untouched && case.all_known_at(now) => Some(case),
            case if untouched => case?.known_at(now),
            case => Self { case, ..self }.known_at(now).map(Cow::into_owned),
        }
    }

    /// The case as it was known at `now`: what was recorded or corrected later is not seen.
    pub fn known_at(&self, now: Time) -> Option<Cow<'_, Case>> {
        let case = self.uncorrected_at(now)?;
        if case.all_known_at(now) {
            return Some(Cow::Borrowed(case));
        }
        case.clone().known_at(now).map(Cow::Owned)
    }
}
