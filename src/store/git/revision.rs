//! The files of a revision.

use std::collections::BTreeSet;

use super::error::GitError;
use super::run::Git;
use super::tree::Blob;
use crate::domain::private_part::private_of;
use crate::domain::staff::Mailmap;
use crate::store::duties::{DutyText, is_year};
use crate::store::mailmap::mailmap;
use crate::store::snapshot::{Snapshot, case_of, is_policy, sanctions_of, text};

/// So many cases are asked for by name; of more, all are listed.
const FEW: usize = 64;

impl Git {
    /// The texts of a revision: three processes, however many files there are. `wanted` says by
    /// its path which cases, with their sanctions; regulations are all there.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn snapshot(&self, rev: &str, wanted: impl Fn(&str) -> bool) -> Result<Snapshot, GitError> {
        let mut files = self.files_at(rev, &["cases", "sanctions", "policies"])?;
        files.retain(|file| {
            let case = case_of(&file.path);
            case.is_some_and(|case| wanted(&case)) || is_policy(&file.path)
        });
        self.filled(rev, files)
    }

    /// What a revision holds of these cases, with all regulations.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn snapshot_of(&self, rev: &str, cases: &BTreeSet<String>) -> Result<Snapshot, GitError> {
        if cases.len() > FEW {
            return self.snapshot(rev, |case| cases.contains(case));
        }
        let all = cases.iter();
        let files = all.flat_map(|case| [case.clone(), private_of(case), sanctions_of(case)]);
        let files: Vec<String> = files.collect();
        let named = files.iter().map(String::as_str);
        let named: Vec<&str> = named.chain(["policies"]).collect();
        let mut files = self.files_at(rev, &named)?;
        files.retain(|file| case_of(&file.path).is_some() || is_policy(&file.path));
        self.filled(rev, files)
    }

    /// The regulations of a revision, without any case.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn regulations_at(&self, rev: &str) -> Result<Snapshot, GitError> {
        let mut files = self.files_at(rev, &["policies"])?;
        files.retain(|file| is_policy(&file.path));
        self.filled(rev, files)
    }

    /// The files of duties done in a revision.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn duties_at(&self, rev: &str) -> Result<Vec<DutyText>, GitError> {
        let files = self.files_at(rev, &["duties"])?;
        let ids: Vec<String> = files.iter().map(|file| file.id.clone()).collect();
        let files = files.into_iter().zip(self.blobs(&ids)?);
        let read = files.map(|(file, bytes)| {
            let text = is_year(&file.path).then(|| text(bytes));
            (file.path, text)
        });
        Ok(read.collect())
    }

    /// The addresses git joins, as the work tree says.
    pub(in crate::store) fn mailmap(&self) -> Mailmap {
        mailmap(&self.root)
    }

    /// The texts of these files of a revision, and the addresses git joins by the mailmap in it.
    fn filled(&self, rev: &str, files: Vec<Blob>) -> Result<Snapshot, GitError> {
        let ids = files.iter().map(|file| file.id.clone());
        let ids: Vec<String> = ids.chain([format!("{rev}:.mailmap")]).collect();
        let mut found = self.blobs(&ids)?;
        let mailmap = found.pop().flatten();
        let mailmap = mailmap.map(|bytes| Mailmap::read(&String::from_utf8_lossy(&bytes)));
        let mut snapshot = Snapshot {
            mailmap: mailmap.unwrap_or_default(),
            ..Snapshot::default()
        };
        for (file, bytes) in files.into_iter().zip(found) {
            snapshot.add(file.path, text(bytes));
        }
        Ok(snapshot)
    }
}
