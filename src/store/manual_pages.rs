//! Pages that are written into a directory of the user's own.

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
    for (name, text) in pages {
        let path = dir.join(name);
        fs::write(&path, text).map_err(|error| fault(&path, &error))?;
    }
    Ok(())
}
