//! What stands on one line of a file in the shape [`plain`](super::plain) reads.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

/// A key with what follows its colon.
#[derive(Clone, Copy)]
pub(super) struct Key<'t> {
    /// What it says.
    pub name: &'t str,
    /// The same with its quotes, where it has any.
    pub written: &'t str,
    /// What follows, without the blanks before it.
    pub value: &'t str,
}

/// A text in quotes.
pub(super) struct Quoted<'t> {
    /// What it says.
    pub said: Cow<'t, str>,
    /// The same with its quotes.
    pub written: &'t str,
}

/// What stands behind a key whose value is a literal block.
pub(super) struct Header {
    /// How much deeper its lines stand, where that is said.
    pub indent: Option<usize>,
    /// Whether the end of its last line is no part of it.
    pub stripped: bool,
}

/// What a parser may take for indentation, for a line's end, for a mark of the encoding, or for no
/// character.
pub(super) fn unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: u8| byte < 0x20 && byte != b'\n' || byte == 0x7f;
    if bytes.iter().fold(false, |any, byte| any | control(*byte)) && !ends_lines(bytes) {
        return true;
    }
    // The first byte of each of them is rare in English and not frequent in Chinese.
    let mut places = memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes);
    places.any(|at| {
        matches!(
            bytes[at..],
            [0xc2, 0x80..=0x9f, ..]
                | [0xe2, 0x80, 0xa8 | 0xa9, ..]
                | [0xef, 0xbb, 0xbf, ..]
                | [0xef, 0xbf, 0xbe | 0xbf, ..]
        )
    })
}

/// Whether every control character of a text is the end of a line, with or without a return before it.
fn ends_lines(bytes: &[u8]) -> bool {
    let mut all = bytes.iter().enumerate();
    all.all(|(at, byte)| match byte {
        b'\r' => bytes.get(at + 1) == Some(&b'\n'),
        byte => *byte == b'\n' || *byte >= 0x20 && *byte != 0x7f,
    })
}

/// The key a text begins with.
pub(super) fn key(text: &str) -> Option<Key<'_>> {
    let bytes = text.as_bytes();
    let quote = bytes.first().filter(|byte| matches!(byte, b'"' | b'\''));
    let from = usize::from(quote.is_some());
    let within = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes[from..].iter().take_while(|byte| within(byte)).count();
    let name = text.get(from..from + length)?;
    let after = from + length + from;
    let begins = name.as_bytes().first()?.is_ascii_alphabetic();
    let closed = quote.is_none_or(|quote| bytes.get(from + length) == Some(quote));
    if !begins || !closed || bytes.get(after) != Some(&b':') {
        return None;
    }
    let value = text.get(after + 1..)?;
    (value.is_empty() || value.starts_with(' ')).then(|| Key {
        name,
        written: &text[..after],
        value: value.trim_start_matches(' '),
    })
}

/// Whether nothing follows a value but a comment.
pub(super) fn is_comment(after: &str) -> bool {
    let said = after.trim_start_matches(' ');
    said.is_empty() || said.len() < after.len() && said.starts_with('#')
}

/// The text in quotes that a text begins with; `None` also where it holds an escape that is seldom used.
pub(super) fn quoted(text: &str) -> Option<Quoted<'_>> {
    let quote = *text.as_bytes().first()?;
    let inner = text.get(1..)?;
    let mut said = String::new();
    let mut from = 0;
    loop {
        let bytes = inner.as_bytes().get(from..)?;
        let at = if quote == b'"' {
            memchr2(b'"', b'\\', bytes)?
        } else {
            memchr(b'\'', bytes)?
        };
        let (here, next) = (from + at, inner.as_bytes().get(from + at + 1));
        let meant = match (inner.as_bytes()[here], next) {
            (b'\'', Some(b'\'')) => '\'',
            (b'\\', Some(b'n')) => '\n',
            (b'\\', Some(b't')) => '\t',
            (b'\\', Some(sign @ (b'\\' | b'"'))) => char::from(*sign),
            (b'\\', _) => return None,
            _ => {
                let last = &inner[from..here];
                return Some(Quoted {
                    written: &text[..here + 2],
                    said: if said.is_empty() {
                        Cow::Borrowed(last)
                    } else {
                        said.push_str(last);
                        Cow::Owned(said)
                    },
                });
            }
        };
        said.push_str(&inner[from..here]);
        said.push(meant);
        from = here + 2;
    }
}

/// The plain value a text begins with, and what follows it; `within` a flow it ends where that goes on.
pub(super) fn plain(text: &str, within: bool) -> Option<(&str, &str)> {
    let flow = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}');
    let (said, after) = if within {
        text.split_at(text.find(flow).unwrap_or(text.len()))
    } else {
        let comment = memmem::find(text.as_bytes(), b" #");
        text.split_at(comment.unwrap_or(text.len()))
    };
    let said = said.trim_end_matches(' ');
    let first = said.chars().next()?;
    let mark = flow(first) || "-?:#&*!|>'\"%@`".contains(first);
    let colon = |at: usize| matches!(said.as_bytes().get(at + 1), None | Some(b' '));
    let split = memchr::memchr_iter(b':', said.as_bytes()).any(colon);
    let comment = within && memmem::find(said.as_bytes(), b" #").is_some();
    (!mark && !split && !comment).then_some((said, after))
}

/// What a literal block is headed by.
pub(super) fn header(text: &str) -> Option<Header> {
    let mut rest = text.strip_prefix('|')?;
    let digit = |rest: &str| rest.chars().next()?.to_digit(10).filter(|it| *it > 0);
    let mut indent = digit(rest);
    rest = &rest[usize::from(indent.is_some())..];
    let stripped = rest.starts_with('-');
    rest = &rest[usize::from(stripped)..];
    if indent.is_none() && stripped {
        indent = digit(rest);
        rest = &rest[usize::from(indent.is_some())..];
    }
    is_comment(rest).then_some(Header {
        indent: indent.map(|further| further as usize),
        stripped,
    })
}
