//! The index: files that two sides of a merge left unmerged, and staging what settles them.

use std::collections::BTreeMap;

use super::error::GitError;
use super::run::{Git, garbled, reading, succeed};
use crate::words;

/// A file with several versions in the index: an unfinished merge, rebase or cherry-pick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmerged {
    /// The path from the case repository's root, with `/`.
    pub path: String,
    /// The object both sides began from; `None` where both added the file.
    pub base: Option<String>,
    /// The object of the side that is checked out: in a rebase that of the new base.
    pub ours: Option<String>,
    /// The object of the side that is brought in: in a rebase the commit that is replayed.
    pub theirs: Option<String>,
}

words! {
    /// What git has begun and waits for the end of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Underway {
        /// `git merge`.
        Merge = "merge",
        /// `git rebase` (or `git am`).
        Rebase = "rebase",
        /// `git cherry-pick`.
        CherryPick = "cherry-pick",
        /// `git revert`.
        Revert = "revert",
    }
}

impl Underway {
    /// The command that goes on with it.
    pub fn command(self) -> &'static str {
        match self {
            Self::Merge => "git commit",
            Self::Rebase => "git rebase --continue",
            Self::CherryPick => "git cherry-pick --continue",
            Self::Revert => "git revert --continue",
        }
    }
}

impl Git {
    /// The unmerged files below some directories, in order of path.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn unmerged(&self, dirs: &[&str]) -> Result<Vec<Unmerged>, GitError> {
        let mut command = reading(&self.root);
        command.args(["--literal-pathspecs", "ls-files", "--unmerged", "-z", "--"]);
        let listed = succeed("ls-files", command.args(dirs).output())?;
        let mut files: BTreeMap<String, Unmerged> = BTreeMap::new();
        let lines = listed.stdout.split(|byte| *byte == 0);
        for line in lines.filter(|line| !line.is_empty()) {
            let (path, id, stage) = staged(line).ok_or_else(|| garbled("ls-files"))?;
            let file = files.entry(path.to_owned()).or_default();
            path.clone_into(&mut file.path);
            let id = Some(id.to_owned());
            match stage {
                "1" => file.base = id,
                "2" => file.ours = id,
                _ => file.theirs = id,
            }
        }
        Ok(files.into_values().collect())
    }

    /// Stages files as they are on disk, those that are gone as removed.
    ///
    /// # Errors
    /// Exit 4 with git's words where git fails.
    pub fn stage(&self, paths: &[String]) -> Result<(), GitError> {
        if paths.is_empty() {
            return Ok(());
        }
        self.turn()?.run("add", || {
            let mut command = self.writing("add");
            command.args(["--all", "--"]).args(paths).output()
        })?;
        Ok(())
    }

    /// What git has begun and not finished.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn underway(&self) -> Result<Option<Underway>, GitError> {
        let known = [
            ("rebase-merge", Underway::Rebase),
            ("rebase-apply", Underway::Rebase),
            ("MERGE_HEAD", Underway::Merge),
            ("CHERRY_PICK_HEAD", Underway::CherryPick),
            ("REVERT_HEAD", Underway::Revert),
        ];
        for (name, underway) in known {
            let path = self.answer(&["rev-parse", "--git-path", name])?;
            if self.root.join(path).exists() {
                return Ok(Some(underway));
            }
        }
        Ok(None)
    }

    /// The commits that a rebase or a sequence of cherry-picks has still to make, by full hash.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn still_to_come(&self) -> Result<Vec<String>, GitError> {
        let mut names = Vec::new();
        for list in ["rebase-merge/git-rebase-todo", "sequencer/todo"] {
            let path = self.answer(&["rev-parse", "--git-path", list])?;
            let text = crate::store::files::read_text(&self.root.join(path)).unwrap_or_default();
            let lines = text.lines().map(|line| line.split(' ').collect::<Vec<_>>());
            // Flags of `fixup` may come between; what is no commit is passed over.
            let commits = lines.filter(|words| !words[0].starts_with('#'));
            let commits = commits.flat_map(|words| {
                words
                    .into_iter()
                    .skip(1)
                    .take(2)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            });
            let hex =
                |name: &String| name.len() >= 7 && name.bytes().all(|b| b.is_ascii_hexdigit());
            names.extend(commits.filter(hex).map(|name| format!("{name}^{{commit}}")));
        }
        // The commit of a cherry-pick that waits stands at the head of its list.
        let now = ["CHERRY_PICK_HEAD", "REBASE_HEAD"];
        let now = now.map(|head| self.answer_if_any(&["rev-parse", "--verify", "--quiet", head]));
        let now: Vec<Option<String>> = now.into_iter().collect::<Result<_, _>>()?;
        let ids = self.ids(&names)?.into_iter();
        Ok(ids.filter(|id| !now.contains(id)).flatten().collect())
    }

    /// Whether a merge driver that is configured here merges a file.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn has_driver(&self, path: &str) -> Result<bool, GitError> {
        let asked = self.answer(&["check-attr", "-z", "merge", "--", path])?;
        let Some(name) = asked.split('\0').nth(2) else {
            return Ok(false);
        };
        Ok(self.configured(&format!("merge.{name}.driver"))?.is_some())
    }

    /// Three versions of a text merged line by line; `None` where they conflict.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn merged(&self, base: &str, one: &str, other: &str) -> Result<Option<String>, GitError> {
        let failed = |error: std::io::Error| super::run::failed("merge-file", &error.to_string());
        let dir = tempfile::tempdir().map_err(failed)?;
        let mut command = reading(&self.root);
        command.args(["merge-file", "--stdout", "--quiet"]);
        for (name, text) in [("one", one), ("base", base), ("other", other)] {
            let path = dir.path().join(name);
            std::fs::write(&path, text).map_err(failed)?;
            command.arg(path);
        }
        let output = command.output().map_err(failed)?;
        match output.status.code() {
            Some(0) => {
                let text = String::from_utf8(output.stdout);
                text.map(Some).map_err(|_| garbled("merge-file"))
            }
            Some(1..=127) => Ok(None),
            _ => Err(garbled("merge-file")),
        }
    }
}

/// One entry of `git ls-files --unmerged -z`: `mode SP id SP stage TAB path`.
fn staged(entry: &[u8]) -> Option<(&str, &str, &str)> {
    let (head, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
    let mut words = head.split(' ').skip(1);
    Some((path, words.next()?, words.next()?))
}
