//! The one narrator: every kind of fact is told on the page of a case, in the story and in the
//! subject of a commit, in both languages; a subject holds figures only.

use std::collections::BTreeSet;

use complaint::codec;
use complaint::domain::case::Case;
use complaint::domain::case::fact::FactKind;
use complaint::domain::history::{Change, Entry, FieldChange, ledger};
use complaint::domain::msg::Msg;
use complaint::domain::reader::Word as _;
use complaint::domain::regulations::Regulations;
use complaint::domain::tree::Path;
use complaint::ui::lang::Lang;
use complaint::ui::narrator::{Line, Narrator, Said, Story, Text, events, subject};
use complaint::ui::words::Words;

use crate::kinds::CASE;

/// What no subject may hold: what people wrote, the customer, whoever is sanctioned.
const KEPT_OUT: &[&str] = &["秘密", "华南", "13800000000", "冯涛", "feng.tao"];

fn regulations() -> Regulations {
    let files = [
        (
            "calendar-cn",
            include_str!("../../policies/calendar-cn.toml"),
        ),
        (
            "manufacturing",
            include_str!("../../policies/manufacturing.toml"),
        ),
        (
            "organization",
            include_str!("../../policies/organization.toml"),
        ),
        ("staff", include_str!("../../policies/staff.toml")),
    ];
    let files = files.map(|(name, text)| (format!("policies/{name}.toml"), text.to_owned()));
    codec::regulations::read(&files)
}

fn read(regulations: &Regulations, text: &str) -> (Case, Vec<Entry>) {
    let calendar = regulations.calendar().unwrap();
    let (file, month) = ("cases/2026/11/261101.yaml", (2026, 11));
    let record = codec::record::read(file, "261101", month, text.to_owned(), calendar);
    assert!(record.faults.is_empty(), "{:?}", record.faults);
    let document = codec::record::document(&record).unwrap();
    let case = record.case.unwrap();
    let entries = ledger(&case, &document);
    (case, entries)
}

fn narrator<'a>(regulations: &'a Regulations, case: &'a Case) -> Narrator<'a> {
    Narrator::new(case, &regulations.staff, regulations.policy_of(case))
}

fn story<'a>(narrator: Narrator<'a>, before: Option<&'a Case>) -> Story<'a> {
    Story {
        narrator,
        before,
        author: Some("wang.min@example.com"),
    }
}

/// In English and in Chinese, which must differ, and be words.
fn both(what: &Msg) -> [String; 2] {
    let said = [Lang::En, Lang::Zh].map(|lang| Words::new(lang).say(what));
    assert_ne!(said[0], said[1]);
    for said in &said {
        for raw in ["story-", "show-", "sanction-", "{$"] {
            assert!(!said.contains(raw), "{said}");
        }
    }
    said
}

fn texts(said: &Said) -> String {
    let texts = said.texts.iter().map(|text| match text {
        Text::Written(text) => text.clone(),
        Text::Told(text) => Words::new(Lang::En).say(text),
    });
    texts.chain(said.why.clone()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_of_fact_is_told_once_for_all() {
    let regulations = regulations();
    let (case, entries) = read(&regulations, CASE);
    let narrator = narrator(&regulations, &case);
    let story = story(narrator, None);
    let told: BTreeSet<&str> = entries.iter().map(|entry| entry.kind.word()).collect();
    assert_eq!(told, FactKind::words().into_iter().collect::<BTreeSet<_>>());

    let events = events(&narrator);
    assert_eq!(events.len(), case.dated().len() + 1);
    let mut page = String::new();
    for event in &events {
        both(&event.said.what);
        page += &texts(&event.said);
        page.push('\n');
    }
    let mut log = String::new();
    for entry in &entries {
        let line = story.added(entry);
        assert!(!line.grave, "{}", entry.path);
        log += &both(&line.what)[0];
        log.push('\n');
        let subjects = [Lang::En, Lang::Zh].map(|lang| {
            let words = Words::new(lang);
            let brief = line.brief.iter().map(|brief| words.say(brief));
            let whole = subject::line(&words, "261101", "act", line.brief.as_slice());
            brief.chain([whole]).collect::<String>()
        });
        for kept in KEPT_OUT {
            assert!(!subjects.concat().contains(kept), "{kept}: {subjects:?}");
        }
        let removed = story.lines(&Change::Removed(entry.clone()));
        assert!(removed[0].grave);
        both(&removed[0].what);
    }
    // Everything that was written is told, wherever facts are told in full.
    for written in CASE.split("秘密 ").skip(1) {
        let word: String = written
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let on_page = ["title", "part", "complaint", "item", "remedy"].contains(&word.as_str());
        assert!(
            on_page || page.contains(&format!("秘密 {word}")),
            "{word}: {page}"
        );
        let in_log = ["complaint", "remedy"].contains(&word.as_str());
        assert!(
            in_log || log.contains(&format!("秘密 {word}")),
            "{word}: {log}"
        );
    }
    assert!(log.contains("note: 秘密 @ops <b> …\n"), "{log}");
}

/// What is decided about people in a file of its own is not told beside the case.
#[test]
fn sanctions_kept_apart_have_no_figures() {
    let regulations = regulations();
    let (mut case, entries) = read(&regulations, CASE);
    case.sanctions[0].apart = Some(0);
    let story = story(narrator(&regulations, &case), None);
    let about = |entry: &&Entry| entry.path.to_string().starts_with("sanctions");
    let lines: Vec<Line> = entries
        .iter()
        .filter(about)
        .map(|it| story.added(it))
        .collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.brief.is_none()));
}

fn changed(kind: FactKind, path: &str, old: Option<&str>, new: Option<&str>) -> Change {
    let place: Path = path.parse().unwrap();
    let entry = Entry {
        kind,
        path: match kind {
            FactKind::Item => Path(place.0.iter().take(2).cloned().collect()),
            _ => Path::root(),
        },
        stamp: None,
        fields: [].into(),
    };
    Change::Changed {
        before: entry.clone(),
        after: entry,
        fields: vec![FieldChange {
            path: place,
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            correction: None,
        }],
    }
}

fn told(regulations: &Regulations, before: &Case, change: &Change) -> Option<Line> {
    let (case, _) = read(regulations, CASE);
    let lines = story(narrator(regulations, &case), Some(before)).lines(change);
    assert!(lines.len() < 2);
    lines.into_iter().next()
}

fn english(line: Option<&Line>) -> String {
    line.map(|line| both(&line.what)[0].clone())
        .unwrap_or_default()
}

/// The case before anything was done with it.
fn taken_down(regulations: &Regulations) -> Case {
    let taken = CASE.split("items:").next().unwrap();
    read(regulations, taken).0
}

/// What a field is called and how it reads follows from its declaration; until the case is acted
/// upon it may be mended.
#[test]
fn edited_fields_read_as_they_are_declared() {
    let regulations = regulations();
    let before = taken_down(&regulations);
    for (path, old, new, expected) in [
        (
            "channel",
            Some("phone"),
            Some("email"),
            "Channel: phone → e-mail",
        ),
        ("claimed", None, Some("42000.00"), "Claimed: 42,000.00"),
        ("grade", Some("minor"), None, "Grade taken out: Minor"),
        (
            "received_by",
            None,
            Some("li.jing@example.com"),
            "Received by: 李静",
        ),
        ("number", Some("draft-1"), Some("261101"), "numbered 261101"),
        ("x-erp.ticket", Some("1"), Some("2"), "x-erp.ticket: 1 → 2"),
    ] {
        let line = told(
            &regulations,
            &before,
            &changed(FactKind::Intake, path, old, new),
        );
        assert_eq!(english(line.as_ref()), expected);
        assert!(!line.unwrap().grave, "{path}");
    }
    // What came with a decision is told with it.
    let came = changed(FactKind::Item, "items[0].outcome", None, Some("upheld"));
    assert!(told(&regulations, &before, &came).is_none());
    let answered = changed(FactKind::Item, "items[0].accepted", None, Some("true"));
    let line = told(&regulations, &before, &answered);
    assert_eq!(english(line.as_ref()), "item 1: the customer accepted");
    assert_eq!(both(&line.unwrap().brief.unwrap())[0], "item 1 accepted");
}

/// Issue: steps once recorded are not changed without a recorded correction: such a line stands
/// out.
#[test]
fn a_silent_change_stands_out() {
    let regulations = regulations();
    let (case, _) = read(&regulations, CASE);
    let amount = "settlement.remedies[0].amount";
    let settlement = FactKind::Settlement;
    for (before, change, expected) in [
        (
            &case,
            changed(settlement, amount, Some("100.00"), Some("9000.00")),
            "settlement.remedies[0].amount changed 100.00 → 9,000.00 WITHOUT a correction",
        ),
        (
            &case,
            changed(FactKind::Intake, "demand", Some("a"), Some("b")),
            "Demand changed a → b WITHOUT a correction",
        ),
        (
            &taken_down(&regulations),
            changed(FactKind::Intake, "uid", Some("u"), Some("v")),
            "Identity changed u → v WITHOUT a correction",
        ),
    ] {
        let line = told(&regulations, before, &change);
        assert_eq!(english(line.as_ref()), expected);
        assert!(line.unwrap().grave, "{expected}");
    }
    let mut mended = changed(settlement, amount, Some("100.00"), Some("9000.00"));
    if let Change::Changed { fields, .. } = &mut mended {
        fields[0].correction = Some(Path::root().key("corrections").index(0));
    }
    assert!(told(&regulations, &case, &mended).is_none());
}
