//! A document as whole lines that belong together: what a merge moves about.

use std::ops::Range;

use super::doc::Doc;
use super::lines::{before, column, line_start, mark, next_line};
use super::shape::{self, Shape};
use super::syntax::{Syn, SynKind};
use crate::domain::tree::{Data, Node};

/// A value with the lines it stands on.
#[derive(Clone, Copy)]
pub(in crate::codec) struct Block<'a> {
    doc: &'a Doc,
    /// The value.
    pub node: &'a Node,
    syn: &'a Syn,
}

/// What a value is to a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::codec) enum BlockSort {
    /// A map of one entry a line or more.
    Map,
    /// A list of one member a line or more.
    List,
    /// Nothing, or a collection without members.
    Empty,
    /// One value, or a collection in braces.
    Leaf,
}

/// Lines that belong together: a comment, an entry or a member, with the blank lines above.
#[derive(Clone)]
pub(in crate::codec) struct Piece<'a> {
    /// The blank lines above.
    pub blank: &'a str,
    /// The whole lines. A member's first key stands behind spaces instead of the dash.
    pub text: String,
    /// Where the lines stand.
    pub lines: Range<usize>,
    /// The key of an entry.
    pub key: Option<&'a str>,
    /// The value; a comment has none.
    pub value: Option<Block<'a>>,
}

/// A collection in block form, taken apart.
pub(in crate::codec) struct Pieces<'a> {
    /// The line of the key, or of a dash alone.
    pub head: &'a str,
    /// What stands before a member's first key: its dash.
    pub dash: &'a str,
    /// How far the entries or dashes are set in.
    pub indent: usize,
    /// What it is made of.
    pub all: Vec<Piece<'a>>,
    /// Blank lines behind everything.
    pub tail: &'a str,
}

impl Doc {
    /// The whole document as a block.
    pub(in crate::codec) fn block(&self) -> Block<'_> {
        Block {
            doc: self,
            node: &self.node,
            syn: &self.syn,
        }
    }

    /// Whether an anchor, alias or tag is anywhere.
    pub(in crate::codec) fn guarded(&self) -> bool {
        self.syn.any_guarded()
    }
}

impl<'a> Block<'a> {
    pub(in crate::codec) fn sort(&self) -> BlockSort {
        match (self.syn.kind, &self.node.data) {
            (_, Data::Null) => BlockSort::Empty,
            (SynKind::BlockMap, Data::Map(_)) => BlockSort::Map,
            (SynKind::BlockSeq, Data::Seq(_)) => BlockSort::List,
            (_, Data::Map(entries)) if entries.is_empty() => BlockSort::Empty,
            (_, Data::Seq(items)) if items.is_empty() => BlockSort::Empty,
            _ => BlockSort::Leaf,
        }
    }

    /// The data, without looks.
    pub(in crate::codec) fn shape(&self) -> Shape {
        shape::of_node(self.node, &self.doc.text)
    }

    /// The comments on these lines.
    pub(in crate::codec) fn comments(&self, lines: &Range<usize>) -> Vec<&'a str> {
        let inside = |span: &&Range<usize>| lines.start <= span.start && span.end <= lines.end;
        let found = self.doc.comments.iter().filter(inside);
        found.map(|span| &self.doc.text[span.clone()]).collect()
    }

    /// A document's sections. `None` where a line is neither of a section, a comment nor blank.
    pub(in crate::codec) fn sections(&self) -> Option<Pieces<'a>> {
        let text = self.doc.text.as_str();
        let whole = Pieces {
            head: "",
            dash: "",
            indent: 0,
            all: Vec::new(),
            tail: "",
        };
        self.gather(whole, 0, text.len())
    }

    /// The pieces of the collection that stands on these lines. `None` where it is laid out in a
    /// way that cannot be taken apart by lines.
    pub(in crate::codec) fn pieces(&self, lines: &Range<usize>) -> Option<Pieces<'a>> {
        let text = self.doc.text.as_str();
        let first = *self.starts()?.first()?;
        let line = line_start(text, first);
        let (head, dash, from) = if line > lines.start {
            let from = next_line(text, lines.start);
            (&text[lines.start..from], "", from)
        } else {
            let dash = &text[lines.start..first];
            if dash.trim() != "-" || self.sort() != BlockSort::Map {
                return None;
            }
            ("", dash, lines.start)
        };
        let indent = column(text, first);
        let empty = Pieces {
            head,
            dash,
            indent,
            all: Vec::new(),
            tail: "",
        };
        self.gather(empty, from, lines.end)
    }

    /// Where each key or dash stands.
    fn starts(&self) -> Option<Vec<usize>> {
        if self.sort() != BlockSort::List {
            let entries = self.node.entries().iter();
            return Some(entries.map(|entry| entry.key_span.start).collect());
        }
        let mut from = self.syn.span.start;
        let mut starts = Vec::new();
        for item in &self.syn.items {
            let to = item.span.start.max(from);
            starts.push(mark(&self.doc.text, from, to, &['-'])?);
            from = item.span.end.max(from);
        }
        Some(starts)
    }

    fn gather(&self, mut into: Pieces<'a>, from: usize, to: usize) -> Option<Pieces<'a>> {
        let text = self.doc.text.as_str();
        let (mut at, mut blank) = (from, from);
        for (i, start) in self.starts()?.into_iter().enumerate() {
            let line = line_start(text, start);
            if line < at {
                return None;
            }
            blank = between(text, at..line, &mut into.all)?;
            let prefix = before(text, start);
            let dashed = i == 0 && !into.dash.is_empty();
            if !prefix.trim().is_empty() && !dashed {
                return None;
            }
            let entry = self.node.entries().get(i);
            let syn = self.syn.items.get(i)?;
            let end = syn
                .span
                .end
                .max(entry.map_or(0, |entry| entry.key_span.end));
            let lines = line..next_line(text, end);
            let own = text[start..lines.end].to_owned();
            let value = Block {
                doc: self.doc,
                node: entry.map(|e| &e.value).or(self.node.items().get(i))?,
                syn,
            };
            into.all.push(Piece {
                blank: &text[blank..line],
                text: " ".repeat(prefix.len()) + &own,
                lines: lines.clone(),
                key: entry.map(|entry| entry.key.as_str()),
                value: Some(value),
            });
            (at, blank) = (lines.end, lines.end);
        }
        if at < to {
            blank = between(text, at..to, &mut into.all)?;
        }
        into.tail = &text[blank.min(to)..to];
        Some(into)
    }
}

/// Takes up the comments on lines between values; returns where the blank lines behind the last
/// begin.
fn between<'a>(text: &'a str, lines: Range<usize>, pieces: &mut Vec<Piece<'a>>) -> Option<usize> {
    let (mut blank, mut at) = (lines.start, lines.start);
    while at < lines.end {
        let end = next_line(text, at).min(lines.end);
        let line = &text[at..end];
        if line.trim_start().starts_with('#') {
            pieces.push(Piece {
                blank: &text[blank..at],
                text: line.to_owned(),
                lines: at..end,
                key: None,
                value: None,
            });
            blank = end;
        } else if !line.trim().is_empty() {
            return None;
        }
        at = end;
    }
    Some(blank)
}
