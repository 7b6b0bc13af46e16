//! Text without the widths of an input method.

/// Full-width digits, letters and signs as their plain ones, without the spaces around.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    let narrowed: String = text.chars().map(narrow).collect();
    narrowed.trim().to_owned()
}
