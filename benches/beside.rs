//! `complaint` beside other tools on the same machine in the same minute:
//! `cargo bench --bench beside -- DIR [ROUNDS]`, where `generate` wrote DIR.
//!
//! Each round runs every tool once, so that what else the machine does falls on all of them. What is printed
//! is the least time of the processors (user and system) and of the clock on the wall, the most memory, and
//! how many times as long as `rg -c .` it takes. A tool that is not installed is left out and named.
//! Taskwarrior and hledger are given as many tasks and transactions as there are cases.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement, for whoever runs it"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const NOW: &str = "2026-11-20T10:00:00+08:00";

/// A tool with what it is asked.
struct Asked {
    name: &'static str,
    program: String,
    args: Vec<String>,
}

/// What a run took.
#[derive(Clone, Copy)]
struct Took {
    wall: f64,
    cpu: f64,
    memory: u64,
}

impl Took {
    /// The least of each.
    fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
            memory: self.memory.min(other.memory),
        }
    }
}

impl Asked {
    fn new(name: &'static str, program: &str, args: &[&str]) -> Self {
        Self {
            name,
            program: program.to_owned(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        }
    }

    fn is_there(&self) -> bool {
        let mut command = Command::new(&self.program);
        let command = command.arg("--version").stdin(Stdio::null());
        command.output().is_ok()
    }

    /// Runs it under `/usr/bin/time`, which tells what the processors did for it.
    fn run(&self, dir: &Path) -> Took {
        let mut command = Command::new("/usr/bin/time");
        let command = command
            .args(["--quiet", "--format=%U %S %M"])
            .arg(&self.program)
            .args(&self.args)
            .current_dir(dir)
            .env("COMPLAINT_AS_OF", NOW)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let start = Instant::now();
        let output = command.stderr(Stdio::piped()).output().unwrap();
        let wall = start.elapsed().as_secs_f64();
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().last().unwrap_or_default();
        let figures: Vec<&str> = last.split(' ').collect();
        let [user, system, memory] = figures[..] else {
            panic!("{}: {said}", self.name);
        };
        let seconds = |figure: &str| figure.parse::<f64>().unwrap();
        Took {
            wall,
            cpu: seconds(user) + seconds(system),
            memory: memory.parse().unwrap(),
        }
    }
}

/// How many cases a repository has.
fn count(dir: &Path) -> usize {
    let below = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let each = below.map(|path| if path.is_dir() { count(&path) } else { 1 });
    each.sum()
}

/// Taskwarrior's own file of so many tasks, one in forty pending.
fn tasks(dir: &Path, count: usize) {
    fs::create_dir_all(dir).unwrap();
    let (mut pending, mut completed) = (String::new(), String::new());
    for n in 0..count {
        let (status, text) = match n % 40 {
            0 => ("pending", &mut pending),
            _ => ("completed", &mut completed),
        };
        writeln!(
            text,
            "[description:\"complaint {n} of customer {}\" due:\"{}\" entry:\"1790000000\" \
             status:\"{status}\" uuid:\"019a4e0c-2f6b-7c3e-9d55-{n:012x}\"]",
            n % 500,
            1_790_000_000 + n
        )
        .unwrap();
    }
    fs::write(dir.join("pending.data"), pending).unwrap();
    fs::write(dir.join("completed.data"), completed).unwrap();
    fs::write(
        dir.join("taskrc"),
        format!("data.location={}\nhooks=off\n", dir.display()),
    )
    .unwrap();
}

/// A journal of so many transactions.
fn journal(file: &Path, count: usize) {
    let mut text = String::new();
    for n in 0..count {
        let (month, day) = (n % 10 + 1, n % 28 + 1);
        writeln!(
            text,
            "2026-{month:02}-{day:02} customer {}\n    expenses:complaints  {}.00 CNY\n    \
             assets:bank\n",
            n % 500,
            n % 900 + 1
        )
        .unwrap();
    }
    fs::write(file, text).unwrap();
}

fn all(dir: &Path, own: &Path) -> Vec<Asked> {
    let complaint = env!("CARGO_BIN_EXE_complaint");
    let cases = count(&dir.join("cases"));
    let (tasks_dir, book) = (own.join("tasks"), own.join("cases.journal"));
    tasks(&tasks_dir, cases);
    journal(&book, cases);
    let taskrc = format!("rc:{}", tasks_dir.join("taskrc").display());
    let book = book.display().to_string();
    println!("{cases} cases");
    let mut all = vec![
        Asked::new("rg -c .", "rg", &["-c", ".", "cases"]),
        Asked::new("check", complaint, &["check", "--format", "json"]),
        Asked::new("list --overdue", complaint, &["list", "--overdue"]),
        Asked::new("report year", complaint, &["report", "2026"]),
        Asked::new("task overdue", "task", &[&taskrc, "overdue"]),
        Asked::new("hledger balance", "hledger", &["-f", &book, "balance"]),
    ];
    if dir.join(".git").exists() {
        all.push(Asked::new("git status", "git", &["status", "--short"]));
    }
    all
}

fn main() {
    let mut args = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let Some(dir) = args.next().map(PathBuf::from) else {
        println!("usage: beside DIR [ROUNDS]");
        return;
    };
    let rounds = args.next().map_or(5, |rounds| rounds.parse().unwrap());
    let own = tempfile::tempdir().unwrap();
    let (there, absent): (Vec<Asked>, Vec<Asked>) =
        all(&dir, own.path()).into_iter().partition(Asked::is_there);
    for asked in &absent {
        println!("not installed: {}", asked.program);
    }
    let mut took: Vec<Took> = there.iter().map(|asked| asked.run(&dir)).collect();
    for _ in 0..rounds {
        for (asked, least) in there.iter().zip(&mut took) {
            *least = least.least(asked.run(&dir));
        }
    }
    let Some(scale) = took.first().copied() else {
        return;
    };
    for (asked, took) in there.iter().zip(&took) {
        println!(
            "{:<16} {:>8.3} s wall {:>8.3} s processors {:>6} MB   {:>5.1} x wall {:>5.1} x processors",
            asked.name,
            took.wall,
            took.cpu,
            took.memory / 1024,
            took.wall / scale.wall,
            took.cpu / scale.cpu
        );
    }
}
