//! Measures `audit` over 10,000 commits: `cargo bench --bench audit [-- COMMITS]`.
//!
//! The history is one case's whole way as the tool commits it, copied to a thousand cases that
//! overlap in time; every other window of work is done on a side branch and merged.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement, for whoever runs it"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The steps of a case: who, when in November 2026, what.
const STEPS: &[(&str, &str, &[&str])] = &[
    (
        "wang.min",
        "05T09:41",
        &[
            "new",
            "--no-input",
            "--policy",
            "manufacturing",
            "--channel",
            "phone",
            "--customer",
            "x",
            "--class",
            "quality-abnormal",
            "--category",
            "product-quality",
            "--title",
            "mask",
            "--complaint",
            "it peels",
            "--part",
            "A-1",
            "--quantity",
            "500",
            "--defective",
            "20",
            "--shipped",
            "2026-10-30",
            "--origin",
            "domestic",
            "--order",
            "O-1",
            "--contact",
            "Li",
            "--phone",
            "1",
            "--demand",
            "money",
            "--grade",
            "major",
        ],
    ),
    ("gm.office", "05T10:05", &["register", "261101"]),
    (
        "gm.office",
        "05T10:10",
        &["assign", "261101", "--to", "quality"],
    ),
    (
        "zhao.lei",
        "06T16:30",
        &[
            "investigate",
            "261101",
            "--outcome",
            "upheld",
            "--cause",
            "developer too weak",
            "--liable",
            "soldermask=100",
        ],
    ),
    (
        "wang.min",
        "09T11:00",
        &["resolve", "261101", "--remedy", "compensation:amount=9000"],
    ),
    (
        "gm.office",
        "09T14:00",
        &["consolidate", "261101", "--text", "agreed"],
    ),
    ("li.jing", "10T09:00", &["approve", "261101"]),
    (
        "wang.min",
        "10T10:00",
        &["agree", "261101", "--accepted", "--via", "phone"],
    ),
    (
        "wang.min",
        "11T10:00",
        &["reply", "261101", "--kind", "answer", "--via", "phone"],
    ),
    (
        "wang.min",
        "11T11:00",
        &["note", "261101", "--text", "they called again"],
    ),
];

/// As many cases are worked on at the same time.
const WINDOW: usize = 20;

/// A file as one step leaves it, with its author and time.
struct Version {
    author: &'static str,
    time: String,
    text: String,
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root);
    command
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {said}");
}

fn init(root: &Path) {
    std::fs::create_dir_all(root.join("policies")).unwrap();
    run(git(root).args(["init", "--quiet", "--initial-branch=main"]));
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for entry in std::fs::read_dir(policies).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, root.join("policies").join(path.file_name().unwrap())).unwrap();
    }
    std::fs::create_dir_all(root.join("cases")).unwrap();
}

/// One case, step by step, by the tool itself.
fn model(root: &Path) -> Vec<Version> {
    init(root);
    let version = |(author, when, line): &(&'static str, &str, &[&str])| {
        let time = format!("2026-11-{when}:00+08:00");
        let mut command = Command::new(env!("CARGO_BIN_EXE_complaint"));
        command
            .current_dir(root)
            .args(*line)
            .env("COMPLAINT_AS_OF", &time);
        run(command
            .env("GIT_AUTHOR_EMAIL", format!("{author}@example.com"))
            .env("GIT_AUTHOR_NAME", author));
        let text = std::fs::read_to_string(root.join("cases/2026/11/261101.yaml")).unwrap();
        Version { author, time, text }
    };
    STEPS.iter().map(version).collect()
}

/// The stream for `git fast-import`.
struct Stream {
    text: String,
    mark: usize,
}

impl Stream {
    fn commit(&mut self, branch: &str, who: &str, time: &str, parents: &[usize]) -> usize {
        self.mark += 1;
        let mark = self.mark;
        let time = chrono::DateTime::parse_from_rfc3339(time)
            .unwrap()
            .timestamp();
        let who = format!("{who} <{who}@example.com> {time} +0800");
        let stream = &mut self.text;
        writeln!(stream, "commit refs/heads/{branch}\nmark :{mark}").unwrap();
        writeln!(stream, "author {who}\ncommitter {who}\ndata 4\nstep").unwrap();
        for (i, parent) in parents.iter().enumerate() {
            let word = if i == 0 { "from" } else { "merge" };
            writeln!(stream, "{word} :{parent}").unwrap();
        }
        mark
    }

    fn file(&mut self, path: &str, text: &str) {
        writeln!(
            self.text,
            "M 100644 inline {path}\ndata {}\n{text}",
            text.len()
        )
        .unwrap();
    }
}

/// A case's file under another number.
fn renamed(version: &Version, case: usize) -> (String, String) {
    let number = format!("2611{:04}", case + 1);
    let uid = version
        .text
        .lines()
        .find(|line| line.starts_with("uid: "))
        .unwrap();
    let own = format!("uid: 019a4e0c-2f6b-7c3e-9d55-{case:012x}");
    let text = version
        .text
        .replace("261101", &number)
        .replacen(uid, &own, 1);
    (format!("cases/2026/11/{number}.yaml"), text)
}

fn history(root: &Path, commits: usize, versions: &[Version]) {
    init(root);
    run(git(root).args(["add", "--all"]));
    let named = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
    run(git(root)
        .args(named)
        .args(["commit", "--quiet", "--message", "regulations"]));
    let mut stream = Stream {
        text: String::new(),
        mark: 0,
    };
    let mut tip = stream.commit("main", "x", "2026-11-01T00:00:00+08:00", &[]);
    stream.text.push_str("from refs/heads/main^0\n");
    let mut made = 0;
    for window in 0.. {
        let side = window % 2 == 1;
        let branch = if side { "side" } else { "main" };
        let fork = tip;
        let mut last = tip;
        for version in versions {
            for case in (window * WINDOW)..((window + 1) * WINDOW) {
                last = stream.commit(branch, version.author, &version.time, &[last]);
                let (path, text) = renamed(version, case);
                stream.file(&path, &text);
                made += 1;
            }
        }
        tip = last;
        if side {
            let time = "2026-11-12T00:00:00+08:00";
            let own = stream.commit("main", "x", time, &[fork]);
            tip = stream.commit("main", "x", time, &[own, last]);
            for case in (window * WINDOW)..((window + 1) * WINDOW) {
                let (path, text) = renamed(versions.last().unwrap(), case);
                stream.file(&path, &text);
            }
        }
        if made >= commits {
            break;
        }
    }
    let mut import = git(root);
    import
        .args(["fast-import", "--quiet", "--force"])
        .stdin(Stdio::piped());
    let mut child = import.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(stream.text.as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let commits: usize = asked.unwrap_or(10_000);
    let temp = tempfile::tempdir().unwrap();
    let versions = model(&temp.path().join("model"));
    let root = temp.path().join("history");
    history(&root, commits, &versions);
    let began = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_complaint"));
    let done = command
        .arg("-C")
        .arg(&root)
        .args(["--lang", "en", "audit"])
        .output()
        .unwrap();
    let took = began.elapsed();
    let said = String::from_utf8_lossy(&done.stdout);
    println!("{}: {took:.2?}", said.lines().last().unwrap_or_default());
    print!("{}", String::from_utf8_lossy(&done.stderr));
}
