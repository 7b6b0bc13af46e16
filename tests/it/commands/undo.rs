//! `undo`: one's own last command, while nothing has followed it and nobody else has it.

use super::steps::scenes::{CASE, FILE, received};
use crate::common::{BUSINESS, REGISTRAR, Scene};

const LATER: &str = "2026-11-05T10:05:00+08:00";

fn office() -> Scene {
    received().by(REGISTRAR).as_of(LATER)
}

/// What is not committed goes as it came, to the byte; no other file is touched, and it goes once.
#[test]
fn what_is_not_committed_is_taken_back() {
    let scene = office();
    scene.write("unrelated.txt", "staged");
    scene.git(&["add", "unrelated.txt"]);
    let before = scene.case(CASE);
    scene.ok(&["register", CASE]);
    let shown = scene.ok(&["undo", "--dry-run"]);
    assert!(
        shown.contains("-registration:") || shown.contains("-  at:"),
        "{shown}"
    );
    assert_ne!(scene.case(CASE), before, "a dry run writes nothing");
    let said = scene.ok(&["undo"]);
    assert!(said.contains(FILE), "{said}");
    assert_eq!(scene.case(CASE), before);
    assert_eq!(scene.git(&["status", "--porcelain"]), "A  unrelated.txt");
    scene.fails(3, &["undo"]);
}

/// Of what no commit holds only the last command is remembered: once it is taken back, the one before it is
/// not told from the last commit's, and that is said.
#[test]
fn of_two_uncommitted_commands_the_last_is_taken_back() {
    let scene = office();
    scene.ok(&["register", CASE, "--commit"]);
    scene.ok(&["note", CASE, "--text", "a"]);
    let before = scene.case(CASE);
    scene.ok(&["note", CASE, "--text", "b"]);
    scene.ok(&["undo"]);
    let said = scene.fails(3, &["undo"]);
    assert!(
        said.contains(FILE) && said.contains("git diff HEAD"),
        "{said}"
    );
    assert_eq!(scene.case(CASE), before);
}

/// The last commit goes from the branch, with its file; what else is staged stays staged.
#[test]
fn the_last_commit_is_taken_back() {
    let scene = office();
    let (head, before) = (scene.git(&["rev-parse", "HEAD"]), scene.case(CASE));
    scene.write("unrelated.txt", "staged");
    scene.git(&["add", "unrelated.txt"]);
    scene.ok(&["register", CASE, "--commit"]);
    let said = scene.json(&["undo"]);
    assert_eq!(said["undone"], "register");
    assert_eq!(said["files"], serde_json::json!([FILE]));
    assert_eq!(scene.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(scene.case(CASE), before);
    assert_eq!(scene.git(&["status", "--porcelain"]), "A  unrelated.txt");
}

/// A case taken down by mistake goes, and its number is free again: nobody else has seen it.
#[test]
fn a_number_nobody_saw_is_free_again() {
    for commit in [&[][..], &["--commit"]] {
        let scene = Scene::of("manufacturing");
        let new = [&["new", "--no-input", "--customer", "x", "-m", "y"], commit].concat();
        scene.ok(&new);
        scene.ok(&["undo"]);
        assert!(!scene.exists("cases/2026/11/261101.yaml"));
        assert_eq!(scene.git(&["status", "--porcelain"]), "");
        assert_eq!(scene.json(&new)["number"], "261101");
    }
}

/// What is pushed may be another's already: it stays, and so does its number.
#[test]
fn what_is_pushed_stays() {
    let scene = office();
    let clone = scene.clone_beside("clone").by(REGISTRAR);
    clone.ok(&["register", CASE, "--commit"]);
    clone.git(&["push", "--quiet", "origin", "HEAD:refs/heads/other"]);
    let said = clone.fails(3, &["undo"]);
    assert!(
        said.contains("pushed") && said.contains("complaint correct"),
        "{said}"
    );
    assert!(clone.case(CASE).contains("\nregistration:"));
    let said = clone.lang("zh_CN").fails(3, &["undo"]);
    assert!(
        said.contains("已推送") && said.contains("complaint reopen"),
        "{said}"
    );
}

/// What somebody has gone on from, or somebody else did, is not taken back.
#[test]
fn what_was_followed_or_is_anothers_stays() {
    let scene = office();
    scene.ok(&["register", CASE]);
    scene.by(BUSINESS).fails(3, &["undo"]);
    let text = scene.case(CASE);
    scene.write(FILE, &(text.clone() + "x-note: by hand\n"));
    scene.fails(3, &["undo"]);
    scene.write(FILE, &text);
    scene.commit("by hand");
    scene.fails(3, &["undo"]);
    assert_eq!(scene.case(CASE), text);

    let scene = office();
    scene.ok(&["register", CASE, "--commit"]);
    scene.by(BUSINESS).fails(3, &["undo"]);
    scene.write("unrelated.txt", "x");
    scene.commit("something else");
    scene.fails(3, &["undo"]);
    scene.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    scene.write(FILE, &(scene.case(CASE) + "x-note: by hand\n"));
    let said = scene.fails(3, &["undo"]);
    assert!(said.contains(FILE), "{said}");
}

/// A merge, the first commit, and a repository without git keep what they have.
#[test]
fn a_merge_and_a_repository_without_git() {
    let scene = office();
    scene.switch("other");
    scene.ok(&["register", CASE, "--commit"]);
    scene.switch("main");
    let message = format!("x\n\nCase: {CASE}\nAction: register\nActor: {REGISTRAR}");
    scene.git(&["merge", "--quiet", "--no-ff", "-m", &message, "other"]);
    scene.fails(3, &["undo"]);
    // A clone knows nothing but the history.
    let clone = scene.clone_beside("clone").by(REGISTRAR);
    let said = clone.fails(3, &["undo"]);
    assert!(said.contains("a merge"), "{said}");
    std::fs::remove_dir_all(scene.path(".git")).unwrap();
    scene.fails(2, &["undo"]);
}
