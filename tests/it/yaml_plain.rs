//! The shape the tool writes is read in one pass, and to the same as by the parser: wherever that
//! reading says anything at all, both say it.
//!
//! `COMPLAINT_LONG_TESTS=1` runs many more cases.

use complaint::codec::yaml::{self, Doc};
use complaint::domain::cursor::Cursor;
use proptest::prelude::*;

use crate::common::texts;
use crate::fuzz::spoil::spoilt;

/// Whether both hold the same, value by value, in the same places.
fn same(one: Cursor, other: Cursor) -> bool {
    let sort = |value: Cursor| (value.is_null(), value.is_map(), value.is_list());
    let scalar = |value: Cursor| value.scalar().map(|said| (said.text.to_owned(), said.form));
    let keys = |value: Cursor| {
        let entries = value.entries();
        entries
            .map(|entry| (entry.key.to_owned(), entry.key_span))
            .collect::<Vec<_>>()
    };
    let below = |value: Cursor<'_>| value.entries().count() + value.items().count();
    sort(one) == sort(other)
        && scalar(one) == scalar(other)
        && one.span() == other.span()
        && keys(one) == keys(other)
        && below(one) == below(other)
        && one
            .entries()
            .zip(other.entries())
            .all(|(one, other)| same(one.value, other.value))
        && one
            .items()
            .zip(other.items())
            .all(|(one, other)| same(one, other))
}

/// Nothing, or what the parser reads.
fn agrees(text: &str) -> bool {
    let Some(flat) = yaml::plain(text) else {
        return true;
    };
    let parsed = Doc::parse(text);
    parsed.is_ok_and(|doc| same(flat.root().unwrap(), Cursor::from(doc.node())))
}

#[test]
fn every_file_of_the_repository_is_read_the_same() {
    for (path, text) in [texts("cases", "yaml"), texts("tests/fixtures", "yaml")].concat() {
        assert!(agrees(&text), "{}", path.display());
    }
}

/// A hundred thousand cases are read in this shape: none the tool wrote is left to the parser.
#[test]
fn what_the_tool_writes_is_of_that_shape() {
    let scene = crate::common::Scene::new();
    scene.ok(&[
        "new",
        "--no-input",
        "--customer",
        "华南电子: 三厂 #2",
        "--complaint",
        "一\n\n  二\n三",
        "--part",
        "no",
        "--order",
        "1e3",
        "--quantity",
        "1250.5kg",
        "--demand",
        "退货, 并补送",
    ]);
    scene.ok(&["note", "261101", "--text", "a \\ b \"c\" 'd'"]);
    let read = |text: &str| yaml::plain(text).is_some();
    let written = scene.read("cases/2026/11/261101.yaml");
    let lines: Vec<&str> = written
        .lines()
        .filter(|line| !line.contains('\\'))
        .collect();
    assert!(read(&lines.join("\n")), "{written}");
    let cases = texts("cases", "yaml");
    let left: Vec<_> = cases
        .iter()
        .filter(|(_, text)| !read(text))
        .map(|(path, _)| path)
        .collect();
    assert!(left.len() * 10 <= cases.len(), "{left:?}");
}

/// Who edits a line of a case by hand makes no file that takes ten times as long to read.
#[test]
fn what_people_lightly_edit_is_of_that_shape() {
    for text in [
        "a: 1 # c\n",
        "a: # c\n  b: 1 # c\n",
        "a: \"b\" # c\n",
        "a: {b: 1} # c\nd: []\ne: {}\n",
        "a: [ ]\nb: { }\n",
        "a: \"b\\n\\t\\\\ \\\"c\\\"\"\n",
        "a: 'it''s'\nb: '''it'\nc: ''\n",
        "a: |2\n    b\n  c\nd: e\n",
        "a:\n  b: |-2\n      c\n    d\n  e: |2-\n     f\n",
        "a: | # c\n  b\n",
        "a: b\r\nc:\r\n  - d: e\r\n    f: |\r\n      g\r\n      h\r\n",
        "\"a\": b\nc:\n  - \"n\": 1\n    'y': 2\n",
        "a: {\"b\": 1, 'c': 'd''e'}\n",
        "a: b#c\n",
    ] {
        assert!(yaml::plain(text).is_some(), "{text:?}");
        assert!(agrees(text), "{text:?}");
    }
    for (path, text) in texts("cases", "yaml") {
        assert!(agrees(&text.replace('\n', "\r\n")), "{}", path.display());
    }
}

#[test]
fn what_is_written_otherwise_is_left_to_the_parser() {
    for text in [
        "",
        "# only a comment\n",
        "a: 1\na: 2\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: >\n  b\n",
        "a: b\n  c\n",
        "a:\n- b\n",
        "a: |\n  b",
        "a: {b: }\n",
        "a: {b: 1,}\n",
        "a: [,]\n",
        "- a\n",
        "a: - b\n",
        "a:\tb\n",
        "a: b\rc\n",
        "a: \"b\\x41\"\n",
        "a: 'b' 'c'\n",
        "a: \"b\"# c\n",
        "a: {\"b\":1}\n",
        "\"a b\": c\n",
        "\"a: b\n",
        "a: |+\n  b\n",
        "a: |2\n b\n",
        "a: |#c\n  b\n",
        "a: {b: 1 # c\n}\n",
        "a: {, b: 1}\n",
        "- # c\n  a: b\n",
        "\u{feff}a: b\n",
        "--- \na: b\n",
        "a: b\n...\n",
        "a: b: c\n",
        "? a\n: b\n",
        "a: {b: 1, b: 2}\n",
        "a: \"b\" c\n",
        "a:\n  b: 1\n c: 2\n",
        "a: -1\n",
        "a: [b] c\n",
    ] {
        assert!(yaml::plain(text).is_none(), "{text:?}");
    }
}

const PIECES: &[&str] = &[
    " ",
    "  ",
    "\n",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    " #",
    "\"",
    "'",
    "''",
    "{",
    "}",
    "[",
    "]",
    ",",
    ", ",
    "|",
    "|-",
    "|2",
    "| # c",
    " # c\n",
    "\\\"",
    "\\n",
    "[]",
    "{}",
    "\r\n",
    ">",
    "&a ",
    "*a",
    "!",
    "\\",
    "~",
    "null",
    "true",
    "\t",
    "\r",
    "---",
    "...",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "\n\n",
    "\n  ",
    "\n    - ",
    "a: 1\n",
    "x-own: {a: b}\n",
    "阻焊",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "<<: ",
    "=",
    "0",
];

/// Cases with pieces put in, lines doubled or moved, and parts cut out.
fn spoilt_cases() -> impl Strategy<Value = String> {
    let cases = texts("cases", "yaml").into_iter().map(|(_, text)| text);
    spoilt(cases.collect(), PIECES)
}

fn many() -> ProptestConfig {
    let long = std::env::var_os("COMPLAINT_LONG_TESTS").is_some();
    ProptestConfig::with_cases(if long { 200_000 } else { 2_000 })
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_spoilt_file_is_read_the_same_or_left_to_the_parser(text in spoilt_cases()) {
        prop_assert!(agrees(&text), "{text}");
    }
}
