//! Typed reading of a document, wherever its values are kept ([`Cursor`]), collecting every fault instead of stopping at the first.
//!
//! A [`Reader`] stands on one map. Each accessor marks its key as known; [`Reader::finish`] then
//! reports what nobody asked for. Keys that begin with `x-` are people's own and kept as they are.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cursor::{Children, Cursor, ScalarRef, mark};
use super::money::{self, Money, MoneyError};
use super::msg::Msg;
pub use super::reading::{Context, Fault, FaultSort, Own};
use super::time::Time;
use super::trail::Trail;
use super::tree::{Path, ScalarForm};
use super::values::{FieldError, count, date, word};
pub use super::word::Word;

/// Reads one map.
#[derive(Debug)]
pub struct Reader<'a, 't> {
    here: Cursor<'a>,
    trail: Trail<'t>,
    context: &'a Context<'a>,
    /// The marks of its keys: most fields a record may have are not there, and that one is not is seen
    /// without looking for it.
    marks: u128,
    /// What follows the key that was found last: fields are asked for in the order of the file.
    ahead: RefCell<(usize, Children<'a>)>,
    /// The places of the keys that were asked for.
    known: RefCell<Places>,
    /// Every key with its place, where there are so many that each is not looked for one by one.
    many: OnceCell<HashMap<&'a str, (usize, Cursor<'a>)>>,
    /// Whether there are.
    has_many: bool,
}

/// From how many keys on they are looked up.
const MANY: usize = 64;

/// Places among the keys of a map.
#[derive(Debug, Default)]
struct Places {
    /// Of the first so many, a bit each.
    first: u64,
    /// Of the others.
    more: Vec<u64>,
}

impl Places {
    fn insert(&mut self, place: usize) {
        let (word, bit) = (place / 64, 1 << (place % 64));
        if word == 0 {
            self.first |= bit;
            return;
        }
        if self.more.len() < word {
            self.more.resize(word, 0);
        }
        self.more[word - 1] |= bit;
    }

    fn contains(&self, place: usize) -> bool {
        let word = match place / 64 {
            0 => self.first,
            word => self.more.get(word - 1).copied().unwrap_or_default(),
        };
        word & (1 << (place % 64)) != 0
    }
}

impl<'a> Reader<'a, 'static> {
    /// Stands on the document's root, which must be a map.
    pub fn root(root: impl Into<Cursor<'a>>, context: &'a Context<'a>) -> Option<Self> {
        Self::on(root.into(), Trail::Root, context)
    }
}

impl<'a, 't> Reader<'a, 't> {
    fn on(here: Cursor<'a>, trail: Trail<'t>, context: &'a Context<'a>) -> Option<Self> {
        if here.is_map() {
            let (mut marks, mut count) = (0, 0);
            for entry in here.entries() {
                marks |= mark(entry.key);
                count += 1;
            }
            return Some(Self {
                here,
                trail,
                context,
                marks,
                ahead: RefCell::new((0, here.entries())),
                known: RefCell::default(),
                many: OnceCell::new(),
                has_many: count > MANY,
            });
        }
        context.fault(
            FaultSort::Invalid,
            trail.path(),
            here.span(),
            FieldError::NotAMap.into(),
        );
        None
    }

    /// The map it stands on.
    pub fn here(&self) -> Cursor<'a> {
        self.here
    }

    /// Whether the map has the key, with or without a value.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn get(&self, key: &str) -> Option<Cursor<'a>> {
        self.place(key).map(|(_, value)| value)
    }

    /// The value of a key with its place among all.
    fn place(&self, key: &str) -> Option<(usize, Cursor<'a>)> {
        if self.marks & mark(key) == 0 {
            return None;
        }
        if self.has_many {
            let looked_up = || {
                let mut keys = HashMap::new();
                for (place, entry) in self.here.entries().enumerate() {
                    keys.entry(entry.key).or_insert((place, entry.value));
                }
                keys
            };
            return self.many.get_or_init(looked_up).get(key).copied();
        }
        let mut ahead = self.ahead.borrow_mut();
        let mut next = ahead.1.clone();
        if let Some(entry) = next.next().filter(|entry| entry.key == key) {
            let place = ahead.0;
            *ahead = (place + 1, next);
            return Some((place, entry.value));
        }
        let mut all = self.here.entries();
        let mut place = 0;
        loop {
            let entry = all.next()?;
            place += 1;
            if entry.key == key {
                *ahead = (place, all);
                return Some((place - 1, entry.value));
            }
        }
    }

    /// Where the value of a key stands.
    fn path_of(&self, key: &str) -> Path {
        self.trail.key(key).path()
    }

    /// Notes that the value of `key` is wrong.
    pub fn invalid(&self, key: &str, what: impl Into<Msg>) {
        let span = self.get(key).unwrap_or(self.here).span();
        self.context
            .fault(FaultSort::Invalid, self.path_of(key), span, what.into());
    }

    /// Notes that the map itself is wrong.
    pub fn wrong(&self, what: impl Into<Msg>) {
        let (path, span) = (self.trail.path(), self.here.span());
        self.context
            .fault(FaultSort::Invalid, path, span, what.into());
    }

    /// Notes that `key` must be there.
    pub fn missing(&self, key: &str) {
        let start = self.here.span().start;
        let field = key.to_owned();
        let what = FieldError::Missing { field }.into();
        self.context
            .fault(FaultSort::Missing, self.path_of(key), start..start, what);
    }

    /// The value of `key`; `None` when absent or null.
    pub fn value(&self, key: &str) -> Option<Cursor<'a>> {
        let (place, value) = self.place(key)?;
        self.known.borrow_mut().insert(place);
        Some(value).filter(|value| !value.is_null())
    }

    /// Whether the value of `key` is this word.
    pub fn says(&self, key: &str, word: &str) -> bool {
        self.value(key).and_then(Cursor::text) == Some(word)
    }

    fn scalar(&self, key: &str) -> Option<ScalarRef<'a>> {
        let value = self.value(key)?;
        let scalar = value.scalar();
        if scalar.is_none() && !value.is_opaque() {
            self.invalid(key, FieldError::NotAValue);
        }
        scalar
    }

    fn parse<T, E: Into<Msg>>(
        &self,
        key: &str,
        read: impl FnOnce(ScalarRef) -> Result<T, E>,
    ) -> Option<T> {
        match read(self.scalar(key)?) {
            Ok(value) => Some(value),
            Err(what) => {
                self.invalid(key, what);
                None
            }
        }
    }

    /// `found`, or a missing-field fault.
    pub fn required<T>(&self, key: &str, found: Option<T>) -> Option<T> {
        if found.is_none() && self.get(key).is_none_or(Cursor::is_null) {
            self.missing(key);
        }
        found
    }

    /// Text of any form.
    pub fn text(&self, key: &str) -> Option<String> {
        self.scalar(key).map(|scalar| scalar.text.to_owned())
    }

    /// Text that is an identifier made of digits; a plain YAML number is read from its source
    /// text, with an [`FaultSort::Ambiguous`] fault.
    pub fn digits(&self, key: &str) -> Option<String> {
        let scalar = self.scalar(key)?;
        if scalar.form != ScalarForm::Text {
            let span = self.get(key).map_or(0..0, Cursor::span);
            let value = scalar.text.to_owned();
            let what = FieldError::UnquotedNumber { value }.into();
            self.context
                .fault(FaultSort::Ambiguous, self.path_of(key), span, what);
        }
        Some(scalar.text.to_owned())
    }

    /// An amount of money.
    pub fn money(&self, key: &str) -> Option<Money> {
        self.parse(key, |scalar| {
            if scalar.form == ScalarForm::Float {
                let value = scalar.text.to_owned();
                return Err(MoneyError::Float { value });
            }
            scalar.text.parse()
        })
    }

    /// A decimal number that is not money: a share or ratio in percent.
    pub fn decimal(&self, key: &str) -> Option<Decimal> {
        self.parse(key, |scalar| {
            let number = money::decimal(scalar.text).filter(|_| scalar.form != ScalarForm::Float);
            number.ok_or_else(|| FieldError::NotADecimal {
                value: scalar.text.to_owned(),
            })
        })
    }

    /// A whole number of pieces, points or days.
    pub fn count(&self, key: &str) -> Option<u64> {
        self.parse(key, |scalar| count(scalar.text))
    }

    /// Yes or no: `true` or `false` only.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.parse(key, |scalar| match scalar.text {
            "true" if scalar.form != ScalarForm::Text => Ok(true),
            "false" if scalar.form != ScalarForm::Text => Ok(false),
            other => Err(FieldError::NotAFlag {
                value: other.to_owned(),
            }),
        })
    }

    /// A date without a time.
    pub fn date(&self, key: &str) -> Option<NaiveDate> {
        self.parse(key, |scalar| date(scalar.text))
    }

    /// A moment: RFC 3339, or in the calendar's zone where it has no offset.
    pub fn time(&self, key: &str) -> Option<Time> {
        let calendar = self.context.calendar;
        self.parse(key, |scalar| match calendar {
            Some(calendar) => Ok(calendar.moment(scalar.text)?),
            None => Time::parse_from_rfc3339(scalar.text).map_err(|_| FieldError::NotATime {
                value: scalar.text.to_owned(),
            }),
        })
    }

    /// One of a fixed list of words.
    pub fn word<T: Word>(&self, key: &str) -> Option<T> {
        self.parse(key, |scalar| word(scalar.text))
    }

    /// Text read by a function that says what is wrong with it.
    pub fn read<T, E: Into<Msg>>(
        &self,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        self.parse(key, |scalar| read(scalar.text))
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let Some(node) = self.value(key) else {
            return Vec::new();
        };
        if let Some(text) = node.text() {
            return vec![text.to_owned()];
        }
        if !node.is_list() {
            self.invalid(key, FieldError::NotAList);
        }
        let mut texts = Vec::new();
        for (i, item) in node.items().enumerate() {
            match item.text() {
                Some(text) => texts.push(text.to_owned()),
                None => self.context.fault(
                    FaultSort::Invalid,
                    self.trail.key(key).index(i).path(),
                    item.span(),
                    FieldError::NotAValue.into(),
                ),
            }
        }
        texts
    }

    /// A list of texts that a function reads; a single text is a list of one. What it does not read
    /// is left out, with its fault.
    pub fn members<T, E: Into<Msg>>(
        &self,
        key: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let Some(node) = self.value(key) else {
            return Vec::new();
        };
        let list = self.trail.key(key);
        let mut texts = node.items().filter(|item| item.text().is_some());
        let mut members = Vec::new();
        for (i, text) in self.texts(key).iter().enumerate() {
            let span = texts.next().unwrap_or(node).span();
            match read(text) {
                Ok(member) => members.push(member),
                Err(what) => {
                    let (path, what) = (list.index(i).path(), what.into());
                    self.context.fault(FaultSort::Invalid, path, span, what);
                }
            }
        }
        members
    }

    /// The map under `key`.
    pub fn map<T>(&self, key: &str, read: impl FnOnce(&Reader<'a, '_>) -> Option<T>) -> Option<T> {
        let node = self.value(key)?;
        let reader = Reader::on(node, self.trail.key(key), self.context)?;
        let value = read(&reader);
        reader.finish();
        value
    }

    /// The maps under the keys of the map under `key`, one or a list of them under each.
    pub fn each<T>(
        &self,
        key: &str,
        read: impl Fn(&Reader<'a, '_>) -> Option<T>,
    ) -> BTreeMap<String, Vec<T>> {
        let each = self.map(key, |table| {
            let keys = table.here.entries().map(|entry| entry.key);
            let read = keys.map(|key| (key.to_owned(), table.maps(key, &read)));
            let read = read.filter(|(_, all)| !all.is_empty());
            Some(read.collect())
        });
        each.unwrap_or_default()
    }

    /// The list of maps under `key`; members that cannot be read are left out, with their faults.
    pub fn list<T>(&self, key: &str, mut read: impl FnMut(&Reader<'a, '_>) -> Option<T>) -> Vec<T> {
        let Some(node) = self.value(key) else {
            return Vec::new();
        };
        if !node.is_list() {
            self.invalid(key, FieldError::NotAList);
        }
        let mut values = Vec::with_capacity(node.items().count());
        let list = self.trail.key(key);
        for (i, item) in node.items().enumerate() {
            let Some(reader) = Reader::on(item, list.index(i), self.context) else {
                continue;
            };
            values.extend(read(&reader));
            reader.finish();
        }
        values
    }

    /// The list of maps under `key`, or a single map as a list of one.
    pub fn maps<T>(&self, key: &str, read: impl FnMut(&Reader<'a, '_>) -> Option<T>) -> Vec<T> {
        match self.get(key) {
            Some(node) if node.is_list() => self.list(key, read),
            _ => self.map(key, read).into_iter().collect(),
        }
    }

    /// The list under `key` whose members are texts or maps; a single text is a list of one.
    /// Members that cannot be read are left out, with their faults.
    pub fn texts_or_maps<T>(
        &self,
        key: &str,
        text: impl Fn(&str) -> T,
        map: impl Fn(&Reader<'a, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.value(key) else {
            return Vec::new();
        };
        if let Some(one) = node.text() {
            return vec![text(one)];
        }
        if !node.is_list() {
            self.invalid(key, FieldError::NotAList);
        }
        let mut values = Vec::with_capacity(node.items().count());
        let list = self.trail.key(key);
        for (i, item) in node.items().enumerate() {
            if let Some(one) = item.text() {
                values.push(text(one));
                continue;
            }
            let Some(reader) = Reader::on(item, list.index(i), self.context) else {
                continue;
            };
            values.extend(map(&reader));
            reader.finish();
        }
        values
    }

    /// Every key with a text value that no accessor has asked for, as a table of names.
    pub fn rest(&self) -> Vec<(String, String)> {
        let mut rest = Vec::new();
        for (place, entry) in self.here.entries().enumerate() {
            if !self.known.borrow().contains(place) {
                let text = self.text(entry.key);
                rest.extend(text.map(|text| (entry.key.to_owned(), text)));
            }
        }
        rest
    }

    /// Reports the keys nobody asked for, and keeps those of people's own.
    pub fn finish(&self) {
        let known = self.known.borrow();
        for (place, entry) in self.here.entries().enumerate() {
            let path = || self.path_of(entry.key);
            if entry.key.starts_with("x-") {
                if let Some(value) = entry.value.value() {
                    let path = path();
                    self.context.keep(Own { path, value });
                }
            } else if !known.contains(place) {
                let field = entry.key.to_owned();
                let what = FieldError::Unknown { field }.into();
                self.context
                    .fault(FaultSort::Unknown, path(), entry.key_span, what);
            }
        }
    }
}
