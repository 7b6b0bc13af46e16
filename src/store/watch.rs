//! Whether anything in the repository changed since it was looked at.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;

use super::repository::Repository;

/// What a case is judged by stands below these.
const WATCHED: [&str; 4] = ["cases", "policies", "sanctions", "duties"];

impl Repository {
    /// A figure that is another one when a file came, went or was written again. What cannot be
    /// looked at counts as not there.
    pub fn state(&self) -> u64 {
        let sums = WATCHED.map(|area| state(&self.root().join(area)));
        sums.into_iter().fold(0, u64::wrapping_add)
    }
}

/// The order in which a directory is read changes nothing.
fn state(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    let sums = entries.flatten().map(|entry| {
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_ok_and(|kind| kind.is_dir()) {
            return state(&path);
        }
        let seen = entry.metadata().ok();
        let mut hasher = DefaultHasher::new();
        let modified = seen.as_ref().and_then(|seen| seen.modified().ok());
        (path, modified, seen.map(|seen| seen.len())).hash(&mut hasher);
        hasher.finish()
    });
    sums.fold(0, u64::wrapping_add)
}
