//! A document as data: what was read from YAML or TOML, with its places, and what is to be written.
//!
//! The domain reads its records from [`Node`]s and describes changes as [`Edit`]s; which text
//! stands behind them is the `codec`'s business.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A value read from a document, with the bytes it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What was read.
    pub data: Data,
    /// The byte range of the value in the source text.
    pub span: Range<usize>,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// No value: `key:`, `~`, `null`.
    Null,
    /// One value as written, quotes and escapes resolved.
    Scalar(Scalar),
    /// Keys with values, in the order of the file.
    Map(Vec<Entry>),
    /// A list.
    Seq(Vec<Node>),
    /// Something kept untouched and never interpreted: an alias, an unknown tag.
    Opaque,
}

/// One scalar value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text, with quoting and escapes resolved and nothing else changed (`061105` stays).
    pub text: String,
    /// How it was written.
    pub form: ScalarForm,
}

/// How a scalar was written, as far as its meaning depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarForm {
    /// Text by its quotes, block form, or TOML string.
    Text,
    /// A YAML plain scalar: text, number, boolean or date by its looks.
    Plain,
    /// A TOML integer.
    Integer,
    /// A TOML float: already rounded by any TOML reader, so never money.
    Float,
    /// A TOML boolean.
    Boolean,
    /// A TOML date, time or date-time.
    DateTime,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|e| e.key == key)
            .map(|e| &e.value)
    }

    /// The entries of a map; empty for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The members of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::Seq(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The value as it will be read, without places.
    pub fn of(value: &Value) -> Self {
        let scalar = |text: &str, form| {
            let text = text.to_owned();
            Data::Scalar(Scalar { text, form })
        };
        let data = match value {
            Value::Text(text) | Value::Quoted(text) => scalar(text, ScalarForm::Text),
            Value::Plain(text) => scalar(text, ScalarForm::Plain),
            Value::Seq(members) => Data::Seq(members.iter().map(Self::of).collect()),
            Value::Map(entries) | Value::Flow(entries) => {
                let entries = entries.iter().map(|(key, value)| Entry {
                    key: key.clone(),
                    key_span: 0..0,
                    value: Self::of(value),
                });
                Data::Map(entries.collect())
            }
        };
        Self { data, span: 0..0 }
    }

    /// The same value, to be written; `None` for what is never interpreted, and for nothing.
    pub fn value(&self) -> Option<Value> {
        match &self.data {
            Data::Null | Data::Opaque => None,
            Data::Scalar(scalar) if scalar.form == ScalarForm::Text => {
                Some(Value::Text(scalar.text.clone()))
            }
            Data::Scalar(scalar) => Some(Value::Plain(scalar.text.clone())),
            Data::Map(entries) => {
                let entries = entries.iter();
                let said = |entry: &Entry| Some((entry.key.clone(), entry.value.value()?));
                Some(Value::Map(entries.filter_map(said).collect()))
            }
            Data::Seq(items) => Some(Value::Seq(items.iter().filter_map(Self::value).collect())),
        }
    }

    /// The node at `path`, if there is one.
    pub fn at(&self, path: &Path) -> Option<&Node> {
        path.0.iter().try_fold(self, |node, seg| match seg {
            Seg::Key(key) => node.get(key),
            Seg::Index(index) => node.items().get(*index),
        })
    }

    /// The node at `path`, to be changed.
    pub fn at_mut(&mut self, path: &Path) -> Option<&mut Node> {
        path.0
            .iter()
            .try_fold(self, |node, seg| match (seg, &mut node.data) {
                (Seg::Key(key), Data::Map(entries)) => entries
                    .iter_mut()
                    .find(|entry| entry.key == *key)
                    .map(|entry| &mut entry.value),
                (Seg::Index(index), Data::Seq(items)) => items.get_mut(*index),
                _ => None,
            })
    }

    /// The node at `path`, or its nearest ancestor that exists.
    pub fn nearest(&self, path: &Path) -> &Node {
        let mut node = self;
        for seg in &path.0 {
            let next = match seg {
                Seg::Key(key) => node.get(key),
                Seg::Index(index) => node.items().get(*index),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// Where in a document: `investigation.liability[0].share`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Path(pub Vec<Seg>);

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Seg {
    /// The value of a key.
    Key(String),
    /// A member of a list, from 0.
    Index(usize),
}

impl Path {
    /// The document itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value of `key` below this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Seg::Key(key.to_owned()));
        path
    }

    /// The member `index` below this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Seg::Index(index));
        path
    }

    /// The last key on it; none where it ends in no key at all.
    pub fn last_key(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|seg| match seg {
            Seg::Key(key) => Some(key.as_str()),
            Seg::Index(_) => None,
        })
    }

    /// Which member of the innermost list on it is meant, from 0.
    pub fn nth(&self) -> Option<usize> {
        self.0.iter().rev().find_map(|seg| match seg {
            Seg::Index(index) => Some(*index),
            Seg::Key(_) => None,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, seg) in self.0.iter().enumerate() {
            match seg {
                Seg::Key(key) if i == 0 => write!(f, "{key}")?,
                Seg::Key(key) => write!(f, ".{key}")?,
                Seg::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Reads `investigation.liability[0].share`; `None` when it is not a path.
impl std::str::FromStr for Path {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut path = Self::root();
        for part in text.split('.') {
            let (key, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
            if key.is_empty() {
                return Err(());
            }
            path = path.key(key);
            while let Some(open) = rest.strip_prefix('[') {
                let (index, after) = open.split_once(']').ok_or(())?;
                path = path.index(index.parse().map_err(|_| ())?);
                rest = after;
            }
            if !rest.is_empty() {
                return Err(());
            }
        }
        Ok(path)
    }
}

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text a person wrote: quoted where a reader could take it for something else, a literal
    /// block where it has several lines.
    Text(String),
    /// Text that is always quoted: money, the case number.
    Quoted(String),
    /// A date, time, whole number or boolean, written plain.
    Plain(String),
    /// A block map.
    Map(Vec<(String, Value)>),
    /// A map on one line: `{unit: soldermask, share: "70"}`.
    Flow(Vec<(String, Value)>),
    /// A list, one member a line.
    Seq(Vec<Value>),
}

impl Value {
    /// Starts a block map.
    pub fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// The text of a single value.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Quoted(text) | Self::Plain(text) => Some(text),
            Self::Map(_) | Self::Flow(_) | Self::Seq(_) => None,
        }
    }

    /// The same, by itself.
    pub fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Quoted(text) | Self::Plain(text) => Some(text),
            Self::Map(_) | Self::Flow(_) | Self::Seq(_) => None,
        }
    }

    /// Whether it is a map or list that holds nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Map(entries) | Self::Flow(entries) => entries.is_empty(),
            Self::Seq(members) => members.is_empty(),
            Self::Text(_) | Self::Quoted(_) | Self::Plain(_) => false,
        }
    }

    /// The same map with one more key; nothing changes for `None` or for other kinds of value.
    #[must_use]
    pub fn and(mut self, key: &str, value: Option<Value>) -> Self {
        if let (Self::Map(entries) | Self::Flow(entries), Some(value)) = (&mut self, value) {
            entries.push((key.to_owned(), value));
        }
        self
    }
}

/// One change to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets the value at the path, replacing what is there or adding the last key. Maps on the way
    /// that do not exist are made.
    Set(Path, Value),
    /// Adds a member at the end of the list at the path, which is made if it does not exist.
    Append(Path, Value),
    /// Removes the key or member at the path, with the comment on its line.
    Remove(Path),
    /// Moves the value of a top-level key, with its own comments, unchanged, to a new key of a new
    /// member at the end of a list of maps. Used to put a settlement into `rounds`: all of `keys`
    /// that exist go into one member.
    Archive {
        /// The top-level keys to move.
        keys: Vec<String>,
        /// The list that receives one new member holding them.
        list: Path,
    },
}
