//! What is about to be committed, not what lies in the directory.
//!
//! Only what is changed is judged, by rules that need no other case, so that the time does not
//! grow with the repository: this is what the `pre-commit` hook runs. The rest is for CI.

use anyhow::Result;

use super::evidence;
use crate::finding::Finding;
use crate::msg;
use crate::rules::{self, Beside, CheckSettings, Rule};
use crate::store::git::Git;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::records;

/// The findings, and the numbers of the cases judged.
pub fn staged(
    env: &Env,
    workspace: &Workspace,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
) -> Result<(Vec<Finding>, Vec<String>)> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::usage(msg!("base-no-git")).into());
    };
    let git = git.with_index(env.index.as_deref());
    let staged = git.staged()?;
    let snapshot = &staged.snapshot;
    let changed = !snapshot.cases.is_empty() || staged.regulations_changed;
    if !changed && staged.citing.cases.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    // Before the regulations are first committed, those of the directory are what there is.
    let regulations = if snapshot.policies.is_empty() {
        workspace.regulations.clone()
    } else {
        snapshot.regulations()
    };
    let calendar = regulations.calendar().unwrap_or(&workspace.calendar);
    let records = records::of(snapshot, calendar);
    let mut found = Vec::new();
    if staged.regulations_changed {
        let beside = Beside {
            regulations: &regulations,
            strays: &[],
            posted: &[],
            duties: None,
            log: None,
        };
        found = rules::check_beside(&beside, &wants);
    }
    let citing = records::of(&staged.citing, calendar);
    let asked = CheckSettings {
        evidence: Some(evidence::staged(&git, records.iter().chain(&citing))?),
        ..asked.clone()
    };
    found.extend(rules::check(&records, &regulations, &asked, |rule| {
        wants(rule) && (rule.alone() || rule.on_evidence())
    }));
    // Of cases that are not changed themselves only their evidence is.
    found.extend(rules::check(&citing, &regulations, &asked, |rule| {
        wants(rule) && rule.on_evidence()
    }));
    let numbers = records.into_iter().map(|record| record.number);
    Ok((found, numbers.collect()))
}
