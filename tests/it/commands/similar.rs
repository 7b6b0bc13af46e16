//! `new`: what may have been told before is said before it is written.

use serde_json::json;

use crate::common::{REGISTRAR, Scene};

const TOLD: [&str; 9] = [
    "new",
    "--no-input",
    "--complaint",
    "peels",
    "--customer",
    "苏州电子（华南）",
    "--order",
    "PO-8831",
    "--part=PCB-4L",
];

/// A repository with one case of the 10th.
fn told() -> Scene {
    let scene = Scene::of("manufacturing");
    scene.as_of("2026-11-10T09:00:00+08:00").ok(&TOLD);
    scene
}

/// What a second telling with these changes says on stderr, on a day of November.
fn again(scene: &Scene, day: &str, changes: &[(&str, &str)]) -> String {
    let mut line = TOLD.map(str::to_owned);
    for (old, new) in changes {
        for word in &mut line {
            *word = word.replace(old, new);
        }
    }
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let said = scene.as_of(&format!("{day}T09:00:00+08:00")).run(&line);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.contains("cases/2026/"), "{}", said.stdout);
    said.stderr
}

const WARNED: &str = "the same customer told of these goods";

/// Issue 9, Duplicates: the case, when it came, how it stands, and what to do instead; the complaint
/// is taken down all the same (B-5).
#[test]
fn what_was_told_before_is_named() {
    let scene = told();
    for (lang, words) in [("en", WARNED), ("zh", "同一客户近 30 天内")] {
        let said = again(&scene.lang(lang), "2026-11-12", &[]);
        for words in [
            words,
            "261101",
            "2026-11-10 09:00",
            "complaint note 261101",
            "--duplicate-of",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
    let later = scene.as_of("2026-11-12T09:00:00+08:00");
    let said = later.run(&[&TOLD[..], &["--format", "json"]].concat());
    let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let numbers: Vec<_> = found["similar"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["number"])
        .collect();
    assert_eq!(
        numbers,
        [&json!("261103"), &json!("261102"), &json!("261101")]
    );
    assert_eq!(found["similar"][2]["status"], "received");
    assert!(said.stderr.contains(WARNED), "{}", said.stderr);
}

/// Names are compared as people read them; a part nobody mentions tells nothing apart.
#[test]
fn one_matter_however_it_is_told() {
    for changes in [
        &[
            ("苏州电子（华南）", "苏州电子 (华南)"),
            ("PO-8831", "ＰＯ－8831"),
        ][..],
        &[("--part=PCB-4L", "--channel=phone")],
        &[("PO-8831", "")],
    ] {
        let said = again(&told(), "2026-11-20", changes);
        assert!(said.contains(WARNED), "{changes:?}: {said}");
    }
}

/// Another customer, order or part is another matter, and so is one told long after.
#[test]
fn another_matter_is_not_warned_of() {
    for (day, changes) in [
        ("2026-11-12", &[("苏州电子（华南）", "苏州电子")][..]),
        ("2026-11-12", &[("PO-8831", "PO-8832")]),
        ("2026-11-12", &[("PCB-4L", "PCB-6L")]),
        ("2026-11-12", &[("PO-8831", ""), ("PCB-4L", "")]),
        ("2026-12-11", &[]),
    ] {
        let said = again(&told(), day, changes);
        assert!(!said.contains(WARNED), "{day} {changes:?}: {said}");
    }
    assert!(again(&told(), "2026-12-10", &[]).contains(WARNED));
}

/// A duplicate is told by the case it repeats, and what another case took the place of by that one.
#[test]
fn what_another_stands_for_is_not_named() {
    let scene = told();
    again(&scene, "2026-11-11", &[]);
    let office = scene.by(REGISTRAR).as_of("2026-11-11T10:00:00+08:00");
    let line = [
        "close",
        "261102",
        "--duplicate-of",
        "261101",
        "--reason",
        "the same",
    ];
    office.ok(&line);
    let said = again(&scene, "2026-11-12", &[]);
    assert!(
        said.contains("261101 (") && !said.contains("261102"),
        "{said}"
    );
}

/// Other cases that cannot be read do not keep a complaint from being taken down.
#[test]
fn a_broken_case_does_not_stop_it() {
    let scene = told();
    scene.write("cases/2026/11/261102.yaml", "number: [\n");
    let said = again(&scene, "2026-11-12", &[]);
    assert!(said.contains("261101"), "{said}");
}

/// Whose the cases of a month are is kept, so that they need not be read while the customer is on the phone: with
/// it the same is said as without, whatever was done to them since.
#[test]
fn whose_the_others_are_is_kept() {
    const KEPT: &str = ".git/complaint/customers-index";
    let scene = told();
    let text = scene.read("cases/2026/11/261101.yaml");
    let file = |n: u32| format!("cases/2026/11/2611{n}.yaml");
    for n in 100..180 {
        let other = text.replace("\"261101\"", &format!("\"2611{n}\""));
        let other = other.replace("uid: ", &format!("uid: {n}"));
        scene.write(&file(n), &other.replace("苏州电子", "无锡电子"));
    }
    let scene = scene.as_of("2026-11-12T09:00:00+08:00");
    let said = || {
        let said = scene.run(&[&TOLD[..], &["--dry-run"]].concat());
        assert_eq!(said.code, 0, "{}", said.stderr);
        said.stderr
    };
    assert!(!said().contains("2611100"));
    // What was written just now might be written to once more and look the same.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(!said().contains("2611100"));
    let kept = std::fs::read(scene.path(KEPT)).unwrap();
    assert!(!said().contains("2611100"));
    assert_eq!(std::fs::read(scene.path(KEPT)).unwrap(), kept);
    let own = scene.read(&file(100)).replace("无锡电子", "苏州电子");
    scene.write(&file(100), &own);
    assert!(said().contains("2611100"));
    std::fs::rename(scene.path(&file(100)), scene.path(&file(101))).unwrap();
    assert!(said().contains("2611100"));
    std::fs::write(scene.path(KEPT), &kept[..kept.len() - 1]).unwrap();
    assert!(said().contains("2611100"));
}
