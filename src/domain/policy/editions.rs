//! Whether a change of the regulations leaves alone what is already in force.
//!
//! A case is judged by the edition in force when it was received. Whoever changes an edition after
//! it took effect changes the law under which open cases were accepted; a new edition with its own
//! `effective_from` does not (M-15).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::alterations::{Alteration, alterations};
use crate::domain::time::date_of;
use crate::domain::tree::Node;

/// A change that reaches back behind the day it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The policy.
    pub id: String,
    /// From when the edition was, or would be, in force.
    pub effective_from: NaiveDate,
    /// The file it stands in: as it is, else as it was.
    pub file: String,
    /// What was done to it.
    pub how: How,
}

/// What was done to an edition in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Its figures changed, though its date did not.
    Rewritten(Vec<Alteration>),
    /// It is gone, or its `effective_from` was moved.
    Withdrawn,
    /// It is new, of a policy that was in force already, and takes effect before the day it was
    /// added.
    BackDated,
}

/// The changes from one state of the regulations to another, made on a date, that reach back:
/// files by path, each as its document; what is no policy (staff, calendars) is passed over.
/// Ordered by policy and date.
pub fn breaches(
    old: &BTreeMap<String, Node>,
    new: &BTreeMap<String, Node>,
    made: NaiveDate,
) -> Vec<Breach> {
    let (before, after) = (editions(old), editions(new));
    let mut found = Vec::new();
    for (edition, (file, was)) in &before {
        if edition.effective_from > made {
            continue;
        }
        let (file, how) = match after.get(edition) {
            None => (file, How::Withdrawn),
            Some((file, is)) => {
                let mut figures = alterations(Some(was), Some(is));
                figures.retain(|figure| !figure.only_words() && !figure.only_adds());
                if figures.is_empty() {
                    continue;
                }
                (file, How::Rewritten(figures))
            }
        };
        found.push(breach(edition, file, how));
    }
    for (edition, (file, _)) in &after {
        let earlier = |other: &Edition| other.id == edition.id && other.effective_from <= made;
        let governed = before.keys().any(earlier);
        // Where an edition's date was moved, its withdrawal has been told.
        let moved = before.iter().any(|(other, (was, _))| {
            other.id == edition.id && was == file && !after.contains_key(other)
        });
        let late = edition.effective_from < made;
        if !before.contains_key(edition) && governed && !moved && late {
            found.push(breach(edition, file, How::BackDated));
        }
    }
    found.sort_by(|a, b| (&a.id, a.effective_from).cmp(&(&b.id, b.effective_from)));
    found
}

fn breach(edition: &Edition, file: &str, how: How) -> Breach {
    Breach {
        id: edition.id.clone(),
        effective_from: edition.effective_from,
        file: file.to_owned(),
        how,
    }
}

/// An edition of a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    /// The policy.
    pub id: String,
    /// From when it is in force.
    pub effective_from: NaiveDate,
}

impl Edition {
    /// The edition a document states; `None` where it is no policy.
    pub fn of(root: &Node) -> Option<Self> {
        let id = root.get("id")?.text()?.to_owned();
        let from = root.get("effective_from")?.text()?;
        let effective_from = date_of(from)?;
        Some(Self { id, effective_from })
    }
}

/// The edition that a new one follows, with its file: the last of the same policy that was in force
/// before it.
pub fn followed(files: &BTreeMap<String, Node>, new: &Node) -> Option<(String, Node)> {
    let new = Edition::of(new)?;
    let known = editions(files);
    let mut former = known.iter().rev();
    let (_, (file, node)) = former
        .find(|(edition, _)| edition.id == new.id && edition.effective_from < new.effective_from)?;
    Some(((*file).clone(), (*node).clone()))
}

type Editions<'a> = BTreeMap<Edition, (&'a String, &'a Node)>;

fn editions(files: &BTreeMap<String, Node>) -> Editions<'_> {
    let mut found = Editions::new();
    for (file, root) in files {
        if let Some(edition) = Edition::of(root) {
            found.entry(edition).or_insert((file, root));
        }
    }
    found
}
