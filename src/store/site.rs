//! A directory of pages or tables of the user's own: only what was written before is replaced or removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;
use super::files::read_own;
use super::names::is_temporary;
use super::output::OutFile;
use super::placing::beside;
use super::repository::{Repository, is_absent, os};

/// What is written into a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Pages.
    Pages,
    /// Tables.
    Tables,
}

impl Filled {
    /// What marks the directory: it names the files, one a line.
    const fn marker(self) -> &'static str {
        match self {
            Self::Pages => ".complaint-site",
            Self::Tables => ".complaint-export",
        }
    }

    /// Its first line.
    const fn head(self) -> &'static str {
        match self {
            Self::Pages => "complaint site 1",
            Self::Tables => "complaint export 1",
        }
    }

    /// Something else is there.
    fn other(self, shown: &str) -> StoreError {
        let path = shown.to_owned();
        match self {
            Self::Pages => StoreError::NotASite { path },
            Self::Tables => StoreError::NotAnExport { path },
        }
    }
}

/// A directory that files are written into.
#[derive(Debug)]
pub struct Site {
    filled: Filled,
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
    pub fn site(
        &self,
        (dir, filled): (&Path, Filled),
        files: BTreeSet<String>,
    ) -> Result<Site, StoreError> {
        let shown = dir.to_string_lossy().into_owned();
        let place = self.refuse_area(dir)?;
        fs::create_dir_all(&place).map_err(|error| os(&shown, &error))?;
        let before = written(&place, &shown, filled)?;
        let site = Site {
            filled,
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
fn written(dir: &Path, shown: &str, filled: Filled) -> Result<BTreeSet<String>, StoreError> {
    let other = || filled.other(shown);
    let marker = dir.join(filled.marker());
    match marker.symlink_metadata() {
        Ok(found) if found.is_file() => {}
        Err(error) if is_absent(&error) => {
            // Whoever was killed before the directory was marked left no more than half of the mark.
            let entries = fs::read_dir(dir).map_err(|error| os(shown, &error))?;
            let half = |entry: &fs::DirEntry| is_temporary(&entry.file_name().to_string_lossy());
            let mut entries = entries.filter(|entry| !entry.as_ref().is_ok_and(half));
            return entries.next().map_or(Ok(BTreeSet::new()), |_| Err(other()));
        }
        _ => return Err(other()),
    }
    let bytes = read_own(&marker).map_err(|fault| fault.of(shown))?;
    let text = String::from_utf8(bytes).map_err(|_| other())?;
    let mut lines = text.lines();
    if lines.next() != Some(filled.head()) {
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

    /// Begins one of the files, which is there only once it is whole.
    ///
    /// # Errors
    /// Exit 4 where it cannot be written.
    pub fn begin(&self, file: &str) -> Result<OutFile, StoreError> {
        let path = self.inside(file)?;
        let dir = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(dir).map_err(|error| os(file, &error))?;
        OutFile::at(&path, None, file)
    }

    /// Only these of the files came to be written.
    pub fn only(&mut self, files: BTreeSet<String>) {
        let all = std::mem::replace(&mut self.files, files);
        let unwritten = all.difference(&self.files).cloned();
        self.gone.extend(unwritten.collect::<Vec<_>>());
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
        let lines: Vec<&str> = std::iter::once(self.filled.head())
            .chain(files.map(String::as_str))
            .collect();
        self.write(self.filled.marker(), &(lines.join("\n") + "\n"))
    }

    /// Where a file is, unless a link leads elsewhere.
    fn inside(&self, file: &str) -> Result<PathBuf, StoreError> {
        let path = self.dir.join(file);
        let mut above = path.ancestors().skip(1).take_while(|dir| *dir != self.dir);
        if above.any(Path::is_symlink) {
            let path = file.to_owned();
            return Err(StoreError::Symlink { path });
        }
        Ok(path)
    }
}
