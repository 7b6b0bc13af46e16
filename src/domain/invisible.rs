//! Characters that no reader sees.

/// Whether a character shows nothing or reorders what stands beside it: Unicode's bidirectional
/// controls, zero-width characters, separators, tags. Variation selectors are none: they belong to
/// ordinary symbols.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}
