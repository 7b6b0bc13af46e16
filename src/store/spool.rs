//! Bytes put by until they are asked for: much that is made long before it is written need not be held.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// So many bytes are written at once.
const AT_ONCE: usize = 256 * 1024;

/// A file without a name that goes when it is let go; none is made before anything is put by.
#[derive(Debug, Default)]
pub struct Spool(Mutex<Lying>);

#[derive(Debug, Default)]
struct Lying {
    file: Option<File>,
    /// How many bytes are in the file.
    written: u64,
    /// What comes after them.
    rest: Vec<u8>,
    /// Whether it could not be written: nothing is put by any more.
    failed: bool,
}

/// Where bytes were put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spooled {
    at: u64,
    length: usize,
}

impl Spool {
    /// Puts bytes by, in a file of this directory; `None` where that cannot be.
    pub fn put(&self, dir: &Path, bytes: &[u8]) -> Option<Spooled> {
        let mut lying = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lying.failed {
            return None;
        }
        let before = u64::try_from(lying.rest.len()).ok()?;
        let put = Spooled {
            at: lying.written.checked_add(before)?,
            length: bytes.len(),
        };
        lying.rest.extend_from_slice(bytes);
        if lying.rest.len() >= AT_ONCE && lying.write(dir).is_none() {
            lying.failed = true;
            lying.rest = Vec::new();
            return None;
        }
        Some(put)
    }

    /// The bytes that were put there; `None` where they cannot be read.
    pub fn get(&self, put: Spooled) -> Option<Vec<u8>> {
        let mut lying = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(after) = put.at.checked_sub(lying.written) else {
            let mut bytes = vec![0; put.length];
            let file = lying.file.as_mut()?;
            file.seek(SeekFrom::Start(put.at)).ok()?;
            file.read_exact(&mut bytes).ok()?;
            return Some(bytes);
        };
        let after = usize::try_from(after).ok()?;
        let bytes = lying.rest.get(after..)?.get(..put.length)?;
        Some(bytes.to_vec())
    }
}

impl Lying {
    fn write(&mut self, dir: &Path) -> Option<()> {
        if self.file.is_none() {
            fs::create_dir_all(dir).ok()?;
            self.file = tempfile::tempfile_in(dir).ok();
        }
        let file = self.file.as_mut()?;
        file.seek(SeekFrom::Start(self.written)).ok()?;
        file.write_all(&self.rest).ok()?;
        self.written += u64::try_from(self.rest.len()).ok()?;
        self.rest.clear();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever was put by is given again, in any order, be it written yet or not.
    #[test]
    fn what_is_put_by_is_given_again() {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::default();
        let bytes = |n: usize| vec![u8::try_from(n % 251).unwrap(); n * 37 % 5_000];
        let put: Vec<Spooled> = (0..400)
            .map(|n| spool.put(&dir.path().join("there"), &bytes(n)).unwrap())
            .collect();
        let lying = spool.0.lock().unwrap();
        assert!(lying.written > 0 && !lying.rest.is_empty());
        drop(lying);
        for (n, put) in put.iter().enumerate().rev() {
            assert_eq!(spool.get(*put), Some(bytes(n)), "{n}");
        }
        let more = spool.put(dir.path(), b"more").unwrap();
        assert_eq!(spool.get(more).as_deref(), Some(&b"more"[..]));
        drop(spool);
        let left = std::fs::read_dir(dir.path().join("there")).unwrap();
        assert_eq!(left.count(), 0);
    }

    /// Where nothing can be written, nothing is put by, and nobody fails.
    #[test]
    fn where_there_is_no_room_nothing_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a file");
        std::fs::write(&file, "").unwrap();
        let spool = Spool::default();
        let first = spool.put(&file, &[7]).unwrap();
        assert!(spool.put(&file, &vec![7; 2 * AT_ONCE]).is_none());
        assert_eq!(spool.put(&file, &[7]), None);
        assert_eq!(spool.get(first), None);
    }
}
