//! What of a change is no deed: that the private part of a case went into a file of its own, cannot be
//! read in one of the versions, or was forgotten.

use super::ledger::Entry;
use crate::domain::case::fact::FactKind;
use crate::domain::case::sections::{is_beside, kept_instead};
use crate::domain::tree::{Path, Seg};

/// Who the customer is, as a keyed sum.
pub(super) const SUM: &str = "customer_sum";

/// What two versions are as to their private parts.
pub(super) struct Private {
    /// Whether one of them keeps it from the reader.
    withheld: bool,
    /// Whether the later one alone says what it is.
    opened: bool,
    /// Whether it is forgotten by the later one.
    forgotten: bool,
}

impl Private {
    pub(super) fn between(old: &[Entry], new: &[Entry]) -> Self {
        let forgotten = |entry: &Entry| entry.kind == FactKind::Forgotten;
        let (was, is) = (withholds(old), withholds(new));
        Self {
            withheld: was || is,
            opened: was && !is,
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
            return field.is_some_and(|field| {
                let kept = |said: &str| kept_instead(&field, said).is_some();
                let gone = is_beside(&field) && new.is_none_or(kept);
                gone || self.opened && old.is_some_and(kept)
            });
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
