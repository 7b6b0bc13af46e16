//! What was found out of files when they were read last: as long as one looks the same it is not read again.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::index::{IndexFile, is_past};
use crate::codec::bytes::{CHECKSUM, Checksum, read_one, write_one};
use crate::codec::index::Stat;
use crate::domain::case::evidence::Holding;

/// A file as it looked: what has the same path and looks the same is told by the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key([u8; CHECKSUM]);

/// A file as it looks now.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    key: Key,
    /// When anything of it was last changed.
    changed: i128,
}

impl Look {
    /// That of the file at this path.
    pub fn of(path: &str, stat: &Stat) -> Self {
        let Stat {
            modified,
            changed,
            inode,
            size,
        } = stat;
        let mut told = Vec::with_capacity(path.len() + size_of::<Stat>());
        told.extend(path.as_bytes());
        told.extend(modified.to_le_bytes());
        told.extend(changed.to_le_bytes());
        told.extend(inode.to_le_bytes());
        told.extend(size.to_le_bytes());
        Self {
            key: Key(Checksum::of(&told).bytes()),
            changed: stat.last(),
        }
    }
}

/// What files of evidence hold, however large they are.
pub type KnownEvidence<'m> = KnownFiles<'m, Holding>;

/// What is known of files.
pub struct KnownFiles<'m, T> {
    /// Where it is kept, and by whom.
    place: Option<(IndexFile, &'m str)>,
    /// When that was written.
    written: i128,
    /// What was found out of each, in order of their keys.
    kept: Vec<(Key, T)>,
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
    pub fn of(&self, look: &Look) -> Option<&T> {
        let at = self.kept.binary_search_by_key(&look.key, |(key, _)| *key);
        let (_, held) = self.kept.get(at.ok()?)?;
        is_past(look.changed, self.written).then_some(held)
    }

    /// Keeps these, and of all else nothing, where any of them is new.
    pub fn keep(&self, found: impl IntoIterator<Item = (Look, T)>) {
        let mut new = false;
        let found = found.into_iter().map(|(look, held)| {
            new |= self.of(&look).is_none();
            (look.key, held)
        });
        let mut found: Vec<(Key, T)> = found.collect();
        found.sort_by_key(|(key, _)| *key);
        if let Some((place, maker)) = self.place.as_ref().filter(|_| new)
            && let Some(bytes) = write_one(maker, &found)
        {
            place.write([bytes.into()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of that name that was written to at this moment.
    fn written(path: &str, modified: i128, size: u64) -> Look {
        const SECOND: i128 = 1_000_000_000;
        let stat = Stat {
            modified: modified * SECOND,
            changed: modified * SECOND,
            inode: 1,
            size,
        };
        Look::of(path, &stat)
    }

    /// Of a file that looks otherwise nothing is known, nor of one that was written to just before.
    #[test]
    fn what_looks_the_same_is_known() {
        let held = Holding::Content("ab".to_owned());
        let kept = |path: &str, at: i128| (written(path, at, 7).key, held.clone());
        let mut kept = vec![kept("new", 99), kept("old", 50), kept("older", 40)];
        kept.sort_by_key(|(key, _)| *key);
        let known = KnownFiles {
            place: None,
            written: 100_000_000_000,
            kept,
        };
        let of = |path: &str, at: i128, size: u64| known.of(&written(path, at, size));
        assert_eq!(of("old", 50, 7), Some(&held));
        assert_eq!(of("older", 40, 7), Some(&held));
        assert_eq!(of("old", 50, 8), None);
        assert_eq!(of("old", 51, 7), None);
        assert_eq!(of("new", 99, 7), None);
        assert_eq!(of("other", 50, 7), None);
    }
}
