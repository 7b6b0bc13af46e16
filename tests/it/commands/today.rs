//! `complaint` alone, `ready` and `promises`: what is to be done, each with the command that does it.

use serde_json::Value;

use super::queries::scene;
use super::steps::scenes::case_at;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene, shell_words};

/// The numbers of a part of the day.
fn numbers(part: &Value) -> Vec<&str> {
    let part = part.as_array().unwrap().iter();
    part.map(|todo| todo["number"].as_str().unwrap()).collect()
}

fn commands(part: &Value) -> Vec<&str> {
    let part = part.as_array().unwrap().iter();
    let each = part.flat_map(|todo| todo["commands"].as_array().unwrap());
    each.map(|command| command.as_str().unwrap()).collect()
}

/// Late, due, to be signed, promised, next: in words, with whole commands, in both languages, and the
/// same from the tool alone, from `today` and from `st`.
#[test]
fn the_tool_alone_is_today() {
    let scene = scene();
    let alone = scene.ok(&[]);
    assert_eq!(alone, scene.ok(&["today"]));
    assert_eq!(alone, scene.ok(&["st"]));
    let quality = scene.by(QUALITY);
    insta::assert_snapshot!([alone, quality.ok(&[]), quality.lang("zh_CN").ok(&[])].join("----\n"));
}

/// Outside a repository there is no day to show: the help, as a bad usage.
#[test]
fn outside_a_repository_it_is_the_help() {
    let said = Scene::empty().run(&[]);
    assert_eq!((said.code, said.stdout.as_str()), (2, ""));
    assert!(said.stderr.contains("Usage: complaint"), "{}", said.stderr);
    Scene::empty().fails(4, &["today"]);
    let nowhere = Scene::empty();
    nowhere.fails(4, &["-C", "."]);
}

/// Whoever is nobody of the staff sees what is late all the same, and how to be known.
#[test]
fn who_is_unknown_sees_what_is_everybodys() {
    let said = scene().by("mallory@example.org").run(&[]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.contains("261106"), "{}", said.stdout);
    assert!(said.stderr.contains("--by"), "{}", said.stderr);
    scene().fails(3, &["today", "--by", "路人"]);
}

/// A settlement waits for those whose role just suffices (M-11): the manager's up to 100,000, nobody's
/// who proposed it, and not the general manager's, who could sign as well.
#[test]
fn what_waits_for_a_signature_is_told_with_amount_and_role() {
    let scene = case_at("consolidated").as_of("2026-11-09T15:00:00+08:00");
    let day = scene.by(MANAGER).json(&["today"]);
    let todo = &day["to_sign"][0];
    assert_eq!(todo["number"], "261101");
    assert_eq!(todo["amount"], "42000.00");
    assert_eq!(todo["role"], "business-manager");
    assert_eq!(commands(&day["to_sign"]), ["complaint approve 261101"]);
    for other in [BUSINESS, QUALITY, REGISTRAR] {
        let day = scene.by(other).json(&["today"]);
        assert!(numbers(&day["to_sign"]).is_empty(), "{other}");
        assert_eq!(
            scene.by(other).json(&["list", "--to-sign"]),
            serde_json::json!([])
        );
    }
    let mine = scene.by(MANAGER).json(&["list", "--to-sign"]);
    assert_eq!(mine[0]["number"], "261101");
}

/// What was promised to the customer is told until it is kept, one's own first.
#[test]
fn promises_are_told_until_they_are_kept() {
    let scene = case_at("registered").as_of("2026-11-05T12:00:00+08:00");
    let promise = [
        "promise",
        "261101",
        "--what",
        "样品寄回",
        "--by-date",
        "2026-11-07",
    ];
    scene.by(MANAGER).ok(&promise);
    scene.ok(&[
        "promise",
        "261101",
        "--what",
        "回电",
        "--by-date",
        "2026-11-09",
    ]);
    let open = scene.json(&["promises"]);
    let what = |open: &Value| -> Vec<String> {
        let open = open.as_array().unwrap().iter();
        open.map(|it| format!("{} {}", it["what"].as_str().unwrap(), it["mine"]))
            .collect()
    };
    assert_eq!(what(&open), ["回电 true", "样品寄回 false"]);
    assert_eq!(
        commands(&open),
        ["complaint keep 261101 2", "complaint keep 261101 1"]
    );
    scene.ok(&["keep", "261101", "2"]);
    assert_eq!(what(&scene.json(&["promises"])), ["样品寄回 false"]);
    assert_eq!(scene.json(&["promises", "--mine"]), serde_json::json!([]));
    let said = scene.lang("zh_CN").ok(&["promises"]);
    assert!(said.contains("样品寄回 · 2026-11-07"), "{said}");
}

/// What `ready` names may be done: each command, its placeholders filled in, is refused by nobody.
#[test]
fn what_is_ready_may_be_done() {
    let scene = case_at("assigned")
        .as_of("2026-11-06T10:00:00+08:00")
        .by(QUALITY);
    let ready = scene.json(&["ready"]);
    assert_eq!(
        commands(&ready),
        ["complaint investigate 261101 --outcome OUTCOME --cause TEXT"]
    );
    assert_eq!(
        scene.by(MANAGER).json(&["ready", "--mine"]),
        serde_json::json!([])
    );
    let all = scene.json(&["ready", "261101"]);
    let all: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    for told in [
        "complaint note 261101",
        "complaint escalate 261101 --reason REASON",
    ] {
        assert!(
            all.iter().any(|command| command.starts_with(told)),
            "{told}: {all:#?}"
        );
    }
    for never in ["register", "close", "resume", "approve", "dismiss"] {
        let named = |command: &&&str| command.split(' ').nth(1) == Some(never);
        assert!(!all.iter().any(|it| named(&it)), "{never}: {all:#?}");
    }
    let line = commands(&ready)[0]
        .replace("OUTCOME", "upheld")
        .replace("TEXT", "显影不足");
    let words = shell_words(&line);
    let args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
    scene.ok(&args);
}
