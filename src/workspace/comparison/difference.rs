//! What differs between two states of a repository, judged by either.

use rayon::prelude::*;

use super::both::BothStates;
use super::state::RepositoryState;
use crate::domain::case::Case;
use crate::domain::document::Document;
use crate::domain::localized::Localized;
use crate::domain::policy::alterations;
use crate::domain::policy::editions::{self, Edition};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::Time;
use crate::finding::Finding;
use crate::report::difference::{
    CaseDifference, Difference, FileDifference, Moved, Notices, Pair, PairChange, Recount, Side,
    amendments, case_difference, due_moves, dues, identities, judged, notices, pairs,
};
use crate::rules::{self, Beside, CheckSettings, Rule};

/// What differs, by the rules that look at single records: those that compare records need all of
/// them, which is `check`'s work. `wanted` says which cases are shown.
pub fn difference<'a>(
    sides: &'a BothStates,
    asked: &CheckSettings,
    wanted: impl Fn(&Record) -> bool + Sync,
) -> Difference<'a> {
    let (before, after) = (&sides.before, &sides.after);
    let pairs = pairs(&before.records, &after.records);
    let shown = |pair: &Pair| [pair.before, pair.after].into_iter().flatten().any(&wanted);
    let compare = |pair: Pair<'a>| {
        let was = pair
            .before
            .map(|record| judged(record, &before.regulations, asked.now));
        let is = pair
            .after
            .map(|record| judged(record, &after.regulations, asked.now));
        let old = pair.before.map(|record| check(record, before, asked));
        let new = pair.after.map(|record| check(record, after, asked));
        let found = (&*old.unwrap_or_default(), &*new.unwrap_or_default());
        case_difference(pair.fate, (was, is), found)
    };
    let pairs = pairs.into_par_iter().filter(shown);
    let mut cases: Vec<CaseDifference> = pairs.map(compare).collect();
    cases.retain(differs);
    Difference {
        cases,
        evidence: sides.evidence.clone(),
        files: files(sides),
        breaches: breaches(sides),
        recounts: recounted(sides, asked.now),
        identities: identities(&before.regulations.staff, &after.regulations.staff),
        regulations: regulations(sides),
        moved: moved(sides, asked, wanted),
    }
}

/// Whether there is anything to tell: a file that was only touched is the same.
fn differs(case: &CaseDifference) -> bool {
    let text = |side: &Option<_>| -> Option<String> {
        let judged: &crate::report::difference::JudgedRecord = side.as_ref()?;
        Some(judged.record.text.clone())
    };
    let same = case.fate == PairChange::Kept && text(&case.before) == text(&case.after);
    !same || !case.changes.is_empty()
}

/// What the rules that look at single records find on one.
fn check(record: &Record, side: &RepositoryState, asked: &CheckSettings) -> Vec<Finding> {
    // That a date comes near is the day's doing, not the change's.
    let wanted = |rule: &Rule| rule.alone() && rule.id != "due-soon";
    rules::check([record], &side.regulations, asked, wanted)
}

/// The files of the regulations that differ, each figure by figure. A new edition is compared with
/// the one it follows.
fn files(sides: &BothStates) -> Vec<FileDifference> {
    let difference = |file: &String| {
        let versions = [&sides.before, &sides.after].map(|side| side.documents.get(file));
        let [old, new] = versions.map(|version| version.and_then(Option::as_ref));
        let follows = match (versions[0], new) {
            (None, Some(new)) => editions::followed(&sides.before.whole(), new),
            _ => None,
        };
        let edition = new.and_then(Edition::of);
        let title = edition.as_ref().and_then(|edition| titled(edition, sides));
        let old = follows.as_ref().map_or(old, |(_, node)| Some(node));
        FileDifference {
            file: file.clone(),
            before: versions[0].is_some(),
            after: versions[1].is_some(),
            follows: follows.as_ref().map(|(file, _)| file.clone()),
            edition,
            title,
            alterations: alterations(old, new),
            unreadable: versions.into_iter().flatten().any(Option::is_none),
        }
    };
    sides.policies.iter().map(difference).collect()
}

/// The title of an edition as it is.
fn titled(edition: &Edition, sides: &BothStates) -> Option<Localized> {
    let mut policies = sides.after.regulations.policies.iter();
    let policy = policies
        .find(|policy| policy.id == edition.id && policy.effective_from == edition.effective_from);
    policy.map(|policy| policy.title.clone())
}

fn breaches(sides: &BothStates) -> Vec<editions::Breach> {
    let (old, new) = (sides.before.whole(), sides.after.whole());
    let mut found = editions::breaches(&old, &new, sides.made);
    // What cannot be read is not withdrawn.
    let broken = |file: &String| sides.after.documents.get(file).is_some_and(Option::is_none);
    found.retain(|breach| !broken(&breach.file));
    found
}

/// The changes of calendars that move dates of the cases as they were.
fn recounted(sides: &BothStates, now: Time) -> Vec<Recount> {
    let (old, new) = (sides.before.whole(), sides.after.whole());
    let was = Side {
        regulations: &sides.before.regulations,
        documents: &old,
    };
    let is = Side {
        regulations: &sides.after.regulations,
        documents: &new,
    };
    let records: Vec<&Record> = sides.before.records.iter().chain(&sides.same).collect();
    let amendments = amendments((was, is), sides.made).into_iter();
    let recounts = amendments.filter_map(|one| one.recount(was.regulations, &records, now));
    let broken = |recount: &Recount| {
        sides
            .after
            .documents
            .get(&recount.file)
            .is_some_and(Option::is_none)
    };
    recounts.filter(|recount| !broken(recount)).collect()
}

/// What became wrong, and right, with the regulations themselves.
fn regulations(sides: &BothStates) -> Notices {
    if sides.policies.is_empty() {
        return Notices::default();
    }
    let found = [&sides.before, &sides.after].map(|side| {
        let beside = Beside {
            regulations: &side.regulations,
            strays: &[],
            posted: &[],
            duties: None,
            log: None,
        };
        rules::check_beside(&beside, |_| true)
    });
    let [old, new] = found;
    notices(&old, &new)
}

/// The cases that are the same on both sides and fare otherwise.
fn moved<'a>(
    sides: &'a BothStates,
    asked: &CheckSettings,
    wanted: impl Fn(&Record) -> bool + Sync,
) -> Vec<Moved<'a>> {
    let (before, after) = (&sides.before, &sides.after);
    let firm = firm(sides);
    let re_dated = |record: &Record| {
        let dues = |regulations| dues(record, regulations, asked.now);
        firm.as_ref()
            .is_some_and(|firm| dues(&before.regulations) != dues(firm))
    };
    let candidate = |record: &&Record| {
        let case = record.case.as_ref();
        case.is_some_and(|case| !case.ended() || re_dated(record)) && wanted(record)
    };
    let both = sides.same.par_iter().filter(candidate).map(|record| {
        let was = judged(record, &before.regulations, asked.now);
        let is = judged(record, &after.regulations, asked.now);
        let [old, new] = [before, after].map(|side| check(record, side, asked));
        Moved {
            dues: due_moves(Some(&was), &is),
            notices: notices(&old, &new),
            ended: record.case.as_ref().is_some_and(Case::ended),
            before: was,
            after: is,
        }
    });
    both.filter(Moved::matters).collect()
}

/// The later regulations, of their calendars only what reaches back: what is added moves no date of a
/// case that has ended. `None` where only the staff differs, on which nobody's date depends.
fn firm(sides: &BothStates) -> Option<Regulations> {
    let dates = |file: &String| Document::of(file) != Document::Staff;
    sides.policies.iter().find(|file| dates(file))?;
    let mut firm = sides.after.regulations.clone();
    for (name, calendar) in &mut firm.calendars {
        if let Some(was) = sides.before.regulations.calendars.get(name) {
            *calendar = was.amended(calendar, sides.made);
        }
    }
    Some(firm)
}
