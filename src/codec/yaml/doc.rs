//! A text read as one YAML document.

use std::ops::Range;

use super::splice::{self, Splice};
use super::syntax::{self, Syn};
use crate::codec::error::{EditError, SyntaxError, SyntaxFault};
use crate::codec::{limit, no_conflict};
use crate::domain::tree::Node;

/// A YAML document with its source text.
#[derive(Clone, Debug)]
pub struct Doc {
    pub(super) text: String,
    pub(super) node: Node,
    pub(super) syn: Syn,
    pub(super) comments: Vec<Range<usize>>,
}

impl Doc {
    /// Reads a text as one YAML document.
    ///
    /// Plain scalars keep their source text. Aliases and unknown tags are kept as
    /// [`Data::Opaque`](crate::domain::tree::Data::Opaque). A BOM and CRLF are no matter.
    ///
    /// # Errors
    /// The first fault: conflict markers, a limit exceeded, duplicate keys, keys that are not text,
    /// control characters, bad syntax, a second document.
    pub fn parse(text: &str) -> Result<Self, SyntaxFault> {
        limit(text.len())?;
        no_conflict(text, true)?;
        printable(text)?;
        let parsed = syntax::parse(text)?;
        Ok(Self {
            text: text.to_owned(),
            node: parsed.node,
            syn: parsed.syn,
            comments: parsed.comments,
        })
    }

    /// The document's data alone.
    pub fn into_node(self) -> Node {
        self.node
    }

    /// The document's data with its places.
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// The source text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The comments in the order of the text, each with its `#`.
    pub fn comments(&self) -> impl Iterator<Item = &str> {
        self.comments.iter().map(|span| &self.text[span.clone()])
    }

    /// The document with `splices` done, and the comments that must have survived them.
    pub(super) fn spliced(&self, splices: Vec<Splice>) -> Result<(Self, Vec<String>), EditError> {
        let spared = |span: &&Range<usize>| {
            let inside = |s: &Splice| s.range.start <= span.start && span.end <= s.range.end;
            !splices.iter().any(inside)
        };
        let spared = self.comments.iter().filter(spared);
        let spared = spared.map(|s| self.text[s.clone()].to_owned()).collect();
        let text = splice::apply(&self.text, splices).ok_or(EditError::Unsafe)?;
        let next = Self::parse(&text).map_err(|_| EditError::Unsafe)?;
        Ok((next, spared))
    }
}

/// YAML allows no control characters but tab and line breaks; readers differ in what they make
/// of the rest.
fn printable(text: &str) -> Result<(), SyntaxFault> {
    let found = text.char_indices().find(|(_, c)| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    });
    let Some((offset, c)) = found else {
        return Ok(());
    };
    let code = format!("U+{:04X}", u32::from(c));
    Err(SyntaxError::Control { code }.at(offset))
}
