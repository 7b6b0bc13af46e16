//! `calendar`: what is due as a file for calendars, read back by a parser that is not ours.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use ical::IcalParser;
use ical::property::Property;

use super::steps::scenes::{CASE, FILE, case_at};
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

/// The identity of the case of these tests.
const UID: &str = "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34";
/// The morning after the case went to quality.
const FRIDAY: &str = "2026-11-06T09:00:00+08:00";

/// An event as read back: its properties, and those of its alarm.
#[derive(Debug)]
struct Event {
    of: BTreeMap<String, String>,
    alarm: Option<BTreeMap<String, String>>,
}

impl Event {
    fn uid(&self) -> &str {
        &self.of["UID"]
    }

    fn due(&self) -> DateTime<Utc> {
        let due = NaiveDateTime::parse_from_str(&self.of["DTSTART"], "%Y%m%dT%H%M%SZ");
        due.unwrap().and_utc()
    }
}

/// The text that a value stands for (RFC 5545, 3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next().unwrap() {
                'n' | 'N' => text.push('\n'),
                plain @ ('\\' | ';' | ',') => text.push(plain),
                other => panic!("\\{other} stands for nothing: {value}"),
            },
            (';' | ',', _) => panic!("{c} is not escaped: {value}"),
            _ => text.push(c),
        }
    }
    text
}

fn properties(all: Vec<Property>) -> BTreeMap<String, String> {
    let mut read = BTreeMap::new();
    for property in all {
        let value = unescaped(property.value.as_deref().unwrap_or_default());
        let before = read.insert(property.name.clone(), value);
        assert!(before.is_none() && property.params.is_none(), "{property}");
    }
    read
}

/// What a file holds. Each line must end as the standard has it, be no longer than it allows, and hold
/// no control character.
fn read(file: &str) -> (BTreeMap<String, String>, Vec<Event>) {
    let body = file.strip_suffix("\r\n").unwrap();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75 && !line.is_empty(), "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    let mut calendars = IcalParser::new(file.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none(), "one calendar");
    let others = (&calendar.todos, &calendar.journals, &calendar.alarms);
    assert!(others.0.is_empty() && others.1.is_empty() && others.2.is_empty());
    let event = |event: ical::parser::ical::component::IcalEvent| {
        assert!(event.alarms.len() <= 1);
        let alarm = event.alarms.into_iter().next();
        Event {
            of: properties(event.properties),
            alarm: alarm.map(|alarm| properties(alarm.properties)),
        }
    };
    let events = calendar.events.into_iter().map(event).collect();
    (properties(calendar.properties), events)
}

fn events(scene: &Scene, args: &[&str]) -> Vec<Event> {
    read(&scene.ok(&[&["calendar"], args].concat())).1
}

fn uids(scene: &Scene, args: &[&str]) -> Vec<String> {
    let events = events(scene, args);
    events.iter().map(|it| it.uid().to_owned()).collect()
}

fn of_case(clocks: &[&str]) -> Vec<String> {
    clocks
        .iter()
        .map(|clock| format!("{UID}.{clock}"))
        .collect()
}

/// A case with quality, a promise of business.
fn promised() -> Scene {
    let scene = case_at("assigned").as_of(FRIDAY);
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-12"];
    scene.ok(&promise);
    scene
}

/// Every open limit of a case is an event at the very moment `show` gives as its due, in UTC; what is
/// met is none. The promise for 12 November ends with that day in China, 15:59:59 UTC.
#[test]
fn open_limits_and_promises_are_events_at_their_due() {
    let scene = promised();
    let shown = scene.json(&["show", CASE]);
    let clocks = shown["deadlines"].as_array().unwrap().iter();
    let mut open: Vec<(String, DateTime<Utc>)> = clocks
        .filter(|clock| {
            ["running", "overdue", "paused"].contains(&clock["state"].as_str().unwrap())
        })
        .map(|clock| {
            let due = clock["due"].as_str().unwrap().parse::<DateTime<Utc>>();
            let clock = clock["clock"].as_str().unwrap();
            (format!("{UID}.{clock}"), due.unwrap())
        })
        .collect();
    open.sort();
    let found = events(&scene, &[]);
    let of_case = found.iter().filter(|event| event.uid().starts_with(UID));
    let mut told: Vec<(String, DateTime<Utc>)> = of_case
        .map(|event| (event.uid().to_owned(), event.due()))
        .collect();
    told.sort();
    assert_eq!(told, open);
    let promise = found
        .iter()
        .find(|it| it.uid() == format!("{UID}.promise.1"));
    let promise = promise.unwrap();
    assert_eq!(promise.of["DTSTART"], "20261112T155959Z");
    assert_eq!(
        promise.of["SUMMARY"],
        "261101 · promise 1 · 华南电子 · 回电"
    );
    let dues: Vec<DateTime<Utc>> = found.iter().map(Event::due).collect();
    assert!(dues.is_sorted(), "{dues:?}");
    scene.ok(&["keep", CASE, "1"]);
    assert!(!uids(&scene, &[]).contains(&format!("{UID}.promise.1")));
}

/// The bytes of an event, by hand: the three days of the inquiry (M-10.2) that began on Thursday the 5th
/// end on Sunday the 8th, so it is due as Monday the 9th closes, at 17:30, which is 09:30 UTC; two days
/// before that the organisation has it warned of.
#[test]
fn an_event_is_written_as_the_standard_has_it() {
    let scene = promised();
    let file = scene.ok(&["calendar", "--owner", "quality"]);
    let event = [
        "BEGIN:VEVENT",
        "UID:019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34.stage.inquiry",
        "DTSTAMP:20261106T010000Z",
        "DTSTART:20261109T093000Z",
        "SUMMARY:261101 · Inquiry · 华南电子 · 阻焊脱落",
        r"DESCRIPTION:阻焊脱落\nOwner: Quality\nRule: M-10.2\ncomplaint investiga",
        " te 261101 --outcome OUTCOME --cause TEXT",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:261101 · Inquiry · 华南电子 · 阻焊脱落",
        "TRIGGER:-P2D",
        "END:VALARM",
        "END:VEVENT",
        "",
    ];
    let event = event.join("\r\n");
    assert!(file.contains(&event), "{file}");
    let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//complaint//calendar//EN\r\n\
        CALSCALE:GREGORIAN\r\nNAME:Complaints · Quality\r\nX-WR-CALNAME:Complaints · Quality\r\n";
    assert!(file.starts_with(head), "{file}");
    assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{file}");
}

/// What people wrote stays text: it ends no line, begins no event and steers no terminal.
#[test]
fn text_of_a_case_is_only_text() {
    let scene = promised();
    let promise = "a;b,c\\n d:\"e\"\r\nEND:VEVENT\nBEGIN:VEVENT\nUID:x\u{1b}[2J\u{202e}\u{7f}";
    let long = "不良品退回并重新检验。".repeat(30);
    for what in [promise, &long] {
        scene.ok(&["promise", CASE, "--what", what, "--by-date", "2026-11-13"]);
    }
    let text = scene.read(FILE);
    let title = r#"title: "=1+1;\t\e]0;x\a,\\ END:VCALENDAR""#;
    scene.write(FILE, &text.replacen("title: 阻焊脱落", title, 1));
    let found = events(&scene, &[]);
    let event = |n: usize| {
        let uid = format!("{UID}.promise.{n}");
        found.iter().find(|it| it.uid() == uid).unwrap()
    };
    let told = &event(2).of["DESCRIPTION"];
    let shown = "a;b,c\\n d:\"e\"\nEND:VEVENT\nBEGIN:VEVENT\nUID:x\\u{1b}[2J\\u{202e}\\u{7f}\n";
    assert!(told.contains(shown), "{told}");
    assert!(
        told.starts_with("=1+1;\\t\\u{1b}]0;x\\u{7},\\ END:VCALENDAR\n"),
        "{told}"
    );
    let summary = &event(2).of["SUMMARY"];
    assert!(
        summary.ends_with("END:VEVENT BEGIN:VEVENT UID:x\\u{1b}[2J\\u{202e}\\u{7f}"),
        "{summary}"
    );
    assert!(event(3).of["DESCRIPTION"].contains(&long));
    assert!(found.iter().all(|event| event.uid() != "x"));
}

/// A calendar that is read again knows what it has: the same entries whatever the language, the number
/// or the moment; the same bytes for the same moment.
#[test]
fn an_entry_stays_itself() {
    let scene = promised();
    let known = uids(&scene, &[]);
    assert_eq!(scene.ok(&["calendar"]), scene.ok(&["calendar"]));
    assert_eq!(uids(&scene.lang("zh_CN"), &[]), known);
    let later = scene.as_of("2026-11-06T09:30:00+08:00");
    assert_eq!(uids(&later, &[]), known);
    let stamp = &events(&later, &[])[0].of["DTSTAMP"];
    assert_eq!(stamp, "20261106T013000Z");
    let text = scene.read(FILE).replace("\"261101\"", "\"261109\"");
    std::fs::remove_file(scene.root.join(FILE)).unwrap();
    scene.write("cases/2026/11/261109.yaml", &text);
    assert_eq!(uids(&scene, &[]), known);
    let mut once = known.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), known.len());
}

/// Whose it is, as the other filters have it: a unit with its people, a person with their unit, or who
/// is named alone; by id, address, name or title.
#[test]
fn a_calendar_is_of_a_unit_or_a_person() {
    let scene = promised();
    let inquiry = of_case(&["stage.inquiry", "overall"]);
    let promise = of_case(&["promise.1"]);
    let quality = [
        &["--unit", "quality"][..],
        &["--unit", "质量管理部"],
        &["--owner", "Quality"],
        &["--person", "赵磊"],
    ];
    for args in quality {
        assert_eq!(uids(&scene, args), inquiry, "{args:?}");
    }
    assert_eq!(uids(&scene.by(QUALITY), &["--mine"]), inquiry);
    let business = [
        &["--unit", "business"][..],
        &["--owner", "王敏"],
        &["--person", BUSINESS],
        &["--mine"],
    ];
    for args in business {
        assert_eq!(uids(&scene, args), promise, "{args:?}");
    }
    let unknown = scene.fails(2, &["calendar", "--owner", "qualty"]);
    assert!(unknown.contains("quality"), "{unknown}");
    scene.fails(2, &["calendar", "--unit", "nobody"]);
    scene.fails(2, &["calendar", "--person", "nobody"]);
    scene.fails(2, &["calendar", "--unit", "quality", "--mine"]);
    scene
        .by("mallory@example.org")
        .fails(3, &["calendar", "--mine"]);
    let nothing = scene.run(&["calendar", "--unit", "etching"]);
    assert_eq!(nothing.code, 0, "{}", nothing.stderr);
    assert!(nothing.stderr.contains("empty"), "{}", nothing.stderr);
    assert!(read(&nothing.stdout).1.is_empty());
}

/// M-9.10: October's statistics are due on 10 November at closing, 09:30 UTC, until they are done.
#[test]
fn m_9_10_a_duty_is_due_until_it_is_done() {
    let scene = Scene::of("manufacturing").by(REGISTRAR).as_of(FRIDAY);
    let mine = events(&scene, &["--mine"]);
    let uid = "manufacturing.monthly-statistics.2026-10";
    let duty = mine.iter().find(|it| it.uid() == uid).unwrap();
    assert_eq!(duty.of["DTSTART"], "20261110T093000Z");
    let told = &duty.of["DESCRIPTION"];
    let command = "complaint duty done monthly-statistics --period 2026-10";
    assert!(told.ends_with(command), "{told}");
    assert!(!uids(&scene, &["--unit", "quality"]).contains(&uid.to_owned()));
    scene.ok(&["duty", "done", "monthly-statistics", "--period", "2026-10"]);
    assert!(!uids(&scene, &["--mine"]).contains(&uid.to_owned()));
}

/// What is late has nothing left to be warned of, and without `warn_within` nothing is; what may still
/// move is tentative.
#[test]
fn warnings_are_of_what_is_ahead() {
    let scene = promised();
    let inquiry = |scene: &Scene| {
        let found = events(scene, &["--owner", "quality"]);
        let uid = format!("{UID}.stage.inquiry");
        found.into_iter().find(|event| event.uid() == uid).unwrap()
    };
    let ahead = inquiry(&scene);
    assert_eq!(ahead.alarm.unwrap()["TRIGGER"], "-P2D");
    let late = inquiry(&scene.as_of("2026-11-10T09:00:00+08:00"));
    assert!(late.alarm.is_none());
    assert!(late.of["DESCRIPTION"].contains("\noverdue\n"), "{late:?}");
    let organization = scene.read("policies/organization.toml");
    let quiet = organization.replace("warn_within", "# warn_within");
    scene.write("policies/organization.toml", &quiet);
    assert!(inquiry(&scene).alarm.is_none());
    let new = [
        "new",
        "--no-input",
        "--customer",
        "华东电子",
        "--complaint",
        "缺件",
    ];
    let number = scene.json(&new)["number"].as_str().unwrap().to_owned();
    let found = events(&scene, &[]);
    let projected = |event: &&Event| event.of["SUMMARY"].starts_with(&number);
    let overall = found
        .iter()
        .filter(projected)
        .find(|it| it.uid().ends_with("overall"));
    assert_eq!(overall.unwrap().of["STATUS"], "TENTATIVE");
}

/// A Chinese calendar holds no identifier of a clock or a unit.
#[test]
fn a_chinese_calendar_is_in_chinese() {
    let scene = promised().lang("zh_CN");
    let (calendar, found) = read(&scene.ok(&["calendar", "--unit", "quality"]));
    assert_eq!(calendar["X-WR-CALNAME"], "客诉时限 · 质量管理部");
    assert_eq!(
        found[0].of["SUMMARY"],
        "261101 · 调查分析 · 华南电子 · 阻焊脱落"
    );
    let told = &found[0].of["DESCRIPTION"];
    assert!(told.contains("承办：质量管理部\n依据：M-10.2\n"), "{told}");
}
