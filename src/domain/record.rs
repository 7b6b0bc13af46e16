//! A case file as loaded: what could be read of it, and everything wrong with it.

use std::ops::Range;

use super::case::Case;
use super::msg::Msg;
use super::reader::Fault;
use super::time::Time;
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
    /// The document, when it is one.
    pub root: Option<Node>,
    /// The case, when the fields nothing can do without are there.
    pub case: Option<Case>,
    /// What the case said before each of its corrections, with the time the correction was
    /// recorded; newest first.
    pub former: Vec<(Time, Case)>,
    /// Everything wrong with its fields.
    pub faults: Vec<Fault>,
    /// Why it is not a document, when it is not.
    pub broken: Option<Broken>,
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
    /// Cannot be opened, is too large, is not UTF-8, or is not a file.
    Unreadable,
    /// Not YAML, or not within the limits.
    Syntax,
    /// Holds the marks of an unfinished merge.
    Conflict,
}

impl Record {
    /// The case as it was known at `now`: what was recorded or corrected later is not seen.
    pub fn known_at(&self, now: Time) -> Option<Case> {
        let before = self
            .former
            .iter()
            .rev()
            .find(|(corrected, _)| *corrected > now);
        let case = before.map(|(_, case)| case).or(self.case.as_ref());
        case.cloned()?.known_at(now)
    }
}
