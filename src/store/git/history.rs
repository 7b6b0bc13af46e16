//! The history, many commits by few processes.

use std::collections::BTreeSet;

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
    /// Git's letter for the signature (`G` good, `U` good of unknown trust, `N` none, …); `None`
    /// where it was not asked.
    pub signature: Option<char>,
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
const FIELDS: &str = "%H%x00%P%x00%aN%x00%aE%x00%ae%x00%aI%x00%cE%x00%cI%x00%B";

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
        let signature = if signatures { "%G?" } else { "" };
        let format = format!("--format=tformat:{FIELDS}%x00{signature}");
        let mut command = reading(&self.root);
        command.args([
            "--literal-pathspecs",
            "-c",
            "log.showSignature=false",
            "-c",
            "i18n.logOutputEncoding=UTF-8",
        ]);
        command.args([
            "log",
            "-z",
            "--topo-order",
            "--reverse",
            "--no-color",
            "--no-patch",
        ]);
        command.args([&format, range, "--"]).args(paths);
        let listed = succeed("log", command.output())?;
        let fields: Vec<&[u8]> = listed.stdout.split(|byte| *byte == 0).collect();
        let commits = fields.chunks_exact(10).map(commit);
        commits
            .collect::<Option<_>>()
            .ok_or_else(|| super::run::garbled("log"))
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

fn commit(fields: &[&[u8]]) -> Option<Commit> {
    let text = |i: usize| String::from_utf8_lossy(fields.get(i).copied().unwrap_or_default());
    let time = |i: usize| Time::parse_from_rfc3339(&text(i)).ok();
    Some(Commit {
        id: text(0).trim().to_owned(),
        parents: text(1).split_whitespace().map(str::to_owned).collect(),
        author_name: text(2).into_owned(),
        author_email: text(3).into_owned(),
        author_raw: text(4).into_owned(),
        authored: time(5)?,
        committer_email: text(6).into_owned(),
        committed: time(7)?,
        signature: text(9).chars().next(),
        message: text(8).trim_end().to_owned(),
    })
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
        let mut words = raw.split(' ').skip(2);
        let (old, new) = (words.next()?, words.next()?);
        let there = |id: &str| (!id.bytes().all(|b| b == b'0')).then(|| id.to_owned());
        let path = path.strip_prefix(prefix).unwrap_or(&path).to_owned();
        let change = PathChange {
            path,
            old: there(old),
            new: there(new),
        };
        pairs.last_mut()?.push(change);
    }
    Some(pairs)
}
