//! What became of evidence over the history: which files, and which cases cited them then.

use std::collections::{BTreeSet, HashSet};

use super::git::Git;
use super::git::error::GitError;
use super::past::AT_ONCE;
use super::snapshot::{case_place, text};
use crate::audit::{Against, Past, Touch};

/// A case, by path and object.
type CaseAt = (String, String);

impl Git {
    /// What stood where evidence is kept, each object read once; and the cases of the commits that
    /// changed or removed any. Evidence that only comes to be costs no more than itself.
    pub(super) fn evidence_of(&self, past: &mut Past) -> Result<(), GitError> {
        let against = past.commits.iter().flat_map(|commit| &commit.against);
        let touches = against.flat_map(|against| &against.evidence);
        let objects: BTreeSet<String> = touches.filter_map(|touch| touch.new.clone()).collect();
        past.evidence = self.contents(&objects)?.into_iter().collect();
        let mut silent = HashSet::new();
        for place in 0..past.commits.len() {
            let commit = &past.commits[place];
            let altered = |touch: &Touch| touch.old.is_some();
            let altered = |against: &Against| against.evidence.iter().any(altered);
            if !commit.against.iter().any(altered) {
                continue;
            }
            let (id, parents) = (commit.id.clone(), commit.parents.clone());
            past.commits[place].citing = self.citing_at(&id, past, &mut silent)?;
            if parents.len() > 1 {
                for (nth, parent) in parents.iter().enumerate() {
                    let citing = self.citing_at(parent, past, &mut silent)?;
                    past.commits[place].against[nth].citing = citing;
                }
            }
        }
        Ok(())
    }

    /// The cases in a commit that may cite evidence, their texts with the others. `silent` are those
    /// known to cite none, whose texts are not kept.
    fn citing_at(
        &self,
        commit: &str,
        past: &mut Past,
        silent: &mut HashSet<String>,
    ) -> Result<Vec<CaseAt>, GitError> {
        let mut files = self.files_at(commit, &["cases"])?;
        files.retain(|file| case_place(&file.path).is_some());
        let unread = |id: &String| !silent.contains(id) && !past.texts.contains_key(id);
        let unread: BTreeSet<&String> = files
            .iter()
            .map(|file| &file.id)
            .filter(|id| unread(id))
            .collect();
        let unread: Vec<String> = unread.into_iter().cloned().collect();
        for ids in unread.chunks(AT_ONCE) {
            for (id, bytes) in ids.iter().zip(self.blobs(ids)?) {
                let missing = bytes.is_none();
                if missing {
                    return Err(GitError::NotHere { count: 1 });
                }
                match text(bytes).ok().filter(|text| may_cite(text)) {
                    Some(text) => drop(past.texts.insert(id.clone(), Some(text))),
                    None => drop(silent.insert(id.clone())),
                }
            }
        }
        let cites = |id: &String| {
            let text = past.texts.get(id).and_then(Option::as_ref);
            text.is_some_and(|text| may_cite(text))
        };
        let files = files.into_iter().filter(|file| cites(&file.id));
        Ok(files.map(|file| (file.path, file.id)).collect())
    }
}

/// Whether a case may cite evidence: it does so under this key, which may be written with escapes.
fn may_cite(text: &str) -> bool {
    text.contains("attachments") || text.contains('\\')
}
