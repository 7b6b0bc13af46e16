//! What files of evidence held when they were read last: as long as one looks the same it is not read again,
//! however large it is.

use std::collections::BTreeMap;

use super::index::{IndexFile, is_past};
use crate::codec::index::{Stat, read_one, write_one};
use crate::domain::case::evidence::Holding;

/// A file: how it looked, and what it held.
type Kept = (Stat, Holding);

/// What is known of files of evidence, by path.
#[derive(Default)]
pub struct KnownEvidence<'m> {
    /// Where it is kept, and by whom.
    place: Option<(IndexFile, &'m str)>,
    /// When that was written.
    written: i128,
    kept: BTreeMap<String, Kept>,
}

impl<'m> KnownEvidence<'m> {
    /// What is kept there, where `maker` wrote it.
    pub fn open(place: Option<(IndexFile, &'m str)>) -> Self {
        let lying = place.as_ref().and_then(|(place, maker)| {
            let written = place.written()?;
            Some((written, read_one(&place.read()?, maker)?))
        });
        let (written, kept) = lying.unwrap_or_default();
        Self {
            place,
            written,
            kept,
        }
    }

    /// What a file that looks so surely holds.
    pub(super) fn of(&self, path: &str, looks: &Stat) -> Option<&Holding> {
        let (then, held) = self.kept.get(path)?;
        (then == looks && is_past(then, self.written)).then_some(held)
    }

    /// Keeps these, and of all else nothing, where any of them is new.
    pub(super) fn keep(&self, found: &BTreeMap<String, Kept>) {
        let known = |(path, (looks, _)): (&String, &Kept)| self.of(path, looks).is_some();
        if let Some((place, maker)) = &self.place
            && !found.iter().all(known)
            && let Some(bytes) = write_one(maker, found)
        {
            place.write([bytes.into()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that was written to at this moment.
    fn written(modified: i128, size: u64) -> Stat {
        Stat {
            modified,
            changed: modified,
            inode: 1,
            size,
        }
    }

    /// Of a file that looks otherwise nothing is known, nor of one that was written to just before.
    #[test]
    fn what_looks_the_same_is_known() {
        const SECOND: i128 = 1_000_000_000;
        let held = Holding::Content("ab".to_owned());
        let kept = |at: i128| (written(at * SECOND, 7), held.clone());
        let known = KnownEvidence {
            place: None,
            written: 100 * SECOND,
            kept: BTreeMap::from([("old".to_owned(), kept(50)), ("new".to_owned(), kept(99))]),
        };
        let of = |path: &str, at: i128, size: u64| known.of(path, &written(at * SECOND, size));
        assert_eq!(of("old", 50, 7), Some(&held));
        assert_eq!(of("old", 50, 8), None);
        assert_eq!(of("old", 51, 7), None);
        assert_eq!(of("new", 99, 7), None);
        assert_eq!(of("other", 50, 7), None);
    }
}
