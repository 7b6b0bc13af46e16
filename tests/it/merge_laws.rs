//! Laws of merging by meaning, over random pairs of edit sequences on one case.
//!
//! Each edit writes a token of its own, so that what is lost shows in the text, whatever the merge
//! itself believes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use complaint::codec::merge::{Marks, MergeObjection, Merged, Three, merge};
use complaint::codec::record::layout;
use complaint::codec::yaml::Doc;
use complaint::codec::{self, regulations};
use complaint::domain::case::sections::ORDER;
use complaint::domain::regulations::Regulations;
use complaint::domain::time::Calendar;
use complaint::domain::tree::{Edit, Path, Seg, Value};
use complaint::finding::{Finding, FindingKind, Severity, Target};
use complaint::rules;
use proptest::prelude::*;

use crate::yaml_edits::model::{fixtures, oracle};

const LISTS: &[&str] = &[
    "notes",
    "replies",
    "promises",
    "actions",
    "assignments",
    "corrections",
    "returns",
    "approvals",
];
const PERSONS: &[&str] = &["a@example.com", "b@example.com"];

fn long() -> bool {
    std::env::var_os("COMPLAINT_LONG_TESTS").is_some()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases: if long() { cases * 100 } else { cases },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// One thing a person or a command does to a file.
#[derive(Clone, Debug)]
enum Act {
    Append(usize, usize, u32),
    Field(usize),
    Section(usize, usize, u32),
    Within(usize, usize),
    Comment(usize, bool),
    Aside(usize),
    Remove(usize, usize),
    Settle(u32),
    Blank(usize),
    Requote,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..LISTS.len(), 0..PERSONS.len(), prop_oneof![0..3_u32, 0..50_u32]).prop_map(|(l, p, t)| Act::Append(l, p, t)),
        3 => (0..7_usize).prop_map(Act::Field),
        1 => (0..4_usize, 0..PERSONS.len(), 0..50_u32).prop_map(|(s, p, t)| Act::Section(s, p, t)),
        2 => (0..4_usize, 0..3_usize).prop_map(|(l, i)| Act::Within(l, i)),
        2 => (0..120_usize, any::<bool>()).prop_map(|(l, own)| Act::Comment(l, own)),
        1 => (0..3_usize).prop_map(Act::Aside),
        1 => (0..LISTS.len(), 0..3_usize).prop_map(|(l, i)| Act::Remove(l, i)),
        1 => (0..50_u32).prop_map(Act::Settle),
        1 => (0..120_usize).prop_map(Act::Blank),
        1 => Just(Act::Requote),
    ]
}

fn path(key: &str) -> Path {
    Path::root().key(key)
}

fn stamped(person: usize, minute: u32, token: &str) -> Value {
    let time = format!("2026-11-14T09:{minute:02}:00+08:00");
    let text = |value: &str| Value::Text(value.to_owned());
    Value::map()
        .and("at", Some(Value::Plain(time.clone())))
        .and("recorded", Some(Value::Plain(time)))
        .and("by", Some(text(PERSONS[person])))
        .and(
            "text",
            Some(text(&format!("{token} 一\n# 二\n <<<<<<< 三"))),
        )
}

/// The text after an act; as it was where the act does not fit it.
fn done(text: &str, act: &Act, token: &str) -> String {
    let doc = Doc::parse(text).unwrap();
    let value = Value::Text(token.to_owned());
    let edits = match act {
        Act::Append(list, person, minute) => {
            vec![Edit::Append(
                path(LISTS[*list]),
                stamped(*person, *minute, token),
            )]
        }
        Act::Field(field) => {
            let fields = [
                "title",
                "customer.name",
                "product.order",
                "complaint",
                "investigation.cause",
                "demand",
                "investigation.root_cause",
            ];
            vec![Edit::Set(fields[*field].parse().unwrap(), value)]
        }
        Act::Section(section, person, minute) => {
            let sections = ["investigation", "agreement", "registration", "carried_out"];
            vec![Edit::Set(
                path(sections[*section]),
                stamped(*person, *minute, token),
            )]
        }
        Act::Within(list, index) => {
            let (list, key) = [
                ("promises", "kept"),
                ("actions", "done"),
                ("notes", "x-seen"),
                ("replies", "text"),
            ][*list];
            vec![Edit::Set(path(list).index(*index).key(key), value)]
        }
        Act::Aside(n) => vec![Edit::Set(path(&format!("x-{n}")), value)],
        Act::Remove(list, index) => vec![Edit::Remove(path(LISTS[*list]).index(*index))],
        Act::Settle(minute) => vec![
            Edit::Archive {
                keys: ["settlement", "consolidations", "approvals", "agreement"]
                    .map(str::to_owned)
                    .to_vec(),
                list: path("rounds"),
            },
            Edit::Set(path("settlement"), stamped(0, *minute, token)),
        ],
        Act::Requote => return text.replacen("channel: phone", "channel: 'phone'", 1),
        Act::Comment(line, own) => return with_line(text, *line, token, *own),
        Act::Blank(line) => return with_line(text, *line, "", true),
    };
    doc.edit(&edits, &layout())
        .unwrap_or_else(|_| text.to_owned())
}

/// A comment put above a line or behind it, where that changes no data.
fn with_line(text: &str, line: usize, token: &str, own: bool) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let at = line % lines.len().max(1);
    let comment = if token.is_empty() {
        String::new()
    } else {
        format!("# {token}")
    };
    let indent: String = lines[at].chars().take_while(|c| *c == ' ').collect();
    if own {
        lines.insert(at, format!("{indent}{comment}\n"));
    } else {
        lines[at] = format!("{} {comment}\n", lines[at].trim_end());
    }
    let new = lines.concat();
    let same = oracle(&new).is_some() && oracle(&new) == oracle(text);
    if same && Doc::parse(&new).is_ok() {
        new
    } else {
        text.to_owned()
    }
}

/// The files to begin from: worked cases, new ones, and such as people write by hand.
fn bases() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let case =
        std::fs::read_to_string(root.join("tests/fixtures/queries/cases/2026/11/261105.yaml"))
            .unwrap();
    let (head, _) = case.split_once("# 受理").unwrap();
    let mut bases = vec![
        case.clone(),
        case.replace('\n', "\r\n"),
        case.trim_end().to_owned(),
    ];
    bases.push(
        ORDER
            .iter()
            .skip(23)
            .fold(head.to_owned(), |text, key| text + "\n# " + key + " · 栏\n"),
    );
    bases.push(format!("{head}notes: []\nreplies: []\n"));
    let by_hand = fixtures().iter().map(|(_, text)| text.clone());
    bases.extend(by_hand.filter(|text| Doc::parse(text).is_ok()));
    bases
}

fn tokens(text: &str) -> BTreeSet<String> {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric());
    word.filter(|word| word.starts_with("tok"))
        .map(str::to_owned)
        .collect()
}

fn joined(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
    let known = [ours, theirs].map(wrong).concat();
    let judge = |merged: &str| {
        let mut found = wrong(merged);
        found.retain(|objection| !known.iter().any(|k| k.why == objection.why));
        found
    };
    merge(Three { base, ours, theirs }, &calendar, &judge).ok()
}

/// What the shipped rules say of the data of a text, in the long run; the ordinary one joins by
/// form alone.
fn wrong(text: &str) -> Vec<MergeObjection> {
    static REGULATIONS: OnceLock<Regulations> = OnceLock::new();
    if !long() {
        return Vec::new();
    }
    let regulations = REGULATIONS.get_or_init(|| {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let files = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
        let toml = files.filter(|file| file.path().extension().is_some_and(|e| e == "toml"));
        let read = toml.map(|file| {
            let name = format!("policies/{}", file.file_name().to_string_lossy());
            (name, std::fs::read_to_string(file.path()).unwrap())
        });
        let mut files: Vec<_> = read.collect();
        files.sort();
        regulations::read(&files)
    });
    let calendar = regulations.calendar().unwrap();
    let (file, month) = ("cases/2026/11/261105.yaml", (2026, 11));
    let record = codec::record::read(file, "261105", month, text.to_owned(), calendar);
    let now = "2026-11-20T12:00:00+08:00".parse().unwrap();
    let errors = rules::check_one(&record, regulations, now).into_iter();
    let errors = errors.filter(|finding| {
        finding.severity == Severity::Error
            && rules::rule(finding.rule).is_some_and(|rule| rule.kind == FindingKind::Data)
    });
    let objection = |finding: Finding| {
        let key = match &finding.target {
            Target::Field(path) => path.0.first().cloned(),
            _ => None,
        };
        let sections = key.into_iter().filter_map(|seg| match seg {
            Seg::Key(key) => Some(key),
            Seg::Index(_) => None,
        });
        MergeObjection {
            sections: sections.collect(),
            why: finding.what,
        }
    };
    errors.map(objection).collect()
}

fn marks() -> Marks {
    Marks {
        size: 7,
        ours: "ours".into(),
        theirs: "theirs".into(),
    }
}

/// One side of every conflict.
fn resolved(text: &str, ours: bool) -> String {
    let (mut out, mut part) = (String::new(), None);
    for line in text.split_inclusive('\n') {
        match line.trim_start_matches('\u{feff}').trim_end() {
            "<<<<<<< ours" => part = Some(true),
            "=======" => part = Some(false),
            ">>>>>>> theirs" => part = None,
            _ if part.is_none_or(|side| side == ours) => out += line,
            _ => {}
        }
    }
    out
}

fn law(base: &str, ours: &str, theirs: &str) -> Result<Option<bool>, TestCaseError> {
    let Some(merged) = joined(base, ours, theirs) else {
        return Ok(None);
    };
    let text = merged.text(&marks());
    let (b, o, t, m) = (tokens(base), tokens(ours), tokens(theirs), tokens(&text));
    for token in o.iter().chain(&t) {
        let removed = b.contains(token) && !(o.contains(token) && t.contains(token));
        prop_assert!(removed || m.contains(token), "lost {token}\n{text}");
    }
    let back = joined(base, theirs, ours).unwrap();
    prop_assert_eq!(
        merged.is_clean(),
        back.is_clean(),
        "{}\n{}",
        &text,
        back.text(&marks())
    );
    if merged.is_clean() {
        let read = Doc::parse(&text);
        prop_assert!(read.is_ok(), "{text}");
        prop_assert_eq!(oracle(&text), oracle(&back.text(&marks())));
        let known = [ours, theirs].map(wrong).concat();
        let mut new = wrong(&text);
        new.retain(|found| !known.iter().any(|k| k.why == found.why));
        prop_assert!(new.is_empty(), "joined, but {new:?}\n{text}");
        if ours == base {
            prop_assert_eq!(oracle(&text), oracle(theirs));
        }
    } else {
        prop_assert!(
            Doc::parse(&text).is_err(),
            "a conflict is not read over: {text}"
        );
        for side in [true, false] {
            let one = resolved(&text, side);
            prop_assert!(Doc::parse(&one).is_ok(), "{side}\n{text}");
        }
    }
    Ok(Some(merged.is_clean()))
}

proptest! {
    #![proptest_config(config(60))]

    /// Whatever two people do to one case: joined or in conflict, nothing lost, the same both ways,
    /// and each way to resolve a conflict leaves a document.
    #[test]
    fn nothing_is_lost(
        base in 0..bases().len(),
        before in prop::collection::vec(act(), 0..4),
        ours in prop::collection::vec(act(), 0..5),
        theirs in prop::collection::vec(act(), 0..5),
    ) {
        let run = |text: &str, side: &str, acts: &[Act]| acts.iter().enumerate().fold(text.to_owned(), |text, (i, act)| done(&text, act, &format!("tok{side}{i}")));
        let base = run(&bases()[base], "b", &before);
        let (ours, theirs) = (run(&base, "o", &ours), run(&base, "t", &theirs));
        law(&base, &ours, &theirs)?;
    }
}

/// The generator is no empty one: of ordinary pairs most join and some conflict.
#[test]
fn both_outcomes_are_met() {
    let base = &bases()[0];
    let one = done(base, &Act::Append(0, 0, 7), "tok1");
    let other = done(base, &Act::Append(0, 1, 5), "tok2");
    assert_eq!(law(base, &one, &other).unwrap(), Some(true));
    let text = joined(base, &one, &other).unwrap().text(&marks());
    assert!(
        text.find("tok2").unwrap() < text.find("tok1").unwrap(),
        "in order of time"
    );
    let (one, other) = (
        done(base, &Act::Field(0), "tok1"),
        done(base, &Act::Field(0), "tok2"),
    );
    assert_eq!(law(base, &one, &other).unwrap(), Some(false));
}

/// Entries that people write on one line: changed in different entries they join, in one they
/// conflict there, and nothing is lost.
#[test]
fn entries_on_one_line_changed_on_both_sides() {
    let base = format!(
        "{}promises:\n  - {{at: 2026-11-14T09:00:00+08:00, by: a, what: one, by_date: 2026-11-20}}\n  \
         - {{at: 2026-11-14T09:01:00+08:00, by: a, what: two, by_date: 2026-11-21}}\n",
        &bases()[4].replace("notes: []\nreplies: []\n", "")
    );
    let change = |entry, key: &str, token: &str| {
        let place = path("promises").index(entry).key(key);
        let edits = [Edit::Set(place, Value::Text(token.to_owned()))];
        Doc::parse(&base).unwrap().edit(&edits, &layout()).unwrap()
    };
    let first = change(0, "kept", "tok1");
    assert_eq!(
        law(&base, &first, &change(1, "kept", "tok2")).unwrap(),
        Some(true)
    );
    assert_eq!(
        law(&base, &first, &change(0, "kept", "tok2")).unwrap(),
        Some(false)
    );
    let other = change(0, "x-seen", "tok2");
    assert!(law(&base, &first, &other).unwrap().is_some());
    let text = joined(&base, &first, &other).unwrap().text(&marks());
    assert!(text.contains("what: two"), "{text}");
    assert_eq!(
        text.matches("<<<<<<< ").count(),
        text.matches(">>>>>>> ").count()
    );
}

/// One person, one second, two branches: both entries, and one where they are the same.
#[test]
fn one_second_on_two_branches() {
    for base in bases().into_iter().take(5) {
        let one = done(&base, &Act::Append(0, 0, 7), "tok1");
        let other = done(&base, &Act::Append(0, 0, 7), "tok2");
        if one != base
            && let Some(clean) = law(&base, &one, &other).unwrap()
        {
            assert!(clean, "{base}");
            let text = joined(&base, &one, &one).unwrap().text(&marks());
            assert_eq!(text, one);
        }
    }
}
