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
    /// When the correction was recorded.
    pub until: Time,
    /// The document before it.
    pub root: Node,
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
    /// Cannot be opened, is too large, is not UTF-8, or is not a file.
    Unreadable,
    /// Not YAML, or not within the limits.
    Syntax,
    /// Holds the marks of an unfinished merge.
    Conflict,
}

impl Record {
    /// The uid of its case, as far as the file says one.
    pub fn uid(&self) -> Option<&str> {
        let uid = self.root.as_ref()?.get("uid")?.text()?;
        (!uid.trim().is_empty()).then_some(uid)
    }

    /// The document and the case as they read at `now`: without later corrections, with what else
    /// was recorded later.
    pub fn uncorrected_at(&self, now: Time) -> Option<(&Node, &Case)> {
        let before = self.former.iter().rev().find(|former| former.until > now);
        match before {
            Some(former) => Some((&former.root, &former.case)),
            None => Some((self.root.as_ref()?, self.case.as_ref()?)),
        }
    }

    /// The case as it was known at `now`: what was recorded or corrected later is not seen.
    pub fn known_at(&self, now: Time) -> Option<Case> {
        let (_, case) = self.uncorrected_at(now)?;
        case.clone().known_at(now)
    }
}
