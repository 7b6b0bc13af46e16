//! Reading the text of a file.

use std::fs::{self, File};
use std::io::{self, Read};
#[cfg(unix)]
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::{Component, Path, PathBuf};

#[cfg(unix)]
use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, openat, statat};
#[cfg(unix)]
use rustix::io::{Errno, retry_on_intr};

use super::error::StoreError;
use super::repository::{Repository, is_absent};
use crate::codec::index::Stat;

/// The largest file that is read, in bytes: 1 MiB, some thousand times a case.
pub const SIZE_MAX: u64 = 1 << 20;

/// The largest piece of evidence that is kept, in bytes: 25 MiB. Git keeps every version for ever.
pub const EVIDENCE_MAX: u64 = 25 << 20;

/// Why a file has no text to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It is not there.
    Missing,
    /// A directory, FIFO, socket or device.
    NotAFile,
    /// It lies outside the repository, or a case outside `cases/`.
    Outside,
    /// A symbolic link, or reached through one; none is followed.
    Symlink,
    /// It is larger than [`SIZE_MAX`]; its size in bytes, as far as known.
    TooLarge(u64),
    /// It is larger than [`EVIDENCE_MAX`]; its size in bytes, as far as known.
    TooLargeEvidence(u64),
    /// The first byte, from 0, that is not UTF-8.
    NotUtf8(usize),
    /// The system's words.
    Os(String),
}

impl ReadFault {
    /// The same of a file; `path` as [`Repository::relative`] gives it.
    pub fn of(&self, path: impl Into<String>) -> StoreError {
        let path = path.into();
        match self {
            Self::Missing => StoreError::Missing { path },
            Self::NotAFile => StoreError::NotAFile { path },
            Self::Outside => StoreError::Outside { path },
            Self::Symlink => StoreError::Symlink { path },
            Self::TooLarge(size) => StoreError::TooLarge {
                path,
                size: size.to_string(),
                limit: "1 MiB",
            },
            Self::TooLargeEvidence(size) => StoreError::TooLargeEvidence {
                path,
                size: size.to_string(),
                limit: "25 MiB",
            },
            Self::NotUtf8(offset) => StoreError::NotUtf8 {
                path,
                offset: offset.to_string(),
            },
            Self::Os(reason) => StoreError::Os {
                path,
                reason: reason.clone(),
            },
        }
    }

    /// Whether it stops a command whatever else was found. What is read but holds no record is a
    /// finding; what is not read could hold anything.
    pub fn stops(&self) -> bool {
        matches!(self, Self::Outside | Self::Symlink | Self::Os(_))
    }
}

impl From<io::Error> for ReadFault {
    fn from(error: io::Error) -> Self {
        if is_absent(&error) {
            Self::Missing
        } else {
            Self::Os(error.to_string())
        }
    }
}

/// The text of any regular file up to [`SIZE_MAX`]. A byte order mark stays in it.
pub fn read_text(path: &Path) -> Result<String, ReadFault> {
    in_utf8(read_bytes(path)?)
}

/// The bytes of any regular file up to [`SIZE_MAX`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadFault> {
    read_up_to(path, SIZE_MAX, ReadFault::TooLarge)
}

/// The text of a file in a directory that was listed: none of its directories is a link, which need not be
/// asked again, and it is opened only if it is none itself.
pub(super) fn read_no_link(path: &Path) -> Result<String, ReadFault> {
    read_opened(open_no_link(path)?)
}

/// The text of a regular file that was opened, up to [`SIZE_MAX`].
pub(super) fn read_opened(mut file: File) -> Result<String, ReadFault> {
    let found = file.metadata()?;
    let size = match found.len() {
        _ if !found.is_file() => return Err(ReadFault::NotAFile),
        size if size > SIZE_MAX => return Err(ReadFault::TooLarge(size)),
        size => usize::try_from(size).unwrap_or_default(),
    };
    let mut bytes = vec![0; size];
    let mut read = 0;
    while read < size {
        match file.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    bytes.truncate(read);
    in_utf8(bytes)
}

#[cfg(unix)]
pub(super) fn open_no_link(path: &Path) -> Result<File, ReadFault> {
    open_no_link_at(CWD, path)
}

/// The file of that name in an open directory.
#[cfg(unix)]
pub(super) fn open_no_link_at(dir: BorrowedFd, name: &Path) -> Result<File, ReadFault> {
    // Without waiting for whoever writes, if it has become a pipe.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
    match retry_on_intr(|| openat(dir, name, flags, Mode::empty())) {
        Ok(opened) => Ok(opened.into()),
        Err(Errno::LOOP) => Err(ReadFault::Symlink),
        Err(error) => Err(io::Error::from(error).into()),
    }
}

/// A directory, to look up what is in it.
#[cfg(unix)]
pub(super) fn open_dir(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::DIRECTORY | OFlags::NOFOLLOW;
    Ok(openat(CWD, path, flags, Mode::empty())?)
}

#[cfg(not(unix))]
pub(super) fn open_no_link(path: &Path) -> Result<File, ReadFault> {
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(ReadFault::Symlink);
    }
    Ok(File::open(path)?)
}

fn in_utf8(bytes: Vec<u8>) -> Result<String, ReadFault> {
    String::from_utf8(bytes).map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()))
}

/// The bytes of any regular file, however large: one that this tool wrote.
pub(super) fn read_own(path: &Path) -> Result<Vec<u8>, ReadFault> {
    read_up_to(path, u64::MAX - 1, ReadFault::TooLarge)
}

/// The bytes of any regular file up to [`EVIDENCE_MAX`].
pub fn read_evidence(path: &Path) -> Result<Vec<u8>, ReadFault> {
    read_up_to(path, EVIDENCE_MAX, ReadFault::TooLargeEvidence)
}

fn read_up_to(
    path: &Path,
    most: u64,
    too_large: fn(u64) -> ReadFault,
) -> Result<Vec<u8>, ReadFault> {
    let regular = |found: &fs::Metadata| match found.len() {
        _ if !found.is_file() => Err(ReadFault::NotAFile),
        size if size > most => Err(too_large(size)),
        size => Ok(size),
    };
    // Asked before opening: opening a FIFO would wait for a writer.
    let size = regular(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    regular(&file.metadata()?)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // The file may have grown since.
    file.take(most + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > most => Err(too_large(size)),
        _ => Ok(bytes),
    }
}

/// How a file looks from outside; a link is not followed, and is no file.
#[cfg(unix)]
pub(super) fn stat(path: &Path) -> io::Result<Stat> {
    stat_at(CWD, path)
}

/// The same of the file of that name in an open directory.
#[cfg(unix)]
pub(super) fn stat_at(dir: BorrowedFd, name: &Path) -> io::Result<Stat> {
    let found = statat(dir, name, AtFlags::SYMLINK_NOFOLLOW)?;
    if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let nanos = |seconds: i128, rest: i128| seconds * 1_000_000_000 + rest;
    Ok(Stat {
        modified: nanos(found.st_mtime.into(), found.st_mtime_nsec.into()),
        changed: nanos(found.st_ctime.into(), found.st_ctime_nsec.into()),
        inode: found.st_ino,
        size: u64::try_from(found.st_size).unwrap_or_default(),
    })
}

/// How a file looks from outside; a link is not followed, and is no file.
#[cfg(not(unix))]
pub(super) fn stat(path: &Path) -> io::Result<Stat> {
    let found = fs::symlink_metadata(path)?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let modified = found.modified()?.duration_since(std::time::UNIX_EPOCH);
    let modified = modified.map_or(0, |since| since.as_nanos().cast_signed());
    Ok(Stat {
        modified,
        changed: modified,
        inode: 0,
        size: found.len(),
    })
}

/// That of a file which may not be there.
pub(super) fn looks(stat: io::Result<Stat>) -> io::Result<Option<Stat>> {
    match stat {
        Ok(stat) => Ok(Some(stat)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether anything is there, be it a link that leads nowhere.
pub fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a file is there.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// A path as the system names it, so that it can be compared with git's work tree; as it is where
/// nothing is there.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The nearest directory that is there, at a place or above it.
pub fn nearest_directory(place: &Path) -> Option<&Path> {
    place.ancestors().find(|place| place.is_dir())
}

impl Repository {
    /// The absolute path of a file of the repository, wherever the path came from.
    ///
    /// # Errors
    /// [`ReadFault::Outside`] where it leads out of the repository, [`ReadFault::Symlink`] where
    /// any part of it is a link: nobody sees in a change what a link leads to.
    pub fn inside(&self, path: &Path) -> Result<PathBuf, ReadFault> {
        let whole = self.root().join(path);
        let below = whole.strip_prefix(self.root());
        let below = below.map_err(|_| ReadFault::Outside)?;
        let mut place = self.root().to_owned();
        for part in below.components() {
            let Component::Normal(name) = part else {
                return Err(ReadFault::Outside);
            };
            place.push(name);
            if place
                .symlink_metadata()
                .is_ok_and(|found| found.is_symlink())
            {
                return Err(ReadFault::Symlink);
            }
        }
        Ok(whole)
    }

    /// The text of a file of the repository, wherever its path came from.
    ///
    /// # Errors
    /// See [`Repository::inside`].
    pub fn read(&self, path: &Path) -> Result<String, ReadFault> {
        read_text(&self.inside(path)?)
    }

    /// The same, where the file need not be there.
    ///
    /// # Errors
    /// See [`Repository::inside`].
    pub fn read_if_there(&self, path: &Path) -> Result<Option<String>, ReadFault> {
        match self.read(path) {
            Err(ReadFault::Missing) => Ok(None),
            read => read.map(Some),
        }
    }

    /// The text of a case file, wherever its path came from.
    ///
    /// # Errors
    /// [`ReadFault::Outside`] where it lies outside `cases/`.
    pub fn read_case(&self, path: &Path) -> Result<String, ReadFault> {
        let whole = self.inside(path)?;
        if whole.starts_with(self.cases_dir()) {
            self.with_private(|| whole.clone(), read_text(&whole)?)
        } else {
            Err(ReadFault::Outside)
        }
    }
}
/// The files below a directory of a repository, from its root with `/`; what cannot be listed is passed over.
pub fn files_below(root: &Path, dir: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(dir)).into_iter().flatten().flatten() {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
            continue;
        };
        let name = format!("{dir}/{name}");
        if kind.is_dir() {
            found.extend(files_below(root, &name));
        } else if kind.is_file() {
            found.push(name);
        }
    }
    found
}
