//! Findings of the audit that somebody accepted: one file, one line each, beside the cases.

use std::ops::Range;

use super::place::Place;
use super::reader::Reader;
use super::schema::{Declared as _, Stamp};
use super::tree::Value;
use crate::domain::duties::BookFault;
use crate::record;

/// The newest format of the file this tool reads and writes.
pub const FORMAT: u64 = 1;

/// The list of what was accepted.
pub const ACCEPTED: &str = "accepted";

/// The file, from the repository's root.
pub const FILE: &str = "audit/accepted.yaml";

record! {
    /// A finding of the audit that somebody accepted.
    pub struct Acceptance {
        /// The finding's fingerprint.
        finding: must String,
        /// Its rule, for whoever reads the line.
        rule: must String,
        /// When, and by whom.
        stamp: flat Stamp,
        /// Why.
        reason: must String,
    }
}

impl Acceptance {
    /// As the file holds it: always on one line, which git can tell the author of.
    pub fn line(&self) -> Value {
        Value::Flow(self.entries())
    }

    /// Everything the file holds, each with the bytes it stands in.
    pub fn read_all(reader: &Reader) -> Vec<(Self, Range<usize>)> {
        let one = |reader: &Reader| Some((Self::read(reader)?, reader.here().span()));
        reader.list(ACCEPTED, one)
    }
}

/// An acceptance, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What was accepted.
    pub acceptance: Acceptance,
    /// Where it is written.
    pub place: Place,
    /// The address of whoever committed that line; `None` where no commit has it.
    pub committed_by: Option<String>,
}

/// Everything that was accepted.
#[derive(Clone, Debug, Default)]
pub struct Acceptances {
    /// In the order of the file.
    pub all: Vec<Accepted>,
    /// What cannot be read of it.
    pub faults: Vec<BookFault>,
}
