//! `list`: find cases.

use super::queries::scene;
use crate::common::Scene;

fn numbers(scene: &Scene, flags: &[&str]) -> Vec<String> {
    let found = scene.json(&[&["list"], flags].concat());
    let found = found.as_array().unwrap();
    let number = |row: &serde_json::Value| row["number"].as_str().unwrap().to_owned();
    found.iter().map(number).collect()
}

/// Contract: an array of these keys; what is overdue longest comes first.
#[test]
fn the_answer_has_the_keys_scripts_rely_on() {
    let found = scene().json(&["list"]);
    let keys: Vec<&String> = found[0].as_object().unwrap().keys().collect();
    for key in [
        "number", "status", "received", "customer", "policy", "owner", "next_due", "overdue",
    ] {
        assert!(keys.contains(&&key.to_owned()), "{key} of {keys:?}");
    }
    assert_eq!(found[1]["number"], "261106");
    assert_eq!(found[1]["status"], "registered");
    assert_eq!(found[1]["overdue"], true);
    assert_eq!(found[1]["next_due"], "2026-11-09T17:30:00+08:00");
    assert_eq!(found[4]["next_due"], serde_json::Value::Null);
}

#[test]
fn filters_and_sorting() {
    let scene = scene();
    // 261001 is closed and its papers are still awaited, before 261105 is due (M-13.0).
    let all = ["261002", "261106", "261001", "261105", "261107"];
    assert_eq!(numbers(&scene, &[]), all);
    assert_eq!(
        numbers(&scene, &["--open", "--sort", "number"]),
        ["261105", "261106", "261107"]
    );
    assert_eq!(
        numbers(&scene, &["--closed", "--sort", "number"]),
        ["261001", "261002"]
    );
    assert_eq!(numbers(&scene, &["--overdue"]), ["261002", "261106"]);
    // Whose turn it is: 261105 is approved, so it is business's; 261106's inquiry runs.
    assert_eq!(numbers(&scene, &["--owner", "quality"]), ["261106"]);
    assert_eq!(
        numbers(&scene, &["--open", "--owner", "business"])[0],
        "261105"
    );
    assert_eq!(numbers(&scene, &["--customer", "rhein"]), ["261106"]);
    assert_eq!(
        numbers(&scene, &["--status", "approved,registered"]),
        ["261106", "261105"]
    );
    assert_eq!(
        numbers(&scene, &["--since", "2026-11-05", "--until", "2026-11-05"]),
        ["261105"]
    );
    assert_eq!(numbers(&scene, &["--text", "阻焊"]), ["261105"]);
    assert_eq!(numbers(&scene, &["--limit", "1"]), ["261002"]);
    let then = scene.as_of("2026-10-20");
    assert_eq!(numbers(&then, &["--sort", "number"]), ["261001", "261002"]);
}

/// Chinese lines up, and a pipe gets one line per case.
#[test]
fn a_table_for_people() {
    insta::assert_snapshot!(scene().lang("zh").ok(&["list", "--open"]), @r#"
编号    状态    收到日期    客户                   标题                 承办        下一期限
261106  已受理  2026-11-04  Rhein Elektronik GmbH  Wrong delivery note  质量管理部  迟 2 天 18 小时
261105  已核准  2026-11-05  华南电子               阻焊脱落             业务部      还剩 5 天 5 小时
261107  已收到  2026-11-06  华南电子               外箱轻微压痕         业务部
"#);
}

/// A broken file is said, never a silent skip, and the rest is still listed.
#[test]
fn broken_files_are_named() {
    let scene = scene();
    scene.write("cases/2026/11/261199.yaml", "a: [\n");
    let said = scene.run(&["list", "--open"]);
    assert_eq!(said.code, 0);
    assert_eq!(said.stdout.lines().count(), 4);
    assert!(
        said.stderr.contains("cases/2026/11/261199.yaml"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("complaint check"), "{}", said.stderr);
}

#[test]
fn nothing_found_is_no_failure() {
    let said = Scene::new().run(&["list"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert!(said.stderr.contains("no case found"), "{}", said.stderr);
    assert_eq!(Scene::new().json(&["list"]), serde_json::json!([]));
}

#[test]
fn bad_usage_is_exit_2() {
    let scene = scene();
    scene.fails(2, &["list", "--sort", "bogus"]);
    scene.fails(2, &["list", "--status", "bogus"]);
    scene.fails(2, &["list", "--since", "someday"]);
    scene.fails(2, &["list", "--open", "--closed"]);
    scene.fails(2, &["list", "--limit", "-1"]);
    Scene::empty().fails(4, &["list"]);
}
