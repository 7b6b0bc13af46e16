//! The shape this tool writes, read in one pass: block maps and lists, values on one line, literal
//! blocks, comments on lines of their own.
//!
//! Whatever is written otherwise – an escape, an anchor, a comment behind a value, a key twice – is
//! not read here at all: the parser reads it, with its places and its faults. What is read here means
//! the same to both; a test holds them against each other.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::codec::{MAX_VALUES, limit, no_conflict};
use crate::domain::cursor::Flat;
use crate::domain::tree::ScalarForm;

/// How deep values may stand in each other; a case has five levels.
const DEEPEST: usize = 16;

/// How many values there may be: each has a key or a dash, and counts twice for the parser.
const MOST: usize = MAX_VALUES / 2;

/// The values of a text, or `None` where anything in it is written in another shape.
pub fn read(text: &str) -> Option<Flat<'_>> {
    let fine = limit(text.len()).is_ok() && no_conflict(text, true).is_ok();
    if !fine || text.chars().any(unusual) {
        return None;
    }
    let mut scan = Scan {
        text,
        rest: text,
        pending: None,
        flat: Flat::default(),
    };
    let root = scan.flat.add("", 0..0);
    scan.map(root, 0, 0)?;
    scan.line().is_none().then_some(scan.flat)
}

/// What a parser may take for indentation, for a line's end, for a mark of the encoding, or for no
/// character.
fn unusual(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

struct Scan<'t> {
    text: &'t str,
    /// The text from the line after the one that is read.
    rest: &'t str,
    /// What follows the dash of a list's member, with its column.
    pending: Option<(usize, &'t str)>,
    flat: Flat<'t>,
}

/// Indentation and content of a line.
fn split(line: &str) -> (usize, &str) {
    let content = line.trim_start_matches(' ');
    (line.len() - content.len(), content.trim_end_matches(' '))
}

/// The key of an entry with what follows its colon.
fn entry(content: &str) -> Option<(&str, &str)> {
    let (key, value) = content.split_once(':')?;
    let begins = key
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    let within = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let ends = value.is_empty() || value.starts_with(' ');
    (begins && ends && key.bytes().all(within)).then_some((key, value.trim_start_matches(' ')))
}

impl<'t> Scan<'t> {
    /// The bytes a piece of the text takes.
    fn span(&self, piece: &str) -> Range<usize> {
        let start = piece.as_ptr() as usize - self.text.as_ptr() as usize;
        start..start + piece.len()
    }

    /// The next line that holds something, which stays the next.
    fn line(&mut self) -> Option<(usize, &'t str)> {
        if self.pending.is_some() {
            return self.pending;
        }
        loop {
            let (line, after) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            let (indent, content) = split(line);
            if !content.is_empty() && !content.starts_with('#') {
                return Some((indent, content));
            }
            if self.rest.is_empty() {
                return None;
            }
            self.rest = after;
        }
    }

    /// Goes on behind the next line.
    fn pass(&mut self) {
        if self.pending.take().is_none() {
            self.rest = self.rest.split_once('\n').map_or("", |(_, after)| after);
        }
    }

    fn map(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        let mut keys = BTreeSet::new();
        let (mut start, mut end) = (None, 0);
        while let Some((at, content)) = self.line() {
            if at < indent {
                break;
            }
            let (key, value) = entry(content).filter(|_| at == indent)?;
            if !keys.insert(key) || self.flat.len() > MOST {
                return None;
            }
            self.pass();
            let span = self.span(key);
            start.get_or_insert(span.start);
            let entry = self.flat.add(key, span);
            match value {
                "" => self.below(entry, indent, depth + 1)?,
                "|" | "|-" => self.block(value, indent)?,
                value => self.value(value, depth + 1)?,
            }
            end = self.flat.end(entry);
        }
        self.flat.map(place, start?..end);
        Some(())
    }

    /// What stands below a key, if anything does.
    fn below(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        match self.line() {
            Some((at, content)) if at > indent && depth < DEEPEST => {
                if content.starts_with("- ") {
                    self.list(place, at, depth)
                } else {
                    self.map(place, at, depth)
                }
            }
            // A list may stand no deeper than its key; this tool does not write it so.
            Some((at, content)) if at > indent || at == indent && content.starts_with('-') => None,
            _ => Some(()),
        }
    }

    fn list(&mut self, place: usize, indent: usize, depth: usize) -> Option<()> {
        let (mut start, mut end) = (None, 0);
        while let Some((at, content)) = self.line() {
            if at < indent {
                break;
            }
            let member = content.strip_prefix("- ").filter(|_| at == indent)?;
            if member.starts_with(' ') || self.flat.len() > MOST {
                return None;
            }
            self.pass();
            let span = self.span(content);
            start.get_or_insert(span.start);
            let item = self.flat.add("", span);
            if entry(member).is_some() {
                self.pending = Some((indent + 2, member));
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
        after.is_empty().then_some(())
    }

    /// Reads the value a text begins with; what follows it.
    fn inline(&mut self, text: &'t str, within: bool, depth: usize) -> Option<&'t str> {
        let first = *text.as_bytes().first()?;
        match first {
            b'"' | b'\'' => {
                let (said, after) = text.get(1..)?.split_once(char::from(first))?;
                if said.contains('\\') || said.contains('\n') || after.starts_with('\'') {
                    return None;
                }
                let span = self.span(said);
                let span = span.start - 1..span.end + 1;
                self.flat.scalar(said, ScalarForm::Text, span);
                Some(after)
            }
            b'{' | b'[' if depth < DEEPEST => self.flow(text, first, depth),
            _ => self.plain(text, within),
        }
    }

    fn flow(&mut self, text: &'t str, open: u8, depth: usize) -> Option<&'t str> {
        let place = self.flat.len() - 1;
        let start = self.span(text).start;
        let (close, mut rest) = (if open == b'{' { '}' } else { ']' }, text.get(1..)?);
        let mut keys = BTreeSet::new();
        loop {
            rest = rest.trim_start_matches(' ');
            if open == b'{' {
                let (key, value) = entry(rest)?;
                if value.is_empty() || !keys.insert(key) {
                    return None;
                }
                let span = self.span(key);
                self.flat.add(key, span);
                rest = value;
            } else {
                let span = self.span(rest);
                self.flat.add("", span);
            }
            if self.flat.len() > MOST {
                return None;
            }
            rest = self.inline(rest, true, depth + 1)?.trim_start_matches(' ');
            if let Some(after) = rest.strip_prefix(close) {
                let span = start..self.span(after).start;
                if open == b'{' {
                    self.flat.map(place, span);
                } else {
                    self.flat.seq(place, span);
                }
                return Some(after);
            }
            rest = rest.strip_prefix(", ")?;
        }
    }

    fn plain(&mut self, text: &'t str, within: bool) -> Option<&'t str> {
        let flow = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}');
        let end = if within { text.find(flow) } else { None };
        let (said, after) = text.split_at(end.unwrap_or(text.len()));
        let said = said.trim_end_matches(' ');
        let first = said.chars().next()?;
        let mark = flow(first) || "-?:#&*!|>'\"%@`".contains(first);
        if mark || said.ends_with(':') || said.contains(": ") || said.contains(" #") {
            return None;
        }
        match said {
            "~" | "null" | "Null" | "NULL" => self.flat.null(self.span(said)),
            said => self.flat.scalar(said, ScalarForm::Plain, self.span(said)),
        }
        Some(after)
    }

    /// A literal block below a key that stands at `above`.
    fn block(&mut self, header: &'t str, above: usize) -> Option<()> {
        let mut said = String::new();
        let (mut indent, start) = (None, self.span(header).start);
        let mut end = start;
        while let Some((line, after)) = self.rest.split_once('\n') {
            let (at, content) = (line.len() - line.trim_start_matches(' ').len(), line);
            let blank = at == line.len();
            match indent {
                None if blank || at <= above => return None,
                None => indent = Some(at),
                Some(indent) if blank && at > indent => return None,
                Some(indent) if !blank && at < indent => break,
                Some(_) => {}
            }
            said.push_str(content.get(indent?..).unwrap_or_default());
            said.push('\n');
            if !blank {
                end = self.span(line).end;
            }
            self.rest = after;
        }
        // The last line of a file may lack its end: then so may the text.
        if indent.is_none() || self.rest.split_once('\n').is_none() && !self.rest.is_empty() {
            return None;
        }
        let text = said.trim_end_matches('\n').len();
        said.truncate(text + usize::from(header == "|"));
        self.flat.scalar(said, ScalarForm::Text, start..end);
        Some(())
    }
}
