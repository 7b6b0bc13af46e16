//! Temporary files that killed writers left. Most hold the beginning of a text or another version
//! of a record; one that holds the only copy of a record is never removed.

use std::fs;
use std::path::{Path, PathBuf};

use super::case_file::EVER;
use super::error::StoreError;
use super::files::{ReadFault, read_text};
use super::names::is_temporary;
use super::repository::Repository;
use crate::codec::yaml::Doc;

/// Removes what killed writers left in a directory; failing to is no reason not to write. Gives
/// what stays, since it is the only copy of a record.
pub(super) fn sweep(repository: &Repository, dir: &Path) -> Vec<PathBuf> {
    let mut kept = Vec::new();
    if repository
        .listed
        .known(dir)
        .is_some_and(|names| !names.temporary)
    {
        return kept;
    }
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        if !is_temporary(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let path = entry.path();
        if repository.is_only_copy(&path) {
            kept.push(path);
        } else {
            drop(fs::remove_file(path));
        }
    }
    kept.sort();
    kept
}

impl Repository {
    /// Those of some temporary files that nobody is writing and that hold the only copy of a
    /// record.
    pub fn only_copies(&self, temporary: &[PathBuf]) -> Vec<PathBuf> {
        let left = temporary.iter().filter(|path| self.is_only_copy(path));
        let left: Vec<PathBuf> = left.cloned().collect();
        if left.is_empty() || !self.is_idle() {
            return Vec::new();
        }
        // Whoever wrote just now has put his file in its place.
        left.into_iter().filter(|path| path.exists()).collect()
    }

    /// Whether a temporary file holds a record that no file beside it or in another month holds.
    /// Where that cannot be told, it is taken for one.
    fn is_only_copy(&self, path: &Path) -> bool {
        let name = self.relative(path);
        let area = name.split('/').next().unwrap_or_default();
        if !matches!(area, "cases" | "sanctions") {
            return false;
        }
        let text = match read_text(path) {
            Ok(text) => text,
            Err(fault) => return matches!(fault, ReadFault::Os(_)),
        };
        let Some(identity) = identity(&text) else {
            return false;
        };
        let elsewhere = self.records_of(area);
        elsewhere.map_or(true, |paths| {
            !paths.iter().any(|path| {
                let text = read_text(path).unwrap_or_default();
                text.contains(&identity) && self::identity(&text) == Some(identity.clone())
            })
        })
    }

    fn records_of(&self, area: &str) -> Result<Vec<PathBuf>, StoreError> {
        let listing = self.list(&self.root().join(area), EVER)?;
        let cases = listing.cases.into_iter().map(|case| case.path());
        Ok(cases.chain(listing.private).collect())
    }
}

/// What a record is told by: its uid, and where it has none its number; a private part by whose it is. `None` for a text that is
/// no record, or not all of one.
fn identity(text: &str) -> Option<String> {
    let doc = Doc::parse(text).ok()?;
    let field = |key: &str| Some(doc.node().get(key)?.text()?.to_owned());
    let private = || Some(format!("private_of: {}", field("private_of")?));
    field("uid").or_else(|| field("number")).or_else(private)
}
