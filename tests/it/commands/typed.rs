//! Dates, times and figures as people write them: echoed, and stored in the one way files have.

use crate::common::Scene;

const CASE: &str = "261101";

fn scene() -> Scene {
    let scene = Scene::new().as_of("2026-11-29T10:00:00+08:00");
    scene.ok(&[
        "new",
        "--no-input",
        "--customer",
        "华南",
        "--complaint",
        "脱落",
    ]);
    scene
}

/// The intake of one call told as on paper.
#[test]
fn an_intake_as_it_is_written_down() {
    let scene = Scene::new().as_of("2026-11-29T10:00:00+08:00");
    let said = scene.run(&[
        "new",
        "--no-input",
        "--customer",
        "华南",
        "--complaint",
        "脱落",
        "--received",
        "昨天 9:20",
        "--shipped",
        "11月5日",
        "--quantity",
        "5,000片",
        "--defective",
        "４２０片",
        "--claimed",
        "¥4.2万",
    ]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    for read in ["2026-11-28 09:20", "2026-11-05"] {
        assert!(said.stderr.contains(read), "{}", said.stderr);
    }
    let text = scene.case(CASE);
    for line in [
        "received: 2026-11-28T09:20:00+08:00",
        "shipped: 2026-11-05",
        "quantity: 5000 片",
        "defective: 420 片",
        "claimed: \"42000.00\"",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// What can be read in two ways is refused with both, and nothing is written.
#[test]
fn two_readings_are_refused_with_both() {
    let scene = scene();
    let before = scene.case(CASE);
    let shipped = "product.shipped=05/11/2026";
    let said = scene.fails(2, &["correct", CASE, shipped, "--reason", "x"]);
    assert!(
        said.contains("2026-11-05") && said.contains("2026-05-11"),
        "{said}"
    );
    let said = scene.fails(2, &["note", CASE, "--text", "x", "--at", "5/11 9:20"]);
    assert!(said.contains("05-11") && said.contains("11-05"), "{said}");
    let claimed = scene.fails(2, &["correct", CASE, "claimed=42,00", "--reason", "x"]);
    assert!(claimed.contains("42,00"), "{claimed}");
    assert_eq!(scene.case(CASE), before);
}

/// A day to come, a time of today, a day to look back to.
#[test]
fn days_near_today() {
    let scene = scene();
    scene.ok(&["promise", CASE, "--what", "答复", "--by-date", "+3d"]);
    assert_eq!(scene.data(CASE)["promises"][0]["by_date"], "2026-12-02");
    scene.ok(&["note", CASE, "--text", "x", "--at", "10:00"]);
    assert_eq!(
        scene.data(CASE)["notes"][0]["at"],
        "2026-11-29T10:00:00+08:00"
    );
    let none = scene.json(&["list", "--until", "昨天"]);
    assert_eq!(none.as_array().map(Vec::len), Some(0));
    let today = scene.json(&["list", "--since", "today"]);
    assert_eq!(today.as_array().map(Vec::len), Some(1));
    let then = scene.as_of("昨天").run(&["list", "--format", "json"]);
    assert_eq!(then.code, 0, "{}", then.stderr);
}
