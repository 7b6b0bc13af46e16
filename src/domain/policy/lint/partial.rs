//! What can be said of a regulation of which a part could not be read.

use super::declared::{BEARER, ROLE, UNIT};
use super::found::Lint;
use crate::domain::place::Place;
use crate::domain::policy::regulation::Policy;
use crate::domain::schema::{Entry, Table as _};

/// What is wrong with one entry whatever the others of its table say.
const ENTRY_ALONE: [&str; 8] = [
    "policy-duplicate-id",
    "policy-rule-missing",
    BEARER,
    "policy-unknown-calendar",
    "policy-unknown-command",
    "policy-unknown-field",
    ROLE,
    UNIT,
];

/// What a finding says by other parts of the file than the one it stands in.
const BY_OTHERS: &[(&str, &[&str])] = &[
    (
        "policy-authority-bands",
        &["steps", "approval", "authority"],
    ),
    ("policy-approval-own", &["approval"]),
    ("policy-clock-empty", &["steps"]),
    ("policy-never-numbered", &["steps"]),
    ("policy-pause", &["deadline", "stage"]),
    ("policy-stage-sum", &["deadline", "stage", "steps"]),
    ("policy-unknown-condition", &VOCABULARIES),
    ("policy-unknown-category", &VOCABULARIES),
    ("policy-unknown-class", &VOCABULARIES),
    ("policy-unknown-grade", &VOCABULARIES),
    ("policy-unknown-step", &["steps"]),
];

const VOCABULARIES: [&str; 3] = ["class", "category", "grade"];

/// The findings that hold though something in the parts of the file under these keys could not be
/// read: what seems to be lacking there may be said by what was not read.
pub fn sure(policy: &Policy, mut lints: Vec<Lint>, unread: &[&str]) -> Vec<Lint> {
    let is_read = |key: &str| !unread.contains(&key);
    lints.retain(|lint| {
        let others = BY_OTHERS.iter().find(|(id, _)| *id == lint.id);
        let others = others.is_none_or(|(_, keys)| keys.iter().all(|key| is_read(key)));
        let own = match part(policy, &lint.place) {
            Part::Table(key) => is_read(key) || ENTRY_ALONE.contains(&lint.id),
            Part::Setting(key) => is_read(key),
            Part::Unknown => unread.is_empty(),
        };
        own && others
    });
    lints
}

/// A part of the file.
enum Part<'a> {
    Table(&'static str),
    Setting(&'a str),
    Unknown,
}

/// The part of the file a place is in.
fn part<'a>(policy: &'a Policy, place: &Place) -> Part<'a> {
    let mut settings = policy.settings.iter();
    if let Some((key, _)) = settings.find(|(_, source)| source.place == *place) {
        return Part::Setting(key);
    }
    let root = policy.entry();
    let mut tables = root.tables.iter();
    let holds = |entry: &Entry| holds(policy, entry, place);
    let table = tables.find(|tables| tables.entries.iter().any(holds));
    table.map_or(Part::Unknown, |tables| Part::Table(tables.field.key))
}

fn holds(policy: &Policy, entry: &Entry, place: &Place) -> bool {
    let own = entry
        .source
        .is_some_and(|source| source.place == *place || policy.places.has(source, place));
    let mut below = entry.tables.iter().flat_map(|tables| &tables.entries);
    own || below.any(|entry| holds(policy, entry, place))
}
