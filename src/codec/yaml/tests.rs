use super::*;
use crate::domain::tree::{Data, ScalarForm, Value};

const LAYOUT: SectionOrder = SectionOrder {
    sections: &[
        "format",
        "number",
        "status",
        "title",
        "grade",
        "complaint",
        "assignments",
        "investigation",
        "settlement",
        "approvals",
        "agreement",
        "rounds",
        "items",
        "replies",
        "notes",
    ],
    later: &[],
};

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn set(at: &str, value: Value) -> Edit {
    Edit::Set(path(at), value)
}

fn member(key: &str, value: &str) -> Value {
    Value::map().and(key, Some(text(value)))
}

fn edited(source: &str, edit: &Edit) -> String {
    let doc = Doc::parse(source).unwrap();
    doc.edit(std::slice::from_ref(edit), &LAYOUT)
        .unwrap_or_else(|fault| panic!("{edit:?}\n{source}\n{fault:?}"))
}

fn refused(source: &str, edit: &Edit) -> EditFault {
    let doc = Doc::parse(source).unwrap();
    doc.edit(std::slice::from_ref(edit), &LAYOUT)
        .expect_err(&format!("{edit:?}\n{source}"))
}

fn fault(source: &str) -> (String, usize) {
    let fault = Doc::parse(source).unwrap_err();
    (fault.what.to_string(), fault.offset)
}

/// Numbers and money keep their source text; null in any form is nothing.
#[test]
fn plain_scalars_keep_their_text() {
    let doc = Doc::parse("a: 061105\nb: 100000.00\nc:\nd: ~\ne: Null\nf: \"\"\n").unwrap();
    assert_eq!(doc.node().get("a").unwrap().text(), Some("061105"));
    assert_eq!(doc.node().get("b").unwrap().text(), Some("100000.00"));
    for null in ["c", "d", "e"] {
        assert_eq!(doc.node().get(null).unwrap().data, Data::Null);
    }
    assert_eq!(doc.node().get("f").unwrap().text(), Some(""));
    assert_eq!(doc.node().get("b").unwrap().span, 13..22);
}

/// Aliases and unknown tags are kept and never interpreted.
#[test]
fn aliases_and_unknown_tags_are_opaque() {
    let source = "a: &x 1\nb: *x\nc: !t {k: 1}\nd: !!str 061105\n<<: *x\n";
    let doc = Doc::parse(source).unwrap();
    let get = |key: &str| doc.node().get(key).unwrap().clone();
    assert_eq!(get("a").text(), Some("1"));
    assert_eq!(get("b").data, Data::Opaque);
    assert_eq!(get("c").data, Data::Opaque);
    assert_eq!(&source[get("c").span], "!t {k: 1}");
    assert_eq!(get("<<").data, Data::Opaque);
    let Data::Scalar(number) = get("d").data else {
        panic!()
    };
    assert_eq!(
        (number.text.as_str(), number.form),
        ("061105", ScalarForm::Text)
    );
}

/// What is wrong with a file is said with its identifier and place.
#[test]
fn faults_have_identifiers_and_places() {
    assert_eq!(fault("a: 1\nb: 2\na: 3\n"), ("yaml-key-twice".into(), 10));
    assert_eq!(fault("a: 1\n---\nb: 1\n"), ("yaml-documents".into(), 5));
    assert_eq!(fault("a: \"x\nb: 1\n").0, "yaml-indent");
    assert_eq!(fault("a: \u{7}\n"), ("yaml-control".into(), 3));
    assert_eq!(fault("a: 1\n<<<<<<< HEAD\n"), ("yaml-conflict".into(), 5));
    assert_eq!(fault("{[a]: 1}").0, "yaml-key");
    assert_eq!(fault(": 1\n").0, "yaml-key");
    assert_eq!(fault("a: *nobody\n").0, "yaml-alias");
    assert_eq!(fault(&"x".repeat(1024 * 1024 + 1)).0, "yaml-too-large");
}

/// Hostile input is refused quickly: deep nesting, exploding aliases, very many values.
#[test]
fn hostile_input_is_refused() {
    assert_eq!(fault(&"[".repeat(1_000_000)).0, "yaml-too-deep");
    assert_eq!(fault(&"{a: ".repeat(100_000)).0, "yaml-too-deep");
    assert_eq!(fault(&"- ".repeat(100_000)).0, "yaml-too-deep");
    assert_eq!(fault(&"- a\n".repeat(200_000)).0, "yaml-too-many");
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, before) in ('b'..='i').zip('a'..='h') {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        bomb = format!("{bomb}{name}: &{name} [{aliases}]\n");
    }
    assert!(Doc::parse(&bomb).is_ok());
    for odd in [
        "\0",
        "a: \0",
        "\u{1b}[2J",
        "%",
        "&",
        "*",
        "? ",
        "- -",
        "\t",
        "@",
        "!<",
        "\"\\u",
    ] {
        let _ = Doc::parse(odd);
    }
}

/// JSON is YAML: tabs, escapes and surrogate pairs read as JSON means them.
#[test]
fn json_is_read() {
    let json =
        "{\n\t\"a\":\t\"\\ud83d\\ude00 \\/ \\u00e9\\t\",\n\t\"b\": [1.50, true, null, {}]\n}\n";
    let doc = Doc::parse(json).unwrap();
    assert_eq!(doc.node().get("a").unwrap().text(), Some("😀 / é\t"));
    let items = doc.node().get("b").unwrap().items();
    assert_eq!(items[0].text(), Some("1.50"));
    assert_eq!(items[2].data, Data::Null);
}

/// A new value keeps the line's comment and the quotes it had.
#[test]
fn setting_keeps_comments_and_quotes() {
    let new = || text("new");
    for (before, after) in [
        ("a: old   # c\n", "a: new   # c\n"),
        ("a: 'old' # c\n", "a: 'new' # c\n"),
        ("a: \"old\"\r\nb: 1\r\n", "a: \"new\"\r\nb: 1\r\n"),
        ("a:   # c\nb: 1\n", "a: new   # c\nb: 1\n"),
        ("a:", "a: new"),
        ("a:\n  # c\n  old # d\n", "a:\n  # c\n  new # d\n"),
        (
            "a: |2- # c\n  x\n\n  y\n\n\nb: 1\n",
            "a: new # c\n\n\nb: 1\n",
        ),
        ("a: >\n  x\nb: 1\n", "a: new\nb: 1\n"),
        ("a: # c\n  b: 1 # d\n  c: 2\nd: 1\n", "a: new # c\nd: 1\n"),
        ("a:\n- 1\n- 2\nd: 1\n", "a: new\nd: 1\n"),
        ("{a: old, b: 1}\n", "{a: new, b: 1}\n"),
        ("? a\n: old # c\n", "? a\n: new # c\n"),
        ("\u{feff}a: old\r\n", "\u{feff}a: new\r\n"),
        ("a: x\n  y\n\n  z # c\n", "a: new # c\n"),
        ("---\na: ~\n...\n", "---\na: new\n...\n"),
    ] {
        assert_eq!(edited(before, &set("a", new())), after);
    }
}

/// Text of several lines becomes a literal block in place, blank lines around left alone.
#[test]
fn setting_text_of_several_lines() {
    let new = || text("x\ny");
    for (before, after) in [
        ("a: old # c\nb: 1\n", "a: |- # c\n  x\n  y\nb: 1\n"),
        ("a:\n\nb: 1\n", "a: |-\n  x\n  y\n\nb: 1\n"),
        ("a: | # c\n    o\n\nb: 1\n", "a: |- # c\n  x\n  y\n\nb: 1\n"),
        ("{a: 1}", "{a: \"x\\ny\"}"),
        ("a: >-\n  x\n\n  y\n", "a: >-\n  x\n\n  y\n"),
        ("a:\n  - k\n  # c\n", "a: \"x\\ny\"\n  # c\n"),
        ("a: 1", "a: |-\n  x\n  y\n"),
    ] {
        assert_eq!(edited(before, &set("a", new())), after);
    }
}

/// Maps on the way are made; nulls become what is needed.
#[test]
fn setting_makes_what_is_missing() {
    for (before, at, after) in [
        ("a: 1\n", "b.c", "a: 1\nb:\n  c: v\n"),
        ("a: # c\nb: 1\n", "a.k", "a: # c\n  k: v\nb: 1\n"),
        ("a:\n    k: 1\n", "b.c", "a:\n    k: 1\nb:\n    c: v\n"),
        ("a: {}\n", "a.k", "a: {k: v}\n"),
        ("a: {x: 1}\n", "a.k.l", "a: {x: 1, k: {l: v}}\n"),
        (
            "l:\n- a: 1\n  # c\n- b: 1\n",
            "l[0].k",
            "l:\n- a: 1\n  k: v\n  # c\n- b: 1\n",
        ),
        ("", "a.b", "a:\n  b: v\n"),
        ("# c", "a", "# c\na: v"),
    ] {
        assert_eq!(edited(before, &set(at, text("v"))), after);
    }
}

/// A member goes directly behind the last one, in the list's own way of writing.
#[test]
fn appending_follows_the_list() {
    let new = || member("k", "v");
    for (before, after) in [
        ("l: []  # c\nb: 1\n", "l:  # c\n  - k: v\nb: 1\n"),
        ("l:\nb: 1\n", "l:\n  - k: v\nb: 1\n"),
        ("l:\n- a\n\n# b\nb: 1\n", "l:\n- a\n- k: v\n\n# b\nb: 1\n"),
        (
            "l:\n    - a # c\n    # d\nb: 1\n",
            "l:\n    - a # c\n    - k: v\n    # d\nb: 1\n",
        ),
        ("l: [a, b] # c\n", "l: [a, b, {k: v}] # c\n"),
        ("l: [a,\n  b, ]\n", "l: [a,\n  b, {k: v}, ]\n"),
        ("l: # -\n- - a\n  - b\n", "l: # -\n- - a\n  - b\n- k: v\n"),
        ("l:\n  -\n    a: 1\n", "l:\n  -\n    a: 1\n  - k: v\n"),
        ("l:\n-\n- \n", "l:\n-\n- \n- k: v\n"),
        ("l:\r\n- a", "l:\r\n- a\r\n- k: v"),
        (
            "l:\n  - |\n    x\n\nb: 1\n",
            "l:\n  - |\n    x\n  - k: v\n\nb: 1\n",
        ),
    ] {
        assert_eq!(edited(before, &Edit::Append(path("l"), new())), after);
    }
}

/// A removed value takes its lines and the comment on them; other comments stay.
#[test]
fn removing_takes_its_own_lines() {
    for (before, at, after) in [
        ("a: 1 # x\n# c\nb: 2\n", "a", "# c\nb: 2\n"),
        ("a:\n  # in\n  k: 1\n\n# c\nb: 2\n", "a", "\n# c\nb: 2\n"),
        ("l:\n- a: 1 # x\n  b: 2\n", "l[0].a", "l:\n- b: 2\n"),
        ("l:\n- a # x\n# c\n- b\n", "l[0]", "l:\n# c\n- b\n"),
        ("l:\n- a # x\nb: 1\n", "l[0]", "l: []\nb: 1\n"),
        ("m:\n  k: 1\nb: 1\n", "m.k", "m: {}\nb: 1\n"),
        ("m: {a: 1, b: 2, c: 3}\n", "m.b", "m: {a: 1, c: 3}\n"),
        ("m: {a: 1, b: 2}\n", "m.b", "m: {a: 1}\n"),
        ("m: {a: 1, b: 2,\n  c: 3}\n", "m.b", "m: {a: 1,\n  c: 3}\n"),
        ("m: [\n  a,\n  b\n]\n", "m[0]", "m: [\n  b\n]\n"),
        ("m: [a, ]\n", "m[0]", "m: []\n"),
        ("a: 1\nb: |\n  x\n\n  y\n\nc: 1\n", "b", "a: 1\n\nc: 1\n"),
        ("l:\n  -\n    # c\n    k: 1\n  - b\n", "l[0]", "l:\n  - b\n"),
        ("l:\n- - a\n  - b\n- c\n", "l[0][0]", "l:\n- - b\n- c\n"),
        ("? a\n: 1\nb: 1\n", "a", "b: 1\n"),
    ] {
        assert_eq!(edited(before, &Edit::Remove(path(at))), after);
    }
}

/// A new section goes under its heading, with an untouched line before the next one.
#[test]
fn sections_go_under_their_headings() {
    let source = "title: t\n\n# investigation · 调查\n\n# replies · 答复\n\n# notes\n";
    let after = edited(source, &set("replies", Value::Seq(vec![text("x")])));
    let expected =
        "title: t\n\n# investigation · 调查\n\n# replies · 答复\nreplies:\n  - x\n\n# notes\n";
    assert_eq!(after, expected);
    let after = edited(&after, &set("notes", Value::Seq(vec![text("x")])));
    assert_eq!(after, format!("{expected}notes:\n  - x\n"));
    let tight = "# investigation\n# replies\nz: 1\n";
    let after = edited(tight, &set("investigation.by", text("x")));
    assert_eq!(
        after,
        "# investigation\ninvestigation:\n  by: x\n\n# replies\nz: 1\n"
    );
    let mentioned = "# notes from Wang are below\na: 1\n\n# notes · 备注\n";
    let after = edited(mentioned, &set("notes", text("x")));
    assert!(after.ends_with("# notes · 备注\nnotes: x\n"), "{after}");
}

/// Without a heading a new section goes behind the nearest earlier one, else to the end.
#[test]
fn sections_without_heading_keep_the_order() {
    let source = "format: 1\ntitle: t\n\ninvestigation:\n  by: x\n  # tail\n\nnotes:\n  - n\n";
    let after = edited(source, &set("settlement.by", text("w")));
    let expected = "format: 1\ntitle: t\n\ninvestigation:\n  by: x\n  # tail\n\nsettlement:\n  by: w\n\nnotes:\n  - n\n";
    assert_eq!(after, expected);
    let after = edited(source, &set("grade", text("major")));
    assert!(
        after.starts_with("format: 1\ntitle: t\ngrade: major\n\n"),
        "{after}"
    );
    let after = edited(source, &set("x-own", text("v")));
    assert!(after.ends_with("  - n\nx-own: v\n"), "{after}");
}

/// A new proposal moves the former settlement unchanged into `rounds`; headings stay.
#[test]
fn archiving_moves_sections_unchanged() {
    let source = "title: t\n\n# settlement · 处理\nsettlement: # why\n  at: 1\n  # inner\n  text: |2\n     x\n\n    y\n  # last\n\n# approvals\napprovals:\n- a\n- \"b\n c\"\n\n# rounds\n\nz: 1\n";
    let edit = Edit::Archive {
        keys: vec!["settlement".into(), "approvals".into(), "agreement".into()],
        list: path("rounds"),
    };
    let after = edited(source, &edit);
    let expected = "title: t\n\n# settlement · 处理\n\n# approvals\n\n# rounds\nrounds:\n  - settlement: # why\n      at: 1\n      # inner\n      text: |2\n         x\n\n        y\n      # last\n    approvals:\n    - a\n    - \"b\n     c\"\n\nz: 1\n";
    assert_eq!(after, expected);
    let again = edited(&after, &set("settlement.at", text("x")));
    let again = edited(&again, &edit);
    assert!(
        again.contains("\n  - settlement:\n      at: x\n\nz: 1\n"),
        "{again}"
    );
    let crlf = source.replace('\n', "\r\n");
    assert_eq!(edited(&crlf, &edit), expected.replace('\n', "\r\n"));
    assert_eq!(edited("a: 1\n", &edit), "a: 1\n");
}

/// What has an anchor, alias or tag is never edited, nor moved; the place is told.
#[test]
fn guarded_values_are_refused() {
    let source = "a: &x 1\nb: *x\nc: !t v\nd:\n  e: *x\n";
    for (at, offset) in [("a", 6), ("b", 11), ("c", 17), ("d", 27)] {
        let fault = refused(source, &set(at, text("v")));
        assert_eq!(fault.what, EditError::Guarded);
        assert_eq!(fault.offset, offset, "{at}");
    }
    let archive = Edit::Archive {
        keys: vec!["d".into()],
        list: path("rounds"),
    };
    assert_eq!(refused(source, &archive).what, EditError::Guarded);
    assert!(edited(source, &set("d.f", text("v"))).ends_with("  e: *x\n  f: v\n"));
}

/// Edits that do not fit the data are refused with a reason.
#[test]
fn misfits_are_refused() {
    let source = "a: 1\nl: [x]\nm: {k: v}\n";
    for (edit, key) in [
        (set("a.b", text("v")), "yaml-edit-not-a-map"),
        (set("l[3]", text("v")), "yaml-edit-no-member"),
        (Edit::Append(path("m"), text("v")), "yaml-edit-not-a-list"),
        (Edit::Remove(path("nothing")), "yaml-edit-nothing-there"),
        (
            set(
                "n",
                Value::Map(vec![("k".into(), text("1")), ("k".into(), text("2"))]),
            ),
            "yaml-edit-unsafe",
        ),
    ] {
        assert_eq!(refused(source, &edit).what.to_string(), key);
    }
}

/// Several edits are done one after the other.
#[test]
fn edits_build_on_each_other() {
    let doc = Doc::parse("status: open\n").unwrap();
    let edits = [
        set("status", text("closed")),
        Edit::Append(path("notes"), text("a")),
        Edit::Append(path("notes"), text("b")),
    ];
    let after = doc.edit(&edits, &LAYOUT).unwrap();
    assert_eq!(after, "status: closed\nnotes:\n  - a\n  - b\n");
}
