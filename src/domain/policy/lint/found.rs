//! What is found, and how.

use std::collections::BTreeMap;

use super::nearest::nearest;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::severity::Severity;
use crate::domain::source::{FieldPlaces, Source};
use crate::msg;

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

/// The findings so far.
pub(super) struct Lints<'a> {
    pub(super) places: &'a FieldPlaces,
    pub(super) settings: &'a BTreeMap<String, Source>,
    pub(super) found: Vec<Lint>,
}

impl<'a> Lints<'a> {
    pub(super) fn new(places: &'a FieldPlaces, settings: &'a BTreeMap<String, Source>) -> Self {
        Self {
            places,
            settings,
            found: Vec::new(),
        }
    }

    pub(super) fn in_order(self) -> Vec<Lint> {
        let mut found = self.found;
        found.sort_by(|a, b| {
            let key = |lint: &Lint| (lint.place.file.clone(), lint.place.line, lint.place.column);
            key(a).cmp(&key(b))
        });
        found
    }

    /// The place of a key of an entry, or at the top of the file; where it is not said, of another
    /// one there.
    pub(super) fn place(&self, entry: Option<&Source>, key: &str, within: &str) -> Place {
        let named = |key| self.settings.get(key);
        let setting = || {
            named(key)
                .or(named(within))
                .or(self.settings.values().next())
        };
        let place = entry.map(|entry| self.places.field(entry, key));
        place.unwrap_or_else(|| setting().map_or_else(Place::nowhere, |at| at.place.clone()))
    }

    pub(super) fn error(&mut self, id: &'static str, entry: &Source, key: &str, what: Msg) {
        let place = self.places.field(entry, key);
        self.error_at(id, place, what, None);
    }

    pub(super) fn warning(&mut self, id: &'static str, entry: &Source, key: &str, what: Msg) {
        self.found.push(Lint {
            id,
            severity: Severity::Warning,
            place: self.places.field(entry, key),
            what,
            help: None,
        });
    }

    pub(super) fn error_at(
        &mut self,
        id: &'static str,
        place: Place,
        what: Msg,
        help: Option<Msg>,
    ) {
        self.found.push(Lint {
            id,
            severity: Severity::Error,
            place,
            what,
            help,
        });
    }

    /// Checks that a word is one of those known; `what` says it is not.
    pub(super) fn known(&mut self, asked: &Asked, known: &[&str], what: fn(&str) -> Msg) {
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
    pub(super) fn ask<'w>(
        &self,
        id: &'static str,
        entry: &Source,
        key: &str,
        word: &'w str,
    ) -> Asked<'w> {
        Asked {
            id,
            severity: Severity::Error,
            place: self.places.field(entry, key),
            word,
        }
    }

    /// Checks that no identifier is used twice.
    pub(super) fn once<'w>(
        &mut self,
        entries: impl IntoIterator<Item = (&'w str, &'w Source)>,
        key: &str,
    ) {
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
pub(super) struct Asked<'w> {
    pub(super) id: &'static str,
    pub(super) severity: Severity,
    pub(super) place: Place,
    pub(super) word: &'w str,
}

/// The word probably meant, or all there are where they are few.
pub fn suggestion(word: &str, known: &[&str]) -> Option<Msg> {
    if let Some(meant) = nearest(word, known) {
        return Some(msg!("policy-did-you-mean", word = meant));
    }
    let few = !known.is_empty() && known.len() <= 12;
    few.then(|| msg!("policy-known-words", words = Msg::list(known.to_vec())))
}
