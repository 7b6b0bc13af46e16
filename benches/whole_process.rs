//! Whole-process time of what people wait for, on a repository of 1,000 cases and 20 branches, and
//! the same on 10,000 cases, to show what grows with their number and what does not. `law` is a
//! `diff` that changes the policy, by which every open case is judged twice.
//!
//! `cargo bench` prints minimum, median and maximum of 20 runs each.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot set its scene has failed, and it prints its results"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 20;
const NOW: &str = "2026-11-20T10:00:00+08:00";

fn complaint(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complaint"));
    command
        .args(args)
        .current_dir(root)
        .env("COMPLAINT_AS_OF", NOW)
        .env("GIT_AUTHOR_NAME", "bench")
        .env("GIT_AUTHOR_EMAIL", "wang.min@example.com")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn git(root: &Path, args: &[&str]) {
    let identity = [
        "-c",
        "user.name=bench",
        "-c",
        "user.email=bench@example.com",
    ];
    let done = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(identity)
        .args(args)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A repository with this many cases, spread over eleven months, and 20 branches.
fn repository(root: &Path, cases: usize) {
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    assert!(complaint(root, &["init"]).status().unwrap().success());
    let intake = [
        "--complaint",
        "阻焊脱落",
        "--customer",
        "华南电子",
        "--part",
        "PCB-4L-220",
    ];
    let first = [&["new", "--no-input"][..], &intake].concat();
    assert!(complaint(root, &first).status().unwrap().success());
    let text = fs::read_to_string(root.join("cases/2026/11/261101.yaml")).unwrap();
    for n in 1..cases {
        let (month, serial) = (n % 11 + 1, n / 11 + 2);
        let number = format!("26{month:02}{serial:02}");
        let dir = root.join(format!("cases/2026/{month:02}"));
        fs::create_dir_all(&dir).unwrap();
        let uid = format!("uid: 019a4e0c-2f6b-7c3e-9d55-{n:012x}");
        let mut copy = text.replace("\"261101\"", &format!("\"{number}\""));
        copy = copy.replace("2026-11-20", &format!("2026-{month:02}-15"));
        let lines = copy
            .lines()
            .map(|line| if line.starts_with("uid:") { &uid } else { line });
        let copy: Vec<&str> = lines.collect();
        fs::write(dir.join(format!("{number}.yaml")), copy.join("\n") + "\n").unwrap();
    }
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message=cases"]);
    for n in 1..20 {
        git(root, &["branch", &format!("branch-{n}")]);
    }
}

fn measure(name: &str, cases: usize, root: &Path, args: &[&str]) {
    let run = || {
        let start = Instant::now();
        let status = complaint(root, args).status().unwrap();
        assert!(matches!(status.code(), Some(0 | 1)), "{name}: {status}");
        start.elapsed()
    };
    run();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let (least, median, most) = (times[0], times[RUNS / 2], times[RUNS - 1]);
    println!(
        "{name:<8} {cases:>6} cases   min {:>7.1} ms   median {:>7.1} ms   max {:>7.1} ms",
        ms(least),
        ms(median),
        ms(most)
    );
}

/// What a branch that changes twenty cases is asked, then one that changes the policy as well.
fn review(root: &Path, cases: usize) {
    git(root, &["switch", "--quiet", "branch-1"]);
    let changed = (1..=20).map(|n| root.join(format!("cases/2026/10/2610{n:02}.yaml")));
    let changed = changed.filter(|file| file.exists());
    for file in changed {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, text.replace("华南电子", "华北电子")).unwrap();
    }
    let base = ["check", "--base", "main", "--format", "json"];
    measure("diff", cases, root, &["diff", "main"]);
    measure("log", cases, root, &["log", "261101"]);
    measure("base", cases, root, &base);
    git(root, &["add", "cases"]);
    measure("staged", cases, root, &["check", "--staged"]);
    let policy = root.join("policies/manufacturing.toml");
    let text = fs::read_to_string(&policy).unwrap();
    let shorter = text.replace("domestic = \"13d\"", "domestic = \"10d\"");
    assert_ne!(text, shorter);
    fs::write(policy, shorter).unwrap();
    measure("law", cases, root, &["diff", "main"]);
}

fn main() {
    for cases in [1_000, 10_000] {
        let dir = tempfile::tempdir().unwrap();
        repository(dir.path(), cases);
        measure("show", cases, dir.path(), &["show", "261101"]);
        let new = ["new", "--no-input", "--complaint", "x", "--customer", "y"];
        measure("new", cases, dir.path(), &new);
        measure("list", cases, dir.path(), &["list", "--format", "json"]);
        measure("check", cases, dir.path(), &["check", "--format", "json"]);
        measure(
            "report",
            cases,
            dir.path(),
            &["report", "2026-10", "--format", "json"],
        );
        review(dir.path(), cases);
    }
}
