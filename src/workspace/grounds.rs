//! What entries of the index depend on besides the files themselves: the regulations their policy is part of, and
//! whom of the staff was looked up for them. Many depend on the same: each such set is kept once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::codec::index::Grounds;
use crate::domain::regulations::Regulations;

/// What an entry depends on is named by one of these and a name.
const LAW: &str = "law ";
const WHOM: &str = "whom ";

/// The sets there are, by what stands in them.
pub struct Grounded<'r> {
    regulations: &'r Regulations,
    /// The names of what is depended on, with their places.
    on: Places<String>,
    sets: Places<Vec<u32>>,
}

impl<'r> Grounded<'r> {
    /// Those of an index, at the places they have there.
    pub fn new(grounds: &Grounds, regulations: &'r Regulations) -> Self {
        let on = grounds.on.iter().map(|(name, _)| name.clone());
        Self {
            regulations,
            on: Places::of(on),
            sets: Places::of(grounds.sets.iter().cloned()),
        }
    }

    /// Whether each of the sets of that index is as it was.
    pub fn same(&self, grounds: &Grounds) -> Vec<bool> {
        let on = grounds.on.par_iter();
        let same = on.map(|(name, was)| *was == self.now_is(name));
        let same: Vec<bool> = same.collect();
        let is = |on: &u32| {
            usize::try_from(*on)
                .ok()
                .and_then(|on| same.get(on).copied())
        };
        let sets = grounds.sets.iter();
        let sets = sets.map(|set| set.iter().all(|on| is(on).unwrap_or(false)));
        sets.collect()
    }

    /// The place of the set of what a case of this policy depends on, for whom these were looked up.
    pub fn set(&mut self, policy: Option<&str>, whom: &BTreeSet<String>) -> u32 {
        let policy = format!("{LAW}{}", policy.unwrap_or_default());
        let whom = whom.iter().map(|whom| format!("{WHOM}{whom}"));
        let on = std::iter::once(policy).chain(whom);
        let on = on.map(|on| self.on.place(on)).collect();
        self.sets.place(on)
    }

    /// What something that entries depend on is now.
    fn now_is(&self, on: &str) -> String {
        let regulations = self.regulations;
        match (on.strip_prefix(LAW), on.strip_prefix(WHOM)) {
            (Some(policy), _) => regulations.law(Some(policy).filter(|policy| !policy.is_empty())),
            (_, Some(whom)) => regulations.staff.known_of(whom),
            _ => String::new(),
        }
    }

    /// Those that are used, none so far.
    pub fn used(&self) -> Used<'_, 'r> {
        Used {
            of: self,
            on: Places::default(),
            sets: Places::default(),
            known: HashMap::new(),
        }
    }
}

/// The sets that are used, at places of their own.
pub struct Used<'g, 'r> {
    of: &'g Grounded<'r>,
    on: Places<u32>,
    sets: Places<Vec<u32>>,
    known: HashMap<u32, u32>,
}

impl Used<'_, '_> {
    /// The place here of a set there.
    pub fn place(&mut self, set: u32) -> u32 {
        if let Some(known) = self.known.get(&set) {
            return *known;
        }
        let there = self.of.sets.at(set).into_iter().flatten();
        let here = there.map(|on| self.on.place(*on)).collect();
        let place = self.sets.place(here);
        self.known.insert(set, place);
        place
    }

    /// With what each is now.
    pub fn grounds(self) -> Grounds {
        let on = self.on.all.par_iter().map(|on| {
            let name = self.of.on.at(*on).cloned().unwrap_or_default();
            let now = self.of.now_is(&name);
            (name, now)
        });
        Grounds {
            on: on.collect(),
            sets: self.sets.all,
        }
    }
}

/// Things each kept once, with their places.
#[derive(Debug)]
struct Places<T> {
    places: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self {
            places: HashMap::new(),
            all: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Places<T> {
    /// These, in their order.
    fn of(all: impl Iterator<Item = T>) -> Self {
        let mut places = Self::default();
        for one in all {
            let place = places.next();
            places.all.push(one.clone());
            places.places.entry(one).or_insert(place);
        }
        places
    }

    fn next(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// The place of one, which is given one where it has none.
    fn place(&mut self, one: T) -> u32 {
        let next = self.next();
        let place = self.places.entry(one);
        *place.or_insert_with_key(|one| {
            self.all.push(one.clone());
            next
        })
    }

    fn at(&self, place: u32) -> Option<&T> {
        self.all.get(usize::try_from(place).ok()?)
    }
}
