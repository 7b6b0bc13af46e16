//! What files are called, and which names stand in a directory: of a month's they are kept for those who ask one
//! after the other within a command: who looks for like cases, gives a number, or clears away what killed writers left.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::domain::numbering::is_number;

/// What the name of a case file ends with.
pub(super) const END: &str = ".yaml";

/// How temporary files are called; git ignores them and listing passes over them.
pub(super) const PREFIX: &str = ".complaint-";
pub(super) const SUFFIX: &str = ".tmp";

/// Whether a file is called as a temporary one.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// The number in a case's file name.
pub(super) fn number_of(name: &str) -> Option<&str> {
    name.strip_suffix(END).filter(|number| is_number(number))
}

/// Entries of a directory by name, each with its own kind.
pub(super) type Entries = Vec<(OsString, FileType)>;

/// The entries of a directory that are not hidden, and temporary files, sorted.
pub(super) fn named(dir: &Path) -> io::Result<Entries> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let hidden = name.as_encoded_bytes().starts_with(b".");
        if !hidden || name.to_str().is_some_and(is_temporary) {
            found.push((name, entry.file_type()?));
        }
    }
    found.sort_unstable_by(|(a, _), (b, _)| a.as_encoded_bytes().cmp(b.as_encoded_bytes()));
    Ok(found)
}

pub(super) fn missing_is_empty<T>(found: io::Result<Vec<T>>) -> io::Result<Vec<T>> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}

/// What there was in a directory that was last changed at that moment.
#[derive(Debug, Default)]
pub(super) struct Names {
    changed: Option<SystemTime>,
    /// The numbers of case files, of any kind, each with a line end.
    numbers: String,
    /// Whether there were temporary files.
    pub temporary: bool,
}

impl Names {
    /// Those in a directory; none where it is not there.
    pub fn in_directory(dir: &Path) -> io::Result<Self> {
        Ok(Self::with_entries(dir)?.0)
    }

    fn with_entries(dir: &Path) -> io::Result<(Self, Entries)> {
        // Before it is listed: what comes meanwhile shows later.
        let changed = changed(dir);
        let found = missing_is_empty(named(dir))?;
        let mut names = Self {
            changed,
            ..Self::default()
        };
        for (name, _) in &found {
            let name = name.to_str().unwrap_or_default();
            if let Some(number) = number_of(name) {
                names.numbers.extend([number, "\n"]);
            }
            names.temporary |= is_temporary(name);
        }
        Ok((names, found))
    }

    /// The numbers of case files of any kind.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.numbers.lines()
    }
}

/// The directories that were listed, each as it was then.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed(Arc<Mutex<BTreeMap<PathBuf, Arc<Names>>>>);

impl Listed {
    /// The entries of a directory, whose names are known from now on, as long as nothing comes or goes there.
    pub fn entries(&self, dir: &Path) -> io::Result<Entries> {
        let (names, found) = Names::with_entries(dir)?;
        self.put(dir, names);
        Ok(found)
    }

    /// The names in a directory; none where it is not there.
    pub fn names(&self, dir: &Path) -> io::Result<Arc<Names>> {
        match self.known(dir) {
            Some(known) => Ok(known),
            None => Ok(self.put(dir, Names::in_directory(dir)?)),
        }
    }

    /// The same, where they are known. What came within the same tick of the file system's clock as what came
    /// before may be missing: that suffices where nothing is written over what is there.
    pub fn known(&self, dir: &Path) -> Option<Arc<Names>> {
        let listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = listed.get(dir).map(Arc::clone);
        let now = known.is_some().then(|| changed(dir)).flatten()?;
        known.filter(|known| known.changed == Some(now))
    }

    fn put(&self, dir: &Path, names: Names) -> Arc<Names> {
        let names = Arc::new(names);
        let mut listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.insert(dir.to_owned(), Arc::clone(&names));
        names
    }
}

/// When anything last came to a directory or went from it.
fn changed(dir: &Path) -> Option<SystemTime> {
    fs::metadata(dir).and_then(|found| found.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M-8: what comes after a directory was listed is seen, and so is what went.
    #[test]
    fn what_comes_and_goes_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let month = dir.path().join("11");
        let listed = Listed::default();
        let numbers = || {
            let names = listed.names(&month).unwrap();
            names.numbers().map(str::to_owned).collect::<Vec<_>>()
        };
        let wait = || std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(numbers(), [""; 0]);
        assert!(listed.known(&month).is_none(), "nothing is there");
        fs::create_dir(&month).unwrap();
        for name in ["261102.yaml", "261101.yaml", "other", "客户.txt"] {
            fs::write(month.join(name), "").unwrap();
        }
        wait();
        let found = listed.entries(&month).unwrap();
        assert_eq!(found.len(), 4);
        assert!(!listed.known(&month).unwrap().temporary);
        assert_eq!(numbers(), ["261101", "261102"]);
        fs::write(month.join(".complaint-x.tmp"), "").unwrap();
        assert!(listed.known(&month).is_none(), "something came");
        assert!(listed.names(&month).unwrap().temporary);
        wait();
        fs::remove_file(month.join("261102.yaml")).unwrap();
        assert_eq!(numbers(), ["261101"]);
        wait();
        fs::write(month.join("261101.yaml"), "otherwise").unwrap();
        assert!(listed.known(&month).is_some(), "none came or went");
    }
}
