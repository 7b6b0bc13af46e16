//! One door for writes: a set of changes, applied under the lock, each file replaced whole.
//!
//! A file is written beside its place, flushed, compared once more with what was read, exchanged
//! with it, compared again as it comes out, and its directory flushed: whoever is killed at whatever moment leaves the old text or the new
//! one. Of several files the new ones come first, then those that replace others, then what goes,
//! each on disk before the next: a record that gets another name is there twice for a moment, never
//! not at all. What of a set is undone if it fails, and by the next writer if this one is killed,
//! is [written down](super::unfinished) before its first step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::error::StoreError;
use super::files::{EVIDENCE_MAX, ReadFault, SIZE_MAX, read_evidence};
use super::last_command::Replaced;
use super::leftover;
use super::lock::Lock;
use super::placing::{self, beside, flush_all, flush_directory, guarded, mode, write_beside};
use super::private;
use super::repository::{Repository, is_absent, os};
use super::unfinished::{self, FileStep};
use crate::domain::digest::sha256;
use crate::domain::private_part::private_of;

/// From so many files on the disk is waited for once.
const MANY: usize = 64;

/// What evidence is kept under; it may be larger than text.
const EVIDENCE: &str = "attachments/";

/// Files to create, replace and remove together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    changes: Vec<FileChange>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FileChange {
    path: PathBuf,
    /// The text it was read with; `None`: it must not exist.
    old: Option<Vec<u8>>,
    /// The text to be there; `None`: it is to go.
    new: Option<Vec<u8>>,
}

impl FileChange {
    /// When its turn comes: it creates, it replaces, it removes.
    fn turn(&self) -> (bool, bool) {
        (self.new.is_none(), self.old.is_some())
    }
}

impl ChangeSet {
    /// No changes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new file; it must not exist when the set is applied.
    pub fn create(&mut self, path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) {
        self.push(path.into(), None, Some(text.into()));
    }

    /// A new text for a file read as `old`. Nothing is recorded where they are the same.
    pub fn replace(
        &mut self,
        path: impl Into<PathBuf>,
        old: impl Into<Vec<u8>>,
        new: impl Into<Vec<u8>>,
    ) {
        let (old, new) = (old.into(), new.into());
        if old != new {
            self.push(path.into(), Some(old), Some(new));
        }
    }

    /// A file read as `old` is to go (its case gets another number).
    pub fn remove(&mut self, path: impl Into<PathBuf>, old: impl Into<Vec<u8>>) {
        self.push(path.into(), Some(old.into()), None);
    }

    /// A case in one text with its private part is two files.
    fn push(&mut self, path: PathBuf, old: Option<Vec<u8>>, new: Option<Vec<u8>>) {
        let new = new.map(|new| private::sorted(&path, new));
        let (old, private_old) = private::two(&path, old);
        let (new, private_new) = private::two(&path, new);
        let beside = PathBuf::from(private_of(&path.to_string_lossy()));
        self.add(path, old, new);
        self.add(beside, private_old, private_new);
    }

    fn add(&mut self, path: PathBuf, old: Option<Vec<u8>>, new: Option<Vec<u8>>) {
        if old != new {
            self.changes.push(FileChange { path, old, new });
        }
    }

    /// Everything of another set after what is here.
    pub fn append(&mut self, other: Self) {
        self.changes.extend(other.changes);
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Each change, in the order given: the file, its text before and after. Without a text
    /// before it is created, without one after it goes. For showing what would be done.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, Option<&[u8]>, Option<&[u8]>)> {
        let changes = self.changes.iter();
        changes.map(|one| (one.path.as_path(), one.old.as_deref(), one.new.as_deref()))
    }

    /// The files touched, as git is told of them.
    pub fn paths(&self, repository: &Repository) -> Vec<String> {
        let paths = self
            .changes
            .iter()
            .map(|change| repository.relative(&change.path));
        paths.collect()
    }

    /// Applies all of it or nothing.
    ///
    /// # Errors
    /// Exit 4: a path outside the directories in which the tool writes, or reached through a symbolic link, a file changed since it was read, a disk that does not take it.
    pub fn apply(&self, repository: &Repository) -> Result<Written, StoreError> {
        if self.is_empty() {
            return Ok(Written::default());
        }
        let lock = repository.lock()?;
        self.apply_locked(repository, &lock)
    }

    /// The same for whoever holds the lock already.
    pub(super) fn apply_locked(
        &self,
        repository: &Repository,
        _: &Lock,
    ) -> Result<Written, StoreError> {
        repository.refuse_unfinished()?;
        let mut work = Work::new(repository);
        let ordered = self.in_order(repository)?;
        let many = ordered.len() > MANY;
        for change in &ordered {
            work.prepare(change, many)?;
        }
        if many {
            work.flush_written()?;
        }
        work.carry_out(&ordered)?;
        Ok(Written {
            paths: self.paths(repository),
            left: work.left,
            replaced: self.replaced(repository),
        })
    }

    /// What takes it back.
    fn replaced(&self, repository: &Repository) -> Option<Vec<Replaced>> {
        let each = self.changes.iter().map(|change| {
            let old = change.old.clone().map(String::from_utf8).transpose();
            Some(Replaced {
                path: repository.relative(&change.path),
                old: old.ok()?,
                new: change.new.as_deref().map(sha256),
            })
        });
        each.collect()
    }

    /// The changes with their whole paths: what is created, what replaces, what goes.
    fn in_order(&self, repository: &Repository) -> Result<Vec<FileChange>, StoreError> {
        let mut ordered = self.changes.clone();
        let mut seen = BTreeSet::new();
        for change in &mut ordered {
            change.path = guarded(repository, &change.path)?;
            if !seen.insert(change.path.clone()) {
                let path = repository.relative(&change.path);
                return Err(StoreError::WrittenTwice { path });
            }
        }
        ordered.sort_by_key(FileChange::turn);
        Ok(ordered)
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files, as git is told of them, in the order given.
    pub paths: Vec<String>,
    /// Temporary files of killed writers, met on the way, that hold the only copy of a record.
    pub left: Vec<PathBuf>,
    /// What each file held before, in text; `None` where one of them is no text.
    pub replaced: Option<Vec<Replaced>>,
}

impl Repository {
    /// Replaces one file that was read as `old`.
    ///
    /// # Errors
    /// See [`ChangeSet::apply`].
    pub fn replace(&self, path: &Path, old: &str, new: &str) -> Result<(), StoreError> {
        let mut changes = ChangeSet::new();
        changes.replace(path, old, new);
        changes.apply(self).map(drop)
    }
}

/// A set being applied: the temporary files written.
struct Work<'a> {
    repository: &'a Repository,
    /// The temporary files, by the file whose place each takes; none is held open.
    written: BTreeMap<PathBuf, TempPath>,
    /// The directories there are, cleared of what killed writers left.
    directories: BTreeSet<PathBuf>,
    left: Vec<PathBuf>,
    steps: Vec<FileStep>,
    /// How many of the steps are made.
    made: usize,
}

impl<'a> Work<'a> {
    fn new(repository: &'a Repository) -> Self {
        Self {
            repository,
            written: BTreeMap::new(),
            directories: BTreeSet::new(),
            left: Vec::new(),
            steps: Vec::new(),
            made: 0,
        }
    }

    /// Compares with what is on disk and writes the new text beside it.
    /// Of many files the disk is waited for once, by whoever asks.
    fn prepare(&mut self, change: &FileChange, many: bool) -> Result<(), StoreError> {
        let path = &change.path;
        let old_mode = self.expect(change)?;
        let mut temporary = None;
        if let Some(text) = &change.new {
            self.refuse_large(path, text.len() as u64)?;
            let dir = path.parent().unwrap_or(self.repository.root()).to_owned();
            self.make_directory(&dir)?;
            let write = if many { beside } else { write_beside };
            let temp = write(&dir, text, old_mode.as_ref())
                .map_err(|error| self.repository.os_error(path, &error))?;
            temporary = Some(temp.path().to_owned());
            self.written.insert(path.clone(), temp.into_temp_path());
        }
        self.steps.push(FileStep {
            path: path.clone(),
            old: change.old.clone(),
            new: change.new.as_deref().map(sha256),
            mode: old_mode.as_ref().map(mode),
            temporary,
        });
        Ok(())
    }

    /// What was written beside its places is on disk.
    fn flush_written(&self) -> Result<(), StoreError> {
        let root = self.repository.root();
        let files = self.written.values().map(|file| -> &Path { file });
        flush_all(root, files).map_err(|error| self.repository.os_error(root, &error))
    }

    fn refuse_large(&self, path: &Path, size: u64) -> Result<(), StoreError> {
        let name = self.repository.relative(path);
        let fault = if name.starts_with(EVIDENCE) {
            (size > EVIDENCE_MAX).then_some(ReadFault::TooLargeEvidence(size))
        } else {
            (size > SIZE_MAX).then_some(ReadFault::TooLarge(size))
        };
        fault.map_or(Ok(()), |fault| Err(fault.of(name)))
    }

    /// The permissions of the file that is to be replaced, after comparing its text.
    fn expect(&self, change: &FileChange) -> Result<Option<fs::Permissions>, StoreError> {
        let path = &change.path;
        let found = path.symlink_metadata();
        let name = self.repository.relative(path);
        let Some(old) = &change.old else {
            return match found {
                Ok(_) => Err(StoreError::Exists { path: name }),
                Err(error) if is_absent(&error) => Ok(None),
                Err(error) => Err(os(&name, &error)),
            };
        };
        match read_evidence(path) {
            Ok(now) if now == *old => Ok(found.ok().map(|found| found.permissions())),
            Ok(_) | Err(ReadFault::Missing) => Err(StoreError::ChangedMeanwhile { path: name }),
            Err(fault) => Err(fault.of(name)),
        }
    }

    /// Makes a directory with those above it, each on disk, and clears it of what killed writers
    /// left: whoever writes holds the lock, so no temporary file there is in use.
    fn make_directory(&mut self, dir: &Path) -> Result<(), StoreError> {
        if !self.directories.insert(dir.to_owned()) {
            return Ok(());
        }
        let missing: Vec<&Path> = dir
            .ancestors()
            .take_while(|place| !place.exists())
            .collect();
        let made = fs::create_dir_all(dir).and_then(|()| {
            let mut above = missing.iter().filter_map(|made| made.parent());
            above.try_for_each(flush_directory)
        });
        made.map_err(|error| self.repository.os_error(dir, &error))?;
        self.left.extend(leftover::sweep(self.repository, dir));
        Ok(())
    }

    /// Makes all steps; of several none is left if one fails.
    fn carry_out(&mut self, ordered: &[FileChange]) -> Result<(), StoreError> {
        if let [only] = ordered {
            self.step(only)?;
            self.flush(ordered)?;
            self.repository.halt.step();
            return Ok(());
        }
        self.repository.write_down(&self.steps)?;
        let done = self.all_steps(ordered).and_then(|()| {
            self.repository.halt.step();
            self.repository.forget_unfinished()
        });
        done.map_err(|error| self.put_back(error))
    }

    /// What is created, what replaces, what goes: each on disk before the next.
    fn all_steps(&mut self, ordered: &[FileChange]) -> Result<(), StoreError> {
        for alike in ordered.chunk_by(|one, next| one.turn() == next.turn()) {
            alike.iter().try_for_each(|change| self.step(change))?;
            self.flush(alike)?;
        }
        Ok(())
    }

    /// Undoes what was done of a set that failed. What cannot be undone stays written down.
    fn put_back(&self, error: StoreError) -> StoreError {
        let undone = unfinished::take_back(self.repository, &self.steps[..self.made]);
        match undone.and_then(|()| self.repository.forget_unfinished()) {
            Ok(()) => error,
            Err(further) => error.and(further),
        }
    }

    fn step(&mut self, change: &FileChange) -> Result<(), StoreError> {
        let path = &change.path;
        let fault = |error: &io::Error| self.repository.os_error(path, error);
        self.repository.halt.step();
        // Somebody may have edited it while the texts were written.
        self.expect(change)?;
        match self.written.remove(path) {
            None => fs::remove_file(path).map_err(|error| fault(&error))?,
            Some(temp) => self.place(change, temp)?,
        }
        self.made += 1;
        Ok(())
    }

    /// Puts the new text in its place, unless somebody else was quicker.
    fn place(&self, change: &FileChange, temp: TempPath) -> Result<(), StoreError> {
        let path = &change.path;
        let fault = |error: &io::Error| self.repository.os_error(path, error);
        let name = || self.repository.relative(path);
        let Some(old) = &change.old else {
            let placed = temp.persist_noclobber(path);
            return placed.map_err(|failed| match failed.error.kind() {
                io::ErrorKind::AlreadyExists => StoreError::Exists { path: name() },
                _ => fault(&failed.error),
            });
        };
        let placed = placing::replace(temp, path, old).map_err(|error| fault(&error))?;
        placed.ok_or_else(|| StoreError::ChangedMeanwhile { path: name() })
    }

    /// What some steps have done is on disk.
    fn flush(&self, done: &[FileChange]) -> Result<(), StoreError> {
        let dirs: BTreeSet<&Path> = done.iter().filter_map(|one| one.path.parent()).collect();
        for dir in dirs {
            flush_directory(dir).map_err(|error| self.repository.os_error(dir, &error))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What somebody writes between the comparing and the rename is compared again: nothing of it
    /// is overwritten or removed, and of a set nothing is left.
    #[test]
    fn each_file_is_compared_again_before_its_step() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("cases/2026/11")).unwrap();
        fs::create_dir_all(root.join("policies")).unwrap();
        let repository = Repository::find(Some(&root), &root).unwrap();
        let path = |name: &str| root.join("cases/2026/11").join(name);
        for edited in ["replaced", "removed", "created"] {
            for (name, text) in [("replaced", "old"), ("removed", "old")] {
                fs::write(path(name), text).unwrap();
            }
            drop(fs::remove_file(path("created")));
            drop(fs::remove_file(path("first")));
            let mut set = ChangeSet::new();
            set.remove(path("removed"), "old");
            set.replace(path("replaced"), "old", "new");
            set.create(path("first"), "new");
            set.create(path("created"), "new");
            let ordered = set.in_order(&repository).unwrap();
            let mut work = Work::new(&repository);
            for change in &ordered {
                work.prepare(change, false).unwrap();
            }
            fs::write(path(edited), "theirs").unwrap();
            let error = work.carry_out(&ordered).unwrap_err().to_string();
            let expected = match edited {
                "created" => "store-exists",
                _ => "store-changed-meanwhile",
            };
            assert_eq!(error, expected);
            for (name, text) in [("replaced", "old"), ("removed", "old")] {
                let expected = if name == edited { "theirs" } else { text };
                assert_eq!(
                    fs::read_to_string(path(name)).unwrap(),
                    expected,
                    "{edited}"
                );
            }
            assert!(!path("first").exists(), "{edited}");
            assert_eq!(path("created").exists(), edited == "created");
            assert_eq!(repository.unfinished(), None, "{edited}");
        }
    }

    /// What somebody writes after the last comparing, before the new text is in its place, is found
    /// when it comes out, and put back: it is not lost.
    #[test]
    fn what_is_written_between_compare_and_rename_is_kept() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("cases/2026/11")).unwrap();
        fs::create_dir_all(root.join("policies")).unwrap();
        let repository = Repository::find(Some(&root), &root).unwrap();
        let path = root.join("cases/2026/11/261101.yaml");
        for theirs in [Some("theirs"), None] {
            fs::write(&path, "old").unwrap();
            let mut set = ChangeSet::new();
            set.replace(&path, "old", "new");
            let ordered = set.in_order(&repository).unwrap();
            let mut work = Work::new(&repository);
            work.prepare(&ordered[0], false).unwrap();
            work.expect(&ordered[0]).unwrap();
            match theirs {
                Some(text) => fs::write(&path, text).unwrap(),
                None => fs::remove_file(&path).unwrap(),
            }
            let temp = work.written.remove(&path).unwrap();
            let error = work.place(&ordered[0], temp).unwrap_err().to_string();
            assert_eq!(error, "store-changed-meanwhile");
            assert_eq!(fs::read_to_string(&path).ok().as_deref(), theirs);
            let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
            assert_eq!(
                left,
                usize::from(theirs.is_some()),
                "nothing is left beside"
            );
        }
    }
}
