//! What a command writes for people, into a file of their choice.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;
use super::files::{nearest_directory, real};
use super::placing::{in_area, write_beside};
use super::repository::{Repository, os};

impl Repository {
    /// Writes a file as a whole, in the place of what was there; to a device or a pipe as it is.
    ///
    /// # Errors
    /// Exit 4: the path lies among the repository's own records, is a directory, or cannot be written.
    pub fn write_out(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let shown = path.to_string_lossy().into_owned();
        let place = self.refuse_area(path)?;
        let fault = |error: &std::io::Error| os(&shown, error);
        if let Ok(there) = fs::metadata(&place)
            && !there.is_file()
        {
            let mut open = OpenOptions::new()
                .write(true)
                .open(&place)
                .map_err(|error| fault(&error))?;
            return open.write_all(bytes).map_err(|error| fault(&error));
        }
        let mode = fs::metadata(&place).ok().map(|there| there.permissions());
        let dir = place.parent().unwrap_or(&place);
        let whole = write_beside(dir, bytes, mode.as_ref()).map_err(|error| fault(&error))?;
        let placed = whole.persist(&place);
        placed.map(drop).map_err(|refused| fault(&refused.error))
    }

    /// The path as the system names it, unless it lies where the repository keeps its records.
    pub(super) fn refuse_area(&self, path: &Path) -> Result<PathBuf, StoreError> {
        let refused = || StoreError::Area {
            path: path.to_string_lossy().into_owned(),
        };
        let place = if fs::symlink_metadata(path).is_ok() {
            real(path)
        } else {
            let there = nearest_directory(path).unwrap_or(path);
            let below = path.strip_prefix(there).unwrap_or(path);
            let plain = |part| matches!(part, Component::Normal(_));
            // What is not there yet cannot be followed to where `..` would lead.
            if !below.components().all(plain) {
                return Err(refused());
            }
            real(there).join(below)
        };
        if in_area(self, &place) {
            return Err(refused());
        }
        Ok(place)
    }
}
