//! One door for writes: a set of changes, applied under the lock, each file replaced whole.
//!
//! A file is written beside its place, flushed, renamed, and its directory flushed: whoever is
//! killed at whatever moment leaves the old text or the new one. Several files are all written
//! before the first is renamed, and put back if a rename fails; only a kill between two renames
//! can leave a set half applied, and then removals are what is missing, never a file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use tempfile::NamedTempFile;

use super::files::{EVIDENCE_MAX, ReadFault, SIZE_MAX, read_bytes};
use super::lock::Lock;
use super::repository::Repository;
use crate::domain::problem::Problem;
use crate::msg;

/// How temporary files are called; git ignores them and listing passes over them.
const TEMP_PREFIX: &str = ".complaint-";
const TEMP_SUFFIX: &str = ".tmp";

/// What evidence is kept under; it may be larger than text.
const EVIDENCE: &str = "attachments/";

/// Files to create, replace and remove together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    path: PathBuf,
    /// The text it was read with; `None`: it must not exist.
    old: Option<Vec<u8>>,
    /// The text to be there; `None`: it is to go.
    new: Option<Vec<u8>>,
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

    fn push(&mut self, path: PathBuf, old: Option<Vec<u8>>, new: Option<Vec<u8>>) {
        self.changes.push(Change { path, old, new });
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

    /// Applies all of it or, as far as can be, nothing.
    ///
    /// # Errors
    /// Exit 4: a path outside `cases/`, `policies/`, `attachments/` and `sanctions/` or reached through a
    /// symbolic link, a file changed since it was read, a disk that does not take it.
    pub fn apply(&self, repository: &Repository) -> Result<(), Problem> {
        if self.is_empty() {
            return Ok(());
        }
        let lock = repository.lock()?;
        self.apply_locked(repository, &lock)
            .map_err(|refusal| refusal.into_problem(repository))
    }

    /// The same for whoever holds the lock already.
    pub(super) fn apply_locked(&self, repository: &Repository, _: &Lock) -> Result<(), Refusal> {
        let mut work = Work::new(repository);
        let ordered = self.in_order(repository)?;
        for change in &ordered {
            work.prepare(change)?;
        }
        for (place, change) in ordered.iter().enumerate() {
            if let Err(refusal) = work.carry_out(change) {
                work.put_back(&ordered[..place]);
                return Err(refusal);
            }
        }
        work.flush_directories()
    }

    /// The changes with their whole paths, removals last: a kill in between then leaves a file
    /// too many rather than one too few.
    fn in_order(&self, repository: &Repository) -> Result<Vec<Change>, Refusal> {
        let mut ordered = self.changes.clone();
        let mut seen = BTreeSet::new();
        for change in &mut ordered {
            change.path = guarded(repository, &change.path)?;
            if !seen.insert(change.path.clone()) {
                let what = msg!(
                    "store-written-twice",
                    path = repository.relative(&change.path)
                );
                return Err(Problem::unreadable(what).into());
            }
        }
        ordered.sort_by_key(|change| change.new.is_none());
        Ok(ordered)
    }
}

impl Repository {
    /// Replaces one file that was read as `old`.
    ///
    /// # Errors
    /// See [`ChangeSet::apply`].
    pub fn replace(&self, path: &Path, old: &str, new: &str) -> Result<(), Problem> {
        let mut changes = ChangeSet::new();
        changes.replace(path, old, new);
        changes.apply(self)
    }
}

/// Why a set was not applied.
#[derive(Debug)]
pub(super) enum Refusal {
    /// A file to be created is there already: another number may do.
    Exists(PathBuf),
    Other(Box<Problem>),
}

impl Refusal {
    pub(super) fn into_problem(self, repository: &Repository) -> Problem {
        match self {
            Self::Exists(path) => {
                Problem::unreadable(msg!("store-exists", path = repository.relative(&path)))
            }
            Self::Other(problem) => *problem,
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Other(Box::new(problem))
    }
}

/// The absolute path, if it is a file's place in `cases/`, `policies/` or `attachments/` and no
/// part of it is a symbolic link.
fn guarded(repository: &Repository, path: &Path) -> Result<PathBuf, Problem> {
    let outside = || ReadFault::Outside.problem(&repository.relative(path));
    let path = repository.root().join(path);
    let inside = path
        .strip_prefix(repository.root())
        .map_err(|_| outside())?;
    let mut parts = Vec::new();
    for part in inside.components() {
        match part {
            Component::Normal(name) => parts.push(name),
            _ => return Err(outside()),
        }
    }
    let area = parts.first().and_then(|name| name.to_str());
    if parts.len() < 2
        || !matches!(
            area,
            Some("cases" | "policies" | "attachments" | "sanctions")
        )
    {
        return Err(outside());
    }
    let mut place = repository.root().to_owned();
    for part in parts {
        place.push(part);
        if place
            .symlink_metadata()
            .is_ok_and(|found| found.is_symlink())
        {
            let what = msg!("store-through-symlink", path = repository.relative(&place));
            return Err(Problem::unreadable(what));
        }
    }
    Ok(path)
}

/// A set being applied: temporary files written and directories to flush.
struct Work<'a> {
    repository: &'a Repository,
    written: Vec<(PathBuf, NamedTempFile)>,
    directories: BTreeSet<PathBuf>,
}

impl<'a> Work<'a> {
    fn new(repository: &'a Repository) -> Self {
        Self {
            repository,
            written: Vec::new(),
            directories: BTreeSet::new(),
        }
    }

    /// Compares with what is on disk and writes the new text beside it.
    fn prepare(&mut self, change: &Change) -> Result<(), Refusal> {
        let path = &change.path;
        let old_mode = self.expect(change)?;
        let Some(text) = &change.new else {
            return Ok(());
        };
        let (size, name) = (text.len() as u64, self.repository.relative(path));
        let fault = if name.starts_with(EVIDENCE) {
            (size > EVIDENCE_MAX).then_some(ReadFault::TooLargeEvidence(size))
        } else {
            (size > SIZE_MAX).then_some(ReadFault::TooLarge(size))
        };
        if let Some(fault) = fault {
            return Err(fault.problem(&name).into());
        }
        let dir = path.parent().unwrap_or(self.repository.root()).to_owned();
        self.make_directory(&dir)?;
        let temp = write_beside(&dir, text, old_mode.as_ref())
            .map_err(|error| self.repository.os_problem(path, &error))?;
        self.written.push((path.clone(), temp));
        Ok(())
    }

    /// The permissions of the file that is to be replaced, after comparing its text.
    fn expect(&self, change: &Change) -> Result<Option<fs::Permissions>, Refusal> {
        let path = &change.path;
        let found = path.symlink_metadata();
        let Some(old) = &change.old else {
            return match found {
                Ok(_) => Err(Refusal::Exists(path.clone())),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(self.repository.os_problem(path, &error).into()),
            };
        };
        let name = self.repository.relative(path);
        match read_bytes(path) {
            Ok(now) if now == *old => Ok(found.ok().map(|found| found.permissions())),
            Ok(_) | Err(ReadFault::Missing) => {
                let what = msg!("store-changed-meanwhile", path = name);
                Err(Problem::unreadable(what)
                    .help(msg!("store-run-again"))
                    .into())
            }
            Err(fault) => Err(fault.problem(&name).into()),
        }
    }

    /// Makes a directory with those above it, and clears it of what killed writers left: whoever
    /// writes holds the lock, so no temporary file there is in use.
    fn make_directory(&mut self, dir: &Path) -> Result<(), Problem> {
        if self.directories.contains(dir) {
            return Ok(());
        }
        let missing: Vec<&Path> = dir
            .ancestors()
            .take_while(|place| !place.exists())
            .collect();
        fs::create_dir_all(dir).map_err(|error| self.repository.os_problem(dir, &error))?;
        for made in missing {
            self.directories.extend(made.parent().map(Path::to_owned));
        }
        self.directories.insert(dir.to_owned());
        sweep(dir);
        Ok(())
    }

    fn carry_out(&mut self, change: &Change) -> Result<(), Refusal> {
        let path = &change.path;
        let Some(at) = self.written.iter().position(|(target, _)| target == path) else {
            self.directories.extend(path.parent().map(Path::to_owned));
            return fs::remove_file(path)
                .map_err(|error| self.repository.os_problem(path, &error).into());
        };
        let (_, temp) = self.written.remove(at);
        let done = match change.old {
            Some(_) => temp.persist(path),
            None => temp.persist_noclobber(path),
        };
        match done {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Refusal::Exists(path.clone()))
            }
            Err(failed) => Err(self.repository.os_problem(path, &failed.error).into()),
        }
    }

    /// Undoes what was done of a set that failed. What cannot be undone stays as it is: the
    /// problem that is reported is the one that began it.
    fn put_back(&self, done: &[Change]) {
        for change in done.iter().rev() {
            match &change.old {
                None => drop(fs::remove_file(&change.path)),
                Some(old) => {
                    let mode = change.path.metadata().ok().map(|found| found.permissions());
                    let dir = change.path.parent().unwrap_or(self.repository.root());
                    if let Ok(temp) = write_beside(dir, old, mode.as_ref()) {
                        drop(temp.persist(&change.path));
                    }
                }
            }
        }
    }

    fn flush_directories(&self) -> Result<(), Refusal> {
        for dir in &self.directories {
            flush_directory(dir).map_err(|error| self.repository.os_problem(dir, &error))?;
        }
        Ok(())
    }
}

/// Writes and flushes a temporary file with the mode of the file it will replace; new files are
/// readable by all, less the umask.
fn write_beside(
    dir: &Path,
    text: &[u8],
    old_mode: Option<&fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMP_PREFIX).suffix(TEMP_SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut temp = builder.tempfile_in(dir)?;
    temp.write_all(text)?;
    if let Some(mode) = old_mode {
        temp.as_file().set_permissions(mode.clone())?;
    }
    temp.as_file().sync_all()?;
    Ok(temp)
}

/// Removes what killed writers left; failing to is no reason not to write.
fn sweep(dir: &Path) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// A rename is on disk once its directory is. Only Unix opens directories.
fn flush_directory(dir: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(dir)?.sync_all()
    } else {
        Ok(())
    }
}
