//! One value as text: when it may stand plain, and how it is quoted.

use std::fmt::Write as _;

/// Words some YAML reader takes for something other than text.
const WORDS: [&str; 13] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf", "infinity",
];

/// Whether YAML 1.1 and 1.2 readers all take this plain scalar for text.
pub(super) fn reads_as_text(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let number = |c: char| c.is_ascii_hexdigit() || "xXoO_.,:+-TtZz ".contains(c);
    let numeric = first.is_ascii_digit() || "+-.".contains(first);
    let value = numeric && text.chars().all(number)
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        || matches!(first, '~' | '=' | '<' | '.');
    !value
}

/// Whether a character may stand in a file as it is.
pub(super) fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether `text` may be written plain, as text, here.
pub(super) fn is_plain(text: &str, flow: bool) -> bool {
    let indicator = |c: char| "-?:,[]{}#&*!|>'\"%@`+".contains(c);
    reads_as_text(text)
        && !text.starts_with(indicator)
        && stays_whole(text)
        && !(flow && text.contains([',', '[', ']', '{', '}', ':', '#']))
}

/// Whether a plain token – a date, number or boolean – may be written as it is.
pub(super) fn is_token(text: &str) -> bool {
    let token = |c: char| c.is_ascii_alphanumeric() || "_.:+-~".contains(c);
    !text.is_empty() && text != "~" && text.chars().all(token) && {
        let first = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        text.starts_with(first)
            && !text.ends_with(':')
            && !matches!(text, "-" | "---" | "...")
            && !text.eq_ignore_ascii_case("null")
    }
}

/// Whether a reader finds the end of the plain scalar where it is.
fn stays_whole(text: &str) -> bool {
    text.chars().all(is_printable)
        && text.trim() == text
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
}

/// In double quotes, on one line, everything escaped that a reader or editor might change.
pub(super) fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            // Writing to a string cannot fail.
            c if u32::from(c) < 0x100 => drop(write!(out, "\\x{:02X}", u32::from(c))),
            c => drop(write!(out, "\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// In single quotes, where nothing needs an escape.
pub(super) fn single(text: &str) -> Option<String> {
    text.chars()
        .all(is_printable)
        .then(|| format!("'{}'", text.replace('\'', "''")))
}

/// Text on one line: plain where that is safe, else in double quotes.
pub(super) fn text(text: &str, flow: bool) -> String {
    if is_plain(text, flow) {
        text.to_owned()
    } else {
        double(text)
    }
}

/// A key, which must read the same in block and flow maps.
pub(super) fn key(key: &str) -> String {
    text(key, true)
}

/// The header and lines of a literal block, or `None` where only quotes keep the text exactly.
///
/// A blank line behind `|+` would become content, so text that ends in several line breaks is
/// quoted instead.
pub(super) fn literal(text: &str, indent: usize) -> Option<(&'static str, Vec<&str>)> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let lines: Vec<&str> = body.split('\n').collect();
    let first = lines.iter().find(|line| !line.is_empty())?;
    let kept = |line: &&str| {
        line.chars().all(|c| c == '\t' || is_printable(c)) && !line.ends_with([' ', '\t'])
    };
    let fits = text.contains('\n')
        && !body.ends_with('\n')
        && !first.starts_with('\t')
        && indent < 10
        && lines.iter().all(kept);
    if !fits {
        return None;
    }
    let strip = !text.ends_with('\n');
    let header = match (first.starts_with(' '), strip) {
        (false, false) => "|",
        (false, true) => "|-",
        (true, strip) => INDICATED.get(indent * 2 + usize::from(strip))?,
    };
    Some((header, lines))
}

const INDICATED: [&str; 20] = [
    "", "", "|1", "|1-", "|2", "|2-", "|3", "|3-", "|4", "|4-", "|5", "|5-", "|6", "|6-", "|7",
    "|7-", "|8", "|8-", "|9", "|9-",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever YAML 1.1 or 1.2 could read otherwise is quoted; ordinary text is not.
    #[test]
    fn doubtful_text_is_quoted() {
        let short = [
            "", "061105", "no", "On", "y", "1e3", "12:30", "~", "null", "0x1F", "1_000", "=", ",",
            "<<", ".5", "+3", "-", "- a", "a: b", "a #b", "a:", " a", "a ", "@a", "%a", "`a", "*a",
            "&a", "!a", "|", ">", "[a", "{a", "# a", "? a", "a\tb", ".inf", "1.5e3", "---",
        ];
        let long = [
            "2026-11-05",
            "2026-11-05T09:20:00+08:00",
            "0755-00000000",
            "a\u{85}b",
            "\u{feff}a",
        ];
        for doubtful in short.into_iter().chain(long) {
            assert!(text(doubtful, false).starts_with('"'), "{doubtful:?}");
        }
        for plain in [
            "阻焊脱落",
            "PO-8831",
            "5000 片",
            "a, b",
            "it's",
            "a:b",
            "wang@b.com",
        ] {
            assert_eq!(text(plain, false), plain);
        }
        assert_eq!(text("a, b", true), "\"a, b\"");
        assert_eq!(text("a:b", true), "\"a:b\"");
    }

    /// Control characters, C1, U+2028/9 and BOM never reach a file unescaped.
    #[test]
    fn hidden_characters_are_escaped() {
        let text = "\u{0}\u{7f}\u{85}\u{2028}\u{feff}\u{200b}\r\n\t";
        assert_eq!(
            double(text),
            "\"\\x00\\x7F\\x85\\u2028\\uFEFF\u{200b}\\r\\n\\t\""
        );
    }
}
