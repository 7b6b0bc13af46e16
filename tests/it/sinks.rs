//! Hostile text in every field of a case, through every command in every format it offers: it stays
//! text, wherever it ends up.
//!
//! `COMPLAINT_LONG_TESTS=1` gives every field every text, in both languages.

use std::collections::BTreeSet;

use complaint::ui::escape;
use serde_yaml::Value;

use crate::commands::steps::scenes::{FILE, file};
use crate::common::{Said, Scene, shell_words};
use crate::kinds::CASE;

const HOSTILE: [&str; 13] = [
    "\u{1b}[2J\u{1b}]0;pwned\u{7}\u{9b}31mred",
    "\u{202e}live\u{2066}\u{200b}\u{feff}\u{2028}x\u{2029}y",
    "::error::pwned",
    "x\n::error file=x::pwned\n##[command]pwned",
    "a | b | c\n# pwned heading\n- z",
    "<script>alert(1)</script><img src=x onerror=y>",
    "=1+1",
    "x\r\nBcc: pwned@example.com\r\n\r\nbody",
    "x\r\nATTENDEE:mailto:pwned@example.com",
    "#eval(\"1\") #panic[x] $y$ \\",
    "`rm -rf` @ops #12 [a](http://b.c)",
    "x\n\nSigned-off-by: pwned <p@example.com>",
    "@SUM(A1)\t+2",
];

/// The commands that only read, each as it is asked of a case that holds such texts.
const READING: &[&str] = &[
    "today",
    "ready",
    "ready 261102",
    "promises",
    "calendar",
    "notice",
    "notice digest --unit quality",
    "list --all",
    "show 261101",
    "show 261102 --full",
    "show 261101 --view 8d",
    "letter 261101 --kind answer",
    "letter 261102 --kind acknowledgement",
    "form handling-form 261101",
    "form eight-d 261101",
    "form tracking-list --month 2026-11",
    "form 261101",
    "explain 261101",
    "log 261101 --patch",
    "check",
    "audit",
    "diff HEAD~1",
    "report 2026-11",
    "report 2026-11 --group-by customer",
    "report deductions --month 2026-11",
    "report returns --month 2026-11",
    "report sanctions --month 2026-11",
    "report survey",
    "report crosswalk --standard iso-10002 --month 2026-11",
    "export --table cases",
    "export --table facts",
    "export --table remedies",
    "export --table promises",
    "duty list",
    "staff list",
    "policy list",
    "policy show manufacturing",
    "policy explain manufacturing",
    "policy lint",
    "policy due --policy manufacturing --origin domestic --received 2026-11-05",
    "policy authority --policy manufacturing --amount 1",
    "policy sanction --policy manufacturing --amount 1",
    "policy deduct --policy manufacturing --loss 1 --unit-points 10 --points 1 --bonus 1",
    "policy loss --policy manufacturing --remedy refund:amount=1",
    "policy clock --start 2026-11-05T09:00 --limit 1d --counting working",
    "site made",
];

/// Commands that print nothing of a case.
const APART: &[&str] = &[
    "board",
    "completions",
    "help",
    "man",
    "merge-driver",
    "rule",
    "schema",
];

/// Every text that a person wrote, replaced by a hostile one, each by the next.
fn hostile(value: &mut Value, next: &mut usize) {
    match value {
        Value::String(text) if text.starts_with("秘密") || text == "华南电子" => {
            HOSTILE[*next % HOSTILE.len()].clone_into(text);
            *next += 1;
        }
        Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| hostile(value, next)),
        Value::Sequence(list) => list.iter_mut().for_each(|value| hostile(value, next)),
        _ => {}
    }
}

fn rewritten(text: &str, first: usize) -> String {
    let mut value: Value = serde_yaml::from_str(text).unwrap();
    hostile(&mut value, &mut first.clone());
    serde_yaml::to_string(&value).unwrap()
}

/// Two cases, one that holds everything and one that is open, where the first text is that of this
/// place in the list.
fn scene(first: usize) -> Scene {
    let scene = Scene::of("manufacturing");
    scene.write(FILE, &rewritten(CASE, first));
    let open = file(&["秘密 item", "秘密 other"]).replace("261101", "261102");
    let open = open
        .replace("1f2c34", "1f2c35")
        .replace("title: 阻焊脱落", "title: 秘密 title");
    let open = open.replace("demand: 退货并补送", "demand: 秘密 demand");
    scene.write("cases/2026/11/261102.yaml", &rewritten(&open, first + 5));
    scene.commit("two cases");
    scene.as_of("2026-12-20T09:00:00+08:00")
}

/// The formats a command offers; one that has none is run as it is.
fn formats(words: &[String]) -> Vec<Option<String>> {
    let all = complaint::cli::command();
    let command = all.find_subcommand(&words[0]).unwrap();
    let sub = words.get(1).and_then(|word| command.find_subcommand(word));
    let mut arguments = sub.unwrap_or(command).get_arguments();
    let Some(format) = arguments.find(|arg| arg.get_id() == "format") else {
        return vec![None];
    };
    let values = format.get_possible_values();
    let offered = values.iter().filter(|value| !value.is_hide_set());
    let mut names: Vec<_> = offered
        .map(|value| Some(value.get_name().to_owned()))
        .collect();
    names.retain(|name| cfg!(feature = "parquet") || name.as_deref() != Some("parquet"));
    names
}

/// Nothing shows that is not there to be seen, and nothing steers a terminal: what holds of every text
/// that is printed.
fn harmless(text: &str, at: &str) {
    let unseen = |line: &str| {
        let plain = line.replace('\t', " ");
        escape::terminal(&plain) != plain
    };
    let found = text.lines().find(|line| unseen(line));
    assert_eq!(
        found.map(str::escape_debug).map(|it| it.to_string()),
        None,
        "{at}"
    );
}

fn begins(text: &str, wrong: &[&str], at: &str) {
    for line in text.lines().map(str::trim_start) {
        let found = wrong.iter().find(|start| line.starts_with(**start));
        assert_eq!(found, None, "{at}: {line}");
    }
}

fn contains(text: &str, wrong: &[&str], at: &str) {
    let found = wrong.iter().find(|part| text.contains(**part));
    assert_eq!(found, None, "{at}:\n{text}");
}

/// What holds of a text in this format.
fn judged(format: &str, text: &str, at: &str) {
    match format {
        "json" | "sarif" | "gitlab" => {
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|e| panic!("{at}: {e}"));
        }
        "jsonl" | "wecom" | "dingtalk" | "slack" => {
            for line in text.lines() {
                serde_json::from_str::<serde_json::Value>(line)
                    .unwrap_or_else(|e| panic!("{at}: {e}"));
            }
        }
        "github" => {
            begins(text, &["::error::pwned", "::error file=x::"], at);
            contains(text, &["##[command]"], at);
        }
        "markdown" => {
            begins(text, &["# pwned", "<script"], at);
            contains(text, &["<script>", "<img src", "](http://b.c)"], at);
        }
        "html" | "junit" => contains(text, &["<script>alert", "<img src=x"], at),
        "csv" => cells(text, at),
        "eml" => begins(text.split("\n\n").next().unwrap(), &["Bcc:"], at),
        "typ" => contains(&text.replace("\\#", ""), &["#eval", "#panic"], at),
        "ics" => begins(text, &["ATTENDEE"], at),
        "table" | "text" => {}
        other => panic!("{at}: nobody has said what {other} must not hold"),
    }
}

/// No cell is taken for a formula; what the tool reckoned may be a negative number.
fn cells(text: &str, at: &str) {
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    for row in rows.records() {
        for cell in &row.unwrap() {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{at}: {cell}");
        }
    }
}

/// What is binary is read by another program's reader: no cell of a workbook is a formula.
fn workbook(bytes: &[u8], at: &str) {
    use calamine::Reader as _;
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        let ours =
            |text: &str| text.is_empty() || !text.contains("1+1") && !text.contains("SUM(A1)");
        assert!(formulas.used_cells().all(|(_, _, text)| ours(text)), "{at}");
    }
}

fn run(scene: &Scene, line: &str, format: Option<&str>) {
    let words = shell_words(line);
    let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
    args.extend(format.iter().flat_map(|format| ["--format", format]));
    let at = format!("{args:?}");
    if let Some("xlsx" | "parquet") = format {
        let out = scene.outside().join("made");
        let out = [&args[..], &["--out", out.to_str().unwrap()]].concat();
        let said = scene.run(&out);
        assert!(said.code < 2, "{at}: {}", said.stderr);
        harmless(&said.stderr, &at);
        if format == Some("xlsx") {
            workbook(&std::fs::read(scene.outside().join("made")).unwrap(), &at);
        }
        drop(std::fs::remove_file(scene.outside().join("made")));
        drop(std::fs::remove_dir_all(scene.outside().join("made")));
        return;
    }
    let Said {
        stdout,
        stderr,
        code,
    } = scene.run(&args);
    assert!(
        code < 3 && !stderr.contains("panicked"),
        "{at}: {code}: {stderr}"
    );
    harmless(&stderr, &at);
    if code == 2 && stdout.is_empty() {
        // Offered by the command, and not for what was asked of it here.
        return;
    }
    let lines = match format {
        // Line ends of these are two characters.
        Some("csv" | "eml") => stdout.replace("\r\n", "\n"),
        _ if line == "calendar" => stdout.replace("\r\n", "\n"),
        _ => stdout,
    };
    harmless(lines.trim_start_matches('\u{feff}'), &at);
    let bare = if line == "calendar" { "ics" } else { "table" };
    judged(format.unwrap_or(bare), &lines, &at);
}

fn rotations() -> Vec<usize> {
    let long = std::env::var_os("COMPLAINT_LONG_TESTS").is_some();
    (0..if long { HOSTILE.len() } else { 1 }).collect()
}

#[test]
fn whatever_is_read_stays_text() {
    for first in rotations() {
        let scene = scene(first);
        for lang in &["en", "zh"][..if rotations().len() > 1 { 2 } else { 1 }] {
            let scene = scene.lang(lang);
            for line in READING {
                for format in formats(&shell_words(line)) {
                    run(&scene, line, format.as_deref());
                }
            }
        }
        pages(&scene);
    }
}

/// The pages of a site and the posted page of a month.
fn pages(scene: &Scene) {
    let made = scene.files("made");
    assert!(
        made.iter().any(|path| path.ends_with("261101.html")),
        "{made:?}"
    );
    for path in made {
        if let Ok(text) = std::fs::read_to_string(scene.path(&path)) {
            contains(&text, &["<script>alert", "<img src=x"], &path);
            harmless(&text, &path);
        }
    }
}

/// As it is typed: what begins with `@` would be the name of a file.
fn typed(text: &str) -> String {
    let at = if text.starts_with('@') { "@" } else { "" };
    format!("{at}{text}")
}

/// What a person writes is in the file and in JSON as it was written.
#[test]
fn the_file_and_json_keep_it_unaltered() {
    for (n, text) in HOSTILE.iter().enumerate() {
        let scene = Scene::of("manufacturing");
        let typed = typed(text);
        let new = [
            "new",
            "--no-input",
            "--customer",
            "x",
            "--complaint",
            &typed,
            "--demand",
            &typed,
        ];
        scene.ok(&new);
        let said = scene.json(&["show", "261101"]);
        let kept = text.replace("\r\n", "\n");
        let same = |found: &str| found.trim_end() == kept || found.trim_end() == *text;
        assert!(same(said["complaint"].as_str().unwrap()), "{n}: {said}");
        assert!(
            same(scene.data("261101")["complaint"].as_str().unwrap()),
            "{n}"
        );
    }
}

/// What a command says of what it writes, and the commit it makes of it.
#[test]
fn whatever_is_written_stays_text() {
    for (n, text) in HOSTILE.iter().enumerate() {
        let scene = scene(n).as_of("2026-11-06T09:00:00+08:00");
        let what = format!("--what={text}");
        let typed = typed(text);
        let told = format!("--text={typed}");
        let reason = format!("--reason={text}");
        for args in [
            &["note", "261102", &told][..],
            &["promise", "261102", &what, "--by-date", "2026-12-30"],
            &["link", "261102", "261101", &reason],
            &[
                "reply", "261102", "--kind", "interim", "--via", "phone", &told,
            ],
            &[
                "dismiss",
                "261102",
                &reason,
                "--by",
                "gm.office@example.com",
            ],
            &[
                "new",
                "--no-input",
                &format!("--customer={text}"),
                &format!("--complaint={typed}"),
            ],
        ] {
            for format in ["table", "json"] {
                for last in ["--dry-run", "--commit"] {
                    let args = [args, &["--format", format, last]].concat();
                    let Said {
                        stdout,
                        stderr,
                        code,
                    } = scene.run(&args);
                    let at = format!("{args:?}: {code}: {stderr}");
                    assert!([0, 2, 3].contains(&code), "{at}");
                    harmless(&stderr, &at);
                    harmless(&stdout, &at);
                }
            }
        }
        let messages = scene.git(&["log", "--format=%B"]);
        begins(&messages, &["Signed-off-by", "Bcc:"], text);
        harmless(&messages, text);
    }
}

/// The names of all commands, as they are declared; those that are only heads of others left out.
fn declared(command: &clap::Command, before: &str, found: &mut BTreeSet<String>) {
    for sub in command.get_subcommands() {
        let name = format!("{before}{}", sub.get_name());
        let writes = sub.get_arguments().any(|arg| arg.get_id() == "dry_run");
        if !writes && sub.get_subcommands().next().is_none() {
            found.insert(name.clone());
        }
        declared(sub, &format!("{name} "), found);
    }
}

/// A command that is added is not forgotten here.
#[test]
fn every_reading_command_is_here() {
    let mut all = BTreeSet::new();
    declared(&complaint::cli::command(), "", &mut all);
    let here = READING.iter().chain(APART);
    let here: BTreeSet<String> = here
        .flat_map(|line| {
            let words: Vec<&str> = line.split(' ').take(2).collect();
            [words[0].to_owned(), words.join(" ")]
        })
        .collect();
    let missing: Vec<_> = all.difference(&here).collect();
    assert_eq!(missing, [""; 0]);
}
