//! `policy clock`: the time engine asked directly.

use serde_json::{Value, json};

use super::keys;
use crate::common::Scene;

const CN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/calendar-cn.toml");
const VECTORS: &str = include_str!("../../../fixtures/time-vectors.json");

fn clock(scene: &Scene, args: &[&str]) -> Value {
    scene.json(&[&["policy", "clock"], args].concat())
}

fn due(scene: &Scene, start: &str, limit: &str, counting: &str, more: &[&str]) -> Value {
    let args = ["--start", start, "--limit", limit, "--counting", counting];
    clock(scene, &[&args[..], more].concat())
}

/// The shape scripts rely on; the reasons are in the language.
#[test]
fn a_due_date_comes_with_its_reasons() {
    let scene = Scene::new();
    let answer = due(&scene, "2026-11-20T16:30", "3d", "working", &[]);
    assert_eq!(
        keys(&answer),
        ["start", "limit", "due", "provisional", "trace"]
    );
    assert_eq!(answer["start"], "2026-11-20T16:30:00+08:00");
    assert_eq!(answer["due"], "2026-11-25T17:30:00+08:00");
    assert_eq!(answer["provisional"], false);
    let step = &answer["trace"][3];
    assert_eq!(keys(step), ["from", "to", "counted", "why"]);
    assert_eq!(step["why"], "working day 1 of 3 (working day, Monday)");
    let chinese = due(&scene.lang("zh"), "2026-11-20T16:30", "3d", "working", &[]);
    assert!(
        chinese["trace"][3]["why"]
            .as_str()
            .unwrap()
            .contains("星期一"),
        "{chinese}"
    );
}

/// Rule, start, limit, counting, more, due in 2026.
const COUNTED: &str = "\
1                 | 2026-11-20T16:30  | 2h    | working  | | 11-23T09:30:00
1 round the clock | 2026-11-20T16:30  | 48h   | calendar | | 11-22T16:30:00
1 outside hours   | 2026-11-21T10:00  | 90m   | working  | | 11-23T10:00:00
2 rest day        | 2026-11-21T10:00  | 1d    | working  | | 11-23T17:30:00
2 make-up day     | 2026-10-09T10:00  | 1d    | working  | | 10-10T17:30:00
2 holidays        | 2026-09-30T10:00  | 1d    | working  | | 10-08T17:30:00
3 rolled          | 2026-11-19T10:00  | 2d    | calendar | | 11-23T17:30:00
3 kept            | 2026-11-19T10:00  | 2d    | calendar | --no-roll | 11-21T23:59:59
3 month's end     | 2026-08-31T10:00  | 1mo   | calendar | | 09-30T17:30:00
4 calendar        | 2026-11-19T10:00  | 0.5d  | calendar | | 11-19T22:00:00
4 working         | 2026-11-19T10:00  | 1.5d  | working  | | 11-23T13:30:00
5 at closing      | 2026-11-20T16:30  | 1h    | working  | | 11-20T17:30:00
5 one second more | 2026-11-20T16:30  | 3601s | working  | | 11-23T08:30:01
6 in hours        | 2026-11-20T09:00  | 2h    | working  | --pause 2026-11-20T10:00/2026-11-20T11:00 | 11-20T12:00:00
6 in the night    | 2026-11-19T17:00  | 1h    | working  | --pause 2026-11-19T18:00/2026-11-20T08:00 | 11-20T09:00:00
6 a whole day     | 2026-11-18T10:00  | 1d    | working  | --pause 2026-11-19T00:00/2026-11-20T00:00 | 11-20T17:30:00
11 zero           | 2026-11-20T09:00  | 0d    | working  | | 11-20T09:00:00
11 zero, closed   | 2026-11-21T09:00  | 0h    | working  | | 11-23T08:30:00
11 offset         | 2026-11-20T01:00Z | 1h    | working  | | 11-20T10:00:00
11 a date         | 2026-11-20        | 1h    | working  | | 11-20T09:30:00";

/// Time rules 1 to 6 and 11, one line each.
#[test]
fn each_rule_of_counting() {
    let scene = Scene::new();
    for line in COUNTED.lines() {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [rule, start, limit, counting, more, expected] = parts[..] else {
            panic!("{line}");
        };
        let more: Vec<&str> = more.split_whitespace().collect();
        let answer = due(&scene, start, limit, counting, &more);
        let expected = format!("2026-{expected}+08:00");
        assert_eq!(answer["due"], expected, "{rule}: {answer}");
    }
}

/// Time rule 6: splitting a pause changes nothing.
#[test]
fn pauses_may_be_split() {
    let scene = Scene::new();
    let whole = ["--pause", "2026-11-20T10:00/2026-11-20T11:00"];
    let split = [
        "--pause",
        "2026-11-20T10:30/2026-11-20T11:00",
        "--pause",
        "2026-11-20T10:00/2026-11-20T10:30",
    ];
    let with = |pauses: &[&str]| due(&scene, "2026-11-20T09:00", "3h", "working", pauses);
    assert_eq!(with(&whole), with(&split));
}

/// Time rules 7 and 10.
#[test]
fn elapsed_time_and_provisional_years() {
    let scene = Scene::new();
    let elapsed = |from, to, counting| {
        clock(
            &scene,
            &["--start", from, "--until", to, "--counting", counting],
        )
    };
    let (friday, monday) = ("2026-11-20T16:30", "2026-11-23T09:30");
    assert_eq!(
        elapsed(friday, monday, "working"),
        json!({ "elapsed_seconds": 7200 })
    );
    assert_eq!(
        elapsed(friday, monday, "calendar"),
        json!({ "elapsed_seconds": 65 * 3600 })
    );
    assert_eq!(
        elapsed(monday, friday, "working"),
        json!({ "elapsed_seconds": 0 })
    );
    let args = [
        "policy",
        "clock",
        "--start",
        "2026-12-30",
        "--limit",
        "5d",
        "--counting",
        "working",
    ];
    let said = scene.run(&args);
    assert!(
        said.stdout.contains("\"provisional\": true"),
        "{}",
        said.stdout
    );
    assert!(said.stderr.contains("provisional"), "{}", said.stderr);
}

#[test]
fn a_date_is_a_working_day_or_not_and_why() {
    let scene = Scene::new();
    let ask = |scene: &Scene, date| clock(scene, &["--is-workday", date]);
    assert_eq!(
        ask(&scene, "2026-10-10"),
        json!({ "workday": true, "why": "make-up day: 国庆节调休" })
    );
    assert_eq!(
        ask(&scene.lang("zh"), "2026-11-21"),
        json!({ "workday": false, "why": "休息日，星期六" })
    );
}

/// A calendar file needs no repository; a name does.
#[test]
fn a_calendar_file_needs_no_repository() {
    let scene = Scene::empty();
    let answer = clock(&scene, &["--calendar", CN, "--is-workday", "2026-10-01"]);
    assert_eq!(answer["workday"], false);
    scene.write("own.toml", "timezone = \"Europe/Berlin\"\n");
    let answer = clock(
        &scene,
        &[
            "--calendar",
            "own.toml",
            "--start",
            "2026-11-20T10:00",
            "--limit",
            "1d",
            "--counting",
            "working",
        ],
    );
    assert_eq!(
        answer["due"], "2026-11-23T23:59:59+01:00",
        "without hours: the end of the day"
    );
    scene.fails(4, &["policy", "clock", "--is-workday", "2026-10-01"]);
    scene.fails(
        4,
        &[
            "policy",
            "clock",
            "--calendar",
            "no.toml",
            "--is-workday",
            "2026-10-01",
        ],
    );
    let named = Scene::new();
    let answer = clock(&named, &["--calendar", "cn", "--is-workday", "2026-10-01"]);
    assert_eq!(answer["workday"], false);
    let error = named.fails(
        2,
        &[
            "policy",
            "clock",
            "--calendar",
            "us",
            "--is-workday",
            "2026-10-01",
        ],
    );
    assert!(error.contains("known: cn"), "{error}");
}

/// Time rule 7: hours change from a date on, and a shift over midnight is the day's it begins on; the
/// reasons say by which hours a day was counted.
#[test]
fn hours_have_editions_and_shifts_go_on_over_midnight() {
    let scene = Scene::empty();
    let hours = "timezone = \"Asia/Shanghai\"\n\
        [[hours]]\nmon = [\"08:30-17:30\"]\ntue = [\"08:30-17:30\"]\n\
        [[hours]]\neffective_from = 2026-12-01\nmon = [\"08:30-17:30\"]\ntue = [\"22:00-06:00\"]\n";
    scene.write("c.toml", hours);
    let ask = |scene: &Scene, limit: &str| {
        let args = ["--calendar", "c.toml"];
        due(scene, "2026-11-30T16:30", limit, "working", &args)
    };
    let answer = ask(&scene, "4h");
    assert_eq!(answer["due"], "2026-12-02T01:00:00+08:00");
    let why = |answer: &Value| {
        let trace = answer["trace"].as_array().unwrap().iter();
        let why = trace.map(|step| step["why"].as_str().unwrap().to_owned());
        why.collect::<Vec<_>>()
    };
    assert_eq!(
        why(&answer),
        [
            "working day, Monday, open 08:30-17:30",
            "working day, Tuesday, by the hours since 2026-12-01, open 22:00-06:00",
        ]
    );
    let chinese = ask(&scene.lang("zh"), "4h");
    assert_eq!(
        why(&chinese)[1],
        "工作日，星期二，按 2026-12-01 起的时段，营业 22:00-06:00"
    );
    assert_eq!(ask(&scene, "1d")["due"], "2026-12-02T06:00:00+08:00");
    assert_eq!(ask(&scene, "2d")["due"], "2026-12-07T17:30:00+08:00");
    let night = ["--calendar", "c.toml", "--until", "2026-12-03T00:00"];
    let used = ["--start", "2026-12-02T01:00", "--counting", "working"];
    let answer = clock(&scene, &[&night[..], &used].concat());
    assert_eq!(answer, json!({ "elapsed_seconds": 5 * 3600 }));
}

/// A calendar that is wrong is bad input, at its line.
#[test]
fn a_bad_calendar_is_said_with_its_line() {
    let scene = Scene::empty();
    let hours = "timezone = \"UTC\"\n[hours]\nmon = [\"08:00-13:00\", \"12:00-17:00\"]\n";
    let editions = |from: &str| {
        let table =
            |from: &str| format!("[[hours]]\neffective_from = {from}\nmon = [\"08:00-13:00\"]\n");
        format!(
            "timezone = \"UTC\"\n{}\n{}",
            table("2026-12-01"),
            table(from)
        )
    };
    let twice = "timezone = \"UTC\"\n[[day]]\ndate = \"2026-05-01\"\nkind = \"holiday\"\n\
                 [[day]]\ndate = \"2026-05-01\"\nkind = \"holiday\"\n";
    for (text, place) in [
        ("timezone = \"Asia/Peking\"\n", "c.toml:1:12"),
        ("timezone = \"UTC\n", "c.toml:1:"),
        (hours, "c.toml:3:7"),
        (twice, "c.toml:6:8"),
        ("timezone = \"UTC\"\n[hours]\nmon = []\n", "c.toml:2:"),
        (&editions("2026-12-01"), "c.toml:7:18"),
        (&editions("\"2026-13-01\""), "c.toml:7:18"),
        (&editions("2026-12-02\nmonday = []"), "c.toml:8:1"),
        ("published_through = 2026\n", "c.toml:1:"),
        ("", "c.toml"),
    ] {
        scene.write("c.toml", text);
        let args = [
            "policy",
            "clock",
            "--calendar",
            "c.toml",
            "--is-workday",
            "2026-10-01",
        ];
        let error = scene.fails(2, &args);
        assert!(error.contains(place), "{text}: {error}");
    }
}

#[test]
fn bad_input_is_refused() {
    let scene = Scene::new();
    let base = [
        "policy",
        "clock",
        "--counting",
        "working",
        "--start",
        "2026-11-20",
    ];
    for more in [
        &["--limit", "-3d"][..],
        &["--limit", "3"],
        &["--limit", "3x"],
        &["--limit", "1.25d"],
        &["--limit", "4000d"],
        &["--limit", "99999999999999999999d"],
        &["--limit", "3d", "--until", "2026-11-21"],
        &["--limit", "3d", "--pause", "2026-11-20"],
        &["--limit", "3d", "--pause", "2026-11-21/2026-11-20"],
        &["--limit", "3d", "--pause", "x/y"],
        &["--until", "tomorrow"],
        &["--is-workday", "2026-11-20"],
        &[],
    ] {
        scene.fails(2, &[&base[..], more].concat());
    }
    scene.fails(
        2,
        &["policy", "clock", "--limit", "3d", "--counting", "working"],
    );
    scene.fails(
        2,
        &["policy", "clock", "--limit", "3d", "--start", "2026-11-20"],
    );
    scene.fails(2, &["policy", "clock", "--is-workday", "2026-02-30"]);
    let odd = [
        "--limit",
        "3d",
        "--start",
        "2026-11-20",
        "--counting",
        "lunar",
    ];
    let error = scene.fails(2, &[&["policy", "clock"], &odd[..]].concat());
    assert!(error.contains("working, calendar"), "{error}");
}

/// A calendar of the vectors as a file.
fn file(calendar: &Value) -> String {
    let hours = |list: &Value| {
        let pair = |p: &Value| format!("{}-{}", p[0].as_str().unwrap(), p[1].as_str().unwrap());
        let list: Vec<_> = list.as_array().unwrap().iter().map(pair).collect();
        format!("{list:?}")
    };
    let mut lines = vec![
        format!("timezone = {}", calendar["tz"]),
        "[hours]".to_owned(),
    ];
    for (day, list) in calendar["hours"].as_object().unwrap() {
        lines.push(format!("{day} = {}", hours(list)));
    }
    for (date, list) in calendar["days"].as_object().unwrap() {
        lines.push(format!("[[day]]\ndate = \"{date}\""));
        lines.push(if list.as_array().unwrap().is_empty() {
            "kind = \"holiday\"".to_owned()
        } else {
            format!("kind = \"custom\"\nhours = {}", hours(list))
        });
    }
    lines.join("\n")
}

/// What the command is asked for a vector.
fn question(vector: &Value) -> Vec<String> {
    let text = |key: &str| vector[key].as_str().unwrap_or_default();
    if text("kind") == "is_workday" {
        return vec!["--is-workday".to_owned(), text("start").to_owned()];
    }
    let by_date = text("day_rule") == "calendar_days_roll_forward";
    let counting = if by_date { "calendar" } else { "working" };
    let mut args = vec![
        format!("--counting={counting}"),
        format!("--start={}", text("start")),
    ];
    for pause in vector["pauses"].as_array().into_iter().flatten() {
        let end = |key: &str| pause[key].as_str().unwrap();
        args.push(format!("--pause={}/{}", end("from"), end("to")));
    }
    args.push(if text("kind") == "elapsed" {
        format!("--until={}", text("end"))
    } else {
        format!("--limit={}{}", vector["duration"], &text("unit")[..1])
    });
    args
}

/// What other engines' own test suites say, through the command.
#[test]
fn the_vectors_hold_on_the_command_line() {
    let scene = Scene::empty();
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    for vector in vectors["vectors"].as_array().unwrap() {
        scene.write("c.toml", &file(&vector["calendar"]));
        let question = question(vector);
        let mut args = vec!["--calendar", "c.toml"];
        args.extend(question.iter().map(String::as_str));
        let answer = clock(&scene, &args);
        match vector["kind"].as_str().unwrap() {
            "is_workday" => assert_eq!(answer["workday"], vector["expected_workday"], "{vector}"),
            "elapsed" => {
                assert_eq!(
                    answer["elapsed_seconds"], vector["expected_elapsed"],
                    "{vector}"
                );
            }
            _ => {
                let due = chrono::DateTime::parse_from_rfc3339(answer["due"].as_str().unwrap());
                let expected = vector["expected_due"].as_str().unwrap();
                assert!(at_once(due.unwrap(), expected), "{vector}\n{answer}");
            }
        }
    }
}

/// Whether a moment of the vectors is this one; without an offset it is by the same clock.
fn at_once(found: chrono::DateTime<chrono::FixedOffset>, text: &str) -> bool {
    let seconds =
        text.matches(':').count() - usize::from(text.get(19..).is_some_and(|z| z.contains(':')));
    let form = if seconds == 2 { "%FT%T" } else { "%FT%R" };
    match chrono::DateTime::parse_from_str(text, &format!("{form}%z")) {
        Ok(expected) => expected == found,
        Err(_) => chrono::NaiveDateTime::parse_from_str(text, form) == Ok(found.naive_local()),
    }
}
