//! What hosting sites take: how much, and in which characters.

use serde_json::Value;

use crate::common::{BUSINESS, Scene};

/// Cases nobody has taken up: each breaks the same limits (M-10.1, M-10.2).
fn neglected(cases: usize) -> Scene {
    let scene = Scene::of("manufacturing").by(BUSINESS);
    let new = scene.as_of("2026-10-01T09:40:00+08:00");
    for _ in 0..cases {
        new.ok(&["new", "--customer", "华南电子", "--complaint", "脱落"]);
    }
    scene.as_of("2026-11-28T09:00:00+08:00")
}

fn lines<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.lines()
        .filter(|line| line.starts_with(start))
        .collect()
}

/// GitHub shows ten errors of a step and drops the rest: ten are annotations, a notice says how many
/// are not, and the log holds every one.
#[test]
fn what_github_does_not_show_is_said_and_stands_in_the_log() {
    let scene = neglected(12);
    let found = scene.run(&["check", "--format", "json"]);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    let errors = found["counts"]["error"].as_u64().unwrap();
    assert!(errors > 10);
    let said = scene.run(&["check", "--format", "github"]);
    assert_eq!(said.code, 1);
    assert_eq!(lines(&said.stdout, "::error ").len(), 10);
    assert!(
        lines(&said.stdout, "::").len() <= 27,
        "two steps stay below fifty"
    );
    let notice = lines(&said.stdout, "::notice title=complaint::");
    let left = format!("{} errors", errors - 10);
    assert!(notice[0].contains(&format!("{errors} errors")) && notice[0].contains(&left));
    let log = said.stdout.split("::group::").nth(1).unwrap();
    assert_eq!(lines(log, "error[").len() as u64, errors);
}

#[test]
fn what_github_shows_whole_needs_no_second_list() {
    let said = neglected(1).run(&["check", "--format", "github", "--kind", "duty"]);
    assert!(!said.stdout.contains("::group::"), "{}", said.stdout);
}

/// A comment takes 65,536 characters: the worst are in it, and how many are not.
#[test]
fn a_comment_is_no_longer_than_a_site_takes() {
    let scene = neglected(1);
    let path = scene.case_path("261001");
    let text = scene.read(&path);
    for n in 2..400 {
        let other = format!("2610{n:03}");
        let uid = format!("019a0000-0000-7000-8000-{n:012}");
        let copy = text.lines().map(|line| match line.split_once(": ") {
            Some(("number", _)) => format!("number: \"{other}\"\n"),
            Some(("uid", _)) => format!("uid: {uid}\n"),
            _ => format!("{line}\n"),
        });
        scene.write(&path.replace("261001", &other), &copy.collect::<String>());
    }
    let said = scene.run(&["check", "--format", "markdown"]);
    assert_eq!(said.code, 1);
    assert!(said.stdout.chars().count() < 65_536);
    assert!(said.stdout.contains("not shown here: "), "{}", said.stderr);
}

/// A path is data: it is percent-encoded in a URI (RFC 3986), and steers neither the log nor the
/// terminal a machine's form is looked at on.
#[test]
fn a_path_is_data_in_every_form() {
    let scene = neglected(1);
    let month = scene.case_path("261001").replace("261001.yaml", "");
    scene.write(
        &format!("{month}100% 客诉\u{202e}##[error]x.yaml"),
        "format: 1\n",
    );
    let sarif = scene.run(&["check", "--format", "sarif"]).stdout;
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let uri = "/locations/0/physicalLocation/artifactLocation/uri";
    let uris: Vec<&str> = results
        .map(|it| it.pointer(uri).unwrap().as_str().unwrap())
        .collect();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(uris.iter().all(|uri| uri.chars().all(plain)), "{uris:?}");
    let encoded = "100%25%20%E5%AE%A2%E8%AF%89%E2%80%AE%23%23%5Berror%5Dx.yaml";
    assert!(uris.iter().any(|uri| uri.ends_with(encoded)), "{uris:?}");
    for form in ["json", "sarif", "gitlab", "junit", "github", "markdown"] {
        let said = scene.run(&["check", "--format", form]).stdout;
        assert!(!said.contains('\u{202e}'), "{form}: {said}");
    }
    let json: Value =
        serde_json::from_str(&scene.run(&["check", "--format", "json"]).stdout).unwrap();
    let mut found = json["findings"].as_array().unwrap().iter();
    assert!(found.any(|it| {
        it["file"]
            .as_str()
            .unwrap()
            .contains("客诉\u{202e}##[error]x")
    }));
}
