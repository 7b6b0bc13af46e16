//! What changed between two versions of a case.

use std::collections::BTreeSet;

use super::ledger::Entry;
use super::private::{Private, SUM};
use crate::domain::case::fact::FactKind;
use crate::domain::case::form::CUSTOMER;
use crate::domain::tree::{Path, Seg};

/// A difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A fact that was not there before.
    Added(Entry),
    /// A fact that is no longer there.
    Removed(Entry),
    /// A fact that reads otherwise than before.
    Changed {
        /// As it was.
        before: Entry,
        /// As it is.
        after: Entry,
        /// The values that differ, by path.
        fields: Vec<FieldChange>,
    },
}

/// A value that differs between two versions of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Where it stands in the file: in the later version, else in the earlier.
    pub path: Path,
    /// What it was; `None` where there was nothing.
    pub old: Option<String>,
    /// What it is; `None` where nothing is left.
    pub new: Option<String>,
    /// The path of the correction that was recorded with it and says the same.
    pub correction: Option<Path>,
}

impl Change {
    /// The fact meant: as it is, or as it was where it is gone.
    pub fn entry(&self) -> &Entry {
        match self {
            Self::Added(entry) | Self::Removed(entry) => entry,
            Self::Changed { after, .. } => after,
        }
    }
}

/// What changed from one version's facts to another's: in the order of the later version, what is
/// gone at the end. With nothing before, everything is new.
pub fn changes(old: &[Entry], new: &[Entry]) -> Vec<Change> {
    let mut pairs = Pairs::new(old, new);
    // From the surest likeness to the loosest: an edited stamp must not look like two facts.
    pairs.match_by(|old, new| old.fields == new.fields);
    pairs.match_by(|old, new| match (&old.stamp, &new.stamp) {
        (Some(old), Some(new)) => old.recorded == new.recorded && old.by == new.by,
        (None, None) => old.path == new.path,
        _ => false,
    });
    pairs.match_by(|old, new| home(&old.path) == home(&new.path));
    let corrections: Vec<&Entry> = pairs
        .added()
        .filter(|entry| entry.kind == FactKind::Correction)
        .collect();
    let private = Private::between(old, new);
    let mut changes = Vec::new();
    for (i, after) in new.iter().enumerate() {
        match pairs.partner(i) {
            None => changes.push(Change::Added(after.clone())),
            Some(before) if before.fields == after.fields => {}
            Some(before) => {
                let mut fields = differing(before, after, &corrections);
                fields.retain(|field| {
                    let said = (field.old.as_deref(), field.new.as_deref());
                    !private.accounts_for((before, after), &field.path, said)
                });
                if !fields.is_empty() {
                    changes.push(Change::Changed {
                        before: before.clone(),
                        after: after.clone(),
                        fields,
                    });
                }
            }
        }
    }
    changes.extend(pairs.gone().cloned().map(Change::Removed));
    changes
}

/// Where a fact stands, whichever round it belongs to.
fn home(path: &Path) -> Vec<&Seg> {
    let mut segs = path.0.as_slice();
    if let [Seg::Key(key), Seg::Index(_), rest @ ..] = segs
        && key == "rounds"
    {
        segs = rest;
    }
    segs.iter().collect()
}

fn differing(before: &Entry, after: &Entry, corrections: &[&Entry]) -> Vec<FieldChange> {
    let below: BTreeSet<&Path> = before.fields.keys().chain(after.fields.keys()).collect();
    let differing = below
        .into_iter()
        .filter(|below| before.fields.get(*below) != after.fields.get(*below));
    differing
        .map(|below| {
            let new = after.fields.get(below).cloned();
            let holder = if new.is_some() { after } else { before };
            let mut path = holder.path.clone();
            path.0.extend(below.0.iter().cloned());
            let old = before.fields.get(below).cloned();
            let correction = correction_of(&path, old.as_ref(), new.as_ref(), corrections);
            FieldChange {
                path,
                old,
                new,
                correction,
            }
        })
        .collect()
}

/// The correction that accounts for a change: the first on the field starts from the old value,
/// the last ends at the new one.
fn correction_of(
    path: &Path,
    old: Option<&String>,
    new: Option<&String>,
    corrections: &[&Entry],
) -> Option<Path> {
    let name = path.to_string();
    let said = |entry: &Entry, key: &str| entry.fields.get(&Path::root().key(key)).cloned();
    let about = |entry: &&&Entry| said(entry, "field").as_ref() == Some(&name);
    if name == SUM {
        // The sum follows the name.
        let named = |entry: &&&Entry| said(entry, "field").as_deref() == Some(CUSTOMER);
        return corrections
            .iter()
            .find(named)
            .map(|entry| entry.path.clone());
    }
    let mut own = corrections.iter().filter(about);
    let first = own.next()?;
    let last = own.next_back().unwrap_or(first);
    let holds = said(first, "old").as_ref() == old && said(last, "new").as_ref() == new;
    holds.then(|| last.path.clone())
}

/// Which fact of one version is which of the other.
struct Pairs<'a> {
    old: &'a [Entry],
    new: &'a [Entry],
    partner: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Pairs<'a> {
    fn new(old: &'a [Entry], new: &'a [Entry]) -> Self {
        Self {
            old,
            new,
            partner: vec![None; new.len()],
            taken: vec![false; old.len()],
        }
    }

    /// Pairs facts of one kind that have no partner yet and are alike.
    fn match_by(&mut self, alike: impl Fn(&Entry, &Entry) -> bool) {
        for (i, new) in self.new.iter().enumerate() {
            if self.partner.get(i).is_none_or(Option::is_some) {
                continue;
            }
            let free = self
                .old
                .iter()
                .zip(&self.taken)
                .position(|(old, taken)| !taken && old.kind == new.kind && alike(old, new));
            if let Some(j) = free {
                self.partner[i] = Some(j);
                self.taken[j] = true;
            }
        }
    }

    fn partner(&self, i: usize) -> Option<&'a Entry> {
        self.old.get((*self.partner.get(i)?)?)
    }

    fn added(&self) -> impl Iterator<Item = &'a Entry> {
        let unmatched = self.new.iter().zip(&self.partner);
        unmatched
            .filter(|(_, partner)| partner.is_none())
            .map(|(entry, _)| entry)
    }

    fn gone(&self) -> impl Iterator<Item = &'a Entry> {
        let left = self.old.iter().zip(&self.taken);
        left.filter(|(_, taken)| !**taken).map(|(entry, _)| entry)
    }
}
