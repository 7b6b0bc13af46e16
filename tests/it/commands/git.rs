//! Git beside the tool: others that hold its lock, a git that does not work, settings of the
//! repository that name programs.

use std::fs;
use std::thread::{sleep, spawn};
use std::time::Duration;

use super::steps::scenes::{CASE, case_at};
use crate::common::programs::executable;
use crate::common::{BUSINESS, Scene};

/// Commands that cannot do without git.
const NEEDING: &[&[&str]] = &[
    &["check", "--base", "main"],
    &["check", "--staged"],
    &["diff"],
    &["diff", "HEAD~1..HEAD"],
    &["diff", "no-such"],
    &["audit"],
    &["log", CASE],
    &["log", "no-such"],
];

/// As many as like write and commit at once: each waits for git's lock.
#[test]
fn sixteen_writers_all_commit() {
    let scene = Scene::of("manufacturing");
    let writers: Vec<_> = (0..16)
        .map(|n| {
            let scene = scene.clone();
            let words = format!("writer {n}");
            spawn(move || scene.run(&["new", "--no-input", "--complaint", &words, "--commit"]))
        })
        .collect();
    for writer in writers {
        let said = writer.join().unwrap();
        assert_eq!(said.code, 0, "{}", said.stderr);
        assert_eq!(
            said.stderr.matches("not committed").count(),
            0,
            "{}",
            said.stderr
        );
    }
    assert_eq!(scene.git(&["rev-list", "--count", "HEAD"]), "17");
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    let touched = scene.git(&["log", "--format=", "--name-only", "-16"]);
    assert_eq!(touched.lines().count(), 16, "each its own file: {touched}");
}

/// An editor that holds the lock for a moment is waited for, by `renumber` in a merge too; for what, is said once a
/// second has passed.
#[test]
fn the_lock_is_waited_for() {
    const NOTE: &[&str] = &["note", CASE, "--text", "x", "--commit"];
    let scene = case_at("assigned")
        .by(BUSINESS)
        .as_of("2026-11-06T10:00:00+08:00");
    let lock = scene.path(".git/index.lock");
    let held = |scene: &Scene, args: &'static [&'static str], millis: u64| {
        fs::write(&lock, "").unwrap();
        let scene = scene.clone();
        let writer = spawn(move || scene.run(args));
        sleep(Duration::from_millis(millis));
        assert!(!writer.is_finished(), "it waits");
        fs::remove_file(&lock).unwrap();
        let said = writer.join().unwrap();
        assert_eq!(said.code, 0, "{}", said.stderr);
        said.stderr
    };
    assert!(!held(&scene, NOTE, 400).contains("waiting for"));
    let said = held(&scene, NOTE, 1_800);
    let waiting = "waiting for another git, which holds .git/index.lock";
    assert!(said.contains(waiting), "{said}");
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    let uid = "ffffffff-0000-7000-8000-000000000001";
    let old = scene.data(CASE)["uid"].as_str().unwrap().to_owned();
    scene.git(&["switch", "--quiet", "--create", "side", "HEAD~3"]);
    let text = scene.git(&["show", &format!("main:{}", scene.case_path(CASE))]);
    let path = scene.case_path(CASE);
    scene.git(&["rm", "--quiet", &path]);
    scene.git(&[
        "commit",
        "--quiet",
        "--amend",
        "--message",
        "none",
        "--allow-empty",
    ]);
    scene.write(
        &path,
        &(text.replace(&old, uid).replace("T09:41", "T09:43") + "\n"),
    );
    scene.commit("another of that number");
    scene.try_git(&["merge", "--quiet", "main"]);
    held(&scene, &["renumber"], 900);
    assert_eq!(scene.git(&["ls-files", "--unmerged"]), "");
}

/// Whatever git has against the repository is said in its words, and taken for nothing else: not
/// for a history without commits, nor for an unknown revision or actor.
#[test]
fn a_git_that_fails_is_told_as_it_is() {
    let scene = case_at("assigned").as_of("2026-11-06T10:00:00+08:00");
    let writing: &[&[&str]] = &[
        &["note", CASE, "--text", "x"],
        &["note", CASE, "--text", "x", "--by", BUSINESS, "--commit"],
        &["new", "--no-input", "--complaint", "x", "--by", BUSINESS],
        &["renumber"],
        &["init"],
    ];
    let fails = |scene: &Scene, lines: &[&[&str]], words: &str| {
        for line in lines {
            let said = scene.fails(4, line);
            assert!(said.contains(words), "{line:?}: {said}");
        }
    };
    let foreign = scene.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    fails(&foreign, NEEDING, "safe.directory");
    fails(&foreign, writing, "safe.directory");
    let none = scene.env("PATH", "/nowhere");
    fails(&none, NEEDING, "git is not installed");
    fs::rename(scene.path(".git"), scene.outside().join("moved")).unwrap();
    fs::write(scene.path(".git"), "gitdir: /nowhere\n").unwrap();
    fails(&scene, NEEDING, "not a git repository");
    fails(&scene, writing, "not a git repository");
    fs::remove_file(scene.path(".git")).unwrap();
    fs::create_dir(scene.path(".git")).unwrap();
    fails(&scene, NEEDING, "not a git repository");
}

/// Without git the tool writes all the same, as does one who has it and no repository.
#[test]
fn without_git_files_are_written() {
    let scene = case_at("assigned").as_of("2026-11-06T10:00:00+08:00");
    let none = scene.env("PATH", "/nowhere");
    let line = ["note", CASE, "--text", "one", "--by", BUSINESS, "--commit"];
    let said = none.run(&line);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("not committed"), "{}", said.stderr);
    assert!(scene.case(CASE).contains("one"));
}

/// Reading starts no program that a setting of the clone names for watching files, and takes no
/// directory among the cases for a repository with settings of its own.
#[test]
fn reading_starts_no_program() {
    let scene = case_at("assigned").as_of("2026-11-06T10:00:00+08:00");
    let (script, ran) = (scene.outside().join("watch"), scene.outside().join("ran"));
    executable(&script, &format!("#!/bin/sh\necho > '{}'\n", ran.display()));
    let script = script.to_str().unwrap();
    scene.git(&["config", "core.fsmonitor", script]);
    scene.write("cases/2026/11/261102.yaml", &scene.case(CASE));
    scene.git(&["add", "--all"]);
    drop(fs::remove_file(&ran));
    for line in NEEDING.iter().chain([&["list"][..], &["check"]].iter()) {
        scene.run(line);
        assert!(!ran.exists(), "{line:?} asked the watcher");
    }
    scene.git(&["config", "--unset", "core.fsmonitor"]);

    let outer = Scene::empty();
    outer.git(&["init", "--quiet"]);
    outer.git(&[
        "clone",
        "--quiet",
        "--bare",
        scene.root.to_str().unwrap(),
        "inner",
    ]);
    for dir in ["cases", "policies"] {
        let from = scene.path(dir);
        let copied = std::process::Command::new("cp")
            .arg("-a")
            .arg(from)
            .arg(outer.path("inner"))
            .status();
        assert!(copied.unwrap().success());
    }
    let inner = outer.within("inner").as_of("2026-11-06T10:00:00+08:00");
    outer.git(&["config", "--file", "inner/config", "core.fsmonitor", script]);
    for line in NEEDING {
        let said = inner.fails(4, line);
        assert!(said.contains("safe.bareRepository"), "{line:?}: {said}");
    }
    assert!(!ran.exists());
}

/// Issue: a command commits its own edit only: other changes in the file are somebody's to commit.
#[test]
fn other_changes_are_not_committed_along() {
    let scene = Scene::of("manufacturing");
    let told = "{complaint: x, customer: {name: y}, demand: z, product: {order: O, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}}";
    scene.input(told).ok(&["new", "--from", "-", "--commit"]);
    let path = scene.case_path("261101");
    scene.write(&path, &(scene.case("261101") + "# by hand\n"));
    let before = scene.case("261101");
    let said = scene.fails(2, &["note", "261101", "--text", "x", "--commit"]);
    assert!(said.contains("git commit -- cases/"), "{said}");
    assert_eq!(scene.case("261101"), before);
    let first = scene.run(&["note", "261101", "--text", "x"]);
    assert!(
        first.stderr.contains("is not committed yet"),
        "{}",
        first.stderr
    );
    let again = scene.run(&["note", "261101", "--text", "y"]);
    assert_eq!(again.stderr, "", "it is said once");
}

/// Issue: where there is git, a new repository's commands commit what they write.
#[test]
fn a_new_repository_in_git_commits() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet"]);
    scene.ok(&["init"]);
    assert!(
        scene
            .read("policies/organization.toml")
            .contains("commit = true")
    );
    let scene = Scene::empty();
    scene.ok(&["init"]);
    assert!(
        scene
            .read("policies/organization.toml")
            .contains("commit = false")
    );
}
