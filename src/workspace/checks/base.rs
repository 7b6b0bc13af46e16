//! What a branch is compared with: what a branch makes worse fails, what was wrong before it is a warning.
//!
//! Both sides are judged at the same moment, each by its own regulations: a case that is overdue
//! on both is not the branch's doing, one that is overdue by a limit the branch shortens is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::panic;
use std::thread::{self, JoinHandle};

use anyhow::Result;
use rayon::prelude::*;

use super::beside::strays;
use super::compared::Side;
use super::evidence::at_fault_then;
use crate::codec::index::Stat;
use crate::domain::case::evidence::Holdings;
use crate::domain::digest::Half;
use crate::domain::record::{BrokenSort, Record};
use crate::finding::{Finding, Severity};
use crate::msg;
use crate::rules::{self, Beside, CheckSettings, Judging, RULES, Rule, Stray};
use crate::store::git::Git;
use crate::store::index::IndexFile;
use crate::store::listing::Listing;
use crate::ui::problem::Problem;
use crate::workspace::comparison::{Changed, RepositoryState, parting};
use crate::workspace::duties;
use crate::workspace::indexed::{Indexed, Warm};
use crate::workspace::looked::Looked;
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// What came of looking at the files of the branch, all of them.
pub(super) struct Now<'s, 'w, 'i> {
    pub judging: &'s Judging<'w>,
    pub looked: Vec<(String, Looked<'w, 'i>)>,
    /// What was found in each by rules that compare cases too.
    pub found: Vec<Vec<Finding>>,
    /// How each looks that is what it was.
    pub seen: Vec<Option<Stat>>,
}

/// What is marked: the findings of the branch, and what stands where its cases say their evidence is.
pub(super) struct Marked<'f> {
    pub found: &'f mut [Finding],
    pub evidence: Option<&'f Holdings>,
    pub listing: &'f Listing,
}

/// Where a branch parted from what it is compared with: asked at once, and heard when its files were looked at.
pub(super) struct Parting(JoinHandle<Result<(Git, String), Problem>>);

impl Parting {
    /// From a revision.
    pub fn from(workspace: &Workspace, rev: &str) -> Self {
        let (root, rev) = (workspace.repository.root().to_owned(), rev.to_owned());
        Self(thread::spawn(move || {
            let git = Git::at(&root).ok_or_else(|| Problem::usage(msg!("base-no-git")))?;
            let base = parting(&git, &rev, "HEAD", msg!("base-unrelated-help"))?;
            Ok((git, base))
        }))
    }

    pub(super) fn heard(self) -> Result<(Git, String), Problem> {
        self.0
            .join()
            .unwrap_or_else(|panic| panic::resume_unwind(panic))
    }
}

/// Marks the findings that are there at the merge base of a revision and the branch too, and takes
/// errors among them down to warnings. Gives the merge base.
pub(super) fn mark_known(
    workspace: &Workspace,
    (from, now): (Parting, Option<Now>),
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    marked: Marked,
    index: bool,
) -> Result<String> {
    let Marked {
        found,
        evidence,
        listing,
    } = marked;
    let (git, base) = from.heard()?;
    let changed = match &now {
        Some(now) => Changed::since(workspace, &git, &base, now.there(workspace, listing))?,
        None => Changed::between(&git, &base, None)?,
    };
    let state = RepositoryState::read(workspace, &git, Some(&base), &changed.cases)?;
    whole(&state, &base)?;
    let strays = strays_at(workspace, &git, &base, listing)?;
    let duties = duties::book_at(workspace, &git, &base)?;
    let beside = Beside {
        regulations: &state.regulations,
        strays: &strays,
        posted: &[],
        duties: Some((&duties, asked.now)),
        log: None,
    };
    let mut old = rules::check_beside(&beside, &wants);
    let then = Then {
        workspace,
        git: &git,
        base: &base,
        state: &state,
        changed: &changed.cases,
        evidence,
    };
    let warm = Warm::open(workspace, asked.warn_within, index);
    let judging = Judging::new(RULES, (&state.regulations, asked), &wants).of_some();
    // Under the same regulations what differs in nothing was looked at already.
    let now = now.filter(|now| now.judging.compares() && now.judging.by() == judging.by());
    let found_alike = now.as_ref().map(|now| now.judging.alone());
    let place = warm.beside("base").filter(|_| judging.whole());
    let (then, identities) = if let Some(now) = now {
        let (judging, (same, differing)) = (now.judging, now.parted(&changed.cases));
        then.found(judging, (same, differing), place)?
    } else {
        let indexed = warm.read(workspace, &state.regulations);
        let same = then.same(&judging, (&indexed, listing))?;
        let differing = then.differing(&judging);
        then.found(&judging, (same, differing), place)?
    };
    old.extend(then);
    let alike = |finding: &Finding| {
        let rules = found_alike.as_ref();
        rules.is_some_and(|rules| rules.contains(finding.rule))
            && !changed.cases.contains(&finding.file)
    };
    mark(found, alike, &identities.now, (&old, &identities.then));
    Ok(base)
}

/// Files with what came of looking at them.
type Files<'w, 'i> = Vec<(String, Looked<'w, 'i>)>;

impl<'w, 'i> Now<'_, 'w, 'i> {
    /// The files of the cases and their private parts, with how they look as far as that is known.
    fn there(&self, workspace: &Workspace, listing: &Listing) -> Vec<(Cow<'_, str>, Option<Stat>)> {
        let cases = self.looked.iter().zip(&self.seen);
        let cases = cases.map(|((file, _), seen)| (file.as_str().into(), *seen));
        let private = listing.private.iter();
        let private = private.map(|file| (workspace.repository.relative(file).into(), None));
        cases.chain(private).collect()
    }

    /// The files that differ in nothing, with what is found in them, and those that do.
    fn parted(self, changed: &BTreeSet<String>) -> (Files<'w, 'i>, Files<'w, 'i>) {
        let mut same = self.looked;
        for ((_, looked), found) in same.iter_mut().zip(self.found) {
            looked.judged.put_found(found);
        }
        let differing = same.extract_if(.., |(file, _)| changed.contains(file));
        let differing = differing.collect();
        (same, differing)
    }
}

/// The identities of the cases on both sides.
struct Both {
    now: Identities,
    then: Identities,
}

/// What is found `alike` on both sides is known; of all else each finding of the base accounts for one of the
/// branch that is no graver.
fn mark(
    found: &mut [Finding],
    alike: impl Fn(&Finding) -> bool,
    now: &Identities,
    (old, then): (&[Finding], &Identities),
) {
    let mut known: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in old {
        let case = case_of(finding, then);
        known.entry(case).or_default().push(finding);
    }
    for finding in found {
        let mut accounted = || {
            let left = known.get_mut(case_of(finding, now))?;
            let place = left.iter().position(|was| was.accounts_for(finding))?;
            Some(left.swap_remove(place))
        };
        if alike(finding) || accounted().is_some() {
            finding.known = true;
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
}

/// The base as it is judged: what differs in nothing is read from the working tree.
struct Then<'s> {
    workspace: &'s Workspace,
    git: &'s Git,
    base: &'s str,
    state: &'s RepositoryState,
    changed: &'s BTreeSet<String>,
    /// What stands where the cases of the branch say their evidence is.
    evidence: Option<&'s Holdings>,
}

impl<'s> Then<'s> {
    /// What is found in the files that differ in nothing and in the others as they were, and who is who.
    fn found<'w, 'i>(
        &self,
        judging: &Judging<'w>,
        (same, differing): (Files<'w, 'i>, Files<'w, 'i>),
        place: Option<(IndexFile, &str)>,
    ) -> Result<(Vec<Finding>, Both)> {
        let there = self.state.records.iter().map(|record| {
            let looked = Looked::of(judging.one(record, true), record);
            (record.file.clone(), looked)
        });
        let there: Files = there.collect();
        let identities = identities(&same, (&differing, &there));
        let mut side = Side {
            workspace: self.workspace,
            judging,
            looked: same,
            keeps: false,
            place,
        };
        side.looked.extend(differing);
        side.tell_citing();
        let cited = side.looked.iter();
        let cited = cited.flat_map(|(_, looked)| looked.judged.evidence());
        let evidence = at_fault_then(self.git, self.base, cited, self.evidence)?;
        side.looked.retain(|(file, _)| !self.changed.contains(file));
        side.looked.extend(there);
        side.looked.sort_by(|(a, _), (b, _)| a.cmp(b));
        let again = |file: &str| self.again(file);
        Ok((side.found(evidence.as_ref(), &again), identities))
    }

    /// What comes of the files that differ in nothing.
    fn same<'w, 'i>(
        &self,
        judging: &Judging<'w>,
        (indexed, listing): (&'i Indexed<'w>, &Listing),
    ) -> Result<Files<'w, 'i>> {
        let cases = listing.cases.par_iter().enumerate();
        let same = cases.map(|(at, case)| -> Result<_, Problem> {
            let file = case.name();
            if self.changed.contains(&file) {
                return Ok(None);
            }
            let looked = indexed.judge((at, case), (judging, true))?;
            Ok(looked.map(|looked| (file, looked)))
        });
        Ok(unbarred(same.collect())?.into_iter().flatten().collect())
    }

    /// What the files that differ are now, without a word on them.
    fn differing<'w, 'i>(&self, judging: &Judging<'w>) -> Files<'w, 'i> {
        let now = self.changed.iter();
        let now = now.filter_map(|file| self.workspace.again(file));
        now.map(|record| {
            let looked = Looked::of(judging.one(&record, false), &record);
            (record.file, looked)
        })
        .collect()
    }

    /// A file once more, as it was.
    fn again(&self, file: &str) -> Option<Cow<'s, Record>> {
        if self.changed.contains(file) {
            let mut there = self.state.records.iter();
            return there.find(|record| record.file == file).map(Cow::Borrowed);
        }
        self.workspace.again(file).map(Cow::Owned)
    }
}

/// What a base says of the files in which the index differs from it, judged by rules that need no other case: marks
/// what is known.
pub(super) fn mark_staged(
    found: &mut [Finding],
    now: &[Record],
    (records, old): (&[Record], &[Finding]),
) {
    let (now, then) = (alone(uids(now)), alone(uids(records)));
    mark(found, |_| false, &now, (old, &then));
}

fn uids(records: &[Record]) -> Vec<(String, String)> {
    let of = records.iter().filter_map(|record| {
        let case = record.case.as_ref()?;
        Some((record.file.clone(), case.uid.clone()?))
    });
    of.collect()
}

/// Refuses a base whose files are not all here: what was known could not be told.
pub(super) fn whole(side: &RepositoryState, base: &str) -> Result<()> {
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

/// The identities of the cases in the files that differ, by their fingerprints.
type Identities = BTreeMap<String, String>;

/// The identities in the files that differ, as they are now and as they were; none where two have the same, be it
/// with one of the others.
fn identities(same: &Files, (now, then): (&Files, &Files)) -> Both {
    let of = |files: &Files| -> Vec<(String, Half)> {
        let of = files.iter();
        let of = of.filter_map(|(file, looked)| Some((file.clone(), looked.uid()?)));
        of.collect()
    };
    let (now, then) = (of(now), of(then));
    let wanted: HashSet<Half> = now.iter().chain(&then).map(|(_, uid)| *uid).collect();
    let same = Some(same).filter(|_| !wanted.is_empty()).map(Vec::as_slice);
    let same = same.unwrap_or_default().par_iter();
    let same = same.filter_map(|(_, looked)| looked.uid());
    let same: HashSet<Half> = same.filter(|uid| wanted.contains(uid)).collect();
    let besides = |of: Vec<(String, Half)>| {
        let of = of.into_iter().filter(|(_, uid)| !same.contains(uid));
        alone(of.collect())
    };
    Both {
        now: besides(now),
        then: besides(then),
    }
}

/// The identities that one file has alone.
fn alone<U: Eq + Hash + ToString>(of: Vec<(String, U)>) -> Identities {
    let mut files: HashMap<U, Vec<String>> = HashMap::new();
    for (file, uid) in of {
        files.entry(uid).or_default().push(file);
    }
    let one = files.into_iter().filter_map(|(uid, mut files)| {
        let file = files.pop().filter(|_| files.is_empty())?;
        Some((file, uid.to_string()))
    });
    one.collect()
}

/// The case a finding is about, in a file that differs by its identity, since its number may change; else the
/// file.
fn case_of<'a>(finding: &'a Finding, cases: &'a Identities) -> &'a str {
    cases.get(&finding.file).unwrap_or(&finding.file)
}
