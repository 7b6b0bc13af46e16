//! Attacks by the shape of the history: merges, signatures, shallow clones.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER};

/// Two lines of work: a note on `main`, another on `side`.
fn forked() -> Past {
    let past = Past::approved();
    past.scene.switch("side");
    past.by(MANAGER, "11T09:00")
        .ok(&["note", "261101", "--text", "on the side"]);
    past.scene.switch("main");
    past.business("11T10:00")
        .ok(&["reply", "261101", "--kind", "interim", "--via", "phone"]);
    past
}

/// A merge that takes what both did, by plain git.
#[test]
fn an_honest_merge() {
    let past = forked();
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    past.finds_nothing();
}

/// `-s ours` drops the other side's steps.
#[test]
fn a_merge_that_drops_a_side() {
    let past = forked();
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "-s", "ours", "side"]);
    past.finds(&past.head(), &["step-removed"]);
}

/// A new case of the other side, dropped.
#[test]
fn a_merge_that_drops_a_case() {
    let past = forked();
    past.scene.switch("side");
    past.business("11T10:30").ok(&[
        "new",
        "--no-input",
        "--policy",
        "manufacturing",
        "--complaint",
        "y",
    ]);
    past.scene.switch("main");
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "-s", "ours", "side"]);
    past.finds(&past.head(), &["case-deleted", "step-removed"]);
}

/// An evil merge: what neither side has.
#[test]
fn an_evil_merge() {
    let past = forked();
    let scene = past.business("11T11:00");
    scene.git(&["merge", "--quiet", "--no-edit", "--no-commit", "side"]);
    past.forge(&scene, FILE, &[("\"9000.00\"", "\"90000.00\"")]);
    let found = past.finds(&past.head(), &["step-changed", "changed-after-approval"]);
    let changed = found.iter().filter(|found| found.rule == "step-changed");
    assert_eq!(
        changed.count(),
        1,
        "told once, though both parents differ: {found:#?}"
    );
}

/// A step smuggled into a merge commit in another's name.
#[test]
fn a_step_smuggled_into_a_merge() {
    let past = forked();
    let scene = past.business("11T11:00");
    scene.git(&["merge", "--quiet", "--no-edit", "--no-commit", "side"]);
    let note = format!(
        "notes:\n  - at: 2026-11-11T11:00:00+08:00\n    by: {MANAGER}\n    text: as agreed\n"
    );
    past.forge(&scene, FILE, &[("notes:\n", &note)]);
    past.finds(&past.head(), &["author-differs"]);
}

/// What one side did wrong is told at its commit, not again at the merge.
#[test]
fn a_fault_is_told_once() {
    let past = forked();
    past.scene.switch("side");
    let scene = past.business("11T10:30");
    let commit = past.forge(&scene, FILE, &[("developer too weak", "nothing")]);
    past.scene.switch("main");
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    let found = past.finds(&commit, &["step-changed"]);
    assert_eq!(found.len(), 1, "{found:#?}");
}

/// Rebase and cherry-pick keep author and time.
#[test]
fn rebased_and_picked() {
    let past = forked();
    past.business("12T09:00")
        .git(&["rebase", "--quiet", "side"]);
    past.finds_nothing();
    let past = forked();
    past.business("12T09:00").git(&["cherry-pick", "side"]);
    past.finds_nothing();
}

/// Without signatures `--require-signed` finds every commit that records something.
#[test]
fn unsigned_commits() {
    let past = forked();
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    let found = past.audit(&["--require-signed", "--rule", "unsigned"]);
    let all = past
        .scene
        .git(&["rev-list", "--count", "--no-merges", "HEAD"]);
    // The merge by git itself changes nothing, but its result is no parent's.
    assert_eq!(
        found.len().to_string(),
        (all.parse::<usize>().unwrap() + 1).to_string(),
        "{found:#?}"
    );
}

/// A shallow clone says what it could not see, and takes it as given.
#[test]
fn a_shallow_clone() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    past.forge(&scene, FILE, &[("developer too weak", "nothing")]);
    past.business("11T10:00")
        .ok(&["note", "261101", "--text", "x"]);
    let head = past.head();
    let from = format!("file://{}", past.scene.root.display());
    let to = past.scene.outside().join("shallow");
    let to = to.to_str().unwrap();
    scene.git(&["clone", "--quiet", "--depth", "1", &from, to]);
    let said = scene.run(&["-C", to, "audit", "--format", "json"]);
    assert_eq!(said.code, 0, "{}{}", said.stdout, said.stderr);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = json["findings"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (&found[0]["rule"], &found[0]["severity"]),
        (&"unseen-history".into(), &"note".into())
    );
    assert_eq!(found[0]["commit"], head);
}

/// The mailmap joins one person's addresses.
#[test]
fn a_person_with_two_addresses() {
    let past = Past::approved();
    let private = "wang@home.example";
    let scene = past
        .business("11T09:00")
        .env("GIT_AUTHOR_EMAIL", private)
        .by(BUSINESS);
    scene.ok(&["note", "261101", "--text", "x", "--by", BUSINESS]);
    let commit = past.head();
    let found = past.audit(&[]);
    let typed = past.scene.read(FILE).contains("entered_by");
    assert_eq!(found.is_empty(), typed, "{found:#?}");
    let text = past
        .scene
        .read(FILE)
        .replace(&format!("    entered_by: {private}\n"), "");
    past.scene.write(FILE, &text);
    scene.git(&["commit", "--quiet", "--all", "--amend", "--no-edit"]);
    assert_ne!(past.head(), commit);
    past.finds(&past.head(), &["author-differs"]);
    past.scene
        .write(".mailmap", &format!("Wang Min <{BUSINESS}> <{private}>\n"));
    past.finds_nothing();
}

/// A new mail domain, with the old addresses in the mailmap or with the persons: neither the
/// commits before it nor those after it are anybody else's work.
#[test]
fn a_new_mail_domain() {
    let past = Past::approved();
    let staff = "policies/staff.toml";
    let moved = past
        .scene
        .read(staff)
        .replace("@example.com", "@new.example");
    past.scene.write(staff, &moved);
    let mapped = |name: &str| format!("P <{name}@new.example> <{name}@example.com>\n");
    let names = ["li.jing", "wang.min", "zhao.lei", "gm.office"];
    past.scene.write(".mailmap", &names.map(mapped).concat());
    let manager = past.by("he.ping@new.example", "11T08:00");
    manager.commit("the new mail domain");
    let before = past.audit(&[]);
    let business = past.by("wang.min@new.example", "11T09:00");
    business.ok(&["agree", "261101", "--accepted"]);
    let whose: Vec<&str> = before.iter().map(|found| found.rule.as_str()).collect();
    assert!(!whose.contains(&"author-differs"), "{before:#?}");
    assert_eq!(past.audit(&[]), before);
}
