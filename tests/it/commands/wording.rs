//! Words people know: short flags, other words for commands, names of fields.

use super::steps::scenes::{CASE, case_at, received};
use crate::common::{MANAGER, QUALITY, REGISTRAR, Scene};

/// `-m` says it, whatever the command: as a commit's message.
#[test]
fn what_is_said_has_one_short_flag() {
    let scene = received().as_of("2026-11-05T10:00:00+08:00");
    scene.ok(&["note", CASE, "-m", "一"]);
    scene.ok(&["note", CASE, "二"]);
    scene.ok(&[
        "reply",
        CASE,
        "--kind",
        "acknowledgement",
        "--via",
        "phone",
        "-m",
        "三",
    ]);
    scene.ok(&["promise", CASE, "-m", "四", "--by-date", "2026-11-09"]);
    let data = scene.data(CASE);
    assert_eq!(data["notes"][0]["text"], "一");
    assert_eq!(data["notes"][1]["text"], "二");
    assert_eq!(data["replies"][0]["text"], "三");
    assert_eq!(data["promises"][0]["what"], "四");
    scene.fails(2, &["note", CASE, "二", "--text", "二"]);
    scene.by(REGISTRAR).ok(&["dismiss", CASE, "-m", "重复"]);
    assert_eq!(scene.data(CASE)["closing"]["reason"], "重复");
    let new = Scene::of("manufacturing");
    new.ok(&["new", "--no-input", "--customer", "x", "-m", "脱落"]);
    assert_eq!(new.data("261101")["complaint"], "脱落");
}

/// Another word for a command, in either language, leads to it; a slip of the finger too.
#[test]
fn another_word_leads_to_the_command() {
    let scene = Scene::empty();
    for (typed, meant) in [
        ("accept", "`agree`"),
        ("finish", "`close`"),
        ("refund", "`resolve ID --remedy refund:…`"),
        ("退款", "`resolve ID --remedy refund:…`"),
        ("结案", "`close`"),
        ("核准", "`approve`"),
        ("aprove", "`approve`"),
        ("reoslve", "`resolve`"),
    ] {
        let said = scene.fails(2, &[typed, "261101"]);
        assert!(said.contains(meant), "{typed}: {said}");
        assert_eq!(said.matches('`').count(), 4, "only that: {said}");
    }
    assert!(scene.lang("zh_CN").fails(2, &["finish"]).contains("close"));
    let ours = scene.fails(2, &["policy", "lnit"]);
    assert!(ours.contains("`lint`"), "{ours}");
}

/// `correct` takes the names the flags of `new` have; the record keeps the path.
#[test]
fn a_field_is_corrected_by_the_name_of_its_flag() {
    let scene = received().by(MANAGER).as_of("2026-11-05T10:00:00+08:00");
    scene.ok(&["correct", CASE, "order=PO-9", "defective=430", "-m", "复核"]);
    let data = scene.data(CASE);
    assert_eq!(data["product"]["order"], "PO-9");
    assert_eq!(data["product"]["defective"], 430);
    assert_eq!(data["corrections"][0]["field"], "product.order");
    assert_eq!(data["corrections"][0]["reason"], "复核");
    let said = scene.fails(2, &["correct", CASE, "ordre=PO-9", "--reason", "x"]);
    assert!(said.contains("order"), "{said}");
    scene.fails(2, &["correct", CASE, "order=PO-9"]);
    scene.fails(2, &["correct", CASE, "--reason", "x"]);
}

/// `correct` with a case alone lists what can be mended, filled in or not, and nothing that decides,
/// identifies or follows from others.
#[test]
fn what_can_be_corrected_is_listed() {
    let scene = case_at("investigated")
        .by(QUALITY)
        .as_of("2026-11-09T10:00:00+08:00");
    let all = scene.json(&["correct", CASE]);
    let all = all.as_array().unwrap();
    let of = |name: &str| all.iter().find(|it| it["name"] == name);
    assert_eq!(of("order").unwrap()["path"], "product.order");
    assert_eq!(of("order").unwrap()["value"], "PO-8831");
    assert_eq!(of("email").unwrap()["value"], serde_json::Value::Null);
    assert!(of("investigation.cause").is_some());
    for fixed in ["number", "uid", "status", "policy"] {
        assert!(of(fixed).is_none(), "{fixed}");
    }
    let said = scene.lang("zh_CN").run(&["correct", CASE]);
    assert!(said.stdout.contains("PO-8831"), "{}", said.stdout);
    assert!(said.stderr.contains("complaint edit"), "{}", said.stderr);
    // Whatever is listed with a value is taken by that name.
    for it in all.iter().filter(|it| it["value"].is_string()) {
        let field = format!(
            "{}={}",
            it["name"].as_str().unwrap(),
            it["value"].as_str().unwrap()
        );
        let said = scene
            .by(MANAGER)
            .run(&["correct", CASE, &field, "--reason", "x", "--dry-run"]);
        assert!(said.code == 0 || said.code == 3, "{field}: {}", said.stderr);
    }
}
