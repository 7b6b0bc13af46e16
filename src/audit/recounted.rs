//! Calendars changed while in force: told where they move dates that were counted before.

use rayon::prelude::*;

use super::past::{Against, Past, PastCommit};
use super::state::RegulationsAt;
use super::version::record;
use crate::domain::record::Record;
use crate::report::difference::{Recount, Side, amendments};

/// What a commit's calendars do to the dates of the cases in its parents: in a merge, what no side
/// did.
pub fn recounts(past: &Past, states: &[RegulationsAt], commit: &PastCommit) -> Vec<Recount> {
    let Some(state) = states.get(commit.policies) else {
        return Vec::new();
    };
    let mut found: Option<Vec<Recount>> = None;
    for against in &commit.against {
        let mut new = since(past, states, (commit, state), against);
        if let Some(found) = &found {
            let told = |one: &Recount| {
                let mut found = found.iter();
                found.any(|other| (&other.file, &other.figures) == (&one.file, &one.figures))
            };
            new.retain(told);
        }
        if new.is_empty() {
            return new;
        }
        found = Some(new);
    }
    found.unwrap_or_default()
}

fn since(
    past: &Past,
    states: &[RegulationsAt],
    (commit, state): (&PastCommit, &RegulationsAt),
    against: &Against,
) -> Vec<Recount> {
    let before = against.policies.and_then(|i| states.get(i));
    let Some(before) = before.filter(|_| !against.counted.is_empty()) else {
        return Vec::new();
    };
    let made = state.calendar.in_zone(commit.made());
    let amendments = amendments((side(before), side(state)), made.date_naive());
    if amendments.is_empty() {
        return Vec::new();
    }
    let read = |(path, id): &(String, String)| {
        let text = past.texts.get(id)?.clone()?;
        record(path, text, &before.calendar)
    };
    let records: Vec<Record> = against.counted.par_iter().filter_map(read).collect();
    let records: Vec<&Record> = records.iter().collect();
    let all = amendments.into_iter();
    let recounts = all.filter_map(|one| one.recount(&before.regulations, &records, made));
    recounts.collect()
}

fn side(state: &RegulationsAt) -> Side<'_> {
    Side {
        regulations: &state.regulations,
        documents: &state.documents,
    }
}
