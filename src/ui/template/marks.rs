//! Marks around what is filled into a template.

use crate::ui::escape::{self, Safe};

/// Where a text that was filled in begins and ends, and where a line of it ends. A text from a case
/// holds none of these signs: they are made visible in it like all that shows nothing.
const BEGIN: char = '\u{fff9}';
const END: char = '\u{fffb}';
/// Where a line of a text that was filled in ends.
pub(in crate::ui) const BREAK: char = '\u{2028}';

/// A text that is filled in, so that it stays one text: no line of it begins a heading or a list.
pub(in crate::ui) fn marked(text: &str) -> String {
    let plain = text.replace('\t', " ");
    let lines = escape::terminal_lines(plain.trim_matches(['\r', '\n']));
    let lines: Vec<String> = lines.map(Safe::into_string).collect();
    format!("{BEGIN}{}{END}", lines.join(&BREAK.to_string()))
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Span {
    pub(in crate::ui) text: String,
    /// Whether it was filled in; else the template says it.
    pub(in crate::ui) filled: bool,
}

/// A line of a filled-in template.
pub(in crate::ui) type Line = Vec<Span>;

/// The parts of a line: what the template says, and what was filled in.
pub(in crate::ui) fn spans(line: &str) -> Line {
    let mut spans = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (filled, after) = after.split_once(END).unwrap_or((after, ""));
        let parts = [(before, false), (filled, true)];
        spans.extend(parts.map(|(text, filled)| Span {
            text: text.to_owned(),
            filled,
        }));
        rest = after;
    }
    spans.push(Span {
        text: rest.to_owned(),
        filled: false,
    });
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The parts of a line between the signs of its template; a sign that was filled in parts nothing.
pub(in crate::ui) fn parted(line: &str, sign: char) -> Vec<Line> {
    let mut parts = vec![Line::new()];
    for span in spans(line) {
        if span.filled {
            parts
                .last_mut()
                .into_iter()
                .for_each(|part| part.push(span.clone()));
            continue;
        }
        for (i, text) in span.text.split(sign).enumerate() {
            if i > 0 {
                parts.push(Line::new());
            }
            let text = text.to_owned();
            let plain = Span {
                text,
                filled: false,
            };
            parts
                .last_mut()
                .into_iter()
                .for_each(|part| part.push(plain.clone()));
        }
    }
    parts
}
