//! Revisions, branches, and what a revision holds.

use std::collections::BTreeSet;
use std::sync::{MutexGuard, PoisonError};

use super::error::GitError;
use super::run::{Git, reading, succeed};

/// A file of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// The path from the case repository's root, with `/`.
    pub path: String,
    /// The object's full name.
    pub id: String,
}

impl Git {
    fn known_commits(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.commits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The full hash of the commit a revision means.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn revision(&self, rev: &str) -> Result<String, GitError> {
        if self.known_commits().contains(rev) {
            return Ok(rev.to_owned());
        }
        let odd = rev.is_empty() || rev.starts_with('-') || rev.contains(['\n', '\0']);
        let wanted = format!("{rev}^{{commit}}");
        let found = || self.answer_if_any(&["rev-parse", "--verify", "--quiet", &wanted]);
        let found = if odd { None } else { found()? };
        let found = found.ok_or_else(|| GitError::NoRevision {
            revision: rev.to_owned(),
        })?;
        self.known_commits().insert(found.clone());
        Ok(found)
    }

    /// The best common ancestor of two revisions; `None` where their histories never met, or a
    /// shallow clone does not reach it.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>, GitError> {
        let (one, other) = (self.revision(one)?, self.revision(other)?);
        let base = self.answer_if_any(&["merge-base", &one, &other])?;
        self.known_commits().extend(base.clone());
        Ok(base)
    }

    /// The branch that is checked out; `None` on a detached head.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn branch(&self) -> Result<Option<String>, GitError> {
        self.answer_if_any(&["symbolic-ref", "--short", "--quiet", "HEAD"])
    }

    /// Whether HEAD is the last commit of a branch, here or on any remote.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn at_tip_of(&self, branch: &str) -> Result<bool, GitError> {
        let Some(head) = self.head()? else {
            return Ok(false);
        };
        let tips = self.answer(&[
            "for-each-ref",
            "--format=%(objectname) %(refname)",
            "refs/heads",
            "refs/remotes",
        ])?;
        let ours = format!("refs/heads/{branch}");
        let remote = |name: &str| {
            let below = name.strip_prefix("refs/remotes/");
            below
                .and_then(|below| below.split_once('/'))
                .is_some_and(|(_, name)| name == branch)
        };
        let mut tips = tips.lines().filter_map(|line| line.split_once(' '));
        Ok(tips.any(|(id, name)| id == head && (name == ours || remote(name))))
    }

    /// The commit that is checked out; `None` where there is no commit yet.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn head(&self) -> Result<Option<String>, GitError> {
        self.answer_if_any(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
    }

    /// The way from the top of the work tree to the case repository's root, with `/` at its end;
    /// empty where they are the same.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn prefix(&self) -> Result<String, GitError> {
        self.answer(&["rev-parse", "--show-prefix"])
    }

    /// The files below some directories of a revision, in order of path; links and submodules are
    /// left out.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn files_at(&self, rev: &str, dirs: &[&str]) -> Result<Vec<Blob>, GitError> {
        let commit = self.revision(rev)?;
        let mut command = reading(&self.root);
        command.args(["--literal-pathspecs", "ls-tree", "-r", "-z", &commit, "--"]);
        let listed = succeed("ls-tree", command.args(dirs).output())?;
        let lines = listed.stdout.split(|byte| *byte == 0);
        let mut files: Vec<Blob> = lines.filter_map(listed_file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }
}

/// One entry of `git ls-tree -z`: `mode SP type SP id TAB path`.
fn listed_file(entry: &[u8]) -> Option<Blob> {
    let (head, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, _, id) = (words.next()?, words.next()?, words.next()?);
    mode.starts_with("100").then(|| Blob {
        path: path.to_owned(),
        id: id.to_owned(),
    })
}
