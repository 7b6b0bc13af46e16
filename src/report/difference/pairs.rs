//! Which file of one side is which of the other.

use std::collections::BTreeMap;

use crate::domain::record::Record;

/// What became of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairChange {
    /// It was not there before.
    New,
    /// It is there no more.
    Removed,
    /// It has another number or another place: the former number and file.
    Renumbered {
        /// The number it had.
        number: String,
        /// The file it stood in.
        file: String,
    },
    /// It is where it was.
    Kept,
    /// Another case stands in its file.
    Replaced,
}

/// A case on both sides.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// What became of it.
    pub fate: PairChange,
    /// As it was.
    pub before: Option<&'a Record>,
    /// As it is.
    pub after: Option<&'a Record>,
}

/// The records that differ, paired by identity, else by file: a case is the same wherever it stands
/// and whatever its number. In order of the later file.
pub fn pairs<'a>(before: &'a [Record], after: &'a [Record]) -> Vec<Pair<'a>> {
    let mut gone: BTreeMap<&str, &Record> = before
        .iter()
        .map(|record| (record.file.as_str(), record))
        .collect();
    let mut partners: Vec<Option<&Record>> = vec![None; after.len()];
    // A copy has its original's identity: whoever stands in the same file comes first.
    for (partner, record) in partners.iter_mut().zip(after) {
        let same = |old: &&Record| uid(old).zip(uid(record)).is_none_or(|(a, b)| a == b);
        let here = gone.get(record.file.as_str()).copied().filter(same);
        *partner = here.inspect(|old| {
            gone.remove(old.file.as_str());
        });
    }
    for (partner, record) in partners.iter_mut().zip(after) {
        if partner.is_none() {
            let identical = |old: &&&Record| uid(record).is_some() && uid(old) == uid(record);
            *partner = gone.values().find(identical).copied();
            if let Some(old) = partner {
                gone.remove(old.file.as_str());
            }
        }
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for (record, partner) in after.iter().zip(partners) {
        let fate = match partner {
            None if gone.contains_key(record.file.as_str()) => PairChange::Replaced,
            None => PairChange::New,
            Some(old) if old.file == record.file => PairChange::Kept,
            Some(old) => PairChange::Renumbered {
                number: old.number.clone(),
                file: old.file.clone(),
            },
        };
        pairs.push(Pair {
            fate,
            before: partner,
            after: Some(record),
        });
    }
    pairs.extend(gone.into_values().map(|record| Pair {
        fate: PairChange::Removed,
        before: Some(record),
        after: None,
    }));
    pairs
}

fn uid(record: &Record) -> Option<&str> {
    record.case.as_ref()?.uid.as_deref()
}
