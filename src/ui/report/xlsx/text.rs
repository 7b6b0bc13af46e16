//! Text as a workbook holds it.

use crate::ui::escape::{self, Safe};

/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// What a case says, as a cell shows it: what steers or shows nothing is made visible.
pub(super) fn safe(text: &str) -> String {
    cut(&escape::terminal(text), LONGEST)
}

/// The same of a text of several lines, which stay lines.
pub fn safe_lines(text: &str) -> String {
    let lines = escape::terminal_lines(text).map(Safe::into_string);
    cut(&lines.collect::<Vec<_>>().join("\n"), LONGEST)
}

/// The beginning of a text, of at most so many UTF-16 units.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut room = most;
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end().to_owned()
}
