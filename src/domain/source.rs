//! Where a figure comes from, so that `explain` can prove it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::cursor::Cursor;
use super::place::Place;
use super::reader::{Context, Reader};

/// The place of a figure in a policy file, and the rule of the regulation it states. Every clock of
/// every case has one, so it is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source(Arc<Cited>);

/// What a [`Source`] says.
#[derive(Debug, PartialEq, Eq)]
pub struct Cited {
    /// Where it is written.
    pub place: Place,
    /// The regulation's rule (`M-10.1`), where one is named.
    pub rule: Option<String>,
}

impl Source {
    /// A figure that stands at this place.
    pub fn new(place: Place, rule: Option<String>) -> Self {
        Self(Arc::new(Cited { place, rule }))
    }

    /// What a figure is cited by: its rule, or where it stands if none is named.
    pub fn cited(&self) -> String {
        let place = || format!("{}:{}", self.place.file, self.place.line);
        self.rule.clone().unwrap_or_else(place)
    }
}

impl Deref for Source {
    type Target = Cited;

    fn deref(&self) -> &Cited {
        &self.0
    }
}

/// `M-10.1 · policies/manufacturing.toml:178`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(rule) = &self.rule {
            write!(f, "{rule} · ")?;
        }
        write!(f, "{}:{}", self.place.file, self.place.line)
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &self.place.file)?;
        map.serialize_entry("line", &self.place.line)?;
        if let Some(rule) = &self.rule {
            map.serialize_entry("rule", rule)?;
        }
        map.end()
    }
}

/// Where the single fields of an entry stand, found by the entry's own [`Source`].
#[derive(Clone, Debug, Default)]
pub struct FieldPlaces(BTreeMap<(usize, usize), BTreeMap<String, Place>>);

impl FieldPlaces {
    /// The place of one field of the entry, or the entry's own place.
    pub fn field(&self, entry: &Source, key: &str) -> Place {
        let fields = self.0.get(&(entry.place.line, entry.place.column));
        fields
            .and_then(|fields| fields.get(key))
            .unwrap_or(&entry.place)
            .clone()
    }

    /// Whether a field of the entry stands there.
    pub fn has(&self, entry: &Source, place: &Place) -> bool {
        let fields = self.0.get(&(entry.place.line, entry.place.column));
        fields.is_some_and(|fields| fields.values().any(|known| known == place))
    }
}

/// Turns what a [`Reader`] stands on into [`Source`]s, and remembers where the fields stand.
pub struct Places<'a> {
    root: Cursor<'a>,
    locate: &'a dyn Fn(Range<usize>) -> Place,
    fields: RefCell<FieldPlaces>,
}

impl<'a> Places<'a> {
    /// Places in the document `root`, whose text `locate` knows.
    pub fn new(root: Cursor<'a>, locate: &'a dyn Fn(Range<usize>) -> Place) -> Self {
        Self {
            root,
            locate,
            fields: RefCell::default(),
        }
    }

    /// The source of an entry: the place of the first of these keys that is there, and the entry's
    /// `rule`.
    pub fn source(&self, reader: &Reader, figures: &[&str]) -> Source {
        let here = reader.here();
        let first = || here.entries().next().map(|entry| entry.key_span);
        let mut figures = figures.iter().filter_map(|key| here.get(key));
        let span = figures.next().map(Cursor::span);
        let place = (self.locate)(span.or_else(first).unwrap_or_else(|| here.span()));
        let rule = reader.text("rule");
        let mut fields = self.fields.borrow_mut();
        let known = fields.0.entry((place.line, place.column)).or_default();
        for entry in here.entries() {
            known.insert(entry.key.to_owned(), (self.locate)(entry.value.span()));
        }
        Source::new(place, rule)
    }

    /// Where those of the keys that are at the top of the file stand, each with the rule that `rules`
    /// names for it.
    pub fn settings<'k>(
        &self,
        keys: impl Iterator<Item = &'k str>,
        rules: &BTreeMap<String, String>,
    ) -> BTreeMap<String, Source> {
        let stated = keys.filter_map(|key| Some((key, self.root.get(key)?)));
        stated
            .map(|(key, value)| {
                let place = (self.locate)(value.span());
                let rule = rules.get(key).cloned();
                (key.to_owned(), Source::new(place, rule))
            })
            .collect()
    }

    /// What the top of the file says under `key`; what is wrong with it is told where it stands.
    pub fn inherited<T>(&self, key: &str, read: impl Fn(&Reader, &str) -> Option<T>) -> Option<T> {
        let unheard = Context::default();
        read(&Reader::root(self.root, &unheard)?, key)
    }

    /// Everything remembered.
    pub fn into_fields(self) -> FieldPlaces {
        self.fields.into_inner()
    }
}
