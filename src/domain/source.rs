//! Where a figure comes from, so that `explain` can prove it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::problem::Place;
use super::reader::Reader;

/// The place of a figure in a policy file, and the rule of the regulation it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is written.
    pub place: Place,
    /// The regulation's rule (`M-10.1`), where one is named.
    pub rule: Option<String>,
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
}

/// Turns what a [`Reader`] stands on into [`Source`]s, and remembers where the fields stand.
pub struct Places<'a> {
    locate: &'a dyn Fn(Range<usize>) -> Place,
    fields: RefCell<FieldPlaces>,
}

impl<'a> Places<'a> {
    /// Places in the text that `locate` knows.
    pub fn new(locate: &'a dyn Fn(Range<usize>) -> Place) -> Self {
        Self {
            locate,
            fields: RefCell::default(),
        }
    }

    /// The place of `key` in the map, else of its first key.
    pub fn at(&self, reader: &Reader, key: &str) -> Place {
        let node = reader.node();
        let first = || node.entries().first().map(|entry| entry.key_span.clone());
        let span = node.get(key).map(|value| value.span.clone()).or_else(first);
        (self.locate)(span.unwrap_or_else(|| node.span.clone()))
    }

    /// The source of an entry whose figure is `key`: the figure's place and the entry's `rule`.
    pub fn source(&self, reader: &Reader, key: &str) -> Source {
        let place = self.at(reader, key);
        let rule = reader.text("rule");
        let mut fields = self.fields.borrow_mut();
        let known = fields.0.entry((place.line, place.column)).or_default();
        for entry in reader.node().entries() {
            known.insert(entry.key.clone(), (self.locate)(entry.value.span.clone()));
        }
        Source { place, rule }
    }

    /// Everything remembered.
    pub fn into_fields(self) -> FieldPlaces {
        self.fields.into_inner()
    }
}
