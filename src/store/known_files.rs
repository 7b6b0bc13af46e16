//! What was found out of files when they were read last: as long as one looks the same it is not read again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::index::{IndexFile, is_past};
use crate::codec::bytes::{read_one, write_one};
use crate::codec::index::Stat;
use crate::domain::case::evidence::Holding;

/// What is known of each of some files, in order of path: how it looked, and what was found out.
type Kept<T> = Vec<(String, (Stat, T))>;

/// What files of evidence hold, however large they are.
pub type KnownEvidence<'m> = KnownFiles<'m, Holding>;

/// What is known of files.
pub struct KnownFiles<'m, T> {
    /// Where it is kept, and by whom.
    place: Option<(IndexFile, &'m str)>,
    /// When that was written.
    written: i128,
    kept: Kept<T>,
}

impl<T> Default for KnownFiles<'_, T> {
    fn default() -> Self {
        Self {
            place: None,
            written: 0,
            kept: Vec::new(),
        }
    }
}

impl<'m, T: Serialize + DeserializeOwned> KnownFiles<'m, T> {
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

    /// What was found out of a file that surely is what it was then, looking so.
    pub fn of(&self, path: &str, looks: &Stat) -> Option<&T> {
        self.of_next(&mut 0, path, looks)
    }

    /// The same; who asks for one after the other finds it at `next`, without a search.
    pub fn of_next(&self, next: &mut usize, path: &str, looks: &Stat) -> Option<&T> {
        let is_it = |(known, _): &(String, _)| known == path;
        let at = if self.kept.get(*next).is_some_and(is_it) {
            *next
        } else {
            let by_path = |(known, _): &(String, _)| known.as_str().cmp(path);
            self.kept.binary_search_by(by_path).ok()?
        };
        *next = at + 1;
        let (_, (then, held)) = self.kept.get(at)?;
        (then == looks && is_past(then, self.written)).then_some(held)
    }

    /// Keeps these, and of all else nothing, where any of them is new.
    pub fn keep(&self, mut found: Kept<T>) {
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        let new = |(path, (looks, _)): &(String, (Stat, T))| self.of(path, looks).is_none();
        if let Some((place, maker)) = &self.place
            && found.iter().any(new)
            && let Some(bytes) = write_one(maker, &found)
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
        let known = KnownFiles {
            place: None,
            written: 100 * SECOND,
            kept: vec![("new".to_owned(), kept(99)), ("old".to_owned(), kept(50))],
        };
        let of = |path: &str, at: i128, size: u64| known.of(path, &written(at * SECOND, size));
        assert_eq!(of("old", 50, 7), Some(&held));
        assert_eq!(of("old", 50, 8), None);
        assert_eq!(of("old", 51, 7), None);
        assert_eq!(of("new", 99, 7), None);
        assert_eq!(of("other", 50, 7), None);
        // Wherever it is looked for first.
        for next in 0..4 {
            let looks = written(50 * SECOND, 7);
            assert_eq!(known.of_next(&mut next.clone(), "old", &looks), Some(&held));
        }
    }
}
