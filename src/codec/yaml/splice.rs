//! Pieces of new text put into an old one.

use std::ops::Range;

use super::lines;

/// One replaced range.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What stands there instead, with `\n` as its line break.
    pub text: String,
    /// Whether whole lines are put in, which need a line break before them at the end of a file
    /// without one.
    pub lines: bool,
}

impl Splice {
    /// Other text within a line.
    pub(super) fn text(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
            lines: false,
        }
    }

    /// Other lines, or none.
    pub(super) fn lines(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
            lines: true,
        }
    }

    /// Lines put in at `at`.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::lines(at..at, text)
    }
}

/// The text with all splices done, in the text's own line breaks. `None` where they overlap.
pub(super) fn apply(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|s| (s.range.start, s.range.end));
    let line_break = lines::line_break(text);
    // A literal block needs its last line break, even at the end of a file without one: it is
    // content.
    let literal = splices.iter().any(|s| s.text.contains('|'));
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for splice in splices {
        out.push_str(text.get(at..splice.range.start)?);
        at = splice.range.end;
        let mut new = splice.text;
        let torn = splice.lines && !new.is_empty() && !out.is_empty() && !out.ends_with('\n');
        if torn && out != "\u{feff}" {
            out.push_str(line_break);
            if at == text.len() && !literal {
                new.truncate(new.trim_end_matches('\n').len());
            }
        }
        out.push_str(&new.replace('\n', line_break));
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
