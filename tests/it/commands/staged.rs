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
