//! What stood before a range where the range begins with what cannot be read.

use std::collections::BTreeSet;

use super::git::Git;
use super::git::error::GitError;
use super::snapshot::text;
use crate::audit::{Past, Unreadable};

impl Git {
    /// Adds the earlier versions of these files, as far back as they go.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn earlier(&self, past: &mut Past, files: &[Unreadable]) -> Result<(), GitError> {
        for file in files {
            let commits = self.commits_touching(&file.commit, false, &[&file.path])?;
            let places = commits.iter().rev();
            let places = places.map(|commit| format!("{}:./{}", commit.id, file.path));
            let mut seen = BTreeSet::from([file.object.clone()]);
            let found = self.ids(&places.collect::<Vec<_>>())?;
            let mut ids: Vec<String> = found.into_iter().flatten().collect();
            ids.retain(|id| seen.insert(id.clone()));
            for (id, bytes) in ids.iter().zip(self.blobs(&ids)?) {
                past.texts.insert(id.clone(), text(bytes).ok());
            }
            let at = (file.path.clone(), file.object.clone());
            past.earlier.insert(at, ids);
        }
        Ok(())
    }
}
