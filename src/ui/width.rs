//! Texts cut to a number of columns.

use unicode_width::UnicodeWidthChar as _;

/// The longest start of a text that is no wider than so many columns.
pub fn fitting(text: &str, widest: usize) -> &str {
    let mut width = 0;
    let over = text.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or(0);
        width > widest
    });
    over.map_or(text, |(end, _)| &text[..end])
}

/// The text, or as much of it as fits with a `…` behind.
pub fn cut(text: &str, widest: usize) -> String {
    if fitting(text, widest).len() == text.len() {
        return text.to_owned();
    }
    format!("{}…", fitting(text, widest.saturating_sub(1)).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice_and_the_dots_once() {
        assert_eq!(cut("阻焊脱落", 8), "阻焊脱落");
        assert_eq!(cut("阻焊脱落", 7), "阻焊脱…");
        assert_eq!(cut("阻焊脱落", 6), "阻焊…");
        assert_eq!(cut("a note that goes on", 8), "a note…");
    }
}
