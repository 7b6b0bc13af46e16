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
    let found = scene().json(&["list", "--all"]);
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
    assert_eq!(numbers(&scene, &["--all"]), all);
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
    assert_eq!(numbers(&scene, &["--all", "--limit", "1"]), ["261002"]);
    let then = scene.as_of("2026-10-20");
    let then = numbers(&then, &["--all", "--sort", "number"]);
    assert_eq!(then, ["261001", "261002"]);
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

/// A filter that nobody and nothing is called by is a slip: bad usage with what may have been meant.
#[test]
fn an_unknown_name_is_no_empty_list() {
    let scene = scene();
    for (flags, meant) in [
        (["--owner", "qualty"], "quality"),
        (["--owner", "质量"], "质量管理部"),
        (["--owner", "赵雷磊"], "赵磊"),
        (["--owner", "astronauts"], "`complaint staff list`"),
        (["--customer", "华南电气"], "华南电子"),
        (["--customer", "Rhine Elektronik"], "--sort customer"),
        (["--policy", "manufacturin"], "manufacturing"),
    ] {
        let said = scene.fails(2, &[&["list"], &flags[..]].concat());
        assert!(said.contains(meant), "{flags:?}: {said}");
    }
    // A name in either language, in any case.
    for owner in ["质量管理部", "Quality", "QUALITY"] {
        assert_eq!(numbers(&scene, &["--owner", owner]), ["261106"], "{owner}");
    }
    // Known, and without a case: nothing found.
    assert!(numbers(&scene, &["--owner", "陈晓"]).is_empty());
    assert_eq!(numbers(&scene, &["--status", "已受理"]), ["261106"]);
}

/// What is due is told by the day in the calendar's zone; what was due this morning is due today.
#[test]
fn due_today_tomorrow_and_this_week() {
    let due = |day: &str, by: &str| numbers(&scene().as_of(day), &["--due", by]);
    let last = "2026-11-09T09:00:00+08:00";
    let has = |found: Vec<String>| found.contains(&"261106".to_owned());
    assert!(has(due(last, "today")));
    assert!(has(due("2026-11-08T23:00:00+08:00", "tomorrow")));
    assert!(!has(due("2026-11-08T23:00:00+08:00", "today")));
    assert!(has(due("2026-11-09T17:29:00+08:00", "本周")));
    assert!(
        has(due("2026-11-09T23:00:00+08:00", "today")),
        "late since this evening"
    );
    assert!(
        !has(due("2026-11-10T09:00:00+08:00", "week")),
        "that is late"
    );
}

/// `--mine` is whose turn it is: a unit's people, a role's holders, a person.
#[test]
fn mine_is_whose_turn_it_is() {
    let scene = scene();
    assert_eq!(
        numbers(&scene.by("zhao.lei@example.com"), &["--mine"]),
        ["261106"]
    );
    assert!(numbers(&scene, &["--mine"]).contains(&"261105".to_owned()));
    scene
        .by("mallory@example.org")
        .fails(3, &["list", "--mine"]);
}

/// A list the organisation has named stands for its flags; what is given beside it goes before.
#[test]
fn a_view_is_a_filter_with_a_name() {
    let scene = scene();
    let office = scene.read("policies/organization.toml");
    let views = "\n[[view]]\nname = \"迟\"\nflags = [\"--overdue\", \"--sort\", \"number\"]\n\
        [[view]]\nname = \"wrong\"\nflags = [\"--overdeu\"]\n";
    scene.write("policies/organization.toml", &(office + views));
    assert_eq!(numbers(&scene, &["--view", "迟"]), ["261002", "261106"]);
    assert_eq!(numbers(&scene, &["--view", "迟", "--open"]), ["261106"]);
    let said = scene.fails(2, &["list", "--view", "wrong"]);
    assert!(
        said.contains("--overdeu") && said.contains("organization.toml:"),
        "{said}"
    );
    let said = scene.fails(2, &["list", "--view", "wrog"]);
    assert!(said.contains("wrong"), "{said}");
}

/// Ended cases are not open: they come with `--all`, and a list that is empty for that says so.
#[test]
fn ended_cases_are_listed_when_asked_for() {
    let scene = scene();
    assert_eq!(
        numbers(&scene, &["--sort", "number"]),
        ["261105", "261106", "261107"]
    );
    let said = scene.run(&["list", "--until", "2026-10-31"]);
    assert!(said.stderr.contains("--all"), "{}", said.stderr);
}

/// One case however its number is typed; an exact number beats a part of one.
#[test]
fn a_number_is_found_by_its_end_and_in_any_case() {
    let scene = scene();
    let text = scene.read("cases/2026/11/261107.yaml");
    let it = text
        .replace("\"261107\"", "\"V261107\"")
        .replacen("uid: ", "uid: v", 1);
    scene.write("cases/2026/11/V261107.yaml", &it);
    let number = |id: &str| {
        scene.json(&["show", id])["number"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    for id in ["1105", "#261105", "261105", "cases/2026/11/261105.yaml"] {
        assert_eq!(number(id), "261105", "{id}");
    }
    for id in ["V261107", "v261107", "#v261107", "V2611"] {
        assert_eq!(number(id), "V261107", "{id}");
    }
    assert_eq!(number("261107"), "261107", "an exact number beats an end");
    let said = scene.fails(2, &["show", "1107"]);
    assert!(
        said.contains("V261107") && said.contains("261107.yaml"),
        "{said}"
    );
    scene.fails(2, &["show", "#"]);
    scene.fails(2, &["show", "9999"]);
}
