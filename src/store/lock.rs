//! One writer at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::error::StoreError;
use super::repository::Repository;

/// The lock file, in `cases/`; it stays, only the lock on it comes and goes. Git ignores it.
pub const LOCK_FILE: &str = ".lock";

/// The lock file in git's own directory, for numbers given in several work trees.
const NUMBERS_LOCK: &str = "complaint-numbers.lock";

/// The right to write, until dropped. The system gives it back when the process dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Repository {
    /// Waits until no one else writes. Readers need no lock: files are replaced whole.
    ///
    /// Not reentrant: a second call while the first lock is held waits for ever.
    ///
    /// # Errors
    /// Exit 4 where the lock file cannot be made or locked: a read-only disk, a file system
    /// without locks.
    pub fn lock(&self) -> Result<Lock, StoreError> {
        self.lock_file(&self.cases_dir().join(LOCK_FILE))
    }

    /// Waits until no one else gives numbers in any work tree of the same git repository: they share
    /// the directory git keeps its own in.
    pub(super) fn lock_numbers(&self, shared: &Path) -> Result<Lock, StoreError> {
        self.lock_file(&shared.join(NUMBERS_LOCK))
    }

    fn lock_file(&self, path: &Path) -> Result<Lock, StoreError> {
        let fault = |error: &io::Error| StoreError::LockFailed {
            path: self.relative(path),
            reason: error.to_string(),
        };
        // A link could have the lock made anywhere, a FIFO would wait for its other end.
        match path.symlink_metadata() {
            Ok(found) if !found.is_file() => {
                let path = self.relative(path);
                return Err(StoreError::NotAFile { path });
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(&error)),
            _ => {}
        }
        let open = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path);
        let file = match open {
            // Another user has made it, for himself to write: what is locked need only be open.
            Err(refused) if refused.kind() == io::ErrorKind::PermissionDenied => {
                File::open(path).map_err(|_| fault(&refused))?
            }
            opened => opened.map_err(|error| fault(&error))?,
        };
        file.lock().map_err(|error| fault(&error))?;
        Ok(Lock { _file: file })
    }

    /// Whether no one writes at this moment; where that cannot be told, it is taken to be so.
    pub(super) fn is_idle(&self) -> bool {
        let path = self.cases_dir().join(LOCK_FILE);
        // Opening a FIFO would wait for its other end.
        if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
            return true;
        }
        let file = File::open(path);
        !file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}
