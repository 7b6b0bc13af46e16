//! The parser's events as two trees of one shape: the data ([`Node`]) and how it is written
//! ([`Syn`]).

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, Tag};

use super::{fault, lines};
use crate::codec::MAX_VALUES;
use crate::codec::error::{SyntaxError, SyntaxFault};
use crate::domain::tree::{Data, Entry, Node, Scalar, ScalarForm};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SynKind {
    Empty,
    Plain,
    Single,
    Double,
    /// A literal or folded block.
    Lines,
    BlockMap,
    BlockSeq,
    FlowMap,
    FlowSeq,
    Alias,
}

/// The written side of a [`Node`]: as many `items` as the node has entries or members.
#[derive(Clone, Debug)]
pub(super) struct Syn {
    pub kind: SynKind,
    /// The bytes of the value. A block scalar from its header to the end of its last line, a
    /// block collection from its first key or dash to the end of its last value.
    pub span: Range<usize>,
    /// An anchor, alias or tag is on this value or its key.
    pub guarded: bool,
    pub items: Vec<Syn>,
}

impl Syn {
    pub(super) fn is_block(&self) -> bool {
        matches!(self.kind, SynKind::BlockMap | SynKind::BlockSeq)
    }

    /// Whether this value or one inside it is guarded.
    pub(super) fn any_guarded(&self) -> bool {
        self.guarded || self.items.iter().any(Syn::any_guarded)
    }
}

/// What a text holds.
pub(super) struct Parsed {
    pub node: Node,
    pub syn: Syn,
    pub comments: Vec<Range<usize>>,
}

type Spanned<'a> = (Event<'a>, granit_parser::Span);

struct Builder<'a> {
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    comments: Vec<Range<usize>>,
    nodes: usize,
    /// The end of the last key or scalar, from which a block scalar's header is looked for.
    cursor: usize,
    /// Whether nothing but a key has been read behind that end.
    key_before: bool,
}

/// Reads one document. An empty text is a null.
pub(super) fn parse(text: &str) -> Result<Parsed, SyntaxFault> {
    let options = granit_parser::options! {
        flow_nesting_limit: fault::MAX_DEPTH,
        block_nesting_limit: fault::MAX_DEPTH,
        max_buffered_comment_events: 100_000,
    };
    let mut builder = Builder {
        text,
        parser: Parser::new_from_str_with_options(text, options),
        comments: Vec::new(),
        nodes: 0,
        cursor: 0,
        key_before: false,
    };
    let (node, syn) = builder.document()?;
    let mut comments = builder.comments;
    comments.sort_by_key(|span| span.start);
    Ok(Parsed {
        node,
        syn,
        comments,
    })
}

fn range(span: &granit_parser::Span) -> Range<usize> {
    span.byte_range().unwrap_or(0..0)
}

impl<'a> Builder<'a> {
    /// The next event that is data; `None` at the end.
    fn next(&mut self) -> Result<Option<Spanned<'a>>, SyntaxFault> {
        while let Some(next) = self.parser.next_event() {
            match next.map_err(|error| fault::fault(&error))? {
                (Event::Comment(..), span) => self.comments.push(range(&span)),
                (Event::Anchor(..), _) => {}
                found => return Ok(Some(found)),
            }
        }
        Ok(None)
    }

    fn document(&mut self) -> Result<(Node, Syn), SyntaxFault> {
        let end = self.text.len();
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::DocumentStart(..)) && root.is_some() {
                return Err(SyntaxError::Documents.at(range(&span).start));
            }
            if event.is_node() {
                root = Some(self.value(event, &span, 0)?);
            }
        }
        Ok(root.unwrap_or_else(|| empty(end)))
    }

    fn value(
        &mut self,
        event: Event<'a>,
        span: &granit_parser::Span,
        depth: usize,
    ) -> Result<(Node, Syn), SyntaxFault> {
        let bytes = range(span);
        self.budget(&bytes, depth)?;
        let opaque = event.tag().is_some_and(|tag| reading(tag).is_none());
        let guarded = event.tag().is_some() || event.anchor_id().is_some();
        let (mut node, mut syn) = match event {
            Event::Scalar(text, style, _, tag) => {
                let form = tag.as_deref().and_then(reading);
                self.scalar(&text, style, form, bytes)
            }
            Event::MappingStart(style, ..) => self.map(style, bytes, depth)?,
            Event::SequenceStart(style, ..) => self.seq(style, bytes, depth)?,
            _ => {
                self.cursor = bytes.end;
                written(Data::Opaque, SynKind::Alias, bytes)
            }
        };
        syn.guarded = guarded || syn.kind == SynKind::Alias;
        if opaque {
            let start = span.tag_start().and_then(|mark| mark.byte_offset());
            node.data = Data::Opaque;
            node.span.start = start.unwrap_or(node.span.start).min(node.span.start);
        }
        Ok((node, syn))
    }

    fn budget(&mut self, bytes: &Range<usize>, depth: usize) -> Result<(), SyntaxFault> {
        self.nodes += 1;
        if depth > fault::MAX_DEPTH {
            let limit = fault::MAX_DEPTH;
            return Err(SyntaxError::TooDeep { limit }.at(bytes.start));
        }
        if self.nodes > MAX_VALUES {
            let limit = MAX_VALUES;
            return Err(SyntaxError::TooMany { limit }.at(bytes.start));
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tagged: Option<ScalarForm>,
        bytes: Range<usize>,
    ) -> (Node, Syn) {
        let (kind, form) = match style {
            ScalarStyle::Plain if bytes.is_empty() => (SynKind::Empty, ScalarForm::Plain),
            ScalarStyle::Plain => (SynKind::Plain, ScalarForm::Plain),
            ScalarStyle::SingleQuoted => (SynKind::Single, ScalarForm::Text),
            ScalarStyle::DoubleQuoted => (SynKind::Double, ScalarForm::Text),
            ScalarStyle::Literal | ScalarStyle::Folded => (SynKind::Lines, ScalarForm::Text),
        };
        let bytes = match kind {
            SynKind::Lines => lines::block_scalar(self.text, self.cursor, &bytes, text),
            SynKind::Empty => {
                let between = &self.text[self.cursor.min(bytes.start)..bytes.start];
                let at = if between.contains('\n') && !between.trim_end().ends_with('-') {
                    self.cursor
                } else {
                    bytes.start
                };
                at..at
            }
            _ => bytes,
        };
        self.cursor = bytes.end;
        let form = tagged.unwrap_or(form);
        let null = kind == SynKind::Empty && tagged != Some(ScalarForm::Text)
            || form == ScalarForm::Plain && matches!(text, "~" | "null" | "Null" | "NULL");
        let data = if null {
            Data::Null
        } else {
            Data::Scalar(Scalar {
                text: if kind == SynKind::Empty { "" } else { text }.to_owned(),
                form,
            })
        };
        written(data, kind, bytes)
    }

    fn map(
        &mut self,
        style: StructureStyle,
        bytes: Range<usize>,
        depth: usize,
    ) -> Result<(Node, Syn), SyntaxFault> {
        self.key_before = false;
        let mut entries = Vec::new();
        let mut items: Vec<Syn> = Vec::new();
        let mut end = bytes.end;
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                if style == StructureStyle::Flow {
                    end = range(&span).end;
                }
                break;
            }
            let anchored = event.anchor_id().is_some() || event.tag().is_some();
            let (key, key_span) = self.key(event, &span)?;
            let Some((event, span)) = self.next()? else {
                break;
            };
            self.key_before = true;
            let (value, mut syn) = self.value(event, &span, depth + 1)?;
            self.key_before = false;
            syn.guarded |= anchored;
            end = end.max(syn.span.end).max(key_span.end);
            items.push(syn);
            entries.push(Entry {
                key,
                key_span,
                value,
            });
        }
        self.cursor = end;
        unique(&entries)?;
        let kind = match style {
            StructureStyle::Block => SynKind::BlockMap,
            StructureStyle::Flow => SynKind::FlowMap,
        };
        let (node, mut syn) = written(Data::Map(entries), kind, bytes.start..end);
        syn.items = items;
        Ok((node, syn))
    }

    /// A key must be text: a list, map, alias or nothing as a key is no field of any record.
    fn key(
        &mut self,
        event: Event<'a>,
        span: &granit_parser::Span,
    ) -> Result<(String, Range<usize>), SyntaxFault> {
        let bytes = range(span);
        self.budget(&bytes, 0)?;
        let line_end = lines::line_end(self.text, bytes.start);
        match event {
            Event::Scalar(text, style, ..)
                if style != ScalarStyle::Plain || !bytes.is_empty() && bytes.end <= line_end =>
            {
                self.cursor = bytes.end;
                Ok((text.into_owned(), bytes))
            }
            _ => Err(SyntaxError::Key.at(bytes.start)),
        }
    }

    fn seq(
        &mut self,
        style: StructureStyle,
        bytes: Range<usize>,
        depth: usize,
    ) -> Result<(Node, Syn), SyntaxFault> {
        let mut nodes = Vec::new();
        let mut items: Vec<Syn> = Vec::new();
        let mut end = bytes.end;
        // The parser places a list that stands no deeper than its key behind the first dash.
        let start = if std::mem::take(&mut self.key_before) && style == StructureStyle::Block {
            lines::mark(self.text, self.cursor, bytes.start, &['-'])
        } else {
            None
        };
        let start = start.unwrap_or(bytes.start);
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                if style == StructureStyle::Flow {
                    end = range(&span).end;
                }
                break;
            }
            let (node, syn) = self.value(event, &span, depth + 1)?;
            end = end.max(syn.span.end);
            items.push(syn);
            nodes.push(node);
        }
        self.cursor = end;
        let kind = match style {
            StructureStyle::Block => SynKind::BlockSeq,
            StructureStyle::Flow => SynKind::FlowSeq,
        };
        let (node, mut syn) = written(Data::Seq(nodes), kind, start..end);
        syn.items = items;
        Ok((node, syn))
    }
}

fn written(data: Data, kind: SynKind, span: Range<usize>) -> (Node, Syn) {
    let node = Node {
        data,
        span: span.clone(),
    };
    let syn = Syn {
        kind,
        span,
        guarded: false,
        items: Vec::new(),
    };
    (node, syn)
}

fn empty(at: usize) -> (Node, Syn) {
    written(Data::Null, SynKind::Empty, at..at)
}

/// How a tagged value is read: as the core schema says, else `None` and not at all.
fn reading(tag: &Tag) -> Option<ScalarForm> {
    match tag.core_suffix() {
        Some("str") => Some(ScalarForm::Text),
        Some("null" | "bool" | "int" | "float" | "timestamp" | "map" | "seq") => {
            Some(ScalarForm::Plain)
        }
        None if tag.handle().is_empty() && tag.suffix() == "!" => Some(ScalarForm::Text),
        _ => None,
    }
}

fn unique(entries: &[Entry]) -> Result<(), SyntaxFault> {
    let mut order: Vec<&Entry> = entries.iter().collect();
    order.sort_by(|a, b| (&a.key, a.key_span.start).cmp(&(&b.key, b.key_span.start)));
    let twice = order.windows(2).filter(|pair| pair[0].key == pair[1].key);
    let Some(second) = twice.map(|pair| pair[1]).min_by_key(|e| e.key_span.start) else {
        return Ok(());
    };
    let key = second.key.clone();
    Err(SyntaxError::KeyTwice { key }.at(second.key_span.start))
}
