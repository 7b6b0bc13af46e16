//! What is about to be committed.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::Path;

use super::error::GitError;
use super::run::{Git, reading, succeed};
use crate::domain::case::evidence::AREA;
use crate::domain::private_part::private_of;
use crate::store::ahead::Ahead;
use crate::store::files::ReadFault;
use crate::store::snapshot::{Snapshot, case_of, case_place, is_policy, sanctions_of, text};

/// Texts by path; those that cannot be read with the reason.
type Texts = BTreeMap<String, Result<String, ReadFault>>;

/// In what the index differs from a commit.
#[derive(Clone, Debug, Default)]
pub struct IndexChanges {
    /// The cases that are changed, or whose sanctions are, and those that are gone.
    pub cases: BTreeSet<String>,
    /// Whether a regulation is among what is changed.
    pub regulations: bool,
    /// Evidence that is changed or gone.
    evidence: Vec<String>,
    /// The regulations there are.
    policies: Vec<String>,
}

/// What the index holds of a case repository: the cases that differ from a commit, and all regulations.
#[derive(Clone, Debug, Default)]
pub struct Staged {
    /// The cases that are changed, or whose sanctions are, and the regulations.
    pub snapshot: Snapshot,
    /// Cases that are not changed, and cite evidence that is.
    pub citing: Snapshot,
}

impl IndexChanges {
    /// Whether it differs in nothing that is looked at.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && !self.regulations && self.evidence.is_empty()
    }
}

impl Git {
    /// The same with another index: the one git gives its hooks while it commits single files.
    #[must_use]
    pub fn with_index(self, index: Option<&Path>) -> Self {
        let index = index.map(Path::to_owned);
        Self { index, ..self }
    }

    /// Git for reading, with this index.
    pub(super) fn reader(&self) -> std::process::Command {
        let mut command = reading(&self.root);
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", index);
        }
        command
    }

    /// What is staged, or else than at `base`: two processes, beside each other.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn index_changes(&self, base: Option<&str>) -> Result<IndexChanges, GitError> {
        let policies = Ahead::default();
        let git = self.clone();
        policies.begin(move || git.policies_staged());
        // Without a repository git compares files, and asks for other words.
        let differing = match self.differing(base) {
            Ok(differing) => differing,
            Err(problem) => return Err(self.is_installed().err().unwrap_or(problem)),
        };
        let mut changes = IndexChanges {
            policies: policies.heard().unwrap_or_else(|| self.policies_staged())?,
            ..IndexChanges::default()
        };
        for (way, path) in differing {
            let evidence = path.split('/').next() == Some(AREA);
            changes.regulations |= is_policy(&path);
            changes.cases.extend(case_of(&path));
            // What is new is cited by what is changed itself.
            changes
                .evidence
                .extend(Some(path).filter(|_| evidence && way != "A"));
        }
        Ok(changes)
    }

    fn policies_staged(&self) -> Result<Vec<String>, GitError> {
        let mut policies = self.names(&["ls-files", "-z", "--", "policies"])?;
        policies.retain(|path| is_policy(path));
        policies.dedup();
        Ok(policies)
    }

    /// What the index holds of what is changed: two processes, and no more work than there are changes.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn staged(&self, changes: &IndexChanges) -> Result<Staged, GitError> {
        let cases = &changes.cases;
        let citing = self.citing(cases, &changes.evidence)?;
        let mut staged = Staged::default();
        if cases.is_empty() && citing.is_empty() && !changes.regulations {
            return Ok(staged);
        }
        for (path, text) in self.index_texts(citing)? {
            staged.citing.add(path, text);
        }
        let apart = cases
            .iter()
            .flat_map(|case| [sanctions_of(case), private_of(case)]);
        let wanted = cases.iter().cloned().chain(apart);
        let wanted = wanted.chain(changes.policies.iter().cloned());
        for (path, text) in self.index_texts(wanted.collect())? {
            staged.snapshot.add(path, text);
        }
        Ok(staged)
    }

    /// What the index has otherwise than a commit, the last where none is named: in which way, and where.
    fn differing(&self, base: Option<&str>) -> Result<Vec<(String, String)>, GitError> {
        let mut args = vec![
            "diff",
            "--cached",
            "--name-status",
            "--no-renames",
            "--no-ext-diff",
            "--relative",
            "-z",
        ];
        args.extend(base);
        args.extend(["--", "cases", "sanctions", "policies", AREA]);
        let mut words = self.listed(&args)?.into_iter();
        let pair = || Some((words.next()?, words.next()?));
        let pairs = iter::from_fn(pair);
        Ok(pairs
            .filter_map(|(way, path)| Some((way?, path?)))
            .collect())
    }

    /// The cases besides these that cite some of what is altered.
    fn citing(
        &self,
        besides: &BTreeSet<String>,
        altered: &[String],
    ) -> Result<Vec<String>, GitError> {
        if altered.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = self.reader();
        command.args(["--literal-pathspecs", "grep", "--cached", "-l", "-z", "-F"]);
        for path in altered {
            command.args(["-e", path]);
        }
        // Git says 1 where nothing is found.
        let found = command.args(["--", "cases"]).output();
        let found = match found {
            Ok(found) if found.status.code() == Some(1) => return Ok(Vec::new()),
            found => succeed("grep", found)?,
        };
        let names = found.stdout.split(|byte| *byte == 0);
        let names = names.filter_map(|name| String::from_utf8(name.to_vec()).ok());
        Ok(names
            .filter(|name| case_place(name).is_some() && !besides.contains(name))
            .collect())
    }

    /// The texts the index has of files, by one process; those it does not have are left out.
    fn index_texts(&self, paths: Vec<String>) -> Result<Texts, GitError> {
        let wanted: Vec<String> = paths.iter().map(|path| format!(":./{path}")).collect();
        let found = paths.into_iter().zip(self.blobs(&wanted)?);
        let there = found.filter_map(|(path, bytes)| Some((path, text(Some(bytes?)))));
        Ok(there.collect())
    }

    /// The paths a git command lists with `-z`; those that are no text are left out.
    pub(in crate::store) fn names(&self, args: &[&str]) -> Result<Vec<String>, GitError> {
        Ok(self.listed(args)?.into_iter().flatten().collect())
    }

    /// What a git command lists with `-z`; `None` for what is no text.
    fn listed(&self, args: &[&str]) -> Result<Vec<Option<String>>, GitError> {
        let name = args.first().copied().unwrap_or_default();
        let mut command = self.reader();
        command.arg("--literal-pathspecs").args(args);
        let listed = succeed(name, command.output())?;
        let words = listed.stdout.split(|byte| *byte == 0);
        let words = words.filter(|word| !word.is_empty());
        Ok(words
            .map(|word| String::from_utf8(word.to_vec()).ok())
            .collect())
    }
}
