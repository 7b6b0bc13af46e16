//! What a branch is compared with: what a branch makes worse fails, what was wrong before it is a warning.
//!
//! Both sides are judged at the same moment, each by its own regulations: a case that is overdue
//! on both is not the branch's doing, one that is overdue by a limit the branch shortens is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::mem;

use anyhow::Result;
use rayon::prelude::*;

use super::compared::{Side, place};
use super::evidence::at_fault_then;
use super::parting::Base;
use crate::domain::case::evidence::Holdings;
use crate::domain::digest::Half;
use crate::domain::record::Record;
use crate::domain::shared::Shared;
use crate::finding::{Finding, Known, Severity};
use crate::rules::{self, Beside, CheckSettings, Judging, RULES, Rule};
use crate::store::index::IndexFile;
use crate::store::listing::Listing;
use crate::store::snapshot::case_place;
use crate::ui::problem::Problem;
use crate::workspace::indexed::{Indexed, Warm};
use crate::workspace::looked::Looked;
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// Files with what came of looking at them, in the order they are listed in.
type Files<'w, 'i> = Vec<(Shared, Looked<'w, 'i>)>;

/// What came of looking at the files of the branch, all of them.
pub(super) struct Now<'s, 'w, 'i> {
    pub judging: &'s Judging<'w>,
    pub looked: Files<'w, 'i>,
    /// Whose each is.
    pub uids: Vec<Option<Half>>,
    /// What was found in some by rules that compare cases too, by their places.
    pub found: Vec<(usize, Vec<Finding>)>,
}

/// What is marked: the findings of the branch, and what stands where its cases say their evidence is.
pub(super) struct Marked<'f> {
    pub found: &'f mut [Finding],
    pub evidence: Option<&'f Holdings>,
    pub listing: &'f Listing,
}

/// Marks the findings that are there in the base of a branch too, and takes errors among them down to warnings.
pub(super) fn mark_known(
    workspace: &Workspace,
    (base, now): (&Base, Option<Now>),
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    marked: Marked,
    index: bool,
) -> Result<()> {
    let Marked {
        found,
        evidence,
        listing,
    } = marked;
    let beside = Beside {
        regulations: &base.state.regulations,
        strays: &base.strays,
        posted: &[],
        duties: Some((&base.duties, asked.now)),
        log: None,
    };
    let mut old = rules::check_beside(&beside, &wants);
    let then = Then {
        workspace,
        base,
        evidence,
    };
    let warm = Warm::open(workspace, asked.warn_within, index);
    let judging = Judging::new(RULES, (&base.state.regulations, asked), &wants).of_some();
    // Under the same regulations what differs in nothing was looked at already.
    let now = now.filter(|now| now.judging.compares() && now.judging.by() == judging.by());
    let found_alike = now.as_ref().map(|now| now.judging.alone());
    let place = warm.beside("base").filter(|_| judging.whole());
    let (then, identities) = if let Some(mut now) = now {
        for (at, found) in now.found {
            now.looked[at].1.judged.put_found(found);
        }
        then.found(now.judging, (now.looked, &now.uids), place)?
    } else {
        let indexed = warm.read(workspace, &base.state.regulations);
        let looked = then.looked(&judging, (&indexed, listing))?;
        let uids = looked.par_iter().map(|(_, looked)| looked.uid());
        let uids: Vec<Option<Half>> = uids.collect();
        then.found(&judging, (looked, &uids), place)?
    };
    old.extend(then);
    let changed = &base.changed;
    let alike = |finding: &Finding| {
        let rules = found_alike.as_ref();
        rules.is_some_and(|rules| rules.contains(finding.rule))
            && !changed.cases.contains(&finding.file)
    };
    let differs = |finding: &Finding| {
        let file = &finding.file;
        changed.cases.contains(file) || changed.policies.contains(file)
    };
    mark(
        found,
        (alike, differs),
        &identities.now,
        (&old, &identities.then),
    );
    Ok(())
}

/// The identities of the cases on both sides.
struct Both {
    now: Identities,
    then: Identities,
}

/// What is found `alike` on both sides is known; of all else each finding of the base accounts for one of the
/// branch that is no graver. `differs` says whether it is found in a file that does.
fn mark(
    found: &mut [Finding],
    (alike, differs): (impl Fn(&Finding) -> bool, impl Fn(&Finding) -> bool),
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
            let differs = differs(finding);
            finding.known = Some(if differs {
                Known::Changed
            } else {
                Known::Unchanged
            });
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
}

/// The base as it is judged: what differs in nothing is read from the working tree.
struct Then<'s> {
    workspace: &'s Workspace,
    base: &'s Base,
    /// What stands where the cases of the branch say their evidence is.
    evidence: Option<&'s Holdings>,
}

impl<'s> Then<'s> {
    /// What is found in the files that differ in nothing and in the others as they were, and who is who. `looked` is
    /// what comes of all as they are now, and whose each is.
    fn found<'w>(
        &self,
        judging: &Judging<'w>,
        (looked, uids): (Files<'w, '_>, &[Option<Half>]),
        place: Option<(IndexFile, &str)>,
    ) -> Result<(Vec<Finding>, Both)> {
        let there = self.base.state.records.iter().map(|record| {
            let looked = Looked::of(judging.one(record, true), record);
            looked.of_file(record.file.as_str().into())
        });
        let there: Files = there.collect();
        let differing = places(&looked, &self.base.changed.cases);
        let identities = identities(uids, &differing, &there);
        let mut side = Side {
            workspace: self.workspace,
            judging,
            looked,
            keeps: false,
            place,
        };
        side.tell_citing();
        let cited = side.looked.iter();
        let cited = cited.flat_map(|(_, looked)| looked.judged.evidence());
        let evidence = at_fault_then(&self.base.git, &self.base.commit, cited, self.evidence)?;
        put_back(&mut side.looked, &differing, there);
        let again = |file: &str| self.again(file);
        let found = side.found(evidence.as_ref(), &again);
        // Nothing is read after that: it is not given back piece by piece.
        mem::forget(side.looked);
        Ok((found, identities))
    }

    /// What comes of the files by these regulations: of those that differ as they are now, without a word on them.
    fn looked<'w, 'i>(
        &self,
        judging: &Judging<'w>,
        (indexed, listing): (&'i Indexed<'w>, &Listing),
    ) -> Result<Files<'w, 'i>> {
        let cases = listing.cases.par_iter().enumerate();
        let looked = cases.map(|(at, case)| -> Result<_, Problem> {
            let file = case.name();
            let looked = if self.base.changed.cases.contains(&file) {
                let now = self.workspace.again(&file);
                now.map(|record| Looked::of(judging.one(&record, false), &record))
            } else {
                indexed.judge((at, case), (judging, true))?
            };
            Ok(looked.map(|looked| looked.of_file(file.into())))
        });
        Ok(unbarred(looked.collect())?.into_iter().flatten().collect())
    }

    /// A file once more, as it was.
    fn again(&self, file: &str) -> Option<Cow<'s, Record>> {
        if self.base.changed.cases.contains(file) {
            let mut there = self.base.state.records.iter();
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
    mark(found, (|_| false, |_| true), &now, (old, &then));
}

fn uids(records: &[Record]) -> Vec<(String, String)> {
    let of = records.iter().filter_map(|record| {
        let case = record.case.as_ref()?;
        Some((record.file.clone(), case.uid.clone()?))
    });
    of.collect()
}

/// The places of files in the order they are listed in, of those that are there.
fn places<'f>(looked: &Files, files: &'f BTreeSet<String>) -> BTreeMap<&'f str, usize> {
    let places = files
        .iter()
        .map(|file| (file.as_str(), place(looked, file)));
    places
        .filter_map(|(file, place)| Some((file, place?)))
        .collect()
}

/// Puts files as they were in the place of those that differ.
fn put_back<'w, 'i>(
    looked: &mut Files<'w, 'i>,
    differing: &BTreeMap<&str, usize>,
    there: Files<'w, 'i>,
) {
    let mut there: BTreeMap<Shared, Looked> = there.into_iter().collect();
    let mut new = BTreeSet::new();
    for (file, at) in differing {
        match there.remove(*file) {
            Some(then) => looked[*at].1 = then,
            None => _ = new.insert(*at),
        }
    }
    if !new.is_empty() {
        let mut places = 0..;
        looked.retain(|_| places.next().is_none_or(|at| !new.contains(&at)));
    }
    if !there.is_empty() {
        looked.extend(there);
        looked.sort_by(|(one, _), (other, _)| case_place(one).cmp(&case_place(other)));
    }
}

/// The identities of the cases in the files that differ, by their fingerprints.
type Identities = BTreeMap<String, String>;

/// The identities in the files that differ, as they are now and as they were; none where two have the same, be it
/// with one of the others. `uids` are those of all that are there now, `differing` the places of these.
fn identities(uids: &[Option<Half>], differing: &BTreeMap<&str, usize>, there: &Files) -> Both {
    let now = differing.iter();
    let now = now.filter_map(|(file, at)| Some(((*file).to_owned(), uids[*at]?)));
    let now: Vec<(String, Half)> = now.collect();
    let then = there.iter();
    let then = then.filter_map(|(file, looked)| Some((file.to_string(), looked.uid()?)));
    let then: Vec<(String, Half)> = then.collect();
    let wanted: HashSet<Half> = now.iter().chain(&then).map(|(_, uid)| *uid).collect();
    let own: HashSet<usize> = differing.values().copied().collect();
    let same = uids.par_iter().enumerate();
    let same = same.filter_map(|(at, uid)| uid.filter(|uid| wanted.contains(uid)).zip(Some(at)));
    let same = same.filter(|(_, at)| !own.contains(at)).map(|(uid, _)| uid);
    let same: HashSet<Half> = same.collect();
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
