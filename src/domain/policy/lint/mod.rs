//! Finding what a regulation says that cannot be meant: gaps in authority, names nobody knows,
//! limits that contradict each other.

mod bands;
mod conduct;
mod consequences;
mod declared;
mod limits;
mod nearest;
mod staff;

use std::collections::BTreeMap;

use self::declared::Known;
use super::{FieldPlaces, Policy, Source};
use crate::domain::msg::Msg;
use crate::domain::problem::Place;
use crate::domain::schema::Table as _;
use crate::domain::staff::Staff;
use crate::msg;

pub use declared::{fixed_words, lint_organization, unheld};
pub use nearest::nearest;
pub use staff::lint_staff;

crate::words! {
    /// How bad a finding is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity {
        /// Worth knowing.
        Note = "note",
        /// Probably not meant.
        Warning = "warning",
        /// Cannot be meant.
        Error = "error",
    }
}

/// One finding about a policy or staff file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The check, kebab-case.
    pub id: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub what: Msg,
    /// What to do about it.
    pub help: Option<Msg>,
}

/// Everything wrong with a policy, given the staff it speaks of and the names of the calendars
/// there are. In the order of the file.
pub fn lint(policy: &Policy, staff: &Staff, calendars: &[&str]) -> Vec<Lint> {
    let mut lints = Lints::new(&policy.places, &policy.settings);
    let entry = policy.entry();
    let known = Known {
        policy: Some(policy),
        staff,
        calendars: Some(calendars),
        policies: None,
    };
    declared::names(&entry, &known, &mut lints);
    declared::once(&entry, &mut lints);
    declared::ruled(&entry, &mut lints);
    conduct::check(policy, staff, &mut lints);
    bands::check(policy, &mut lints);
    limits::check(policy, &mut lints);
    consequences::check(policy, &mut lints);
    lints.in_order()
}

/// What is wrong with a policy as far as it can be said without the staff and the calendars it
/// names.
pub fn lint_alone(policy: &Policy) -> Vec<Lint> {
    let names = [declared::UNIT, declared::ROLE, declared::BEARER];
    let mut lints = lint(policy, &Staff::default(), &[&policy.calendar]);
    lints.retain(|lint| !names.contains(&lint.id));
    lints
}

/// What is wrong with several policy files beside each other: two editions from the same day.
pub fn lint_together(policies: &[Policy]) -> Vec<Lint> {
    let (places, settings) = (FieldPlaces::default(), BTreeMap::new());
    let mut lints = Lints::new(&places, &settings);
    for (i, policy) in policies.iter().enumerate() {
        let earlier = policies[..i]
            .iter()
            .find(|other| other.id == policy.id && other.effective_from == policy.effective_from);
        if let Some(other) = earlier {
            let what = msg!(
                "policy-edition-twice",
                id = &policy.id,
                date = policy.effective_from.to_string(),
                file = &other.file
            );
            let stated = policy.setting("effective_from");
            let place = stated.unwrap_or(&policy.numbering.source).place.clone();
            lints.error_at("policy-edition-twice", place, what, None);
        }
    }
    lints.in_order()
}

/// The findings so far.
struct Lints<'a> {
    places: &'a FieldPlaces,
    settings: &'a BTreeMap<String, Source>,
    found: Vec<Lint>,
}

impl<'a> Lints<'a> {
    fn new(places: &'a FieldPlaces, settings: &'a BTreeMap<String, Source>) -> Self {
        Self {
            places,
            settings,
            found: Vec::new(),
        }
    }

    fn in_order(self) -> Vec<Lint> {
        let mut found = self.found;
        found.sort_by(|a, b| {
            let key = |lint: &Lint| (lint.place.file.clone(), lint.place.line, lint.place.column);
            key(a).cmp(&key(b))
        });
        found
    }

    /// The place of a key of an entry, or at the top of the file; where it is not said, of another
    /// one there.
    fn place(&self, entry: Option<&Source>, key: &str) -> Place {
        let setting = || self.settings.get(key).or(self.settings.values().next());
        let place = entry.map(|entry| self.places.field(entry, key));
        place.unwrap_or_else(|| setting().map_or_else(Place::nowhere, |at| at.place.clone()))
    }

    fn error(&mut self, id: &'static str, entry: &Source, key: &str, what: Msg) {
        let place = self.places.field(entry, key);
        self.error_at(id, place, what, None);
    }

    fn warning(&mut self, id: &'static str, entry: &Source, key: &str, what: Msg) {
        self.found.push(Lint {
            id,
            severity: Severity::Warning,
            place: self.places.field(entry, key),
            what,
            help: None,
        });
    }

    fn error_at(&mut self, id: &'static str, place: Place, what: Msg, help: Option<Msg>) {
        self.found.push(Lint {
            id,
            severity: Severity::Error,
            place,
            what,
            help,
        });
    }

    /// Checks that a word is one of those known; `what` says it is not.
    fn known(&mut self, asked: &Asked, known: &[&str], what: fn(&str) -> Msg) {
        if known.contains(&asked.word) {
            return;
        }
        self.found.push(Lint {
            id: asked.id,
            severity: asked.severity,
            place: asked.place.clone(),
            what: what(asked.word),
            help: suggestion(asked.word, known),
        });
    }

    /// The word at `key` of an entry, to be checked with [`Lints::known`].
    fn ask<'w>(&self, id: &'static str, entry: &Source, key: &str, word: &'w str) -> Asked<'w> {
        Asked {
            id,
            severity: Severity::Error,
            place: self.places.field(entry, key),
            word,
        }
    }

    /// Checks that no identifier is used twice.
    fn once<'w>(&mut self, entries: impl IntoIterator<Item = (&'w str, &'w Source)>, key: &str) {
        let mut seen: Vec<(&str, &Source)> = Vec::new();
        for (id, source) in entries {
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == id) {
                let line = first.place.line;
                let what = msg!("policy-duplicate-id", id = id, line = line.to_string());
                self.error("policy-duplicate-id", source, key, what);
            }
            seen.push((id, source));
        }
    }
}

/// A word that should be known.
struct Asked<'w> {
    id: &'static str,
    severity: Severity,
    place: Place,
    word: &'w str,
}

/// The word probably meant, or all there are where they are few.
pub fn suggestion(word: &str, known: &[&str]) -> Option<Msg> {
    if let Some(meant) = nearest(word, known) {
        return Some(msg!("policy-did-you-mean", word = meant));
    }
    let few = !known.is_empty() && known.len() <= 12;
    few.then(|| msg!("policy-known-words", words = Msg::list(known.to_vec())))
}
