//! A directory of pages of the user's own: only what was written before is replaced or removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;
use super::files::read_own;
use super::placing::beside;
use super::repository::{Repository, is_absent, os};

/// What marks a directory that pages are written into: it names them, one a line.
const MARKER: &str = ".complaint-site";
/// Its first line.
const HEAD: &str = "complaint site 1";

/// A directory that pages are written into.
#[derive(Debug)]
pub struct Site {
    dir: PathBuf,
    /// What was there before and is not to be there any more.
    gone: BTreeSet<String>,
    /// What is to be there.
    files: BTreeSet<String>,
}

impl Repository {
    /// Begins to write these files, relative to a directory: one that is empty, not there yet, or
    /// holds pages that were written before.
    ///
    /// # Errors
    /// Exit 4: it holds anything else, lies among the repository's records, or cannot be written.
    pub fn site(&self, dir: &Path, files: BTreeSet<String>) -> Result<Site, StoreError> {
        let shown = dir.to_string_lossy().into_owned();
        let place = self.refuse_area(dir)?;
        fs::create_dir_all(&place).map_err(|error| os(&shown, &error))?;
        let before = written(&place, &shown)?;
        let site = Site {
            dir: place,
            gone: before.difference(&files).cloned().collect(),
            files,
        };
        // Whoever is killed on the way leaves nothing that is not named.
        let all: BTreeSet<&String> = before.iter().chain(&site.files).collect();
        site.mark(all.into_iter())?;
        Ok(site)
    }
}

/// The files that were written into a directory before; none into an empty one.
fn written(dir: &Path, shown: &str) -> Result<BTreeSet<String>, StoreError> {
    let other = || StoreError::NotASite {
        path: shown.to_owned(),
    };
    let marker = dir.join(MARKER);
    match marker.symlink_metadata() {
        Ok(found) if found.is_file() => {}
        Err(error) if is_absent(&error) => {
            let mut entries = fs::read_dir(dir).map_err(|error| os(shown, &error))?;
            return entries.next().map_or(Ok(BTreeSet::new()), |_| Err(other()));
        }
        _ => return Err(other()),
    }
    let bytes = read_own(&marker).map_err(|fault| fault.of(shown))?;
    let text = String::from_utf8(bytes).map_err(|_| other())?;
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Err(other());
    }
    let below = |file: &str| {
        let mut parts = Path::new(file).components();
        parts.all(|part| matches!(part, Component::Normal(_)))
    };
    let files: BTreeSet<String> = lines.map(str::to_owned).collect();
    if files.iter().all(|file| below(file)) {
        Ok(files)
    } else {
        Err(other())
    }
}

impl Site {
    /// Writes one of the files, whole.
    ///
    /// # Errors
    /// Exit 4 where it cannot be written.
    pub fn write(&self, file: &str, text: &str) -> Result<(), StoreError> {
        let path = self.inside(file)?;
        let fault = |error: &std::io::Error| os(file, error);
        let dir = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(dir).map_err(|error| fault(&error))?;
        // A page can be made again: it need not be on disk before the next one is begun.
        let whole = beside(dir, text.as_bytes(), None).map_err(|error| fault(&error))?;
        let placed = whole.persist(&path);
        placed.map(drop).map_err(|refused| fault(&refused.error))
    }

    /// Removes what is not there any more; says what is.
    ///
    /// # Errors
    /// Exit 4 where something cannot be removed.
    pub fn finish(self) -> Result<(), StoreError> {
        for file in &self.gone {
            match fs::remove_file(self.inside(file)?) {
                Err(error) if !is_absent(&error) => return Err(os(file, &error)),
                _ => {}
            }
        }
        self.mark(self.files.iter())
    }

    fn mark<'f>(&self, files: impl Iterator<Item = &'f String>) -> Result<(), StoreError> {
        let lines: Vec<&str> = std::iter::once(HEAD)
            .chain(files.map(String::as_str))
            .collect();
        self.write(MARKER, &(lines.join("\n") + "\n"))
    }

    /// Where a file is, unless a link leads elsewhere.
    fn inside(&self, file: &str) -> Result<PathBuf, StoreError> {
        let path = self.dir.join(file);
        let parent = path.parent().filter(|parent| *parent != self.dir);
        let linked = parent.is_some_and(Path::is_symlink);
        if linked {
            let path = file.to_owned();
            return Err(StoreError::Symlink { path });
        }
        Ok(path)
    }
}
