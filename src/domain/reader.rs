//! Typed reading of a document, wherever its values are kept ([`Cursor`]), collecting every fault instead of stopping at the first.
//!
//! A [`Reader`] stands on one map. Each accessor marks its key as known; [`Reader::finish`] then
//! reports what nobody asked for. Keys that begin with `x-` are people's own and kept as they are.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cursor::{Cursor, ScalarRef};
use super::money::{self, Money, MoneyError};
use super::msg::Msg;
use super::time::{Calendar, Time};
use super::tree::{Path, ScalarForm, Value};
use super::values::{FieldError, count, date, word};
pub use super::word::Word;

/// Something wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// Which sort; it names the check that reports it.
    pub sort: FaultSort,
    /// The field.
    pub path: Path,
    /// The bytes meant.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: Msg,
}

impl From<Fault> for Msg {
    fn from(fault: Fault) -> Self {
        fault.what
    }
}

/// The sorts of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultSort {
    /// The value is not what the field holds.
    Invalid,
    /// No such field.
    Unknown,
    /// A field that must be there is not.
    Missing,
    /// Readable, but written so that another reader may take it for something else.
    Ambiguous,
}

/// What the whole reading shares: the calendar that gives times without offset their zone, and
/// the faults found so far.
#[derive(Debug, Default)]
pub struct Context<'a> {
    calendar: Option<&'a Calendar>,
    faults: RefCell<Vec<Fault>>,
    own: RefCell<Vec<Own>>,
}

/// What a person added under a key of their own (`x-…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Where it stands.
    pub path: Path,
    /// What it says.
    pub value: Value,
}

impl<'a> Context<'a> {
    /// A reading in which times without an offset are in the calendar's zone.
    pub fn with_calendar(calendar: &'a Calendar) -> Self {
        Self {
            calendar: Some(calendar),
            ..Self::default()
        }
    }

    /// What stands under keys of people's own, in the order it was read.
    pub fn own(&self) -> Vec<Own> {
        self.own.borrow().clone()
    }

    /// Everything found wrong, in the order of the file.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.span.start);
        faults
    }

    /// Notes a fault.
    pub fn fault(&self, sort: FaultSort, path: Path, span: Range<usize>, what: Msg) {
        self.faults.borrow_mut().push(Fault {
            sort,
            path,
            span,
            what,
        });
    }
}

/// Reads one map.
#[derive(Debug)]
pub struct Reader<'a> {
    here: Cursor<'a>,
    path: Path,
    context: &'a Context<'a>,
    /// The places of the keys that were asked for.
    known: RefCell<BTreeSet<usize>>,
    /// Every key with its place, where there are so many that each is not looked for one by one.
    many: OnceCell<Option<HashMap<&'a str, (usize, Cursor<'a>)>>>,
}

/// From how many keys on they are looked up.
const MANY: usize = 64;

impl<'a> Reader<'a> {
    /// Stands on the document's root, which must be a map.
    pub fn root(root: impl Into<Cursor<'a>>, context: &'a Context<'a>) -> Option<Self> {
        Self::on(root.into(), Path::root(), context)
    }

    fn on(here: Cursor<'a>, path: Path, context: &'a Context<'a>) -> Option<Self> {
        if here.is_map() {
            return Some(Self {
                here,
                path,
                context,
                known: RefCell::default(),
                many: OnceCell::new(),
            });
        }
        context.fault(
            FaultSort::Invalid,
            path,
            here.span(),
            FieldError::NotAMap.into(),
        );
        None
    }

    /// The path of this map.
    pub fn path(&self) -> &Path {
        &self.path
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
        let all = || self.here.entries().enumerate();
        let looked_up = || {
            let many = all().nth(MANY).is_some();
            let mut keys = HashMap::new();
            for (place, entry) in all().filter(|_| many) {
                keys.entry(entry.key).or_insert((place, entry.value));
            }
            many.then_some(keys)
        };
        if let Some(keys) = self.many.get_or_init(looked_up) {
            return keys.get(key).copied();
        }
        let (place, entry) = all().find(|(_, entry)| entry.key == key)?;
        Some((place, entry.value))
    }

    /// Notes that the value of `key` is wrong.
    pub fn invalid(&self, key: &str, what: impl Into<Msg>) {
        let span = self.get(key).unwrap_or(self.here).span();
        self.context
            .fault(FaultSort::Invalid, self.path.key(key), span, what.into());
    }

    /// Notes that the map itself is wrong.
    pub fn wrong(&self, what: impl Into<Msg>) {
        let (path, span) = (self.path.clone(), self.here.span());
        self.context
            .fault(FaultSort::Invalid, path, span, what.into());
    }

    /// Notes that `key` must be there.
    pub fn missing(&self, key: &str) {
        let start = self.here.span().start;
        let field = key.to_owned();
        let what = FieldError::Missing { field }.into();
        self.context
            .fault(FaultSort::Missing, self.path.key(key), start..start, what);
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
        let absent = self.get(key).is_none_or(Cursor::is_null);
        if found.is_none() && absent {
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
                .fault(FaultSort::Ambiguous, self.path.key(key), span, what);
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
                    self.path.key(key).index(i),
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
        let path = self.path.key(key);
        let mut texts = node.items().filter(|item| item.text().is_some());
        let mut members = Vec::new();
        for (i, text) in self.texts(key).iter().enumerate() {
            let span = texts.next().unwrap_or(node).span();
            match read(text) {
                Ok(member) => members.push(member),
                Err(what) => {
                    let (path, what) = (path.index(i), what.into());
                    self.context.fault(FaultSort::Invalid, path, span, what);
                }
            }
        }
        members
    }

    /// The map under `key`.
    pub fn map<T>(&self, key: &str, read: impl FnOnce(&Reader<'a>) -> Option<T>) -> Option<T> {
        let node = self.value(key)?;
        let reader = Self::on(node, self.path.key(key), self.context)?;
        let value = read(&reader);
        reader.finish();
        value
    }

    /// The maps under the keys of the map under `key`, one or a list of them under each.
    pub fn each<T>(
        &self,
        key: &str,
        read: impl Fn(&Reader<'a>) -> Option<T>,
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
    pub fn list<T>(&self, key: &str, mut read: impl FnMut(&Reader<'a>) -> Option<T>) -> Vec<T> {
        let Some(node) = self.value(key) else {
            return Vec::new();
        };
        if !node.is_list() {
            self.invalid(key, FieldError::NotAList);
        }
        let mut values = Vec::with_capacity(node.items().count());
        for (i, item) in node.items().enumerate() {
            let Some(reader) = Self::on(item, self.path.key(key).index(i), self.context) else {
                continue;
            };
            values.extend(read(&reader));
            reader.finish();
        }
        values
    }

    /// The list of maps under `key`, or a single map as a list of one.
    pub fn maps<T>(&self, key: &str, read: impl FnMut(&Reader<'a>) -> Option<T>) -> Vec<T> {
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
        map: impl Fn(&Reader<'a>) -> Option<T>,
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
        for (i, item) in node.items().enumerate() {
            if let Some(one) = item.text() {
                values.push(text(one));
                continue;
            }
            let Some(reader) = Self::on(item, self.path.key(key).index(i), self.context) else {
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
            if !self.known.borrow().contains(&place) {
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
            let path = self.path.key(entry.key);
            if entry.key.starts_with("x-") {
                if let Some(value) = entry.value.value() {
                    self.context.own.borrow_mut().push(Own { path, value });
                }
            } else if !known.contains(&place) {
                let field = entry.key.to_owned();
                let what = FieldError::Unknown { field }.into();
                self.context
                    .fault(FaultSort::Unknown, path, entry.key_span, what);
            }
        }
    }
}
