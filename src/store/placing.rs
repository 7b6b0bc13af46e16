//! Where a file may be written, and how it gets there whole: beside its place first.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::error::StoreError;
use super::files::ReadFault;
use super::names::{PREFIX, SUFFIX};
use super::repository::{Repository, is_absent};

/// What the repository keeps its records in: directories that nothing else is written into.
const AREAS: [&str; 8] = [
    "cases",
    "policies",
    "attachments",
    "sanctions",
    "posted",
    "reports",
    "duties",
    "audit",
];

/// Whether a path lies where the repository keeps its records.
pub(super) fn in_area(repository: &Repository, path: &Path) -> bool {
    let below = path.strip_prefix(repository.root()).ok();
    let first = below.and_then(|below| below.components().next());
    first.is_some_and(|first| AREAS.iter().any(|area| first.as_os_str() == *area))
}

/// The absolute path, if it is a file's place in one of the areas and no part of it is a link.
pub(super) fn guarded(repository: &Repository, path: &Path) -> Result<PathBuf, StoreError> {
    let fault = |fault: ReadFault| fault.of(repository.relative(path));
    let path = repository.inside(path).map_err(fault)?;
    let name = repository.relative(&path);
    match name.split_once('/') {
        Some((area, _)) if AREAS.contains(&area) => Ok(path),
        _ => Err(fault(ReadFault::Outside)),
    }
}

/// Writes and flushes a temporary file with the mode of the file it will replace; new files are
/// readable by all, less the umask.
pub(super) fn write_beside(
    dir: &Path,
    text: &[u8],
    old_mode: Option<&fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let temp = beside(dir, text, old_mode)?;
    temp.as_file().sync_all()?;
    Ok(temp)
}

/// The same without waiting for the disk.
pub(super) fn beside(
    dir: &Path,
    text: &[u8],
    old_mode: Option<&fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
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
    Ok(temp)
}

/// Puts a whole file in the place of one that holds `old`, and leaves it there: the two change
/// places, and what has come out is compared. `None`: it held something else, and holds it still.
///
/// A program that wrote between a comparison and a plain rename would lose what it wrote. Where the
/// file system cannot exchange two files, that moment remains.
pub(super) fn replace(temp: TempPath, path: &Path, old: &[u8]) -> io::Result<Option<()>> {
    match exchange(&temp, path) {
        Ok(()) => {}
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) if cannot_exchange(&error) => {
            temp.persist(path).map_err(|failed| failed.error)?;
            return Ok(Some(()));
        }
        Err(error) => return Err(error),
    }
    if fs::read(&temp).is_ok_and(|came_out| came_out == old) {
        return Ok(Some(()));
    }
    exchange(&temp, path)?;
    Ok(None)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system knows no exchange: an old kernel, a network drive.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Everything written in this directory and elsewhere on its disk is there: one wait for thousands of
/// files. Where a system has no such call, each file is waited for.
#[cfg(target_os = "linux")]
pub(super) fn flush_all<'f>(dir: &Path, _: impl Iterator<Item = &'f Path>) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(dir)?)?)
}

/// The same, file by file.
#[cfg(not(target_os = "linux"))]
pub(super) fn flush_all<'f>(_: &Path, mut files: impl Iterator<Item = &'f Path>) -> io::Result<()> {
    files.try_for_each(|file| File::open(file)?.sync_all())
}

/// A rename is on disk once its directory is. Only Unix opens directories.
pub(super) fn flush_directory(dir: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(dir)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(unix)]
pub(super) fn mode(permissions: &fs::Permissions) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    permissions.mode() & 0o777
}

/// Other systems have no such bits.
#[cfg(not(unix))]
pub(super) fn mode(_: &fs::Permissions) -> u32 {
    0
}

#[cfg(unix)]
pub(super) fn permissions(mode: Option<u32>) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    mode.map(|mode| fs::Permissions::from_mode(mode & 0o777))
}

#[cfg(not(unix))]
pub(super) fn permissions(_: Option<u32>) -> Option<fs::Permissions> {
    None
}
