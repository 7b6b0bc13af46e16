//! What is about to be committed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::error::GitError;
use super::run::{Git, reading, succeed};
use crate::domain::case::evidence::AREA;
use crate::domain::private_part::private_of;
use crate::store::files::ReadFault;
use crate::store::snapshot::{Snapshot, case_of, case_place, is_policy, sanctions_of, text};

/// Texts by path; those that cannot be read with the reason.
type Texts = BTreeMap<String, Result<String, ReadFault>>;

/// What the index holds of a case repository: the cases that differ from a commit, and all regulations.
#[derive(Clone, Debug, Default)]
pub struct Staged {
    /// The cases that are changed, or whose sanctions are, and the regulations.
    pub snapshot: Snapshot,
    /// The cases that are changed, and those that are gone.
    pub changed: BTreeSet<String>,
    /// Whether a regulation is among what is changed.
    pub regulations_changed: bool,
    /// Cases that are not changed, and cite evidence that is.
    pub citing: Snapshot,
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

    /// What is staged, or else than at `base`: a few processes, and no more work than there are changes.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn staged(&self, base: Option<&str>) -> Result<Staged, GitError> {
        // Without a repository git compares files, and asks for other words.
        let differing = match self.differing(base, &[], &["cases", "sanctions", "policies"]) {
            Ok(differing) => differing,
            Err(problem) => return Err(self.is_installed().err().unwrap_or(problem)),
        };
        let changed: BTreeSet<String> = differing.iter().filter_map(|path| case_of(path)).collect();
        let mut staged = Staged {
            regulations_changed: differing.iter().any(|path| is_policy(path)),
            changed,
            ..Staged::default()
        };
        let cases: Vec<String> = staged.changed.iter().cloned().collect();
        let citing = self.citing(&cases, base)?;
        if cases.is_empty() && citing.is_empty() && !staged.regulations_changed {
            return Ok(staged);
        }
        let mut policies = self.names(&["ls-files", "-z", "--", "policies"])?;
        policies.retain(|path| is_policy(path));
        policies.dedup();
        for (path, text) in self.index_texts(citing)? {
            staged.citing.add(path, text);
        }
        let apart = cases
            .iter()
            .flat_map(|case| [sanctions_of(case), private_of(case)]);
        let apart: Vec<String> = apart.collect();
        let wanted = [cases, apart, policies].concat();
        for (path, text) in self.index_texts(wanted)? {
            staged.snapshot.add(path, text);
        }
        Ok(staged)
    }

    /// What the index has otherwise than a commit, the last where none is named, in some places.
    fn differing(
        &self,
        base: Option<&str>,
        options: &[&str],
        places: &[&str],
    ) -> Result<Vec<String>, GitError> {
        let mut args = vec![
            "diff",
            "--cached",
            "--name-only",
            "--no-renames",
            "--no-ext-diff",
            "--relative",
            "-z",
        ];
        args.extend(options);
        args.extend(base);
        args.push("--");
        args.extend(places);
        self.names(&args)
    }

    /// The cases besides these that cite evidence of which the index has something else than a commit, or
    /// nothing.
    fn citing(&self, besides: &[String], base: Option<&str>) -> Result<Vec<String>, GitError> {
        let altered = self.differing(base, &["--diff-filter=DMT"], &[AREA])?;
        if altered.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = self.reader();
        command.args(["--literal-pathspecs", "grep", "--cached", "-l", "-z", "-F"]);
        for path in &altered {
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
        let name = args.first().copied().unwrap_or_default();
        let mut command = self.reader();
        command.arg("--literal-pathspecs").args(args);
        let listed = succeed(name, command.output())?;
        let names = listed.stdout.split(|byte| *byte == 0);
        let names = names.filter_map(|name| String::from_utf8(name.to_vec()).ok());
        Ok(names.filter(|name| !name.is_empty()).collect())
    }
}
