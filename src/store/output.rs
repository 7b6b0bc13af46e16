//! What a command writes for people, into a file of their choice.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::StoreError;
use super::files::{nearest_directory, real};
use super::placing::{beside, in_area, write_beside};
use super::repository::{Repository, os};

/// A file that is written piece by piece, and is there only once it is whole.
#[derive(Debug)]
pub struct OutFile {
    sink: Sink,
    shown: String,
}

#[derive(Debug)]
enum Sink {
    /// Beside its place.
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe.
    Through(File),
}

impl OutFile {
    /// A file that will stand in this place.
    pub(super) fn at(
        place: &Path,
        mode: Option<&fs::Permissions>,
        shown: &str,
    ) -> Result<Self, StoreError> {
        let dir = place.parent().unwrap_or(place);
        let temp = beside(dir, b"", mode).map_err(|error| os(shown, &error))?;
        Ok(Self {
            sink: Sink::Beside(temp, place.to_owned()),
            shown: shown.to_owned(),
        })
    }

    /// Puts it in the place of what was there.
    ///
    /// # Errors
    /// Exit 4 where it cannot be written.
    pub fn finish(self) -> Result<(), StoreError> {
        let fault = |error: &io::Error| os(&self.shown, error);
        match self.sink {
            Sink::Through(mut file) => file.flush().map_err(|error| fault(&error)),
            Sink::Beside(temp, place) => {
                temp.as_file().sync_all().map_err(|error| fault(&error))?;
                let placed = temp.persist(place);
                placed.map(drop).map_err(|refused| fault(&refused.error))
            }
        }
    }
}

impl Write for OutFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Beside(temp, _) => temp.write(bytes),
            Sink::Through(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Beside(temp, _) => temp.flush(),
            Sink::Through(file) => file.flush(),
        }
    }
}

impl Repository {
    /// Begins to write a file, as [`Self::write_out`] writes one.
    ///
    /// # Errors
    /// Exit 4: the path lies among the repository's own records, is a directory, or cannot be written.
    pub fn begin_out(&self, path: &Path) -> Result<OutFile, StoreError> {
        let shown = path.to_string_lossy().into_owned();
        let place = self.refuse_area(path)?;
        let there = fs::metadata(&place).ok();
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            let open = OpenOptions::new().write(true).open(&place);
            let file = open.map_err(|error| os(&shown, &error))?;
            let sink = Sink::Through(file);
            return Ok(OutFile { sink, shown });
        }
        let mode = there.map(|there| there.permissions());
        OutFile::at(&place, mode.as_ref(), &shown)
    }

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
