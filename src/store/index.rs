//! Where the index lies, and how it gets there: beside git's own files, never committed, and of no
//! consequence where it is not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{read_own, read_text, stat};
use super::git::{KnownToGit, top};
use super::placing::beside;
use super::repository::Repository;
use crate::codec::index::Stat;
use crate::domain::digest::Digest;

/// The directory in git's.
const DIR: &str = "complaint";

/// For so long after a file was written it may be written to again and look the same: file systems
/// do not count finer, and clocks are not one.
const GRAIN: i128 = 2_000_000_000;

/// A place for the index.
#[derive(Debug)]
pub struct IndexFile {
    git_dir: PathBuf,
    /// The case repository's place in the work tree, with `/` at its end where it is not empty.
    prefix: String,
    path: PathBuf,
}

/// An index as it lies there.
#[derive(Debug)]
pub struct IndexBytes {
    /// What it holds.
    pub bytes: Vec<u8>,
    written: i128,
}

impl IndexBytes {
    /// Whether a file that looks as it did then is surely what it was then.
    pub fn trusts(&self, stat: &Stat) -> bool {
        stat.modified.max(stat.changed) + GRAIN < self.written
    }
}

impl Repository {
    /// Where the index of this repository lies; `None` where git does not keep it.
    pub fn index_file(&self) -> Option<IndexFile> {
        let (work_tree, _) = top(self.root())?;
        let git_dir = git_dir(&work_tree)?;
        let below = self.root().strip_prefix(&work_tree).ok()?;
        let mut prefix = below.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        if !prefix.is_empty() {
            prefix.push('/');
        }
        let name = match prefix.as_str() {
            "" => "index".to_owned(),
            prefix => {
                let digest = Digest::of(prefix.as_bytes()).0;
                format!("index-{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2])
            }
        };
        Some(IndexFile {
            path: git_dir.join(DIR).join(name),
            git_dir,
            prefix,
        })
    }
}

impl IndexFile {
    /// Another file beside it, of the same work tree and repository.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let own = self.path.file_name().unwrap_or_default();
        let name = format!("{name}-{}", own.to_string_lossy());
        Self {
            git_dir: self.git_dir.clone(),
            prefix: self.prefix.clone(),
            path: self.path.with_file_name(name),
        }
    }

    /// What lies there, if anything does.
    pub fn read(&self) -> Option<IndexBytes> {
        let stat = stat(&self.path).ok()?;
        let bytes = read_own(&self.path).ok()?;
        Some(IndexBytes {
            bytes,
            written: stat.modified,
        })
    }

    /// Puts another in its place, whole or not at all; where it cannot be written none is kept.
    pub fn write(&self, bytes: &[u8]) {
        let Some(dir) = self.path.parent() else {
            return;
        };
        if fs::create_dir_all(dir).is_ok()
            && let Ok(whole) = beside(dir, bytes, None)
        {
            whole.persist(&self.path).ok();
        }
    }

    /// What git knows of the files.
    pub fn known_to_git(&self) -> KnownToGit {
        KnownToGit::read(&self.git_dir, &self.prefix)
    }
}

/// Git's directory of a work tree: `.git`, or where that file says.
fn git_dir(work_tree: &Path) -> Option<PathBuf> {
    let own = work_tree.join(".git");
    let found = own.symlink_metadata().ok()?;
    if found.is_dir() {
        return Some(own);
    }
    let text = read_text(&own).ok().filter(|_| found.is_file())?;
    let said = text.strip_prefix("gitdir:")?.trim();
    let dir = work_tree.join(said);
    dir.is_dir().then_some(dir)
}

/// What this program is: another build may judge otherwise.
pub fn build() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let stat = stat(&program).ok()?;
    Some(format!(
        "{} {} {}",
        env!("CARGO_PKG_VERSION"),
        stat.size,
        stat.modified
    ))
}

/// How a file looks that is no link.
pub fn looks(path: &Path) -> io::Result<Option<Stat>> {
    match stat(path) {
        Ok(stat) => Ok(Some(stat)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
