//! `min_tool`: a tool older than the records reads them and writes nothing.

use std::fs;

use super::steps::scenes::{CASE, FILE, case_at};
use crate::common::Scene;

fn needing(version: &str) -> Scene {
    let scene = case_at("assigned").as_of("2026-11-06T10:00:00+08:00");
    let organization = scene.read("policies/organization.toml");
    let line = format!("min_tool = {version}\n");
    scene.write("policies/organization.toml", &(organization + &line));
    // A newer policy may hold what this tool cannot read.
    scene.commit("newer");
    scene.env("EDITOR", "true")
}

/// Every command that writes is refused with the version and the line that asks for it, whatever
/// else is wrong; what reads goes on with a warning.
#[test]
fn an_older_tool_writes_nothing() {
    let scene = needing("\"99.0.1\"");
    let old = scene.read(FILE);
    let policy = Scene::new().read("policies/retail.toml") + "\n[newer]\nthing = 1\n";
    scene.write("policies/retail.toml", &policy);
    let line = scene.read("policies/organization.toml").lines().count();
    for args in [
        &["note", CASE, "--text", "x"][..],
        &["note", CASE, "--text", "x", "--dry-run"],
        &["new", "--no-input", "--complaint", "x"],
        &["edit", CASE],
        &["register", "--drafts"],
        &["renumber"],
        &["init"],
    ] {
        let said = scene.fails(4, args);
        let place = format!("policies/organization.toml:{line}:");
        let named = said.contains("99.0.1") && said.contains(env!("CARGO_PKG_VERSION"));
        assert!(named && said.contains(&place), "{args:?}: {said}");
    }
    let said = scene.lang("zh_CN").fails(4, &["note", CASE, "--text", "x"]);
    assert!(said.contains("须用 99.0.1"), "{said}");
    assert_eq!(scene.read(FILE), old);
    for args in [
        &["show", CASE][..],
        &["list"],
        &["explain", CASE],
        &["log", CASE],
        &["diff"],
    ] {
        let said = scene.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.stderr);
        let warned = said.stderr.starts_with("warning") && said.stderr.contains("99.0.1");
        assert!(warned, "{args:?}: {}", said.stderr);
    }
    let checked = scene.run(&["check", "--rule", "overdue"]);
    assert!(checked.stderr.contains("99.0.1"), "{}", checked.stderr);
}

/// The version that is asked for, and any older, is enough.
#[test]
fn the_version_itself_is_enough() {
    for version in [env!("CARGO_PKG_VERSION"), "0.0.9"] {
        let scene = needing(&format!("\"{version}\""));
        scene.ok(&["note", CASE, "--text", "x"]);
        let said = scene.run(&["list"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    }
}

/// What is no version is a fault of the regulations.
#[test]
fn what_is_no_version_is_found() {
    for wrong in ["\"1\"", "\"newest\"", "0.1", "\"0.1.0-rc.1\""] {
        let scene = needing(wrong);
        let said = scene.run(&["policy", "lint"]);
        assert_eq!(said.code, 1, "{wrong}: {}", said.stdout);
        assert!(
            said.stdout.contains("is not a version"),
            "{wrong}: {}",
            said.stdout
        );
        assert!(
            said.stdout.contains("organization.toml"),
            "{wrong}: {}",
            said.stdout
        );
        scene.fails(2, &["note", CASE, "--text", "x"]);
        assert_eq!(scene.run(&["check"]).code, 1, "{wrong}");
    }
}

/// Two versions are not joined by a tool that may not know what is in them: both stay, whole,
/// between the marks of a conflict.
#[test]
fn an_older_tool_joins_nothing() {
    let scene = needing("\"99.0.1\"");
    let base = scene.read(FILE);
    let ours = base.replace("# notes · 栏\n", "# notes · 栏\nnotes:\n  - {text: ours}\n");
    let theirs = base.replace("grade: major", "grade: minor");
    for (name, text) in [("base", &base), ("ours", &ours), ("theirs", &theirs)] {
        fs::write(scene.path(name), text).unwrap();
    }
    let said = scene.fails(4, &["merge-driver", "base", "ours", "theirs", "7", FILE]);
    assert!(said.contains("99.0.1"), "{said}");
    assert_eq!(
        scene.read("ours"),
        format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
    );
}
