//! From bytes to the line, column and excerpt a person sees.

use std::ops::Range;

use super::parts;
use crate::domain::place::Place;
use crate::domain::private_part::private_of;

/// The most characters of a line an excerpt shows.
const EXCERPT: usize = 200;

/// Where the lines of a text begin; for several places in one text.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Where the private part of a case begins, and how many lines stand above it.
    private: Option<(usize, usize)>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of `text`.
    pub fn new(text: &'a str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(breaks.map(|at| at + 1));
        let starts: Vec<usize> = starts.collect();
        let private = parts::place(text).map(|mark| {
            let above = starts.partition_point(|start| *start < mark.end);
            (mark.end, above)
        });
        Self {
            text,
            starts,
            private,
        }
    }

    /// The place of the bytes `span` in `file`. A span over several lines means its part of the
    /// first; offsets outside the text or inside a character mean the nearest character.
    pub fn place(&self, file: &str, span: Range<usize>) -> Place {
        let found = self.found(file, span.clone());
        match self.private.filter(|(begins, _)| span.start >= *begins) {
            Some((_, above)) => Place {
                file: private_of(file),
                line: found.line - above.min(found.line - 1),
                ..found
            },
            None => found,
        }
    }

    fn found(&self, file: &str, span: Range<usize>) -> Place {
        let start = floor(self.text, span.start);
        let line = self.starts.partition_point(|s| *s <= start).max(1) - 1;
        let from = self.starts.get(line).copied().unwrap_or(0);
        let rest = &self.text[from..];
        let whole = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let whole = whole.strip_suffix('\r').unwrap_or(whole);
        let (from, whole) = match whole.strip_prefix('\u{feff}') {
            Some(bare) if from == 0 => ('\u{feff}'.len_utf8(), bare),
            _ => (from, whole),
        };
        let before = floor(whole, start.saturating_sub(from));
        let end = floor(whole, span.end.saturating_sub(from)).max(before);
        let column = whole[..before].chars().count() + 1;
        Place {
            file: file.to_owned(),
            line: line + 1,
            column,
            excerpt: excerpt(whole, column),
            width: whole[before..end].chars().count().max(1),
        }
    }
}

/// The place of the bytes `span` of `text`, which is the content of `file`.
pub fn place(file: &str, text: &str, span: Range<usize>) -> Place {
    LineIndex::new(text).place(file, span)
}

/// The nearest character boundary at or before `offset`.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

/// The line up to a little behind the column; the beginning stays, so that columns stay true.
fn excerpt(line: &str, column: usize) -> String {
    let count = column.max(EXCERPT / 2) + EXCERPT / 2;
    match line.char_indices().nth(count) {
        Some((cut, _)) => line[..cut].to_owned() + "…",
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns and widths count characters, not bytes; line ends and a BOM are not shown.
    #[test]
    fn places_count_characters() {
        let text = "\u{feff}标题: 一\r\n状态: 待处理\r\n";
        let at = text.find("待").unwrap();
        let place = place("a.yaml", text, at..at + 9);
        assert_eq!((place.line, place.column, place.width), (2, 5, 3));
        assert_eq!(place.excerpt, "状态: 待处理");
        let first = super::place("a.yaml", text, 3..9);
        assert_eq!((first.line, first.column, first.width), (1, 1, 2));
        assert_eq!(first.excerpt, "标题: 一");
    }

    /// Offsets at the end, outside the text or inside a character never panic.
    #[test]
    fn any_offset_has_a_place() {
        let text = "a: 龙\nb";
        for start in 0..20 {
            for end in 0..20 {
                let place = place("f", text, start..end);
                assert!(place.line >= 1 && place.column >= 1 && place.width >= 1);
            }
        }
        let end = place("f", "a: 1\n", 5..5);
        assert_eq!((end.line, end.column, end.excerpt.as_str()), (2, 1, ""));
    }

    /// A very long line is cut behind the column meant.
    #[test]
    fn long_lines_are_cut() {
        let text = "龙".repeat(5000);
        let place = place("f", &text, 0..3);
        assert_eq!(place.excerpt.chars().count(), EXCERPT + 1);
    }
}
