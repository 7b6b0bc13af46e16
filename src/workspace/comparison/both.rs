//! The two states, as far as they differ: only what changed is read, and where the regulations
//! changed, the open cases besides.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::NaiveDate;

use super::evidence::evidence;
use super::range::Range;
use super::state::{Changed, RepositoryState};
use crate::domain::policy::alterations;
use crate::domain::record::Record;
use crate::domain::tree::Node;
use crate::report::difference::EvidenceChange;
use crate::store::case_file::CaseFile;
use crate::store::git::Git;
use crate::store::git::error::GitError;
use crate::workspace::open::Workspace;
use crate::workspace::records;

/// Two states of a repository.
pub struct BothStates {
    /// The earlier, with those of its cases that differ.
    pub before: RepositoryState,
    /// The later, likewise.
    pub after: RepositoryState,
    /// The evidence that is not what it was.
    pub evidence: Vec<EvidenceChange>,
    /// The files of the regulations that differ.
    pub policies: BTreeSet<String>,
    /// The day on which they were changed last; the day of judging where that is not known, or they
    /// are not committed yet.
    pub made: NaiveDate,
    /// The cases that are the same on both sides; only where the regulations differ.
    pub same: Vec<Record>,
}

/// Reads both. `wanted` says by their files which of the cases that are the same are looked
/// at.
pub fn both(
    workspace: &Workspace,
    git: &Git,
    range: &Range,
    wanted: impl Fn(&str) -> bool,
) -> Result<BothStates> {
    let head = range.head.as_deref();
    let Changed { policies, cases } = Changed::between(git, &range.base, head)?;
    let mut sides = BothStates {
        before: RepositoryState::read(workspace, git, Some(&range.base), &cases)?,
        after: RepositoryState::read(workspace, git, head, &cases)?,
        evidence: evidence(workspace, git, range, &wanted)?,
        made: made(workspace, git, range, &policies)?,
        policies,
        same: Vec::new(),
    };
    if sides.regulations_differ() {
        let same = |file: &str| !cases.contains(file) && wanted(file);
        sides.same = unchanged(workspace, git, (head, &sides.after), same)?;
    }
    Ok(sides)
}

impl BothStates {
    /// Whether the regulations differ in more than comments and layout.
    fn regulations_differ(&self) -> bool {
        self.policies.iter().any(|file| {
            let (old, new) = (
                self.before.documents.get(file),
                self.after.documents.get(file),
            );
            let whole = |side: Option<&Option<Node>>| side.is_none_or(Option::is_some);
            let figures = alterations(old.and_then(Option::as_ref), new.and_then(Option::as_ref));
            !whole(old) || !whole(new) || !figures.is_empty()
        })
    }
}

fn made(
    workspace: &Workspace,
    git: &Git,
    range: &Range,
    policies: &BTreeSet<String>,
) -> Result<NaiveDate> {
    let today = workspace.now.date_naive();
    let paths: Vec<&str> = policies.iter().map(String::as_str).collect();
    let tip = range.head.as_deref().unwrap_or("HEAD");
    let kept = |tip| Ok::<_, GitError>(git.changed_since(tip, &paths)?.is_empty());
    if paths.is_empty() || range.head.is_none() && !kept(tip)? {
        return Ok(today);
    }
    let between = format!("{}..{tip}", range.base);
    let commits = git.commits_touching(&between, false, &paths)?;
    let last = commits
        .iter()
        .map(|commit| commit.authored.max(commit.committed));
    let last = last
        .max()
        .map(|last| workspace.calendar.in_zone(last).date_naive());
    Ok(last.map_or(today, |last| last.min(today)))
}

/// Cases that are the same on both sides, as the later one has them.
fn unchanged(
    workspace: &Workspace,
    git: &Git,
    (head, after): (Option<&str>, &RepositoryState),
    same: impl Fn(&str) -> bool,
) -> Result<Vec<Record>> {
    let Some(head) = head else {
        let name = |file: &CaseFile| workspace.repository.relative(&file.path());
        return workspace.records_where(|file| same(&name(file)));
    };
    let snapshot = git.snapshot(head, same)?;
    let calendar = after.regulations.calendar().unwrap_or(&workspace.calendar);
    Ok(records::of(&snapshot, calendar))
}
