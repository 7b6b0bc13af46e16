//! The change in a few figures: what a manager sees first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::differences::Difference;
use super::judged::JudgedRecord;
use super::pairs::PairChange;
use crate::finding::Severity;

/// The figures of a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Cases that were there before and differ.
    pub changed: usize,
    /// New cases.
    pub new: usize,
    /// Cases that are gone.
    pub removed: usize,
    /// Cases in whose place another one stands.
    pub replaced: usize,
    /// Cases with another number, among the changed.
    pub renumbered: usize,
    /// Pieces of evidence that were replaced or removed.
    pub evidence: usize,
    /// Files that cannot be read as they are.
    pub unreadable: usize,
    /// How many settlements wait for the signature of each role, where the change made them do so.
    pub waiting: BTreeMap<String, usize>,
    /// Dates that moved, of changed cases.
    pub dues_moved: usize,
    /// New findings that are errors.
    pub errors: usize,
    /// New findings that are warnings.
    pub warnings: usize,
    /// New findings that are notes.
    pub notes: usize,
    /// Cured findings.
    pub cured: usize,
    /// Files of the regulations that changed in meaning.
    pub policies: usize,
    /// Changes of policies in force.
    pub breaches: usize,
    /// Changes of calendars that move dates already counted.
    pub recounts: usize,
    /// Open cases that the regulations move.
    pub moved: usize,
    /// Ended cases whose dates the regulations move.
    pub moved_ended: usize,
}

/// The figures of a difference.
pub fn overview(difference: &Difference) -> Overview {
    let ended = difference.moved.iter().filter(|moved| moved.ended).count();
    let mut overview = Overview {
        policies: difference
            .files
            .iter()
            .filter(|file| !file.alterations.is_empty())
            .count(),
        evidence: difference.evidence.len(),
        breaches: difference.breaches.len(),
        recounts: difference.recounts.len(),
        moved: difference.moved.len() - ended,
        moved_ended: ended,
        ..Overview::default()
    };
    let of_cases = difference.cases.iter().map(|case| &case.notices);
    let of_moved = difference.moved.iter().map(|moved| &moved.notices);
    for notices in of_cases.chain(of_moved).chain([&difference.regulations]) {
        overview.errors += notices.new_of(Severity::Error);
        overview.warnings += notices.new_of(Severity::Warning);
        overview.notes += notices.new_of(Severity::Note);
        overview.cured += notices.cured.len();
    }
    for case in &difference.cases {
        match case.fate {
            PairChange::New => overview.new += 1,
            PairChange::Removed => overview.removed += 1,
            PairChange::Replaced => overview.replaced += 1,
            PairChange::Renumbered { .. } => {
                overview.renumbered += 1;
                overview.changed += 1;
            }
            PairChange::Kept => overview.changed += 1,
        }
        let broken = |judged: &JudgedRecord| judged.record.case.is_none();
        overview.unreadable += usize::from(case.after.as_ref().is_some_and(broken));
        overview.dues_moved += case.dues.iter().filter(|due| due.moved()).count();
        let (before, after) = (case.before.as_ref(), case.after.as_ref());
        if let Some(role) = after.and_then(JudgedRecord::waits_for)
            && before.and_then(JudgedRecord::waits_for) != Some(role)
        {
            *overview.waiting.entry(role.to_owned()).or_default() += 1;
        }
    }
    overview
}
