//! Positions in a text by its lines.

use std::ops::Range;

const BOM: &str = "\u{feff}";

/// Where the line of `at` begins; behind a byte order mark.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    match text[..at].rfind('\n') {
        Some(i) => i + 1,
        None if text.starts_with(BOM) => BOM.len(),
        None => 0,
    }
}

/// Where the line of `at` ends, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    if text[at..end].ends_with('\r') {
        end - 1
    } else {
        end
    }
}

/// Where the line behind that of `at` begins, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// How far `at` is from the beginning of its line. What stands before a block value is spaces
/// and indicators, so bytes are columns.
pub(super) fn column(text: &str, at: usize) -> usize {
    at.saturating_sub(line_start(text, at))
}

/// What stands on the line before `at`.
pub(super) fn before(text: &str, at: usize) -> &str {
    &text[line_start(text, at).min(at)..at]
}

/// Whether `at` begins a line that has nothing on it.
pub(super) fn is_blank(text: &str, at: usize) -> bool {
    text[at..line_end(text, at)].trim().is_empty()
}

/// The line break the text uses.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(i) if text[..i].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The bytes of a block scalar: from its header, searched from `cursor` on, to the end of its last
/// line. Blank lines behind it belong to it only where its header keeps them (`|+`).
pub(super) fn block_scalar(
    text: &str,
    cursor: usize,
    content: &Range<usize>,
    value: &str,
) -> Range<usize> {
    let from = cursor.min(content.start);
    let start = mark(text, from, content.start, &['|', '>']).unwrap_or(from);
    let head = &text[start..line_end(text, start)];
    let keep = head
        .split([' ', '\t'])
        .next()
        .is_some_and(|h| h.contains('+'));
    let last = value.trim_end_matches('\n').rsplit('\n').next();
    let blank_end = last.is_some_and(|line| !line.is_empty() && line.trim().is_empty());
    let body = &text[content.start.max(start)..content.end.max(start)];
    let kept = if keep || blank_end {
        body.strip_suffix('\n').unwrap_or(body)
    } else {
        body.trim_end_matches([' ', '\t', '\n', '\r'])
    };
    if kept.trim().is_empty() && !keep {
        return start..line_end(text, start);
    }
    let kept = kept.strip_suffix('\r').unwrap_or(kept);
    let mut end = content.start + kept.len();
    if !keep && !blank_end {
        // Trailing spaces on the last line are content.
        end = line_end(text, end);
    }
    start..end.max(line_end(text, start))
}

/// The first of `marks` between two places, comments skipped.
pub(super) fn mark(text: &str, from: usize, to: usize, marks: &[char]) -> Option<usize> {
    let mut comment = false;
    for (i, c) in text[from..to].char_indices() {
        match c {
            '\n' => comment = false,
            '#' => comment = true,
            c if !comment && marks.contains(&c) => return Some(from + i),
            _ => {}
        }
    }
    None
}
