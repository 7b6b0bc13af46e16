//! Periodic duties done: `duties/YYYY.yaml`.

use std::path::PathBuf;

use super::error::StoreError;
use super::files::ReadFault;
use super::listing::entries;
use super::repository::{Repository, is_absent};

/// Where they are kept.
const DUTIES: &str = "duties";

/// A file of duties done: its path as it is shown, and its text; none where it has another name.
pub type DutyText = (String, Option<Result<String, ReadFault>>);

impl Repository {
    /// Where the duties about a year are or would be.
    pub fn duties_path(&self, year: i32) -> PathBuf {
        self.root().join(DUTIES).join(format!("{year:04}.yaml"))
    }

    /// Every file of duties done, in order of year; nothing where none is there.
    ///
    /// # Errors
    /// Exit 4 where the directory cannot be listed.
    pub fn duty_texts(&self) -> Result<Vec<DutyText>, StoreError> {
        let dir = self.root().join(DUTIES);
        let found = match entries(&dir) {
            Err(error) if is_absent(&error) => return Ok(Vec::new()),
            found => found.map_err(|error| self.os_error(&dir, &error))?,
        };
        let there = found.into_iter().filter(|entry| !entry.is_temporary());
        let text = |path: PathBuf| {
            let name = self.relative(&path);
            let text = is_year(&name).then(|| self.read(&path));
            (name, text)
        };
        Ok(there.map(|entry| text(entry.path)).collect())
    }
}

/// Whether a path is that of a year's file.
pub fn is_year(name: &str) -> bool {
    let year = name.strip_prefix("duties/");
    let year = year.and_then(|name| name.strip_suffix(".yaml"));
    year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}
