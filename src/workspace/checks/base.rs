//! What a branch is compared with: what a branch makes worse fails, what was wrong before it is a warning.
//!
//! Both sides are judged at the same moment, each by its own regulations: a case that is overdue
//! on both is not the branch's doing, one that is overdue by a limit the branch shortens is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use rayon::prelude::*;

use super::beside::strays;
use super::evidence::at_fault_then;
use crate::domain::record::{BrokenSort, Record};
use crate::finding::{Finding, Severity};
use crate::msg;
use crate::rules::{self, Beside, CheckSettings, Judged, Judging, RULES, Rule, Stray};
use crate::store::git::Git;
use crate::store::listing::{CaseFile, Listing};
use crate::ui::problem::Problem;
use crate::workspace::comparison::{Changed, RepositoryState, parting};
use crate::workspace::duties;
use crate::workspace::indexed::{Indexed, Warm};
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// Marks the findings that are there at the merge base of `rev` and the branch too, and takes
/// errors among them down to warnings. Gives the merge base.
pub fn mark_known(
    workspace: &Workspace,
    rev: &str,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    (listing, found): (&Listing, &mut [Finding]),
    index: bool,
) -> Result<String> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::usage(msg!("base-no-git")).into());
    };
    let base = parting(&git, rev, "HEAD", msg!("base-unrelated-help"))?;
    let changed = Changed::between(&git, &base, None)?;
    let side = RepositoryState::read(workspace, &git, Some(&base), &changed.cases)?;
    whole(&side, &base)?;
    let strays = strays_at(workspace, &git, &base, listing)?;
    let duties = duties::book_at(workspace, &git, &base)?;
    let beside = Beside {
        regulations: &side.regulations,
        strays: &strays,
        posted: &[],
        duties: Some((&duties, asked.now)),
        log: None,
    };
    let mut old = rules::check_beside(&beside, &wants);
    let warm = Warm::open(workspace, asked.warn_within, index);
    let before = Before {
        workspace,
        indexed: warm.read(workspace, &side.regulations),
        side: &side,
        changed: &changed.cases,
    };
    let judging = Judging::new(RULES, (&side.regulations, asked), &wants).of_some();
    let (same, there) = before.judged(&judging, listing)?;
    let now = before.now(&judging);
    let cited = same.iter().chain(&now);
    let cited = cited.flat_map(|(_, judged)| judged.evidence());
    let evidence = at_fault_then(&git, &base, cited, asked.evidence.as_ref())?;
    let (then, now) = (identities(&same, &there), identities(&same, &now));
    let mut all: Vec<_> = same.into_iter().chain(there).collect();
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    let all = all.into_iter().map(|(_, judged)| judged).collect();
    let again = |file: &str| before.again(file);
    old.extend(judging.all(all, evidence.as_ref(), again));
    mark(found, &now, (&old, &then));
    Ok(base)
}

/// Each finding of the base accounts for one of the branch that is no graver.
fn mark(found: &mut [Finding], now: &Identities, (old, then): (&[Finding], &Identities)) {
    let mut known: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in old {
        let case = case_of(finding, then);
        known.entry(case).or_default().push(finding);
    }
    for finding in found {
        let Some(left) = known.get_mut(case_of(finding, now)) else {
            continue;
        };
        if let Some(place) = left.iter().position(|was| was.accounts_for(finding)) {
            left.swap_remove(place);
            finding.known = true;
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
}

/// The base as it is judged: what differs in nothing is read from the working tree.
struct Before<'s> {
    workspace: &'s Workspace,
    /// The index, under the regulations of the base.
    indexed: Indexed<'s>,
    side: &'s RepositoryState,
    changed: &'s BTreeSet<String>,
}

/// Files with what came of looking at them.
type Looked<'a> = Vec<(String, Judged<'a>)>;

impl<'s> Before<'s> {
    /// What comes of the files that differ in nothing, each read, judged and let go, and of the others as
    /// they were.
    fn judged(&self, judging: &Judging<'s>, listing: &Listing) -> Result<(Looked<'s>, Looked<'s>)> {
        let file = |case: &CaseFile| self.workspace.repository.relative(&case.path);
        let same = listing.cases.iter();
        let same = same.filter(|case| !self.changed.contains(&file(case)));
        let same: Vec<CaseFile> = same.cloned().collect();
        let same = same.par_iter().map(|case| {
            let looked = self.indexed.judge(case, (judging, true))?;
            Ok(looked.map(|(judged, ..)| (file(case), judged)))
        });
        let same = unbarred(same.collect())?.into_iter().flatten().collect();
        let there = self.side.records.iter();
        let there = there.map(|record| (record.file.clone(), judging.one(record, true)));
        Ok((same, there.collect()))
    }

    /// What the files that differ are now, without a word on them.
    fn now<'a>(&self, judging: &Judging<'a>) -> Looked<'a> {
        let now = self.changed.iter();
        let now = now.filter_map(|file| self.workspace.again(file));
        now.map(|record| {
            let judged = judging.one(&record, false);
            (record.file, judged)
        })
        .collect()
    }

    /// A file once more, as it was.
    fn again(&self, file: &str) -> Option<Cow<'_, Record>> {
        if self.changed.contains(file) {
            let mut there = self.side.records.iter();
            return there.find(|record| record.file == file).map(Cow::Borrowed);
        }
        self.workspace.again(file).map(Cow::Owned)
    }
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
fn strays_at(
    workspace: &Workspace,
    git: &Git,
    base: &str,
    listing: &Listing,
) -> Result<Vec<Stray>> {
    let here = strays(workspace, listing);
    let wanted: Vec<String> = here
        .iter()
        .map(|stray| format!("{base}:./{}", stray.file))
        .collect();
    let there = git.ids(&wanted)?;
    let both = here.into_iter().zip(there);
    Ok(both.filter_map(|(stray, id)| id.map(|_| stray)).collect())
}

/// The identity of the case in each file.
type Identities = BTreeMap<String, String>;

/// The identities in these files; none where two have the same.
fn identities(some: &Looked, others: &Looked) -> Identities {
    let all = some.iter().chain(others);
    let of = all.filter_map(|(file, judged)| Some((file.clone(), judged.uid()?.to_owned())));
    let mut of: Identities = of.collect();
    let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for uid in of.values() {
        if !seen.insert(uid) {
            twice.insert(uid.clone());
        }
    }
    of.retain(|_, uid| !twice.contains(uid));
    of
}

/// The case a finding is about, by its identity, since its number may change; else the file.
fn case_of<'a>(finding: &'a Finding, cases: &'a Identities) -> &'a str {
    let identity = cases.get(finding.file.as_str());
    identity.map_or(&*finding.file, String::as_str)
}
