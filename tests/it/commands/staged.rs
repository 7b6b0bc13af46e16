//! `check --staged` and the hook that runs it: what is about to be committed is judged, and only
//! that.

use crate::common::Scene;

/// A repository with the hook.
fn hooked() -> Scene {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene.ok(&["init", "--hooks"]);
    scene.commit("init");
    scene.ok(&["new", "--complaint", "x", "--commit"]);
    scene
}

/// The staged version counts: broken it is refused though the file is fine, and the other way.
#[test]
fn what_is_staged_counts() {
    let scene = hooked();
    let file = scene.case_path("261101");
    let good = scene.read(&file);
    scene.write(&file, &good.replace("status: received", "status: closed"));
    scene.git(&["add", &file]);
    scene.write(&file, &good);
    assert_eq!(
        scene.run(&["check", "--kind", "data"]).code,
        0,
        "the file is fine"
    );
    let said = scene.run(&["check", "--staged", "--format", "json"]);
    assert_eq!(said.code, 1);
    assert!(said.stdout.contains("status-mismatch"), "{}", said.stdout);
    let said = scene.try_git(&["commit", "-m", "x"]);
    assert_ne!(said.code, 0, "{}", said.stdout);
    scene.git(&["add", &file]);
    scene.write(&file, "broken: [");
    assert_eq!(
        scene.run(&["check", "--staged"]).code,
        0,
        "what is staged is fine"
    );
    scene.write("x.txt", "x");
    scene.git(&["add", "x.txt"]);
    scene.git(&["commit", "--quiet", "-m", "x"]);
}

/// While git commits single files it has an index of its own: that one is looked at, also from a
/// subdirectory and in a linked work tree.
#[test]
fn the_hook_s_own_index_is_looked_at() {
    let scene = hooked();
    let file = scene.case_path("261101");
    let good = scene.read(&file);
    scene.write(&file, "broken: [\n");
    let said = scene.try_git(&["commit", "-m", "x", "--", &file]);
    assert_ne!(said.code, 0, "{}", said.stdout);
    assert!(said.stderr.contains("broken-file") || said.stdout.contains("broken-file"));
    // Staged and broken, but not what is committed.
    scene.git(&["add", &file]);
    scene.write(&file, &good);
    scene.write("x.txt", "x");
    scene.git(&["add", "x.txt"]);
    scene
        .within("policies")
        .git(&["commit", "--quiet", "-m", "x", "--", "../x.txt"]);
    scene.git(&["reset", "--quiet", "--hard"]);
    scene.git(&["worktree", "add", "--quiet", "../linked", "-b", "linked"]);
    let linked = scene.within("../linked");
    linked.ok(&["note", "261101", "--text", "x", "--commit"]);
    std::fs::write(scene.outside().join("linked").join(&file), "broken: [\n").unwrap();
    assert_ne!(linked.try_git(&["commit", "-am", "x"]).code, 0);
}

/// A regulation that cannot be read is refused; a case that is taken away is no case to judge.
#[test]
fn regulations_and_removals() {
    let scene = hooked();
    let staff = scene.read("policies/staff.toml");
    scene.write("policies/staff.toml", "x = [");
    scene.git(&["add", "policies"]);
    scene.write("policies/staff.toml", &staff);
    let said = scene.run(&["check", "--staged"]);
    assert_eq!(said.code, 1, "{}", said.stderr);
    assert!(said.stdout.contains("invalid-policy"), "{}", said.stdout);
    scene.git(&["add", "policies"]);
    scene.git(&["rm", "--quiet", &scene.case_path("261101")]);
    assert_eq!(scene.run(&["check", "--staged"]).code, 0);
    let none = Scene::empty();
    none.ok(&["init"]);
    let said = none.fails(2, &["check", "--staged"]);
    assert!(said.contains("no git"), "{said}");
}

/// The first commit of a repository has no other to be compared with.
#[test]
fn before_the_first_commit() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene.ok(&["init", "客诉 files", "--hooks"]);
    let below = scene.within("客诉 files");
    below.ok(&["new", "--complaint", "x"]);
    scene.git(&["add", "--all"]);
    scene.git(&["commit", "--quiet", "-m", "first"]);
    scene.write("客诉 files/cases/2026/11/261101.yaml", "a: b: c\n");
    scene.git(&["add", "--all"]);
    assert_ne!(scene.try_git(&["commit", "-m", "x"]).code, 0);
}

/// The time does not grow with the cases: those that are not staged are not even read, or the
/// broken ones among them would be told.
#[test]
fn only_what_is_staged_is_read() {
    let scene = hooked();
    let file = scene.case_path("261101");
    let text = scene.read(&file);
    for n in 2..40 {
        scene.write(&format!("cases/2026/11/2611{n:02}.yaml"), "a: [b\n");
    }
    scene.git(&["add", "cases"]);
    scene.git(&["commit", "--quiet", "--no-verify", "-m", "many"]);
    scene.write(&file, &text.replace("status: received", "status: closed"));
    scene.git(&["add", &file]);
    let said = scene.run(&["check", "--staged", "--format", "json"]);
    assert_eq!(said.code, 1, "{}", said.stderr);
    let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = found["findings"].as_array().unwrap();
    assert!(found.iter().any(|one| one["rule"] == "status-mismatch"));
    assert!(
        found.iter().all(|one| one["file"] == file.as_str()),
        "{found:#?}"
    );
}

/// With a revision: all that is otherwise than where the branch parted from it, committed or staged; what was wrong
/// there is known, and what only lies in the directory is not looked at.
#[test]
fn what_the_branch_will_hold_is_compared() {
    let scene = hooked();
    scene.ok(&["new", "--complaint", "y", "--commit"]);
    let late = scene.case_path("261101");
    let wrong = |file: &str| {
        let good = scene.read(file);
        scene.write(file, &good.replace("status: received", "status: closed"));
        scene.git(&["add", file]);
        scene.git(&["commit", "--quiet", "--no-verify", "-m", file]);
        good
    };
    let good = wrong(&late);
    scene.git(&["checkout", "--quiet", "-b", "work"]);
    let line = ["check", "--staged", "--base", "main", "--format", "json"];
    let ends = |code: i32, why: &str| {
        let said = scene.run(&line);
        assert_eq!(said.code, code, "{why}: {}", said.stdout);
        found(&said.stdout)
    };
    let mismatch = |known: bool| ("status-mismatch".to_owned(), known);
    let rules = ends(0, "untouched");
    assert!(
        rules.iter().all(|(rule, _)| rule != "status-mismatch"),
        "{rules:?}"
    );
    scene.write(&late, &(scene.read(&late) + "# seen\n"));
    scene.git(&["commit", "--quiet", "--no-verify", "-am", "touched"]);
    let rules = ends(0, "known");
    assert!(rules.contains(&mismatch(true)), "{rules:?}");
    let other = scene.case_path("261102");
    let fine = wrong(&other);
    let rules = ends(1, "the branch's own");
    assert!(rules.contains(&mismatch(false)), "{rules:?}");
    // Staged and better, but worse in the directory.
    scene.write(&other, &fine);
    scene.git(&["add", &other]);
    scene.write(&other, "broken: [");
    ends(0, "what is staged is fine");
    scene.write(&late, &good);
    let all = scene.run(&["check", "--base", "main", "--format", "json"]);
    assert_eq!(all.code, 1, "the directory is not: {}", all.stdout);
    scene.fails(2, &["check", "--staged", "--base", "nowhere"]);
}

/// The rules that found something, and whether that was known.
fn found(json: &str) -> Vec<(String, bool)> {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let each = json["findings"].as_array().unwrap().iter();
    let each = each.map(|one| {
        let known = one["known"].as_bool().unwrap_or_default();
        (one["rule"].as_str().unwrap().to_owned(), known)
    });
    each.collect()
}

/// A case that got another number on the branch keeps what was known of it.
#[test]
fn what_is_known_goes_with_the_identity() {
    let scene = hooked();
    let file = scene.case_path("261101");
    let wrong = scene
        .read(&file)
        .replace("status: received", "status: closed");
    scene.write(&file, &wrong);
    scene.git(&["commit", "--quiet", "--no-verify", "-am", "wrong"]);
    scene.git(&["checkout", "--quiet", "-b", "work"]);
    let moved = file.replace("261101", "261107");
    scene.git(&["mv", &file, &moved]);
    scene.write(&moved, &wrong.replace("261101", "261107"));
    scene.git(&["add", "-A"]);
    let said = scene.run(&["check", "--staged", "--base", "main", "--format", "json"]);
    let rules = found(&said.stdout);
    assert!(
        rules.contains(&("status-mismatch".to_owned(), true)),
        "{rules:?}"
    );
}
