//! Files that change places: what is there, what is to be there, and what must be done for it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;

use crate::msg;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;

/// Files as they are and as they are to be. Two may change places.
#[derive(Debug, Default)]
pub struct Files {
    before: BTreeMap<PathBuf, Vec<u8>>,
    after: BTreeMap<PathBuf, Vec<u8>>,
}

impl Files {
    /// A file that is there. It goes, unless something is put in its place.
    pub fn taken(&mut self, path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) {
        self.before.insert(path.into(), text.into());
    }

    /// A file that is to be there.
    ///
    /// # Errors
    /// Exit 4 where another file is to be there too: neither is lost silently.
    pub fn put(&mut self, path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> Result<()> {
        let path = path.into();
        let shown = path.to_string_lossy().into_owned();
        match self.after.insert(path, text.into()) {
            None => Ok(()),
            Some(_) => Err(Problem::unreadable(msg!("store-written-twice", path = shown)).into()),
        }
    }

    /// What is to be done.
    pub fn changes(&self) -> ChangeSet {
        let mut changes = ChangeSet::new();
        for (path, new) in &self.after {
            match self.before.get(path) {
                Some(old) => changes.replace(path, old.as_slice(), new.as_slice()),
                None => changes.create(path, new.as_slice()),
            }
        }
        for (path, old) in &self.before {
            if !self.after.contains_key(path) {
                changes.remove(path, old.as_slice());
            }
        }
        changes
    }
}
