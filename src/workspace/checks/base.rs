//! What a branch is compared with: what a branch makes worse fails, what was wrong before it is a warning.
//!
//! Both sides are judged at the same moment, each by its own regulations: a case that is overdue
//! on both is not the branch's doing, one that is overdue by a limit the branch shortens is.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::beside::strays;
use super::evidence::at_fault_then;
use crate::domain::record::{BrokenSort, Record};
use crate::finding::{Finding, Severity};
use crate::msg;
use crate::rules::{self, Beside, CheckSettings, Rule, Stray};
use crate::store::git::Git;
use crate::ui::problem::Problem;
use crate::workspace::comparison::{Changed, RepositoryState, parting};
use crate::workspace::duties;
use crate::workspace::open::Workspace;

/// Marks the findings that are there at the merge base of `rev` and the branch too, and takes
/// errors among them down to warnings. Gives the merge base.
pub fn mark_known(
    workspace: &Workspace,
    rev: &str,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    (records, found): (&[Record], &mut [Finding]),
) -> Result<String> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::usage(msg!("base-no-git")).into());
    };
    let base = parting(&git, rev, "HEAD", msg!("base-unrelated-help"))?;
    let changed = Changed::between(&git, &base, None)?;
    let side = RepositoryState::read(workspace, &git, Some(&base), &changed.cases)?;
    whole(&side, &base)?;
    let strays = strays_at(workspace, &git, &base)?;
    let duties = duties::book_at(workspace, &git, &base)?;
    let beside = Beside {
        regulations: &side.regulations,
        strays: &strays,
        posted: &[],
        duties: Some((&duties, asked.now)),
        log: None,
    };
    let mut old = rules::check_beside(&beside, &wants);
    // What differs in nothing need not be read again, only judged.
    let same = records
        .iter()
        .filter(|record| !changed.cases.contains(&record.file));
    let mut before: Vec<&Record> = same.chain(&side.records).collect();
    before.sort_by(|a, b| a.file.cmp(&b.file));
    let cases = identities(before.iter().copied());
    let asked = CheckSettings {
        evidence: at_fault_then(&git, &base, records, asked.evidence.as_ref())?,
        ..asked.clone()
    };
    old.extend(rules::check(before, &side.regulations, &asked, &wants));
    let mut known: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &old {
        known
            .entry(case_of(finding, &cases))
            .or_default()
            .push(finding);
    }
    let cases = identities(records);
    for finding in found {
        let Some(left) = known.get_mut(case_of(finding, &cases)) else {
            continue;
        };
        // Each finding of the base accounts for one of the branch that is no graver.
        if let Some(place) = left.iter().position(|was| was.accounts_for(finding)) {
            left.swap_remove(place);
            finding.known = true;
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
    Ok(base)
}

/// Refuses a base whose files are not all here: what was known could not be told.
fn whole(side: &RepositoryState, base: &str) -> Result<()> {
    let missing = |record: &&Record| {
        let broken = record.broken.as_ref();
        broken.is_some_and(|broken| broken.sort == BrokenSort::Missing)
    };
    let Some(record) = side.records.iter().find(missing) else {
        return Ok(());
    };
    let what = msg!("base-partial", base = base, file = &record.file);
    Err(Problem::unreadable(what)
        .help(msg!("base-partial-help"))
        .into())
}

/// What is no case here and stands in the base too.
fn strays_at(workspace: &Workspace, git: &Git, base: &str) -> Result<Vec<Stray>> {
    let here = strays(workspace, &workspace.repository.list_cases()?);
    let wanted: Vec<String> = here
        .iter()
        .map(|stray| format!("{base}:./{}", stray.file))
        .collect();
    let there = git.ids(&wanted)?;
    let both = here.into_iter().zip(there);
    Ok(both.filter_map(|(stray, id)| id.map(|_| stray)).collect())
}

/// The identity of the case in each file; none where two have the same.
fn identities<'a>(records: impl IntoIterator<Item = &'a Record>) -> BTreeMap<&'a str, &'a str> {
    let uid =
        |record: &'a Record| Some((record.file.as_str(), record.case.as_ref()?.uid.as_deref()?));
    let of: BTreeMap<&str, &str> = records.into_iter().filter_map(uid).collect();
    let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for uid in of.values() {
        if !seen.insert(*uid) {
            twice.insert(*uid);
        }
    }
    of.into_iter()
        .filter(|(_, uid)| !twice.contains(uid))
        .collect()
}

/// The case a finding is about, by its identity, since its number may change; else the file.
fn case_of<'a>(finding: &'a Finding, cases: &BTreeMap<&str, &'a str>) -> &'a str {
    cases
        .get(finding.file.as_str())
        .copied()
        .unwrap_or(&finding.file)
}
