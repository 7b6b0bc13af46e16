//! Sixteen people at work in one repository at once, half of them committing what they do, and somebody
//! who checks it all the while: nothing is lost, doubled or invalid, and every commit is made.
//!
//! `COMPLAINT_LONG_TESTS=1` takes everybody through every command; otherwise through the first few.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{ScopedJoinHandle, scope};

use crate::commands::killed::told;
use crate::commands::steps::scenes::FILE;
use crate::common::{REGISTRAR, Said, Scene, shell_words};
use crate::kinds::STORY;

const WORKERS: usize = 16;
const UID: &str = "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34";
/// The steps that make the cases the others of the story are told of.
const LEAST: usize = 6;

fn steps() -> usize {
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_some() {
        STORY.len()
    } else {
        LEAST
    }
}

/// The number of a worker's own case, and of the one they share with those who commit as they do.
fn own(worker: usize) -> String {
    format!("2611{:02}", worker + 1)
}

fn shared(commits: bool) -> String {
    own(WORKERS + usize::from(commits))
}

fn uid(of: usize) -> String {
    UID.replace("1f2c34", &format!("1f2{of:03}"))
}

/// Everybody's case, and the shared ones.
fn scene() -> Scene {
    let scene = told();
    let text = scene.read(FILE);
    for n in 0..WORKERS + 2 {
        let text = text.replace("261101", &own(n)).replace(UID, &uid(n));
        scene.write(&format!("cases/2026/11/{}.yaml", own(n)), &text);
    }
    scene.commit("sixteen cases");
    scene
}

struct Worker<'a> {
    scene: &'a Scene,
    n: usize,
    commits: bool,
    /// How many commits were made by everybody.
    made: &'a AtomicUsize,
}

impl Worker<'_> {
    /// Runs it until nobody else was quicker.
    fn run(&self, scene: &Scene, words: &[&str]) -> Said {
        let commit = if self.commits { &["--commit"][..] } else { &[] };
        let args = [words, commit].concat();
        for _ in 0..200 {
            let said = scene.run(&args);
            if said.code != 4 || !said.stderr.contains("run the command again") {
                self.made.fetch_add(
                    usize::from(self.commits && said.code == 0),
                    Ordering::SeqCst,
                );
                return said;
            }
        }
        panic!("{args:?}: never gets through");
    }

    fn ok(&self, scene: &Scene, words: &[&str]) -> String {
        let said = self.run(scene, words);
        assert_eq!(
            said.code, 0,
            "{}: {words:?}: {}{}",
            self.n, said.stdout, said.stderr
        );
        said.stdout
    }

    /// The story, of the worker's own cases; beside each step a remark on a case that others work on.
    fn work(&self) -> [String; 3] {
        let mut cases = [own(self.n), String::new(), String::new()];
        for (at, (who, when, line)) in STORY[..steps()].iter().enumerate() {
            let scene = self.scene.by(who).as_of(when);
            let words = shell_words(line)
                .into_iter()
                .map(|word| match word.as_str() {
                    "261101" => cases[0].clone(),
                    "261102" => cases[1].clone(),
                    "261103" => cases[2].clone(),
                    _ => word,
                });
            let words: Vec<String> = words.collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let said = self.ok(&scene, &words);
            match words[0] {
                "new" => said[..6].clone_into(&mut cases[1]),
                "reopen" => {
                    let links = &self.scene.data(&cases[0])["links"];
                    let number = links["superseded_by"].as_str().unwrap();
                    number.clone_into(&mut cases[2]);
                }
                _ => {}
            }
            let text = format!("{} at {at}", self.n);
            self.ok(&scene, &["note", &shared(self.commits), "--text", &text]);
        }
        self.others();
        cases
    }

    /// What all want to do and only one can, and what changes one file that all share.
    fn others(&self) {
        let office = self.scene.by(REGISTRAR).as_of("2026-11-10T09:00:00+08:00");
        if self.commits {
            let (id, name) = (format!("new{}", self.n), format!("Neu {}", self.n));
            let email = format!("{id}@example.com");
            let join = [
                "staff", "join", "--id", &id, "--name", &name, "--email", &email,
            ];
            self.ok(
                &office,
                &[&join[..], &["--unit", "quality", "--from", "2026-11-10"]].concat(),
            );
        }
        for line in ["renumber", "migrate"] {
            let said = office.run(&[line, "--dry-run"]);
            assert_eq!(said.code, 0, "{line}: {}", said.stderr);
        }
    }
}

/// Looks on while the others write: every answer is whole, and nothing is said to be broken.
fn look_on(scene: &Scene, done: &AtomicBool) {
    while !done.load(Ordering::SeqCst) {
        for line in ["check --format json", "list --all --format json"] {
            let said = scene
                .as_of("2026-11-24T12:00:00+08:00")
                .run(&line.split(' ').collect::<Vec<_>>());
            assert!(said.code < 2, "{line}: {}", said.stderr);
            let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
            let rules = answer["findings"].as_array().into_iter().flatten();
            let rules: BTreeSet<&str> = rules.filter_map(|it| it["rule"].as_str()).collect();
            for rule in [
                "broken-file",
                "number-twice",
                "stray-file",
                "conflict-markers",
            ] {
                assert!(!rules.contains(rule), "{rule}: {}", said.stdout);
            }
        }
    }
}

/// The case of a worker as anybody's would read.
fn anonymous(scene: &Scene, cases: &[String; 3], n: usize) -> String {
    let mut text = scene.case(&cases[0]).replace(&uid(n), UID);
    for (number, called) in cases.iter().zip(["own", "second", "third"]) {
        if !number.is_empty() {
            text = text.replace(number, called);
        }
    }
    text
}

#[test]
fn sixteen_at_once() {
    let scene = scene();
    let head = scene.git(&["rev-parse", "HEAD"]);
    let (done, made) = (AtomicBool::new(false), AtomicUsize::new(0));
    let worker = |n: usize| Worker {
        scene: &scene,
        n,
        commits: n % 2 == 1,
        made: &made,
    };
    let cases: Vec<[String; 3]> = scope(|scope| {
        let looking = scope.spawn(|| look_on(&scene, &done));
        let working: Vec<_> = (0..WORKERS)
            .map(|n| scope.spawn(move || worker(n).work()))
            .collect();
        let ended = working.into_iter().map(ScopedJoinHandle::join);
        let cases: Vec<_> = ended.collect();
        done.store(true, Ordering::SeqCst);
        looking.join().unwrap();
        cases.into_iter().map(Result::unwrap).collect()
    });
    // Nobody's case is another's, and each is as if its worker had been alone.
    let numbers: BTreeSet<&String> = cases.iter().flatten().filter(|it| !it.is_empty()).collect();
    let each = cases[0].iter().filter(|number| !number.is_empty()).count();
    assert_eq!(numbers.len(), WORKERS * each);
    let texts = cases
        .iter()
        .enumerate()
        .map(|(n, cases)| anonymous(&scene, cases, n));
    let texts: BTreeSet<String> = texts.collect();
    assert_eq!(texts.len(), 1, "{texts:#?}");
    remarks(&scene);
    committed(&scene, &head, made.into_inner());
    let data = scene.json(&["check", "--kind", "data", "--severity", "error"]);
    assert_eq!(data["findings"], serde_json::json!([]));
}

/// Each remark on the shared cases is there, once.
fn remarks(scene: &Scene) {
    for commits in [false, true] {
        let data = scene.data(&shared(commits));
        let notes = data["notes"].as_sequence().unwrap().iter();
        let texts: Vec<String> = notes
            .map(|note| note["text"].as_str().unwrap().to_owned())
            .collect();
        let mine = (0..WORKERS).filter(|n| (n % 2 == 1) == commits);
        let expected = mine.flat_map(|n| (0..steps()).map(move |at| format!("{n} at {at}")));
        let expected: BTreeSet<String> = expected.collect();
        assert_eq!(texts.len(), expected.len());
        assert_eq!(texts.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}

/// One commit for every command that was to make one, and nothing of theirs is left without.
fn committed(scene: &Scene, since: &str, made: usize) {
    let commits = scene.git(&["rev-list", "--count", &format!("{since}..HEAD")]);
    assert_eq!(commits, made.to_string());
    let changed = scene.git(&[
        "status",
        "--porcelain",
        "--",
        "policies",
        &format!("cases/2026/11/{}.yaml", shared(true)),
    ]);
    assert_eq!(changed, "");
    scene.git(&["fsck", "--strict", "--no-dangling"]);
    for n in (1..WORKERS).step_by(2) {
        let file = scene.case_path(&own(n));
        assert_eq!(
            scene.git(&["status", "--porcelain", "--", &file]),
            "",
            "{file}"
        );
    }
}
