//! Texts, and how they are spoilt.

use proptest::prelude::*;

/// What means something in YAML, and what it reads one way or another.
pub const YAML: &[&str] = &[
    " ",
    "  ",
    "\n",
    ":",
    ": ",
    "- ",
    "#",
    " #",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "|",
    "|-",
    ">",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "!!binary ",
    "\\",
    "~",
    "null",
    "true",
    "yes",
    "NO",
    "on",
    "0o17",
    "017",
    "0x1F",
    "1_000",
    "1e3",
    ".inf",
    ".NaN",
    "12:30:00",
    "2026-11-05",
    "\t",
    "\r",
    "---",
    "...",
    "%YAML 1.1\n",
    "? ",
    "\n\n",
    "\n  ",
    "\n    - ",
    "number: \"1\"\n",
    "x-own: {a: b}\n",
    "阻焊",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{0}",
    "<<: *a",
    "=",
    "<<<<<<< HEAD\n",
    "=======\n",
    "99999999999999999999",
    "-1",
    "2026-02-30T25:61:00+99:00",
    "2026-11-05T09:20:00+08:00",
];

/// The same of TOML.
pub const TOML: &[&str] = &[
    " ",
    "\n",
    "=",
    " = ",
    ".",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "#",
    "\\",
    "\\u0000",
    "true",
    "1e400",
    "-1",
    "0x",
    "nan",
    "inf",
    "9223372036854775808",
    "2026-13-45",
    "2026-11-05",
    "\"0d\"",
    "\"999999999d\"",
    "\"-5d\"",
    "\"25:99\"",
    "id = \"x\"\n",
    "[[stage]]\n",
    "[[authority]]\n",
    "[rules]\n",
    "\u{feff}",
    "\t",
    "\r",
    "\u{0}",
    "阻焊",
];

/// The same of mail.
pub const MAIL: &[&str] = &[
    "\n",
    "\r\n",
    "\r\n\r\n",
    " ",
    "\t",
    ":",
    ";",
    "=",
    "=?utf-8?B?",
    "=?gb2312?Q?",
    "?=",
    "\"",
    "<",
    ">",
    "@",
    "--",
    "--x",
    "--x--",
    "boundary=",
    "Content-Type: multipart/mixed; boundary=x\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "filename=\"../../x\"",
    "Date: Thu, 32 Foo 99999 99:99:99 +9999\r\n",
    "From: \r\n",
    "=ZZ",
    "\u{0}",
    "\u{202e}",
    "阻焊",
];

/// The same of command lines.
pub const WORDS: &[&str] = &[
    "",
    "-",
    "--",
    "=",
    "261101",
    "#261101",
    "../../etc/passwd",
    "2026-11-05",
    "2026-02-30",
    "-1d",
    "999999999999d",
    "1e9999",
    "NaN",
    "-5",
    "return:quantity=420,price=12.50",
    "return:",
    ":=,",
    "outside:=100",
    "soldermask=-1",
    "soldermask=1e9",
    "@",
    "@/nowhere",
    "@@x",
    "-",
    "\u{202e}",
    "\u{1b}[2J",
    "阻焊",
    "HEAD~1",
    "A..B",
    "...",
    "2026-Q5",
    "json",
    "zh",
    "\n",
    "'",
    "\"",
];

/// One of the texts with pieces put in, lines doubled or moved, and parts cut out.
pub fn spoilt(
    texts: Vec<String>,
    pieces: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let edit = (
        any::<prop::sample::Index>(),
        0..6_usize,
        0..pieces.len(),
        0..9_usize,
    );
    let edits = prop::collection::vec(edit, 0..5);
    (prop::sample::select(texts), edits).prop_map(move |(mut text, edits)| {
        for (at, kind, piece, length) in edits {
            text = once(text, at, kind, (pieces[piece], length));
        }
        text
    })
}

fn once(
    mut text: String,
    at: prop::sample::Index,
    kind: usize,
    (piece, length): (&str, usize),
) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if places.is_empty() {
        return piece.to_owned();
    }
    let at = at.index(places.len());
    let from = places[at];
    let to = places.get(at + length).copied().unwrap_or(text.len());
    match kind {
        0 | 1 => text.insert_str(from, piece),
        2 => text.replace_range(from..to, piece),
        3 => text.replace_range(from..to, ""),
        _ => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let line = lines[at % lines.len()];
            if kind == 4 {
                lines.remove(at % lines.len());
            }
            lines.insert((at * 7 + length) % (lines.len() + 1), line);
            text = lines.concat();
        }
    }
    text
}
