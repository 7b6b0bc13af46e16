//! Both sides compared.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::sides::{Half, Sides};
use crate::domain::policy::editions::{self, Edition};
use crate::domain::policy::alterations;
use crate::domain::record::Record;
use crate::domain::time::Time;
use crate::domain::tree::Node;
use crate::finding::Finding;
use crate::report::difference::{
    CaseDifference, Difference, Fate, FileDifference, Moved, Notices, Pair, case_difference,
    due_moves, judged, notices, pairs,
};
use crate::rules::{self, Asked, Beside, Rule};

/// What differs, by the rules that look at single records: those that compare records need all of
/// them, which is `check`'s work. `wanted` says which cases are shown.
pub fn compared<'a>(
    sides: &'a Sides,
    asked: &Asked,
    wanted: impl Fn(&Record) -> bool + Sync,
) -> Difference<'a> {
    let (before, after) = (&sides.before, &sides.after);
    let found = [before, after].map(|half| check(&half.records, half, asked));
    let pairs = pairs(&before.records, &after.records).into_iter();
    let shown = pairs.filter(|pair| [pair.before, pair.after].into_iter().flatten().any(&wanted));
    let mut cases: Vec<CaseDifference> = shown
        .map(|pair| {
            let these = [
                of(&found[0], pair.before.map(|record| record.file.as_str())),
                of(&found[1], pair.after.map(|record| record.file.as_str())),
            ];
            let [old, new] = these;
            let was = pair.before.map(|record| judged(record, &before.regulations, asked.now));
            let is = pair.after.map(|record| judged(record, &after.regulations, asked.now));
            let Pair { fate, .. } = pair;
            case_difference(fate, (was, is), (&old, &new))
        })
        .collect();
    cases.retain(differs);
    Difference {
        cases,
        files: files(sides),
        breaches: breaches(sides, asked.now),
        regulations: regulations(sides),
        moved: moved(sides, asked, wanted),
    }
}

/// Whether there is anything to tell: a file that was only touched is the same.
fn differs(case: &CaseDifference) -> bool {
    let text = |side: &Option<_>| -> Option<String> {
        let judged: &crate::report::difference::Judged = side.as_ref()?;
        Some(judged.record.text.clone())
    };
    let same = case.fate == Fate::Kept && text(&case.before) == text(&case.after);
    !same || !case.changes.is_empty()
}

type Found = BTreeMap<String, Vec<Finding>>;

/// The findings of the rules that look at single records, by file.
fn check(records: &[Record], half: &Half, asked: &Asked) -> Found {
    let mut found = Found::new();
    // That a date comes near is the day's doing, not the change's.
    let wanted = |rule: &Rule| rule.alone() && rule.id != "due-soon";
    for finding in rules::check(records, &half.regulations, asked, wanted) {
        found.entry(finding.file.clone()).or_default().push(finding);
    }
    found
}

fn of<'a>(found: &'a Found, file: Option<&str>) -> Vec<&'a Finding> {
    let these = file.and_then(|file| found.get(file));
    these.into_iter().flatten().collect()
}

/// The files of the regulations that differ, each figure by figure. A new edition is compared with
/// the one it follows.
fn files(sides: &Sides) -> Vec<FileDifference> {
    let difference = |file: &String| {
        let versions = [&sides.before, &sides.after].map(|half| half.documents.get(file));
        let [old, new] = versions.map(|version| version.and_then(Option::as_ref));
        let follows = match (versions[0], new) {
            (None, Some(new)) => editions::followed(&sides.before.whole(), new),
            _ => None,
        };
        let old = follows.as_ref().map_or(old, |(_, node)| Some(node));
        FileDifference {
            file: file.clone(),
            before: versions[0].is_some(),
            after: versions[1].is_some(),
            follows: follows.as_ref().map(|(file, _)| file.clone()),
            edition: new.and_then(Edition::of),
            alterations: alterations(old, new),
            unreadable: versions.into_iter().flatten().any(Option::is_none),
        }
    };
    sides.policies.iter().map(difference).collect()
}

fn breaches(sides: &Sides, now: Time) -> Vec<editions::Breach> {
    let (old, new) = (sides.before.whole(), sides.after.whole());
    let mut found = editions::breaches(&old, &new, now.date_naive());
    // What cannot be read is not withdrawn.
    let broken = |file: &String| sides.after.documents.get(file).is_some_and(Option::is_none);
    found.retain(|breach| !broken(&breach.file));
    found
}

/// What became wrong, and right, with the regulations themselves.
fn regulations(sides: &Sides) -> Notices {
    if sides.policies.is_empty() {
        return Notices::default();
    }
    let found = [&sides.before, &sides.after].map(|half| {
        let beside = Beside {
            regulations: &half.regulations,
            strays: &[],
        };
        rules::check_beside(&beside, |_| true)
    });
    let [old, new] = found.each_ref().map(|all| all.iter().collect::<Vec<_>>());
    notices(&old, &new)
}

/// The open cases that are the same on both sides and fare otherwise.
fn moved<'a>(
    sides: &'a Sides,
    asked: &Asked,
    wanted: impl Fn(&Record) -> bool + Sync,
) -> Vec<Moved<'a>> {
    let open = |record: &&Record| {
        let case = record.case.as_ref();
        case.is_some_and(|case| !case.ended()) && wanted(record)
    };
    let found = [&sides.before, &sides.after].map(|half| check(&sides.same, half, asked));
    let both = sides.same.par_iter().filter(open).map(|record| {
        let before = judged(record, &sides.before.regulations, asked.now);
        let after = judged(record, &sides.after.regulations, asked.now);
        let [old, new] = found.each_ref().map(|found| of(found, Some(&record.file)));
        Moved {
            dues: due_moves(Some(&before), &after),
            notices: notices(&old, &new),
            before,
            after,
        }
    });
    both.filter(Moved::matters).collect()
}

impl Half {
    /// The files of the regulations that can be read.
    fn whole(&self) -> BTreeMap<String, Node> {
        let whole = self.documents.iter();
        let whole = whole.filter_map(|(file, node)| Some((file.clone(), node.clone()?)));
        whole.collect()
    }
}
