//! A value of a document as a reader meets it, whatever the document is kept as: a tree, as edits
//! need it, or one list of its values in the order of the file, which is all that reading asks for.

use std::borrow::Cow;
use std::ops::Range;
use std::slice::Iter;

use super::tree::{Data, Entry, Node, Path, Scalar, ScalarForm, Seg, Value};

/// A document as one list: its values in the order of the file, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Flat<'t> {
    cells: Vec<Cell<'t>>,
}

/// A value of a [`Flat`] document.
#[derive(Clone, Debug)]
struct Cell<'t> {
    /// The key it stands under, none for the member of a list.
    key: &'t str,
    key_span: Span,
    span: Span,
    holds: Holds<'t>,
    /// How many cells it takes: itself and everything below it.
    size: u32,
}

/// A range of bytes in half the room: a document is far below four gigabytes.
#[derive(Clone, Copy, Debug)]
struct Span(u32, u32);

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self(short(range.start), short(range.end))
    }
}

impl From<Span> for Range<usize> {
    fn from(Span(start, end): Span) -> Self {
        start as usize..end as usize
    }
}

/// One bit for a key, the same for few others: whether a key may be among others is seen by their bits
/// together.
pub const fn mark(key: &str) -> u128 {
    let bytes = key.as_bytes();
    let [first, .., last] = bytes else {
        return 1;
    };
    let middle = bytes[bytes.len() / 2];
    let sum = bytes.len() + 3 * *first as usize + 11 * middle as usize + 29 * *last as usize;
    1 << (sum % 128)
}

#[derive(Clone, Debug)]
enum Holds<'t> {
    Null,
    Scalar(Cow<'t, str>, ScalarForm),
    Map,
    Seq,
}

impl<'t> Flat<'t> {
    /// One that holds nothing, with room for so many values.
    pub fn with_room(values: usize) -> Self {
        Self {
            cells: Vec::with_capacity(values),
        }
    }

    /// Whether a key was added below the value at a place, which is not done yet.
    pub fn has(&self, place: usize, key: &str) -> bool {
        let mut cells = self.cells.get(place + 1..).unwrap_or_default();
        while let Some(first) = cells.first() {
            if first.key == key {
                return true;
            }
            cells = cells.get(first.size as usize..).unwrap_or_default();
        }
        false
    }

    /// How many values it holds.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The document itself; `None` where it holds nothing.
    pub fn root(&self) -> Option<Cursor<'_>> {
        (!self.is_empty()).then_some(Cursor::Flat(&self.cells))
    }

    /// Adds nothing under a key, or to a list where the key is empty; `span` is the key's. What is
    /// added next stands below it once [`Self::map`] or [`Self::seq`] made it hold something.
    pub fn add(&mut self, key: &'t str, span: Range<usize>) -> usize {
        self.cells.push(Cell {
            key,
            span: (span.end..span.end).into(),
            key_span: span.into(),
            holds: Holds::Null,
            size: 1,
        });
        self.cells.len() - 1
    }

    /// Makes the last value added a null that is written.
    pub fn null(&mut self, span: Range<usize>) {
        self.holding(self.cells.len() - 1, Holds::Null, span);
    }

    /// Makes the last value added a scalar.
    pub fn scalar(&mut self, text: impl Into<Cow<'t, str>>, form: ScalarForm, span: Range<usize>) {
        self.holding(self.cells.len() - 1, Holds::Scalar(text.into(), form), span);
    }

    /// Makes the value at a place a map of what was added after it.
    pub fn map(&mut self, place: usize, span: Range<usize>) {
        self.holding(place, Holds::Map, span);
    }

    /// Makes the value at a place a list of what was added after it.
    pub fn seq(&mut self, place: usize, span: Range<usize>) {
        self.holding(place, Holds::Seq, span);
    }

    /// Where the value at a place ends.
    pub fn end(&self, place: usize) -> usize {
        self.cells.get(place).map_or(0, |cell| cell.span.1 as usize)
    }

    fn holding(&mut self, place: usize, holds: Holds<'t>, span: Range<usize>) {
        let end = self.cells.len();
        if let Some(cell) = self.cells.get_mut(place) {
            cell.holds = holds;
            cell.span = span.into();
            cell.size = u32::try_from(end - place).unwrap_or(u32::MAX);
        }
    }
}

/// A value of a document.
#[derive(Clone, Copy, Debug)]
pub enum Cursor<'a> {
    /// A node of a tree.
    Tree(&'a Node),
    /// A cell, first of its slice.
    #[allow(private_interfaces, reason = "made by `Flat::root` only")]
    Flat(&'a [Cell<'a>]),
}

/// A scalar as a reader meets it.
#[derive(Clone, Copy, Debug)]
pub struct ScalarRef<'a> {
    /// The text.
    pub text: &'a str,
    /// How it was written.
    pub form: ScalarForm,
}

/// A value below another, with its key where that is a map.
#[derive(Clone, Debug)]
pub struct Below<'a> {
    /// The key; empty in a list.
    pub key: &'a str,
    /// The bytes of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Cursor<'a>,
}

impl Below<'_> {
    /// The same as an entry of a tree.
    pub fn entry(self) -> Entry {
        Entry {
            key: self.key.to_owned(),
            key_span: self.key_span,
            value: self.value.node(),
        }
    }
}

impl<'a> From<&'a Node> for Cursor<'a> {
    fn from(node: &'a Node) -> Self {
        Self::Tree(node)
    }
}

impl<'a> Cursor<'a> {
    fn holds(self) -> Option<&'a Holds<'a>> {
        match self {
            Self::Tree(_) => None,
            Self::Flat(cells) => cells.first().map(|cell| &cell.holds),
        }
    }

    /// Whether it is nothing: `key:`, `~`, `null`.
    pub fn is_null(self) -> bool {
        match self {
            Self::Tree(node) => node.data == Data::Null,
            Self::Flat(_) => matches!(self.holds(), Some(Holds::Null)),
        }
    }

    /// Whether it is a map.
    pub fn is_map(self) -> bool {
        match self {
            Self::Tree(node) => matches!(node.data, Data::Map(_)),
            Self::Flat(_) => matches!(self.holds(), Some(Holds::Map)),
        }
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        match self {
            Self::Tree(node) => matches!(node.data, Data::Seq(_)),
            Self::Flat(_) => matches!(self.holds(), Some(Holds::Seq)),
        }
    }

    /// Whether it is kept untouched and never interpreted.
    pub fn is_opaque(self) -> bool {
        matches!(self, Self::Tree(node) if node.data == Data::Opaque)
    }

    /// The scalar it is.
    pub fn scalar(self) -> Option<ScalarRef<'a>> {
        match self {
            Self::Tree(node) => match &node.data {
                Data::Scalar(Scalar { text, form }) => Some(ScalarRef { text, form: *form }),
                _ => None,
            },
            Self::Flat(_) => match self.holds()? {
                Holds::Scalar(text, form) => Some(ScalarRef { text, form: *form }),
                _ => None,
            },
        }
    }

    /// The text of a scalar.
    pub fn text(self) -> Option<&'a str> {
        self.scalar().map(|scalar| scalar.text)
    }

    /// The entries of a map; none for anything else.
    pub fn entries(self) -> Children<'a> {
        match self {
            Self::Tree(node) => Children::Entries(node.entries().iter()),
            Self::Flat(_) if !self.is_map() => Children::Cells(&[]),
            Self::Flat(cells) => below(cells),
        }
    }

    /// The members of a list; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Cursor<'a>> {
        let items = match self {
            Self::Tree(node) => Children::Items(node.items().iter()),
            Self::Flat(_) if !self.is_list() => Children::Cells(&[]),
            Self::Flat(cells) => below(cells),
        };
        items.map(|item| item.value)
    }

    /// The value under `key`, if this is a map that has it.
    pub fn get(self, key: &str) -> Option<Cursor<'a>> {
        let mut entries = self.entries();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| entry.value)
    }

    /// The bytes of the value.
    pub fn span(self) -> Range<usize> {
        match self {
            Self::Tree(node) => node.span.clone(),
            Self::Flat(cells) => cells.first().map_or(0..0, |cell| cell.span.into()),
        }
    }

    /// The value at `path`, or its nearest ancestor that exists.
    #[must_use]
    pub fn nearest(self, path: &Path) -> Cursor<'a> {
        let mut here = self;
        for seg in &path.0 {
            let next = match seg {
                Seg::Key(key) => here.get(key),
                Seg::Index(index) => here.items().nth(*index),
            };
            let Some(next) = next else { break };
            here = next;
        }
        here
    }

    /// The same value as a node of a tree.
    pub fn node(self) -> Node {
        let data = match (self, self.scalar()) {
            (Self::Tree(node), _) => return node.clone(),
            (_, Some(scalar)) => Data::Scalar(Scalar {
                text: scalar.text.to_owned(),
                form: scalar.form,
            }),
            _ if self.is_map() => Data::Map(self.entries().map(Below::entry).collect()),
            _ if self.is_list() => Data::Seq(self.items().map(Self::node).collect()),
            _ => Data::Null,
        };
        Node {
            data,
            span: self.span(),
        }
    }

    /// The same value, to be written; `None` for what is never interpreted, and for nothing.
    pub fn value(self) -> Option<Value> {
        if let Some(scalar) = self.scalar() {
            let text = scalar.text.to_owned();
            return Some(match scalar.form {
                ScalarForm::Text => Value::Text(text),
                _ => Value::Plain(text),
            });
        }
        if self.is_map() {
            let said = |entry: Below| Some((entry.key.to_owned(), entry.value.value()?));
            return Some(Value::Map(self.entries().filter_map(said).collect()));
        }
        let list = self.is_list();
        list.then(|| Value::Seq(self.items().filter_map(Self::value).collect()))
    }
}

/// What stands below a value, one by one.
#[derive(Clone, Debug)]
#[allow(private_interfaces, reason = "made by `Cursor` only")]
pub enum Children<'a> {
    /// The entries of a map.
    Entries(Iter<'a, Entry>),
    /// The members of a list.
    Items(Iter<'a, Node>),
    /// Cells that follow each other, each with what is below it.
    Cells(&'a [Cell<'a>]),
}

fn below<'a>(cells: &'a [Cell<'a>]) -> Children<'a> {
    let size = cells.first().map_or(0, |cell| cell.size as usize);
    Children::Cells(cells.get(1..size).unwrap_or_default())
}

impl<'a> Iterator for Children<'a> {
    type Item = Below<'a>;

    fn next(&mut self) -> Option<Below<'a>> {
        match self {
            Self::Entries(entries) => entries.next().map(|entry| Below {
                key: &entry.key,
                key_span: entry.key_span.clone(),
                value: Cursor::Tree(&entry.value),
            }),
            Self::Items(items) => items.next().map(|item| Below {
                key: "",
                key_span: 0..0,
                value: Cursor::Tree(item),
            }),
            Self::Cells(cells) => {
                let first = cells.first()?;
                let (value, rest) = cells.split_at_checked(first.size as usize)?;
                *cells = rest;
                Some(Below {
                    key: first.key,
                    key_span: first.key_span.into(),
                    value: Cursor::Flat(value),
                })
            }
        }
    }
}
