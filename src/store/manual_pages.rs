//! Pages that are written where the user wants them.

use std::fs;
use std::path::Path;

use super::error::StoreError;
use super::repository::os;

/// Writes each page under its name; the directory is made where it is not there.
///
/// # Errors
/// Exit 4 where something cannot be written.
pub fn write(dir: &Path, pages: &[(String, String)]) -> Result<(), StoreError> {
    let fault = |path: &Path, error: &std::io::Error| os(&path.to_string_lossy(), error);
    fs::create_dir_all(dir).map_err(|error| fault(dir, &error))?;
    pages
        .iter()
        .try_for_each(|(name, text)| write_one(&dir.join(name), text))
}

/// Writes one page; one of that name that is there is replaced.
fn write_one(path: &Path, text: &str) -> Result<(), StoreError> {
    fs::write(path, text).map_err(|error| os(&path.to_string_lossy(), &error))
}
