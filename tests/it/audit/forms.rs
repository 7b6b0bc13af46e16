//! The forms other programs read: each says in which commit.

use std::collections::BTreeSet;

use super::{FILE, Past};
use crate::common::Scene;

/// Two findings of one rule on one file, and one on another.
fn found() -> (Past, String) {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let commit = past.forge(
        &scene,
        FILE,
        &[
            ("developer too weak", "<script>'x' & \"y\"%0A::error::]]>"),
            ("\"9000.00\"", "\"90000.00\""),
        ],
    );
    past.by("li.jing@example.com", "11T10:00")
        .git(&["rm", "--quiet", FILE]);
    past.by("li.jing@example.com", "11T10:00").commit("by hand");
    (past, commit)
}

fn said(scene: &Scene, form: &str) -> String {
    let said = scene.run(&["audit", "--format", form]);
    assert_eq!((said.code, said.stderr.as_str()), (1, ""), "{form}");
    said.stdout
}

fn json(scene: &Scene, form: &str) -> serde_json::Value {
    serde_json::from_str(&said(scene, form)).unwrap()
}

/// SARIF: one fingerprint for each finding, the same tomorrow, in another language, in another
/// clone, and after more was committed.
#[test]
fn sarif() {
    let (past, commit) = found();
    let results = |scene: &Scene| {
        json(scene, "sarif")["runs"][0]["results"]
            .as_array()
            .unwrap()
            .clone()
    };
    let prints = |results: &[serde_json::Value]| -> Vec<String> {
        let print = |result: &serde_json::Value| {
            result["partialFingerprints"]["finding/v2"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        results.iter().map(print).collect()
    };
    let first = results(&past.scene);
    assert_eq!(first.len(), 4, "{first:#?}");
    let distinct: BTreeSet<String> = prints(&first).into_iter().collect();
    assert_eq!(distinct.len(), 4);
    for result in &first[..3] {
        assert_eq!(result["properties"]["commit"], commit.as_str());
        assert_eq!(
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            FILE
        );
        assert!(
            result["message"]["text"]
                .as_str()
                .unwrap()
                .contains(&commit[..10])
        );
    }
    let elsewhere = past
        .scene
        .clone_beside("elsewhere")
        .lang("zh_CN")
        .as_of("2027-01-01");
    assert_eq!(prints(&results(&elsewhere)), prints(&first));
    past.scene.write("README", "x");
    past.scene.commit("more");
    assert_eq!(prints(&results(&past.scene)), prints(&first));
    let run = &json(&past.scene, "sarif")["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let named: BTreeSet<&str> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    let used: BTreeSet<&str> = first
        .iter()
        .map(|found| found["ruleId"].as_str().unwrap())
        .collect();
    assert_eq!(named, used);
}

/// GitLab: distinct fingerprints of what has one description for each.
#[test]
fn gitlab() {
    let (past, commit) = found();
    let report = json(&past.scene, "gitlab");
    let issues = report.as_array().unwrap();
    let text = |issue: &serde_json::Value, key: &str| issue[key].as_str().unwrap().to_owned();
    let prints: BTreeSet<String> = issues
        .iter()
        .map(|issue| text(issue, "fingerprint"))
        .collect();
    assert_eq!((issues.len(), prints.len()), (4, 4), "{report:#}");
    for issue in &issues[..3] {
        assert!(
            text(issue, "description").contains(&commit[..10]),
            "{issue:#}"
        );
        assert_eq!(text(issue, "severity"), "major");
        assert_eq!(issue["location"]["path"], FILE);
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
    }
}

/// JUnit: well-formed whatever people wrote, each failure with its commit.
#[test]
fn junit() {
    let (past, commit) = found();
    let report = said(&past.scene, "junit");
    assert!(
        report.contains("<testsuite name=\"complaint audit\" tests=\"4\" failures=\"4\""),
        "{report}"
    );
    assert_eq!(
        report
            .matches(&format!("message=\"commit {}", &commit[..10]))
            .count(),
        3
    );
    assert!(!report.contains("<script>"), "{report}");
    // Every tag is closed by its own, in order.
    let mut open: Vec<&str> = Vec::new();
    for tag in report.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap();
        assert!(!text.contains("]]>"), "{report}");
        let name = tag.split_whitespace().next().unwrap();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{report}");
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// GitHub and Markdown: nothing people wrote is a command or a link.
#[test]
fn github_and_markdown() {
    let (past, commit) = found();
    let commands = said(&past.scene, "github");
    assert_eq!(commands.lines().count(), 4, "{commands}");
    assert!(
        commands
            .lines()
            .all(|line| line.starts_with("::error file=cases/2026/11/261101.yaml"))
    );
    assert_eq!(commands.matches(&commit[..10]).count(), 3, "{commands}");
    let table = said(&past.scene, "markdown");
    assert_eq!(table.matches(&commit[..10]).count(), 3, "{table}");
    assert!(!table.contains("<script>"), "{table}");
}
