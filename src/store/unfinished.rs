//! A set of several files that a writer did not finish.
//!
//! Before its first step a set is written down beside the cases, with what each file held; after
//! its last step that goes again. Whoever finds it there without a writer at work takes the set
//! back: the command that was stopped has said nothing and is run again.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{ReadFault, read_evidence, read_own};
use super::names;
use super::placing::{flush_directory, guarded, permissions, write_beside};
use super::repository::Repository;
use crate::domain::digest::sha256;

/// Where a set is written down, in `cases/`: a name that git ignores as other temporary files.
pub const UNFINISHED: &str = ".complaint-unfinished.tmp";

/// One step of a set: a file before and after it.
#[derive(Clone, Debug)]
pub(super) struct FileStep {
    /// The file, absolute.
    pub path: PathBuf,
    /// What it held; `None`: it was not there.
    pub old: Option<Vec<u8>>,
    /// The hash of what it is to hold; `None`: it goes.
    pub new: Option<String>,
    /// Its permissions, where the system has such bits.
    pub mode: Option<u32>,
    /// The file beside it that takes its place.
    pub temporary: Option<PathBuf>,
}

/// How far a step went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    After,
}

impl FileStep {
    /// # Errors
    /// Exit 4 where the file is neither as it was nor as it was to be.
    fn state(&self, repository: &Repository) -> Result<State, StoreError> {
        let name = repository.relative(&self.path);
        let now = match read_evidence(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(ReadFault::Missing) => None,
            Err(fault) => return Err(fault.of(name)),
        };
        if now == self.old {
            Ok(State::Before)
        } else if now.map(|bytes| sha256(&bytes)) == self.new {
            Ok(State::After)
        } else {
            Err(StoreError::UnfinishedChanged { path: name })
        }
    }

    fn take_back(&self, repository: &Repository) -> Result<(), StoreError> {
        let dir = self.path.parent().unwrap_or(repository.root());
        let undone = match &self.old {
            None => fs::remove_file(&self.path),
            Some(old) => write_beside(dir, old, permissions(self.mode).as_ref())
                .and_then(|temp| Ok(temp.persist(&self.path).map(drop)?)),
        };
        undone
            .and_then(|()| flush_directory(dir))
            .map_err(|error| repository.os_error(&self.path, &error))
    }
}

/// The steps that were made.
///
/// # Errors
/// Exit 4 where somebody changed one of the files since.
fn made<'a>(
    repository: &Repository,
    steps: &'a [FileStep],
) -> Result<Vec<&'a FileStep>, StoreError> {
    let mut made = Vec::new();
    for step in steps {
        if step.state(repository)? == State::After {
            made.push(step);
        }
    }
    Ok(made)
}

/// Puts every file back that a step has changed, the last first.
///
/// # Errors
/// Exit 4, with nothing put back, where somebody changed one of the files since.
pub(super) fn take_back(repository: &Repository, steps: &[FileStep]) -> Result<(), StoreError> {
    for step in made(repository, steps)?.into_iter().rev() {
        repository.halt.step();
        step.take_back(repository)?;
    }
    Ok(())
}

/// How a set that was not finished was settled: its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// They are as they were before it.
    TakenBack(Vec<String>),
    /// They were all written.
    Whole(Vec<String>),
}

impl Repository {
    /// The files of a set that a writer did not finish, for whoever only reads; none while one is
    /// at work.
    pub fn unfinished(&self) -> Option<Vec<String>> {
        let steps = self.written_down().ok().flatten()?;
        let stopped = self.is_idle() && self.unfinished_path().exists();
        stopped.then(|| names(self, &steps))
    }

    /// Settles what a writer did not finish, before anything is read for writing.
    ///
    /// # Errors
    /// Exit 4 where it cannot be settled, with what to do.
    pub fn settle(&self) -> Result<Option<Settled>, StoreError> {
        if self.unfinished_path().symlink_metadata().is_err() {
            return Ok(None);
        }
        let _lock = self.lock()?;
        if self.unfinished_path().symlink_metadata().is_err() {
            // It was somebody at work, who has finished since.
            return Ok(None);
        }
        let Some(steps) = self.written_down()? else {
            // It is written down before the first step: nothing was begun.
            self.forget_unfinished()?;
            return Ok(None);
        };
        let unsettled = |why: StoreError| StoreError::Unsettled {
            why: why.into(),
            path: self.relative(&self.unfinished_path()),
            files: names(self, &steps),
        };
        let whole = made(self, &steps).map_err(unsettled)?.len() == steps.len();
        if !whole {
            take_back(self, &steps)?;
        }
        for temporary in steps.iter().filter_map(|step| step.temporary.as_ref()) {
            drop(fs::remove_file(temporary));
        }
        self.halt.step();
        self.forget_unfinished()?;
        let files = names(self, &steps);
        Ok(Some(if whole {
            Settled::Whole(files)
        } else {
            Settled::TakenBack(files)
        }))
    }

    /// Refuses to begin a set beside one that was not finished: it came to be since the command
    /// began.
    pub(super) fn refuse_unfinished(&self) -> Result<(), StoreError> {
        let path = self.unfinished_path();
        if path.symlink_metadata().is_err() {
            return Ok(());
        }
        let path = self.relative(&path);
        Err(StoreError::UnfinishedMeanwhile { path })
    }

    /// Writes a set down before its first step.
    pub(super) fn write_down(&self, steps: &[FileStep]) -> Result<(), StoreError> {
        let path = self.unfinished_path();
        let written = || {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&path)?;
            file.write_all(&encoded(self, steps)?)?;
            file.sync_all()?;
            flush_directory(&self.cases_dir())
        };
        written().map_err(|error: io::Error| {
            drop(fs::remove_file(&path));
            self.os_error(&path, &error)
        })
    }

    /// Removes what was written down: the set is done, or taken back.
    pub(super) fn forget_unfinished(&self) -> Result<(), StoreError> {
        let path = self.unfinished_path();
        let gone = fs::remove_file(&path).and_then(|()| flush_directory(&self.cases_dir()));
        gone.map_err(|error| self.os_error(&path, &error))
    }

    /// Where a set that is not finished is written down.
    pub fn unfinished_path(&self) -> PathBuf {
        self.cases_dir().join(UNFINISHED)
    }

    /// What is written down; `None` where it is not all there.
    fn written_down(&self) -> Result<Option<Vec<FileStep>>, StoreError> {
        let path = self.unfinished_path();
        match read_own(&path) {
            Ok(bytes) => Ok(decoded(self, &bytes)),
            Err(ReadFault::Missing) => Ok(None),
            Err(fault) => Err(fault.of(self.relative(&path))),
        }
    }
}

fn names(repository: &Repository, steps: &[FileStep]) -> Vec<String> {
    let names = steps.iter().map(|step| repository.relative(&step.path));
    names.collect()
}

/// The first line of what is written down; after it the old texts, one after the other.
#[derive(Serialize, Deserialize)]
struct Head {
    steps: Vec<HeadStep>,
    /// The hash of the old texts: written down whole or not at all.
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct HeadStep {
    path: String,
    old: Option<usize>,
    new: Option<String>,
    mode: Option<u32>,
    temporary: Option<String>,
}

fn encoded(repository: &Repository, steps: &[FileStep]) -> io::Result<Vec<u8>> {
    let old = steps.iter().filter_map(|step| step.old.as_deref());
    let texts = old.collect::<Vec<_>>().concat();
    let name = |path: &PathBuf| repository.relative(path);
    let steps = steps.iter().map(|step| HeadStep {
        path: name(&step.path),
        old: step.old.as_ref().map(Vec::len),
        new: step.new.clone(),
        mode: step.mode,
        temporary: step.temporary.as_ref().map(name),
    });
    let head = Head {
        steps: steps.collect(),
        sha256: sha256(&texts),
    };
    let mut bytes = serde_json::to_vec(&head)?;
    bytes.push(b'\n');
    bytes.extend(texts);
    Ok(bytes)
}

/// Anyone can leave such a file in a repository that is cloned: it names only files that a set
/// could have written.
fn decoded(repository: &Repository, bytes: &[u8]) -> Option<Vec<FileStep>> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, texts) = bytes.split_at(end);
    let (head, mut texts): (Head, _) = (serde_json::from_slice(head).ok()?, texts.get(1..)?);
    if sha256(texts) != head.sha256 {
        return None;
    }
    let mut steps = Vec::new();
    for step in head.steps {
        let old = match step.old {
            Some(length) => {
                let (old, rest) = texts.split_at_checked(length)?;
                texts = rest;
                Some(old.to_owned())
            }
            None => None,
        };
        let temporary = step
            .temporary
            .map(|name| repository.inside(Path::new(&name)));
        steps.push(FileStep {
            path: guarded(repository, Path::new(&step.path)).ok()?,
            old,
            new: step.new,
            mode: step.mode,
            temporary: temporary
                .transpose()
                .ok()?
                .filter(|path| is_temporary(path)),
        });
    }
    Some(steps)
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    names::is_temporary(&name.to_string_lossy())
}
