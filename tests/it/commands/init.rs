//! `init`: what is made, and what is never overwritten.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::Scene;

fn bare() -> Scene {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene
}

/// Contract: `init` makes a case repository that works at once.
#[test]
fn a_new_repository_takes_a_complaint_at_once() {
    let scene = bare();
    let said = scene.ok(&["init"]);
    for file in [
        "cases/.gitkeep",
        "policies/manufacturing.toml",
        "policies/organization.toml",
        "policies/staff.toml",
        "policies/calendar-cn.toml",
        "schema/case.schema.json",
        ".gitignore",
    ] {
        assert!(scene.exists(file), "{file}");
        assert!(said.contains(file), "{file}: {said}");
    }
    assert!(said.contains("complaint new"), "{said}");
    scene.commit("init");
    let new = scene.json(&["new", "--complaint", "阻焊脱落"]);
    assert_eq!(new["number"], "261101");
    assert_eq!(
        scene.git(&["status", "--porcelain", "--untracked-files=all"]),
        "?? cases/2026/11/261101.yaml",
        "the lock is ignored"
    );
}

/// It works without git, and in a directory that does not exist yet.
#[test]
fn git_is_not_needed() {
    let scene = Scene::empty();
    let said = scene.ok(&["init", "投诉/2026"]);
    assert!(said.contains("git init"), "{said}");
    let below = scene.within("投诉/2026");
    assert_eq!(below.json(&["new", "--complaint", "x"])["number"], "261101");
    let refused = scene.fails(2, &["init", "other", "--hooks"]);
    assert!(refused.contains("git init"), "{refused}");
    assert!(!scene.exists("other"), "nothing is half made");
}

/// Nothing is overwritten; a second `init` has nothing to do.
#[test]
fn what_is_there_stays() {
    let scene = bare();
    scene.write(".gitignore", "target");
    scene.write("policies/staff.toml", "# ours\n");
    scene.ok(&["init"]);
    assert_eq!(scene.read("policies/staff.toml"), "# ours\n");
    assert_eq!(
        scene.read(".gitignore"),
        "target\ncases/.lock\n.complaint-*.tmp\n"
    );
    fs::remove_file(scene.path("policies/manufacturing.toml")).unwrap();
    let before = scene.files(".");
    let said = scene.ok(&["init", "--policy", "manufacturing"]);
    assert!(said.contains("Nothing to do."), "{said}");
    assert!(
        said.contains("absent    policies/manufacturing.toml"),
        "{said}"
    );
    assert_eq!(
        scene.files("."),
        before,
        "regulations are the company's own"
    );
    fs::remove_file(scene.path("schema/case.schema.json")).unwrap();
    scene.ok(&["init"]);
    assert!(scene.exists("schema/case.schema.json"));
}

/// `--policy` sets the default and keeps the comments; an unknown one is named with the known.
#[test]
fn the_default_policy_is_set() {
    let scene = bare();
    let refused = scene.fails(2, &["init", "--policy", "manufacturin"]);
    assert!(
        refused.contains("did you mean `manufacturing`?"),
        "{refused}"
    );
    assert!(!scene.exists("cases"));
    scene.ok(&["init", "--policy", "manufacturing"]);
    let text = scene.read("policies/organization.toml");
    assert!(text.contains("policy = \"manufacturing\""), "{text}");
    assert!(text.contains("# of a new case that names none"), "{text}");
}

/// `--dry-run` writes nothing.
#[test]
fn a_dry_run_writes_nothing() {
    let scene = bare();
    let said = scene.ok(&["init", "--ci", "gitlab", "--hooks", "--dry-run"]);
    assert!(said.contains("to write  .gitlab-ci.yml"), "{said}");
    assert_eq!(scene.files("."), Vec::<String>::new());
    assert!(!scene.exists(".git/hooks/pre-commit"));
}

/// CI is set up where the hosting site looks for it, with the way to the repository; it has the
/// least rights and no third party's action.
#[test]
fn ci_checks_the_repository() {
    let scene = bare();
    scene.ok(&["init", "客诉 files", "--ci", "github"]);
    let text = scene.read(".github/workflows/complaint.yml");
    assert!(
        text.contains("complaint -C '客诉 files/' check --format github"),
        "{text}"
    );
    let read: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(read["permissions"]["contents"], "read");
    let uses: Vec<&str> = text.lines().filter(|line| line.contains("uses:")).collect();
    assert_eq!(uses.len(), 1, "{uses:?}");
    assert!(uses[0].contains("actions/checkout@"), "{uses:?}");
    scene.ok(&["init", "--ci", "gitlab"]);
    let text = scene.read(".gitlab-ci.yml");
    assert!(text.contains("complaint check --format gitlab"), "{text}");
    assert!(!text.contains('@'), "{text}");
    serde_yaml::from_str::<serde_yaml::Value>(&text).unwrap();
}

/// `--hooks` goes where git looks for hooks, can be run, and never replaces one that is there.
#[test]
fn the_hook_is_where_git_looks() {
    let scene = bare();
    scene.git(&["config", "core.hooksPath", ".githooks"]);
    scene.ok(&["init", "--hooks"]);
    let hook = scene.path(".githooks/pre-commit");
    let mode = fs::metadata(&hook).unwrap().permissions().mode();
    assert_eq!(mode & 0o111, 0o111 & mode, "executable");
    assert_ne!(mode & 0o100, 0, "executable");
    let text = fs::read_to_string(&hook).unwrap();
    assert!(text.contains("complaint check --kind data"), "{text}");
    scene.commit("the hook lets a commit pass where complaint is not installed");
    fs::write(&hook, "#!/bin/sh\n").unwrap();
    let said = scene.ok(&["init", "--hooks"]);
    assert!(said.contains("kept      .githooks/pre-commit"), "{said}");
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\n");
}
