//! What is about to be committed, or what a branch will hold, not what lies in the directory.
//!
//! Only what is changed is judged, by rules that need no other case, so that the time does not
//! grow with the repository: this is what the `pre-commit` hook runs. The rest is for CI.

use anyhow::Result;

use super::base::mark_staged;
use super::evidence::{self, at_fault_then};
use super::parting::{Parted, Parting, whole};
use crate::domain::case::evidence::Holdings;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::finding::Finding;
use crate::msg;
use crate::rules::{self, Beside, CheckSettings, Rule};
use crate::store::git::{Git, IndexChanges};
use crate::ui::problem::Problem;
use crate::workspace::comparison::RepositoryState;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::records;

/// What came of it.
#[derive(Default)]
pub struct StagedRun {
    /// The findings.
    pub found: Vec<Finding>,
    /// The numbers of the cases judged.
    pub numbers: Vec<String>,
    /// The revision they were compared with.
    pub base: Option<String>,
}

/// The findings on what is staged; with a revision, on all that is otherwise than where the branch parted from it,
/// and what was found there too is marked.
pub fn staged(
    env: &Env,
    workspace: &Workspace,
    (asked, from): (&CheckSettings, Option<&str>),
    wants: impl Fn(&Rule) -> bool,
) -> Result<StagedRun> {
    let (git, base) = parted(env, workspace, from)?;
    let changes = git.index_changes(base.as_deref())?;
    if changes.is_empty() {
        return Ok(StagedRun {
            base,
            ..StagedRun::default()
        });
    }
    let then = || {
        let base = base.as_deref();
        base.map(|base| at(workspace, &git, base, &changes))
            .transpose()
    };
    let (staged, then) = rayon::join(|| git.staged(&changes), then);
    let (staged, then) = (staged?, then?);
    let snapshot = &staged.snapshot;
    // Before the regulations are first committed, those of the directory are what there is.
    let regulations = if snapshot.policies.is_empty() {
        workspace.regulations.clone()
    } else {
        snapshot.regulations()
    };
    let calendar = regulations.calendar().unwrap_or(&workspace.calendar);
    let (records, citing) = (
        records::of(snapshot, calendar),
        records::of(&staged.citing, calendar),
    );
    let side = Side {
        regulations: changes.regulations.then_some(&regulations),
        by: &regulations,
        records: &records,
        citing: &citing,
    };
    let evidence = evidence::staged(&git, records.iter().chain(&citing))?;
    let mut found = side.found((asked, Some(evidence.clone())), &wants);
    if let (Some(base), Some(state)) = (&base, then) {
        let cited = evidence::cited(records.iter().chain(&citing));
        let cited = cited.map(|cited| (cited.file.as_str(), cited.sha256.as_deref()));
        let evidence = at_fault_then(&git, base, cited, Some(&evidence))?;
        let old = side.at(&state).found((asked, evidence), &wants);
        mark_staged(&mut found, &records, (&state.records, &old));
    }
    let numbers = records.into_iter().map(|record| record.number);
    Ok(StagedRun {
        found,
        numbers: numbers.collect(),
        base,
    })
}

/// Git with the index that is looked at, and where the branch parted from a revision.
fn parted(env: &Env, workspace: &Workspace, from: Option<&str>) -> Result<(Git, Option<String>)> {
    let (git, base) = if let Some(rev) = from {
        let Parted { git, base, .. } = Parting::from(workspace, rev, false).heard()?;
        (git, Some(base))
    } else {
        let git = Git::at(workspace.repository.root());
        let git = git.ok_or_else(|| Problem::usage(msg!("base-no-git")))?;
        (git, None)
    };
    Ok((git.with_index(env.index.as_deref()), base))
}

/// What a revision has of what is changed.
fn at(
    workspace: &Workspace,
    git: &Git,
    base: &str,
    changes: &IndexChanges,
) -> Result<RepositoryState> {
    let state = RepositoryState::read(workspace, git, Some(base), &changes.cases)?;
    whole(&state, base)?;
    Ok(state)
}

/// What is judged by rules that need no other case.
struct Side<'s> {
    /// The regulations, where they are judged too.
    regulations: Option<&'s Regulations>,
    /// What the cases are judged by.
    by: &'s Regulations,
    records: &'s [Record],
    /// Cases that are not changed themselves: only their evidence is.
    citing: &'s [Record],
}

impl<'s> Side<'s> {
    /// The same as it was: of a case that only cites other evidence now, what was there of that.
    fn at(&self, state: &'s RepositoryState) -> Self {
        Self {
            regulations: self.regulations.map(|_| &state.regulations),
            by: &state.regulations,
            records: &state.records,
            citing: self.citing,
        }
    }

    fn found(
        &self,
        (asked, evidence): (&CheckSettings, Option<Holdings>),
        wants: impl Fn(&Rule) -> bool,
    ) -> Vec<Finding> {
        let beside = self.regulations.map(|regulations| Beside {
            regulations,
            strays: &[],
            posted: &[],
            duties: None,
            log: None,
        });
        let beside = beside.map(|beside| rules::check_beside(&beside, &wants));
        let mut found = beside.unwrap_or_default();
        let asked = CheckSettings {
            evidence,
            ..asked.clone()
        };
        found.extend(rules::check(self.records, self.by, &asked, |rule| {
            wants(rule) && (rule.alone() || rule.on_evidence())
        }));
        found.extend(rules::check(self.citing, self.by, &asked, |rule| {
            wants(rule) && rule.on_evidence()
        }));
        found
    }
}
