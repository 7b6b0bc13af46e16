//! The shape this tool writes, and what people make of it who edit a line: read in one pass, block maps and
//! lists, values on one line, literal blocks, comments.
//!
//! Whatever is written otherwise – an anchor, a rare escape, a key twice – is not read here at all: the
//! parser reads it, with its places and its faults. What is read here means the same to both; a test holds
//! them against each other.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use super::inline::{self, Header, Quoted};
use crate::codec::{MAX_VALUES, limit};
use crate::domain::cursor::{Flat, mark};
use crate::domain::tree::ScalarForm;

/// How deep values may stand in each other; a case has five levels.
const DEEPEST: usize = 16;

/// How many values there may be: each has a key or a dash, and counts twice for the parser.
const MOST: usize = MAX_VALUES / 2;

/// How many keys a map may have: whether one stands there twice is looked for among them.
const KEYS: usize = 256;

/// The values of a text, or `None` where anything in it is written in another shape.
pub fn read(text: &str) -> Option<Flat<'_>> {
    if limit(text.len()).is_err() || inline::unusual(text) {
        return None;
    }
    let mut scan = Scan {
        text,
        rest: text,
        next: None,
        // A value takes some thirty bytes.
        flat: Flat::with_room(text.len() / 24),
    };
    let root = scan.flat.add("", 0..0);
    scan.map(root, 0, 0)?;
    scan.line().is_none().then_some(scan.flat)
}

/// A line that holds something.
#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    /// Without the blanks around it.
    content: &'t str,
    /// The text from the line after it.
    after: &'t str,
}

struct Scan<'t> {
    text: &'t str,
    /// The text from the line after the one that is read.
    rest: &'t str,
    /// The line that is read next, where it was looked at; or what follows the dash of a list's member.
    next: Option<Line<'t>>,
    flat: Flat<'t>,
}

/// The keys of a map read so far.
#[derive(Default)]
struct Keys {
    marks: u128,
    count: usize,
}

/// The first line, and what follows it; the end of a line is no part of it.
fn cut(text: &str) -> (&str, &str) {
    let (line, after) = match memchr(b'\n', text.as_bytes()) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    (line.strip_suffix('\r').unwrap_or(line), after)
}

/// How many blanks a line begins with.
fn indent_of(line: &str) -> usize {
    let mut bytes = line.bytes();
    bytes.position(|byte| byte != b' ').unwrap_or(line.len())
}

impl<'t> Scan<'t> {
    /// The bytes a piece of the text takes.
    fn span(&self, piece: &str) -> Range<usize> {
        let start = piece.as_ptr() as usize - self.text.as_ptr() as usize;
        start..start + piece.len()
    }

    /// The next line that holds something, which stays the next.
    fn line(&mut self) -> Option<Line<'t>> {
        while self.next.is_none() && !self.rest.is_empty() {
            let (line, after) = cut(self.rest);
            let indent = indent_of(line);
            let content = line[indent..].trim_end_matches(' ');
            if content.is_empty() || content.starts_with('#') {
                self.rest = after;
            } else {
                self.next = Some(Line {
                    indent,
                    content,
                    after,
                });
            }
        }
        self.next
    }

    /// Goes on behind a line.
    fn pass(&mut self, line: Line<'t>) {
        self.next = None;
        self.rest = line.after;
    }

    /// Adds a key; `None` where the map has it already.
    fn key(&mut self, place: usize, keys: &mut Keys, key: inline::Key<'t>) -> Option<usize> {
        let mark = mark(key.name);
        let twice = keys.marks & mark != 0 && self.flat.has(place, key.name);
        keys.marks |= mark;
        keys.count += 1;
        if twice || keys.count > KEYS || self.flat.len() > MOST {
            return None;
        }
        let span = self.span(key.written);
        Some(self.flat.add(key.name, span))
    }

    fn map(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        let mut keys = Keys::default();
        let (mut start, mut end) = (None, 0);
        while let Some(line) = self.line() {
            if line.indent < indent {
                break;
            }
            let key = inline::key(line.content).filter(|_| line.indent == indent)?;
            self.pass(line);
            let entry = self.key(place, &mut keys, key)?;
            start.get_or_insert(self.span(key.written).start);
            if key.value.is_empty() || key.value.starts_with('#') {
                self.below(entry, indent, depth + 1)?;
            } else if key.value.starts_with('|') {
                self.block(key.value, indent)?;
            } else {
                self.value(key.value, depth + 1)?;
            }
            end = self.flat.end(entry);
        }
        self.flat.map(place, start?..end);
        Some(())
    }

    /// What stands below a key, if anything does.
    fn below(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        match self.line() {
            Some(line) if line.indent > indent && depth < DEEPEST => {
                if line.content.starts_with("- ") {
                    self.list(place, line.indent, depth)
                } else {
                    self.map(place, line.indent, depth)
                }
            }
            Some(line) if line.indent > indent => None,
            // A list may stand no deeper than its key; this tool does not write it so.
            Some(line) if line.indent == indent && line.content.starts_with('-') => None,
            _ => Some(()),
        }
    }

    fn list(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        let (mut start, mut end) = (None, 0);
        while let Some(line) = self.line() {
            if line.indent < indent {
                break;
            }
            let member = line.content.strip_prefix("- ");
            let member = member.filter(|_| line.indent == indent)?;
            if member.starts_with([' ', '#']) || self.flat.len() > MOST {
                return None;
            }
            self.pass(line);
            let span = self.span(line.content);
            start.get_or_insert(span.start);
            let item = self.flat.add("", span);
            if inline::key(member).is_some() {
                self.next = Some(Line {
                    indent: indent + 2,
                    content: member,
                    after: line.after,
                });
                self.map(item, indent + 2, depth + 1)?;
            } else {
                self.value(member, depth + 1)?;
            }
            end = self.flat.end(item);
        }
        self.flat.seq(place, start?..end);
        Some(())
    }

    /// A value that begins and ends on its line, for the last key or member added.
    fn value(&mut self, text: &'t str, depth: usize) -> Option<()> {
        let after = self.inline(text, false, depth)?;
        inline::is_comment(after).then_some(())
    }

    /// Reads the value a text begins with; what follows it.
    fn inline(&mut self, text: &'t str, within: bool, depth: usize) -> Option<&'t str> {
        let first = *text.as_bytes().first()?;
        match first {
            b'"' | b'\'' => {
                let Quoted { said, written } = inline::quoted(text)?;
                let span = self.span(written);
                self.flat.scalar(said, ScalarForm::Text, span);
                text.get(written.len()..)
            }
            b'{' | b'[' if depth < DEEPEST => self.flow(text, first, depth),
            _ => self.plain(text, within),
        }
    }

    fn flow(&mut self, text: &'t str, open: u8, depth: usize) -> Option<&'t str> {
        let place = self.flat.len() - 1;
        let close = if open == b'{' { '}' } else { ']' };
        let mut rest = text.get(1..)?.trim_start_matches(' ');
        let mut keys = Keys::default();
        let mut first = true;
        loop {
            if let Some(after) = rest.strip_prefix(close) {
                let span = self.span(text).start..self.span(after).start;
                if open == b'{' {
                    self.flat.map(place, span);
                } else {
                    self.flat.seq(place, span);
                }
                return Some(after);
            }
            if !std::mem::take(&mut first) {
                rest = rest.strip_prefix(", ")?.trim_start_matches(' ');
            }
            if open == b'{' {
                let key = inline::key(rest)?;
                self.key(place, &mut keys, key)?;
                rest = key.value;
            } else if self.flat.len() > MOST {
                return None;
            } else {
                let span = self.span(rest);
                self.flat.add("", span);
            }
            let after = self.inline(rest, true, depth + 1)?;
            rest = after.trim_start_matches(' ');
        }
    }

    fn plain(&mut self, text: &'t str, within: bool) -> Option<&'t str> {
        let (said, after) = inline::plain(text, within)?;
        let span = self.span(said);
        match said {
            "~" | "null" | "Null" | "NULL" => self.flat.null(span),
            said => self.flat.scalar(said, ScalarForm::Plain, span),
        }
        Some(after)
    }

    /// A literal block below a key that stands at `above`.
    fn block(&mut self, written: &'t str, above: usize) -> Option<()> {
        let header = inline::header(written)?;
        let indent = match header.indent {
            Some(further) => above + further,
            None => indent_of(cut(self.rest).0),
        };
        if indent <= above {
            return None;
        }
        let start = self.span(written).start;
        let (said, end) = self.lines(indent, &header)?;
        self.flat.scalar(said, ScalarForm::Text, start..end);
        Some(())
    }

    /// The lines of a block, and where it ends.
    fn lines(&mut self, indent: usize, header: &Header) -> Option<(Cow<'t, str>, usize)> {
        let begun = self.rest;
        let (mut end, mut lines) = (None, 0);
        while memchr(b'\n', self.rest.as_bytes()).is_some() {
            let (line, after) = cut(self.rest);
            let at = indent_of(line);
            let blank = at == line.len();
            if blank && (at > indent || lines == 0) {
                return None;
            }
            if !blank && at < indent {
                break;
            }
            if !blank {
                end = Some(self.span(line).end);
            }
            lines += 1;
            self.rest = after;
        }
        // The last line of a file may lack its end: then so may the text.
        if !self.rest.is_empty() && memchr(b'\n', self.rest.as_bytes()).is_none() {
            return None;
        }
        let end = end?;
        if lines == 1 && header.stripped {
            return Some((Cow::Borrowed(&cut(begun).0[indent..]), end));
        }
        let mut said = String::with_capacity(self.span(self.rest).start - self.span(begun).start);
        let mut left = begun;
        for _ in 0..lines {
            let (line, after) = cut(left);
            said.push_str(line.get(indent..).unwrap_or_default());
            said.push('\n');
            left = after;
        }
        let text = said.trim_end_matches('\n').len();
        said.truncate(text + usize::from(!header.stripped));
        Some((Cow::Owned(said), end))
    }
}
