//! Cases to begin from, and the ordinary way a case takes.

use std::fmt::Write as _;

use complaint::domain::case::Case;
use complaint::domain::schema::Declared as _;

use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Said, Scene};

/// The case of these tests.
pub const CASE: &str = "261101";
/// Its file.
pub const FILE: &str = "cases/2026/11/261101.yaml";
/// The deputy general manager: approves up to 150,000.
pub const DEPUTY: &str = "sun.hao@example.com";
/// The general manager: approves everything.
pub const GENERAL: &str = "zhou.lan@example.com";

/// What stands above the headings of a new case file.
const HEAD: &str = "\
format: 1
number: \"261101\"
uid: 019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34
policy: manufacturing
status: received

title: 阻焊脱落
received: 2026-11-05T09:20:00+08:00
recorded: 2026-11-05T09:41:00+08:00
received_by: wang.min@example.com
channel: phone
origin: domestic
class: quality-abnormal
category: product-quality
grade: major

customer:
  name: 华南电子
  contact: 李工
  phone: \"0755-00000000\"

product:
  part: PCB-4L-220
  order: PO-8831
  shipped: 2026-10-30
  quantity: 5000
  defective: 420

claimed: \"42000.00\"
demand: 退货并补送
complaint: |
  十月底交货的 5000 片中有 420 片阻焊脱落,
  已停线。
";

/// A new case file with the items given.
pub fn file(items: &[&str]) -> String {
    let mut text = HEAD.to_owned();
    for heading in Case::FIELDS.iter().filter(|it| it.heading).map(|it| it.key) {
        write!(text, "\n# {heading} · 栏\n").unwrap();
        if heading == "items" && !items.is_empty() {
            text.push_str("items:\n");
            for (i, item) in items.iter().enumerate() {
                writeln!(text, "  - n: {}\n    text: {item}", i + 1).unwrap();
            }
        }
    }
    text
}

/// A repository with one case, received and committed.
pub fn received() -> Scene {
    with_case(&file(&[]))
}

/// A repository with one case file of this text, committed.
pub fn with_case(text: &str) -> Scene {
    let scene = Scene::of("manufacturing");
    scene.write(FILE, text);
    scene.commit("261101 new");
    scene
}

/// One step of a way: its name, who makes it, when, and the command line.
pub type Leg<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

/// The ordinary way of an established complaint under the manufacturing policy.
pub const WAY: &[Leg] = &[
    (
        "registered",
        REGISTRAR,
        "2026-11-05T10:05:00+08:00",
        &["register", CASE],
    ),
    (
        "assigned",
        REGISTRAR,
        "2026-11-05T10:10:00+08:00",
        &["assign", CASE, "--to", "quality"],
    ),
    (
        "investigated",
        QUALITY,
        "2026-11-06T16:30:00+08:00",
        &[
            "investigate",
            CASE,
            "--outcome",
            "upheld",
            "--cause",
            "显影不足",
            "--liable",
            "soldermask=70",
            "--liable",
            "outside:ink maker=30",
        ],
    ),
    (
        "resolved",
        BUSINESS,
        "2026-11-09T11:00:00+08:00",
        &["resolve", CASE, "--remedy", "allowance:amount=42000.00"],
    ),
    (
        "consolidated",
        REGISTRAR,
        "2026-11-09T14:00:00+08:00",
        &["consolidate", CASE, "--text", "同意业务意见"],
    ),
    (
        "approved",
        MANAGER,
        "2026-11-09T15:00:00+08:00",
        &["approve", CASE],
    ),
    (
        "agreed",
        BUSINESS,
        "2026-11-10T10:00:00+08:00",
        &["agree", CASE, "--accepted", "--via", "phone"],
    ),
    (
        "consolidated-again",
        REGISTRAR,
        "2026-11-10T15:00:00+08:00",
        &["consolidate", CASE, "--text", "客户已同意"],
    ),
    (
        "carried-out",
        BUSINESS,
        "2026-11-12T10:00:00+08:00",
        &["carry-out", CASE],
    ),
    (
        "answered",
        BUSINESS,
        "2026-11-12T11:00:00+08:00",
        &[
            "reply",
            CASE,
            "--kind",
            "answer",
            "--via",
            "letter",
            "--text",
            "已折让",
        ],
    ),
    (
        "closed",
        REGISTRAR,
        "2026-11-13T10:00:00+08:00",
        &["close", CASE, "--satisfaction", "4"],
    ),
];

/// Goes the way up to and including the leg of this name, and commits.
pub fn on_to(scene: &Scene, last: &str) -> Scene {
    for (name, who, when, args) in WAY {
        scene.by(who).as_of(when).ok(args);
        if *name == last {
            scene.commit(last);
            return scene.clone();
        }
    }
    panic!("no leg {last}");
}

/// A repository with a case that has come to this leg, committed.
pub fn case_at(last: &str) -> Scene {
    on_to(&received(), last)
}

/// A repository with a case that has come to this leg with another settlement.
pub fn settled_with(last: &str, remedies: &[&str]) -> Scene {
    settled(&case_at("investigated"), last, remedies)
}

/// The rest of the way to the end, from the investigation, with this settlement.
pub fn finished(scene: &Scene, remedies: &[&str]) -> Scene {
    settled(scene, "closed", remedies)
}

fn settled(scene: &Scene, last: &str, remedies: &[&str]) -> Scene {
    let mut resolve = vec!["resolve", CASE];
    for remedy in remedies {
        resolve.extend(["--remedy", remedy]);
    }
    let from = WAY.iter().position(|leg| leg.0 == "resolved").unwrap();
    for (name, who, when, args) in &WAY[from..] {
        let args = if *name == "resolved" {
            resolve.as_slice()
        } else {
            args
        };
        scene.by(who).as_of(when).ok(args);
        if *name == last {
            scene.commit(last);
            return scene.clone();
        }
    }
    panic!("no leg {last}");
}

/// A setting of a policy file replaced; each must be there once.
pub fn set_policy(scene: &Scene, changes: &[(&str, &str)]) {
    let mut text = scene.read("policies/manufacturing.toml");
    for (old, new) in changes {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    scene.write("policies/manufacturing.toml", &text);
    scene.commit("policy");
}

/// The lines a change took from the case file and put into it, in order.
pub fn diff(scene: &Scene) -> String {
    let diff = scene.git(&["diff", "--unified=0", "--no-color", "--", "cases"]);
    let lines = diff.lines().filter(|line| {
        let header = ["diff ", "index ", "--- ", "+++ ", "@@"];
        !header.iter().any(|start| line.starts_with(start))
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A run as a transcript: command line, what it said, how it ended, what it changed.
pub fn told(scene: &Scene, args: &[&str]) -> String {
    let Said {
        stdout,
        stderr,
        code,
    } = scene.run(args);
    let mut text = format!("$ complaint {}\n{stdout}", args.join(" "));
    if !stderr.is_empty() {
        write!(text, "--- stderr\n{}", unnumbered(&stderr)).unwrap();
    }
    writeln!(text, "--- exit {code}").unwrap();
    let diff = diff(scene);
    if !diff.is_empty() {
        write!(text, "--- diff\n{diff}").unwrap();
    }
    text.push('\n');
    text
}

/// Diagnostics without the line numbers of the policy, which move with every comment added to it;
/// the excerpt shows which line is meant.
pub fn unnumbered(said: &str) -> String {
    let mut text = String::new();
    for line in said.lines() {
        let inner = line.trim_start();
        let bare = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some((file, place)) = inner
            .strip_prefix("--> ")
            .and_then(|place| place.split_once(".toml:"))
        {
            let column = place.split_once(':').unwrap().1;
            writeln!(text, "  --> {file}.toml:LINE:{column}").unwrap();
        } else if bare.starts_with(" |") || bare == "|" || bare.starts_with("= ") {
            writeln!(text, "  {}", bare.trim_start()).unwrap();
        } else if inner.starts_with("| ") {
            writeln!(text, "  {inner}").unwrap();
        } else {
            writeln!(text, "{line}").unwrap();
        }
    }
    text
}
