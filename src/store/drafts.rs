//! What was told in answer to questions and is not recorded yet: kept beside git's own files, else in the
//! user's state directory, readable by the user alone and never committed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files;
use super::git::Git;
use super::repository::{Repository, os};
use crate::domain::digest::sha256;

/// Where drafts are kept.
#[derive(Clone, Debug)]
pub struct Drafts {
    dir: PathBuf,
}

/// The ending of a draft's name.
const ENDING: &str = "json";

impl Repository {
    /// Where its drafts are kept; `state` is the user's state directory. `None` where there is no
    /// place for them.
    pub fn drafts(&self, state: Option<&Path>) -> Option<Drafts> {
        let own = Git::at(self.root()).and_then(|git| git.own_path("complaint").ok());
        let dir = own.or_else(|| {
            // A repository without git is known by where it lies.
            let name = sha256(self.root().to_string_lossy().as_bytes());
            Some(state?.join("complaint").join(name))
        })?;
        Some(Drafts { dir })
    }
}

impl Drafts {
    /// Keeps a draft under a name, in the place of what was there.
    ///
    /// # Errors
    /// Exit 4 where it cannot be written.
    pub fn keep(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let path = self.path(name);
        let fault = |error: std::io::Error| os(&path.to_string_lossy(), &error);
        fs::create_dir_all(&self.dir).map_err(fault)?;
        // A temporary file is its owner's alone, and what takes its place stays so.
        let mut file = tempfile::NamedTempFile::new_in(&self.dir).map_err(fault)?;
        file.write_all(text.as_bytes()).map_err(fault)?;
        file.as_file().sync_all().map_err(fault)?;
        let kept = file.persist(&path);
        kept.map(drop).map_err(|error| fault(error.error))
    }

    /// The latest draft with its name.
    ///
    /// # Errors
    /// Exit 4 where it cannot be read.
    pub fn latest(&self) -> Result<Option<(String, String)>, StoreError> {
        let Some(name) = self.names().pop() else {
            return Ok(None);
        };
        let path = self.path(&name);
        let shown = path.to_string_lossy();
        let text = files::read_text(&path).map_err(|fault| fault.of(shown))?;
        Ok(Some((name, text)))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.names().len()
    }

    /// Takes a draft away.
    ///
    /// # Errors
    /// Exit 4 where it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(os(&path.to_string_lossy(), &error))
            }
            _ => Ok(()),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name).with_extension(ENDING)
    }

    /// The names, the latest last: they begin with the time.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        let drafts = paths.filter(|path| path.extension().is_some_and(|it| it == ENDING));
        let names = drafts.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}
