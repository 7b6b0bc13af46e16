//! The cases and regulations this repository ships are sound.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use complaint::domain::digest::sha256;
use unicode_width::UnicodeWidthStr as _;

use crate::common::Scene;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn complaint(args: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_complaint"))
        .args(args)
        .env_clear()
        .env("LANG", "en_US.UTF-8")
        .env("COMPLAINT_AS_OF", "2026-11-21")
        .current_dir(root())
        .output()
        .unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        output.status.code().unwrap(),
    )
}

fn case_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut dirs = vec![root().join("cases")];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_shipped_cases_are_sound_records() {
    let (said, code) = complaint(&["check", "--kind", "data", "--fail-on", "warning"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn the_shipped_regulations_have_no_errors() {
    let (said, code) = complaint(&["policy", "lint"]);
    assert_eq!(code, 0, "{said}");
}

/// The worked cases show each state the tool can tell.
#[test]
fn the_shipped_cases_show_every_state() {
    let (said, code) = complaint(&["list", "--all", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let cases: serde_json::Value = serde_json::from_str(&said).unwrap();
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 9, "{} cases", cases.len());
    let has = |key: &str, value: serde_json::Value| cases.iter().any(|case| case[key] == value);
    for status in [
        "assigned",
        "consolidated",
        "closed",
        "dismissed",
        "superseded",
    ] {
        assert!(has("status", status.into()), "no case is {status}");
    }
    assert!(has("overdue", true.into()), "no case is overdue");
}

/// Another reader of YAML gets the same data from what the tool wrote.
#[test]
fn another_yaml_reader_reads_every_shipped_case() {
    let files = case_files();
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let data: serde_yaml::Value = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let number = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(data["number"].as_str(), Some(number), "{}", path.display());
    }
}

/// They look as the commands write them by the real clock, and fit on a screen beside a diff.
#[test]
fn the_shipped_cases_look_as_the_tool_writes_them() {
    let scene = Scene::new();
    let headings = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.contains(" · "));
        let heads = lines.filter(|line| line.starts_with("# "));
        heads.map(str::to_owned).collect()
    };
    for path in case_files() {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        assert!(!text.contains("as_of:"), "{name} has a replaced clock");
        let wide = text.lines().find(|line| line.width() > 100);
        assert_eq!(wide, None, "{name}");
        let data: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_ne!(data.get("recorded"), Some(&data["received"]), "{name}");
        let policy = data["policy"].as_str().unwrap();
        let new = scene.json(&["new", "--policy", policy, "--complaint", "x"]);
        let fresh = scene.read(new["file"].as_str().unwrap());
        assert_eq!(headings(&text), headings(&fresh), "{name}");
    }
}

/// What they cite as evidence is there, unchanged; some cite some.
#[test]
fn the_evidence_of_the_shipped_cases_is_what_was_kept() {
    let mut cited = 0;
    for path in case_files() {
        let text = fs::read_to_string(&path).unwrap();
        let data: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let attachments = data.get("attachments").and_then(|it| it.as_sequence());
        for one in attachments.into_iter().flatten() {
            let file = one["file"].as_str().unwrap();
            let uid = data["uid"].as_str().unwrap();
            assert!(file.starts_with(&format!("attachments/{uid}/")), "{file}");
            let content = fs::read(root().join(file)).unwrap();
            assert_eq!(one["sha256"].as_str(), Some(sha256(&content).as_str()));
            cited += 1;
        }
    }
    assert!(cited > 0, "no case has evidence");
}
