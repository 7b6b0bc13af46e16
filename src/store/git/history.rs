//! The history, many commits by few processes.

use std::collections::BTreeSet;
use std::process::Command;

use chrono::DateTime;

use super::error::GitError;
use super::run::{Git, feed, reading, succeed};
use crate::domain::time::Time;
use crate::store::error::StoreError;

/// A commit. Names and addresses are those of the mailmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The full hash.
    pub id: String,
    /// The full hashes of its parents; none at a root and at the edge of a shallow clone.
    pub parents: Vec<String>,
    /// Whose work it is, as the mailmap names them.
    pub author_name: String,
    /// Their address, as the mailmap names it.
    pub author_email: String,
    /// Their address as the commit itself has it.
    pub author_raw: String,
    /// When the work was done, as the author's machine had it.
    pub authored: Time,
    /// The address of whoever made the commit: a hosting site where it squashed or rebased.
    pub committer_email: String,
    /// When the commit was made.
    pub committed: Time,
    /// Whether one of the two times cannot be read; that of the commit before stands for it.
    pub odd_date: bool,
    /// Git's letter for the signature (`G` good, `U` good of unknown trust, `N` none, …); `None`
    /// where it was not asked.
    pub signature: Option<char>,
    /// Whom the key is of that signed it, as the file of allowed signers says.
    pub signer: Option<String>,
    /// The message, whole.
    pub message: String,
}

/// A file that differs between a commit and one of its parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathChange {
    /// The path from the case repository's root, with `/`.
    pub path: String,
    /// The object before; `None` where the file is new.
    pub old: Option<String>,
    /// The object after; `None` where the file is gone.
    pub new: Option<String>,
}

/// The fields of a commit, NUL between them (a message cannot hold one) and after the last.
const FIELDS: &str = "%H%x00%P%x00%aN%x00%aE%x00%ae%x00%aI%x00%cE%x00%cI%x00%B%x00%at%x00%ct";

impl Git {
    /// The commits of a range as `git log` understands it (`A..B`, `main`), parents before
    /// children. With `signatures`, each is verified, which takes a process for every signed one.
    ///
    /// # Errors
    /// Exit 2 where git does not know the range, exit 4 where git fails.
    pub fn commits(&self, range: &str, signatures: bool) -> Result<Vec<Commit>, GitError> {
        self.commits_touching(range, signatures, &[])
    }

    /// The commits of a range that changed any of some files, parents before children; of merges
    /// those that differ from each of their parents. Without files, every commit.
    ///
    /// # Errors
    /// Exit 2 where git does not know the range, exit 4 where git fails.
    pub fn commits_touching(
        &self,
        range: &str,
        signatures: bool,
        paths: &[&str],
    ) -> Result<Vec<Commit>, GitError> {
        let unknown = || GitError::NoRevision {
            revision: range.to_owned(),
        };
        if range.is_empty() || range.starts_with('-') || range.contains(['\n', '\0']) {
            return Err(unknown());
        }
        let known = ["rev-parse", "--quiet", "--revs-only", range, "--"];
        self.answer_if_any(&known)?.ok_or_else(unknown)?;
        let mut command = self.log(signatures);
        command
            .args(["--topo-order", "--reverse", range, "--"])
            .args(paths);
        Ok(read(&succeed("log", command.output())?.stdout))
    }

    /// These commits by their full names, in no order.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn commits_named(&self, ids: &BTreeSet<&str>) -> Result<Vec<Commit>, GitError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let request: Vec<String> = ids.iter().map(|id| format!("{id}\n")).collect();
        let request = request.concat();
        let mut command = self.log(false);
        command.args(["--no-walk=unsorted", "--stdin", "--"]);
        let answer = succeed("log", feed(&mut command, request.as_bytes()))?;
        Ok(read(&answer.stdout))
    }

    /// `git log` that writes commits field by field.
    fn log(&self, signatures: bool) -> Command {
        let signature = if signatures { "%G?%x00%GS" } else { "%x00" };
        let mut command = reading(&self.root);
        command.args([
            "--literal-pathspecs",
            "-c",
            "log.showSignature=false",
            "-c",
            "i18n.logOutputEncoding=UTF-8",
        ]);
        command.args(["log", "-z", "--no-color", "--no-patch"]);
        command.arg(format!("--format=tformat:{FIELDS}%x00{signature}"));
        command
    }

    /// The files below some directories in which a commit differs from a parent, for each pair of
    /// the two; a commit without a parent is compared with nothing. Two processes however many
    /// pairs there are.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn changes(
        &self,
        pairs: &[(&str, Option<&str>)],
        dirs: &[&str],
    ) -> Result<Vec<Vec<PathChange>>, GitError> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let prefix = self.prefix()?;
        let mut request = String::new();
        for (commit, parent) in pairs {
            request.push_str(commit);
            if let Some(parent) = parent {
                request.push(' ');
                request.push_str(parent);
            }
            request.push('\n');
        }
        let mut command = reading(&self.root);
        command.args([
            "--literal-pathspecs",
            "diff-tree",
            "--stdin",
            "--root",
            "--always",
        ]);
        command.args(["-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--"]);
        command.args(dirs);
        let answer = succeed("diff-tree", feed(&mut command, request.as_bytes()))?;
        let found = taken_apart(&answer.stdout, &prefix);
        let found = found.filter(|found| found.len() == pairs.len());
        found.ok_or_else(|| super::run::garbled("diff-tree"))
    }

    /// The commit that all of these come from, where there is one.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn common_origin(&self, commits: &[String]) -> Result<Option<String>, GitError> {
        let commits = commits.iter().map(String::as_str);
        let asked: Vec<&str> = ["merge-base", "--octopus"]
            .into_iter()
            .chain(commits)
            .collect();
        self.answer_if_any(&asked)
    }

    /// The commits at which a shallow clone ends: their parents are not here.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn edges(&self) -> Result<BTreeSet<String>, StoreError> {
        if self.answer(&["rev-parse", "--is-shallow-repository"])? != "true" {
            return Ok(BTreeSet::new());
        }
        let path = self
            .root
            .join(self.answer(&["rev-parse", "--git-path", "shallow"])?);
        let text = crate::store::files::read_text(&path);
        let text = text.map_err(|fault| fault.of(".git/shallow"))?;
        Ok(text.lines().map(str::to_owned).collect())
    }
}

/// Commits as they were written, field by field.
fn read(answer: &[u8]) -> Vec<Commit> {
    let fields: Vec<&[u8]> = answer.split(|byte| *byte == 0).collect();
    let mut commits: Vec<Commit> = Vec::new();
    for fields in fields.chunks_exact(13) {
        let before = commits.last().map(|commit| commit.committed);
        commits.push(commit(fields, before));
    }
    commits
}

fn commit(fields: &[&[u8]], before: Option<Time>) -> Commit {
    let text = |i: usize| String::from_utf8_lossy(fields.get(i).copied().unwrap_or_default());
    let time = |i: usize| Time::parse_from_rfc3339(&text(i)).ok();
    let seconds = |i: usize| {
        let seconds = text(i).trim().parse().ok();
        let moment = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        moment.map(|moment| moment.fixed_offset())
    };
    let (authored, committed) = (time(5), time(7));
    let odd_date = authored.is_none() || committed.is_none();
    let committed = committed.or_else(|| seconds(10)).or(before);
    let committed = committed.unwrap_or_default();
    Commit {
        id: text(0).trim().to_owned(),
        parents: text(1).split_whitespace().map(str::to_owned).collect(),
        author_name: text(2).into_owned(),
        author_email: text(3).into_owned(),
        author_raw: text(4).into_owned(),
        authored: authored.unwrap_or(committed),
        committer_email: text(6).into_owned(),
        committed,
        odd_date,
        signature: text(11).chars().next(),
        signer: Some(text(12).trim().to_owned()).filter(|signer| !signer.is_empty()),
        message: text(8).trim_end().to_owned(),
    }
}

/// The answer of `git diff-tree --stdin -z`: for each pair the commit, then two fields a file.
fn taken_apart(answer: &[u8], prefix: &str) -> Option<Vec<Vec<PathChange>>> {
    let mut pairs: Vec<Vec<PathChange>> = Vec::new();
    let mut fields = answer
        .split(|byte| *byte == 0)
        .filter(|field| !field.is_empty());
    while let Some(field) = fields.next() {
        let Some(raw) = field.strip_prefix(b":") else {
            pairs.push(Vec::new());
            continue;
        };
        let path = String::from_utf8_lossy(fields.next()?);
        let raw = std::str::from_utf8(raw).ok()?;
        let mut words = raw.split(' ');
        let (was, is) = (words.next()?, words.next()?);
        let (old, new) = (words.next()?, words.next()?);
        // A symbolic link or another repository in a file's place is no file: the file is gone.
        let there = |mode: &str, id: &str| mode.starts_with("100").then(|| id.to_owned());
        let path = path.strip_prefix(prefix).unwrap_or(&path).to_owned();
        let change = PathChange {
            path,
            old: there(was, old),
            new: there(is, new),
        };
        pairs.last_mut()?.push(change);
    }
    Some(pairs)
}
