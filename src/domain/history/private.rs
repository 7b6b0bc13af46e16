//! What of a change is no deed: that the private part of a case went into a file of its own, cannot be
//! read in one of the versions, or was forgotten.

use super::ledger::Entry;
use crate::domain::case::fact::FactKind;
use crate::domain::case::sections::is_beside;
use crate::domain::case::{Kept, MASK};
use crate::domain::tree::{Path, Seg};
use crate::domain::word::Word as _;

/// Who the customer is, as a keyed sum.
pub(super) const SUM: &str = "customer_sum";

/// What two versions are as to their private parts.
pub(super) struct Private {
    /// Whether one of them keeps it from the reader.
    withheld: bool,
    /// Whether it is forgotten by the later one.
    forgotten: bool,
}

impl Private {
    pub(super) fn between(old: &[Entry], new: &[Entry]) -> Self {
        let forgotten = |entry: &Entry| entry.kind == FactKind::Forgotten;
        Self {
            withheld: withholds(old) || withholds(new),
            forgotten: new.iter().any(forgotten),
        }
    }

    /// Whether nobody did anything by a difference.
    pub(super) fn accounts_for(
        &self,
        (before, after): (&Entry, &Entry),
        path: &Path,
        (old, new): (Option<&str>, Option<&str>),
    ) -> bool {
        if after.kind == FactKind::Correction {
            let mended = before.fields.get(&key("field"));
            let field = mended.and_then(|path| path.parse::<Path>().ok());
            let masked = [MASK, Kept::Forgotten.word()];
            let gone = new.is_none_or(|new| masked.contains(&new));
            return gone && field.is_some_and(|field| is_beside(&field));
        }
        let told = path.0.first().is_some_and(|first| match first {
            Seg::Key(key) => matches!(key.as_str(), "private" | "private_of" | "corrected"),
            Seg::Index(_) => false,
        });
        let sum_begun = old.is_none() && *path == key(SUM);
        let gone = new.is_none() && self.forgotten;
        told || sum_begun || is_beside(path) && (self.withheld || gone)
    }
}

/// Whether a version has a private part that is not among what it says.
fn withholds(entries: &[Entry]) -> bool {
    let mut intake = entries
        .iter()
        .filter(|entry| entry.kind == FactKind::Intake);
    intake.any(|intake| {
        let private = intake.fields.get(&key("private"));
        let there = intake.fields.contains_key(&key("private_of"));
        private.is_some_and(|said| said == "true") && !there
    })
}

fn key(key: &str) -> Path {
    Path::root().key(key)
}
