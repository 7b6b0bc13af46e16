//! `action`, `verify`, `show --view 8d`.

use super::steps::scenes::{CASE, case_at, set_policy};
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

/// The manager of manufacturing.
const MANUFACTURING: &str = "wu.gang@example.com";
const DECIDED: &str = "2026-11-07T09:00:00+08:00";

const ACTION: &[&str] = &[
    "action",
    CASE,
    "--what",
    "更换滤网",
    "--owner",
    "manufacturing",
    "--due",
    "2026-11-10",
];

/// The case investigated, with one action, due on the 10th and to be checked by the 20th.
pub fn decided() -> Scene {
    let scene = case_at("investigated").by(QUALITY).as_of(DECIDED);
    let more = ["--verify-by", "2026-11-20", "--root-cause", "滤网堵塞"];
    scene.ok(&[ACTION, &more].concat());
    scene
}

/// A clock of the case.
pub fn clock(scene: &Scene, name: &str) -> serde_json::Value {
    let shown = scene.json(&["show", CASE]);
    let clocks = shown["deadlines"].as_array().unwrap();
    clocks
        .iter()
        .find(|clock| clock["clock"] == name)
        .unwrap()
        .clone()
}

/// What a rule finds.
pub fn findings(scene: &Scene, rule: &str) -> Vec<serde_json::Value> {
    let said = scene.run(&["check", "--rule", rule, "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    said["findings"].as_array().unwrap().clone()
}

/// V-4, contract: an action has the clock `action.<n>`, due at the last second of its day, which
/// stops when it is done.
#[test]
fn an_action_has_a_clock() {
    let scene = decided();
    let data = scene.data(CASE);
    let action = &data["actions"][0];
    assert_eq!(action["what"], "更换滤网");
    assert_eq!(action["owner"], "manufacturing");
    assert_eq!(action["root_cause"], "滤网堵塞");
    assert_eq!(action["verify_by"], "2026-11-20");
    let running = clock(&scene, "action.1");
    assert_eq!(running["due"], "2026-11-10T23:59:59+08:00");
    assert_eq!(running["owner"], "manufacturing");
    let on_time = scene.as_of("2026-11-10T23:59:59+08:00");
    assert_eq!(clock(&on_time, "action.1")["state"], "running");
    let late = scene.as_of("2026-11-11T00:00:00+08:00");
    assert_eq!(clock(&late, "action.1")["state"], "overdue");
    let overdue = findings(&late, "overdue");
    assert!(
        overdue.iter().any(|finding| finding["clock"] == "action.1"),
        "{overdue:?}"
    );

    let done = scene.by(MANUFACTURING).as_of("2026-11-10T17:00:00+08:00");
    done.ok(&["action", CASE, "--done", "1"]);
    assert_eq!(clock(&late, "action.1")["state"], "met");
    assert_eq!(
        done.json(&["action", CASE, "--done", "1"])["changed"],
        false
    );
    done.fails(2, &["action", CASE, "--done", "2"]);
}

/// F-3.1, M-7: somebody else checks it, in time, once; permission `verify`.
#[test]
fn an_action_is_checked_by_somebody_else() {
    let scene = decided().as_of("2026-11-20T09:00:00+08:00");
    let verify = ["verify", CASE, "1", "--works", "--evidence", "三批无脱落"];
    let said = scene.by(MANUFACTURING).fails(3, &verify);
    assert!(said.contains("M-7"), "{said}");
    scene
        .by(QUALITY)
        .fails(2, &["verify", CASE, "1", "--evidence", "x"]);
    scene
        .by(QUALITY)
        .fails(2, &["verify", CASE, "2", "--works", "--evidence", "x"]);
    let late = scene.as_of("2026-11-21T00:00:00+08:00");
    assert_eq!(findings(&late, "action-unverified").len(), 1);
    assert_eq!(findings(&scene, "action-unverified").len(), 0);

    scene.by(QUALITY).ok(&verify);
    assert_eq!(scene.data(CASE)["actions"][0]["verified"]["works"], true);
    assert_eq!(findings(&late, "action-unverified").len(), 0);
    assert_eq!(
        scene.json(&["show", CASE])["actions"][0]["verified"]["works"],
        true
    );
    scene.by(QUALITY).fails(3, &verify);
    let then = scene
        .as_of("2026-11-19T09:00:00+08:00")
        .json(&["show", CASE]);
    assert_eq!(then["actions"][0].get("verified"), None);
}

/// Our choice `self_verify`: neither the owner nor the unit that owns it checks an action, unless
/// the policy allows it; a file edited by hand is found.
#[test]
fn nobody_checks_the_own_action() {
    let scene = case_at("investigated").by(QUALITY).as_of(DECIDED);
    scene.ok(&[
        "action",
        CASE,
        "--what",
        "x",
        "--owner",
        "quality",
        "--due",
        "2026-11-10",
    ]);
    let verify = ["verify", CASE, "1", "--works", "--evidence", "x"];
    let said = scene.fails(3, &verify);
    assert!(
        said.contains("self_verify") && said.contains("M-7"),
        "{said}"
    );
    set_policy(
        &scene,
        &[("self_verify = \"never\"", "self_verify = \"allowed\"")],
    );
    scene.ok(&verify);
    assert_eq!(findings(&scene, "action-unverified").len(), 0);
    set_policy(
        &scene,
        &[("self_verify = \"allowed\"", "self_verify = \"never\"")],
    );
    assert_eq!(findings(&scene, "action-unverified").len(), 1);
}

/// A failed check needs a new action.
#[test]
fn a_failed_check_needs_a_new_action() {
    let scene = decided().as_of("2026-11-12T09:00:00+08:00");
    let said = scene
        .by(QUALITY)
        .ok(&["verify", CASE, "1", "--fails", "--evidence", "又脱落"]);
    assert!(said.contains(&format!("complaint action {CASE}")), "{said}");
    assert_eq!(findings(&scene, "action-missing").len(), 1);
    let next = [
        "action",
        CASE,
        "--what",
        "换药水",
        "--owner",
        MANUFACTURING,
        "--due",
        "2026-11-20",
    ];
    scene.ok(&next);
    assert_eq!(findings(&scene, "action-missing").len(), 0);
}

/// Depth by grade: a critical quality fault is not closed without a corrective action, a major one
/// is (M-9.7).
#[test]
fn depth_by_grade() {
    let scene = case_at("answered");
    let critical = scene.case(CASE).replace("grade: major", "grade: critical");
    scene.write(&scene.case_path(CASE), &critical);
    let closing = scene.by(REGISTRAR).as_of("2026-11-13T10:00:00+08:00");
    let said = closing.fails(3, &["close", CASE]);
    assert!(
        said.contains("M-9.7") && said.contains("complaint action"),
        "{said}"
    );
    let containment = [
        "action",
        CASE,
        "--what",
        "全检库存",
        "--owner",
        "quality",
        "--due",
        "2026-11-13",
        "--kind",
        "containment",
    ];
    closing.ok(&containment);
    closing.fails(3, &["close", CASE]);
    closing.ok(&[
        "action",
        CASE,
        "--what",
        "x",
        "--owner",
        "manufacturing",
        "--due",
        "2026-11-20",
    ]);
    closing.ok(&["close", CASE]);
    let text = scene.case(CASE);
    let start = text.find("actions:\n").unwrap();
    let end = text[start..].find("\n\n").unwrap() + start;
    scene.write(
        &scene.case_path(CASE),
        &format!("{}{}", &text[..start], &text[end..]),
    );
    assert_eq!(findings(&closing, "action-missing").len(), 1);
    assert_eq!(findings(&closing, "open-duty").len(), 0);
}

#[test]
fn bad_usage() {
    let scene = case_at("investigated").by(QUALITY).as_of(DECIDED);
    scene.fails(2, &["action", CASE]);
    scene.fails(
        2,
        &[
            "action",
            CASE,
            "--what",
            "x",
            "--owner",
            "nobody",
            "--due",
            "2026-11-10",
        ],
    );
    scene.fails(
        2,
        &[
            "action",
            CASE,
            "--what",
            "x",
            "--owner",
            "quality",
            "--due",
            "2026-11-06",
        ],
    );
    scene.fails(2, &[ACTION, &["--verify-by", "2026-11-09"]].concat());
    scene.fails(2, &[ACTION, &["--kind", "other"]].concat());
    scene.fails(2, &[ACTION, &["--done", "1"]].concat());
    assert!(!scene.case(CASE).contains("actions:"));
}

/// The case with actions of every kind, the first of them checked.
fn contained_and_prevented() -> Scene {
    let scene = decided();
    let contain = [
        "action",
        CASE,
        "--what",
        "全检库存",
        "--owner",
        "quality",
        "--due",
        "2026-11-08",
        "--kind",
        "containment",
    ];
    scene.ok(&contain);
    let prevent = [
        "action",
        CASE,
        "--what",
        "修订标准",
        "--owner",
        "rd",
        "--due",
        "2026-11-30",
        "--kind",
        "preventive",
    ];
    scene.ok(&prevent);
    scene.as_of("2026-11-12T09:00:00+08:00").ok(&[
        "verify",
        CASE,
        "1",
        "--works",
        "--evidence",
        "三批无脱落",
    ]);
    scene.as_of("2026-11-12T10:00:00+08:00")
}

/// D0 to D8 from the facts of the case, for people, for a page and for programs.
#[test]
fn the_eight_disciplines() {
    let shown = contained_and_prevented();
    let eight = shown.json(&["show", CASE, "--view", "8d"]);
    let value = |d: &str, key: &str, field: &str| {
        let facts = eight[d].as_array().unwrap();
        let fact = facts.iter().find(|fact| fact["key"] == key);
        fact.map(|fact| fact[field].clone()).unwrap_or_default()
    };
    assert_eq!(value("d0", "title", "value"), "阻焊脱落");
    assert_eq!(value("d2", "defective", "value"), "420");
    assert_eq!(value("d3", "action", "what"), "全检库存");
    assert_eq!(value("d4", "cause", "value"), "显影不足");
    assert_eq!(value("d4", "root_cause", "value"), "滤网堵塞");
    assert_eq!(value("d5", "action", "n"), 1);
    assert_eq!(value("d6", "works", "evidence"), "三批无脱落");
    assert_eq!(value("d7", "action", "what"), "修订标准");
    assert_eq!(eight["d8"], serde_json::json!([]));
    let team = eight["d1"].as_array().unwrap();
    assert_eq!(team[0]["value"], BUSINESS);
    for lang in ["en_US", "zh_CN"] {
        let scene = shown.lang(lang);
        let page = scene.ok(&["show", CASE, "--view", "8d"]);
        let markdown = scene.ok(&["show", CASE, "--view", "8d", "--format", "markdown"]);
        for d in 0..=8 {
            assert!(page.contains(&format!("D{d} · ")), "{page}");
            assert!(markdown.contains(&format!("\n## D{d} · ")), "{markdown}");
        }
        assert!(
            page.contains("全检库存") && markdown.contains("滤网堵塞"),
            "{page}{markdown}"
        );
    }
    shown.fails(2, &["show", CASE, "--format", "markdown"]);
}
