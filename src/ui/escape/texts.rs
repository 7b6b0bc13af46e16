//! How a text is made harmless for each kind of place. Every function takes text as it is read from a
//! case.

use std::borrow::Cow;
use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::invisible::is_invisible;

/// For a terminal, on one line: control characters, bidirectional overrides and invisible
/// characters become visible escapes (`\n`, `\u{1b}`), everything else stays. Escaping twice
/// changes nothing more.
pub fn terminal(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut after = 0;
    // What is shown as it is goes over at once.
    for (at, c) in text.char_indices().filter(|(_, c)| is_hidden(*c)) {
        safe.push_str(text.get(after..at).unwrap_or_default());
        push_visible(&mut safe, c);
        after = at + c.len_utf8();
    }
    safe.push_str(text.get(after..).unwrap_or_default());
    safe
}

/// Whether a character would not be seen, or steer what shows it.
fn is_hidden(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

/// For a terminal, line by line: text of several lines that is shown as such.
pub fn terminal_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(terminal)
}

/// Appends one character as [`terminal`] shows it.
pub(in crate::ui) fn push_visible(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if is_hidden(c) => {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// For a line or table cell of Markdown on GitHub or GitLab: no markup, HTML, table borders,
/// mentions, references or links come about. A line break becomes a space. A plain word in
/// backticks, as messages write names, stays code: nothing in it can mean anything else.
pub fn markdown(text: &str) -> String {
    /// Breaks mentions, references and autolinks, which are found only after rendering, so that a
    /// backslash would not stop them.
    const BREAK: &str = "&#8203;";
    let mut safe = String::with_capacity(text.len());
    let one_line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let line = one_line.trim();
    let mut word_start = true;
    let mut code = 0;
    for (i, c) in line.char_indices() {
        let rest = line.get(i..).unwrap_or_default();
        if c == '`' && i >= code {
            code = i + code_word(rest);
        }
        if i < code {
            safe.push(c);
            word_start = true;
            continue;
        }
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '@' | '#' => safe.extend(["\\", c.encode_utf8(&mut [0; 4]), BREAK]),
            '!' | '-' if refers(rest, line.get(..i)) => {
                safe.extend(["\\", c.encode_utf8(&mut [0; 4]), BREAK]);
            }
            ':' if rest.starts_with("://") => safe.extend([":", BREAK]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => safe.extend(['\\', c]),
            '-' | '+' | '=' if i == 0 => safe.extend(['\\', c]),
            '.' | ')' if is_number(line.get(..i)) => safe.extend(['\\', c]),
            'w' | 'W' if word_start && is_www(rest) => safe.extend([c.to_string().as_str(), BREAK]),
            c => push_visible(&mut safe, c),
        }
        word_start = !c.is_ascii_alphanumeric();
    }
    safe
}

/// How long the code span is that a text begins with, its backticks included; 0 where it is none.
fn code_word(text: &str) -> usize {
    let word = text.get(1..).and_then(|rest| rest.split_once('`'));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    match word {
        Some((word, _)) if !word.is_empty() && word.chars().all(plain) => word.len() + 2,
        _ => 0,
    }
}

/// Whether `!` or `-` makes a reference: `!12` on GitLab, `GH-12` on GitHub.
fn refers(rest: &str, before: Option<&str>) -> bool {
    let digit = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let hub = || {
        let before = before.unwrap_or_default().as_bytes();
        before.len() >= 2 && before[before.len() - 2..].eq_ignore_ascii_case(b"gh")
    };
    digit && (rest.starts_with('!') || hub())
}

/// For text within HTML tags in a comment on GitHub or GitLab: no markup of either sort, mentions,
/// references or links come about, and no line ends. Whatever could mean something is an entity,
/// which is plain text to HTML and to Markdown alike.
pub fn comment_html(text: &str) -> String {
    const BREAK: &str = "&#8203;";
    let one_line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let line = one_line.trim();
    let mut visible = String::with_capacity(line.len());
    line.chars().for_each(|c| push_visible(&mut visible, c));
    let mut safe = String::with_capacity(visible.len());
    for (i, c) in visible.char_indices() {
        let rest = visible.get(i..).unwrap_or_default();
        let plain = !c.is_ascii_punctuation() || matches!(c, '.' | ',' | '/' | ':' | '-');
        if plain {
            safe.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(safe, "&#{};", u32::from(c));
        }
        let refers = refers(rest, visible.get(..i));
        let www = matches!(c, 'w' | 'W') && is_www(rest);
        if refers
            || www
            || matches!(c, '@' | '#' | '!' | '$' | '%' | '~')
            || rest.starts_with("://")
        {
            safe.push_str(BREAK);
        }
    }
    safe
}

/// For a message in a chat whose Markdown has no escapes (WeCom, DingTalk): what could be markup, a
/// mention or a link is written by its full-width form, which is text to every client. A line break
/// becomes a space.
pub fn chat(text: &str) -> String {
    full_width(text, |c| matches!(c, '&' | '<' | '>'))
}

/// For a text of Slack in its `mrkdwn`: `&`, `<` and `>` as its guide has it, so that no mention or
/// link comes about; what has no escape there by its full-width form.
pub fn slack(text: &str) -> String {
    let safe = full_width(text, |_| false);
    let safe = safe.replace('&', "&amp;");
    safe.replace('<', "&lt;").replace('>', "&gt;")
}

/// A text on one line with everything that chats read as markup, and what else is asked for, by its
/// full-width form.
fn full_width(text: &str, also: fn(char) -> bool) -> String {
    let one_line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let line = one_line.trim();
    let mut safe = String::with_capacity(line.len());
    let mut word_start = true;
    for (i, c) in line.char_indices() {
        let rest = line.get(i..).unwrap_or_default();
        let www = word_start && matches!(c, 'w' | 'W') && is_www(rest);
        let markup = match c {
            '*' | '_' | '~' | '`' | '[' | ']' | '|' | '\\' | '#' | '@' | '$' | '!' => true,
            ':' => rest.starts_with("://"),
            '-' | '+' | '=' => i == 0,
            '.' | ')' => is_number(line.get(..i)),
            _ => www || also(c),
        };
        // The signs of ASCII stand in the same order among the full-width forms.
        let wide = char::from_u32(u32::from(c) + 0xfee0).filter(|_| markup && c.is_ascii());
        match wide {
            Some(wide) => safe.push(wide),
            None => push_visible(&mut safe, c),
        }
        word_start = !c.is_ascii_alphanumeric();
    }
    safe
}

/// Whether what stands before is a number, so that a point would begin a numbered list.
fn is_number(before: Option<&str>) -> bool {
    before.is_some_and(|b| !b.is_empty() && b.bytes().all(|b| b.is_ascii_digit()))
}

fn is_www(rest: &str) -> bool {
    rest.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// For the message of a GitHub workflow command (`::error …::message`). Line breaks stay line breaks;
/// what else shows nothing or steers a terminal is made visible, since the command stands in the log.
pub fn workflow_data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(within_line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// For a property of a GitHub workflow command (`::error file=…,line=…::`).
pub fn workflow_property(text: &str) -> String {
    workflow_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// For one line of a log that GitHub reads for workflow commands: `##[command]` anywhere in it, and
/// `::command::` at its beginning.
pub fn workflow_log(text: &str) -> String {
    let safe = within_line(text);
    match safe.trim_start().strip_prefix(':') {
        Some(rest) if rest.starts_with(':') => format!("\\u{{3a}}{rest}"),
        _ => safe,
    }
}

/// `##[command]` is one wherever it stands in a line, and some runners look for it in other commands too.
fn within_line(text: &str) -> String {
    terminal(text).replace("##[", "#\\u{23}[")
}

/// A path as a reference of RFC 3986, percent-encoded; its slashes stay.
pub fn uri(path: &str) -> String {
    /// All but the letters, digits and marks that stand for themselves (RFC 3986, 2.3), and `/`.
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'/');
    utf8_percent_encode(path, ENCODED).to_string()
}

/// JSON as it goes to a terminal or a log: what shows nothing or reorders what stands beside it is
/// written `\u202e`. To a reader of JSON nothing has changed, since it stands only in strings.
pub fn json(text: &str) -> Cow<'_, str> {
    let written = |c: char| c != '\n' && is_hidden(c);
    if !text.chars().any(written) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if written(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// For a cell of a CSV file that is opened in a spreadsheet: text that begins like a formula is
/// marked as text with `'` (OWASP, CSV injection), and what shows nothing or would steer a terminal
/// on which the file is looked at is made visible; lines stay lines. Numbers the tool computed need
/// no escaping; quoting is the CSV writer's.
pub fn spreadsheet(text: &str) -> String {
    let dangerous = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    let mut safe = String::with_capacity(text.len());
    if text.starts_with(dangerous) {
        safe.push('\'');
    }
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => safe.push(c),
            c => push_visible(&mut safe, c),
        }
    }
    safe
}

/// For XML 1.0 text and attribute values; characters that XML cannot hold at all are dropped.
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            // An attribute would turn these into spaces.
            '\n' => safe.push_str("&#10;"),
            '\r' => safe.push_str("&#13;"),
            '\t' => safe.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' => {}
            c if is_hidden(c) => {
                // Writing to a String cannot fail.
                let _ = write!(safe, "&#x{:x};", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

/// For text in Typst markup, on one line: no code, markup, label, reference, link, comment or shorthand
/// comes about. A backslash makes any sign stand for itself there.
pub fn typst(text: &str) -> String {
    let visible = terminal(text);
    let mut safe = String::with_capacity(visible.len());
    for c in visible.chars() {
        if c.is_ascii_punctuation() {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// For a text value of a calendar file (RFC 5545, 3.3.11): a line break becomes `\\n`, and no character
/// ends the value or the line.
pub fn calendar(text: &str) -> String {
    let lines = terminal_lines(text).map(|line| {
        let line = line.replace('\\', "\\\\");
        line.replace(';', "\\;").replace(',', "\\,")
    });
    lines.collect::<Vec<_>>().join("\\n")
}

/// A word as a shell takes it: in quotes where it needs them.
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-:+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
