//! `show`: one case.

use super::queries::scene;

/// Contract: the case as in the file, with its status and deadlines.
#[test]
fn the_case_as_in_the_file_with_its_clocks() {
    let scene = scene();
    let shown = scene.json(&["show", "261105"]);
    assert_eq!(shown["number"], "261105");
    assert_eq!(shown["claimed"], "42000.00");
    assert_eq!(shown["product"]["defective"], 420);
    assert_eq!(shown["x-erp"]["ref"], "007");
    assert_eq!(shown["status"], "approved");
    let overall = &shown["deadlines"][0];
    assert_eq!(overall["clock"], "overall");
    assert_eq!(overall["started"], "2026-11-05T10:00:00+08:00");
    // 13 days from the 5th are the 18th, and one whole day was on hold.
    assert_eq!(overall["due"], "2026-11-19T17:30:00+08:00");
    assert_eq!(overall["state"], "running");
    assert_eq!(overall["late_by"], 0);
    let path = scene.json(&["show", "cases/2026/11/261105.yaml"]);
    assert_eq!(path, shown);
}

/// With a past moment later records are invisible, and the status is that of then.
#[test]
fn a_past_moment_shows_the_case_of_then() {
    let then = scene().as_of("2026-11-06T12:00:00+08:00");
    let shown = then.json(&["show", "261105"]);
    assert_eq!(shown["status"], "assigned");
    assert_eq!(shown.get("settlement"), None);
    assert_eq!(shown["deadlines"][0]["state"], "paused");
    let page = then.ok(&["show", "261105"]);
    assert!(!page.contains("显影不足"), "{page}");
    scene().as_of("2026-11-01").fails(2, &["show", "261105"]);
}

/// Nothing a case holds can steer the terminal.
#[test]
fn control_characters_are_made_visible() {
    let page = scene().ok(&["show", "261105"]);
    assert!(!page.contains('\u{1b}'), "{page}");
    assert!(page.contains("\\u{1b}[31m"), "{page}");
    let said = scene().lang("zh").ok(&["show", "261105"]);
    assert!(said.contains("下一步"), "{said}");
}

#[test]
fn bad_usage_is_exit_2() {
    let scene = scene();
    scene.fails(2, &["show"]);
    scene.fails(2, &["show", "2611"]);
    scene.fails(2, &["show", "999999"]);
    scene.write("cases/2026/11/261199.yaml", "a: [\n");
    let said = scene.fails(2, &["show", "261199"]);
    assert!(said.contains("cases/2026/11/261199.yaml:"), "{said}");
}

/// What fits a screen: eighty columns, twenty-four lines, and the command that shows everything.
#[test]
fn a_case_fits_a_screen() {
    let scene = scene();
    let text = scene.ok(&["show", "261105", "--brief"]);
    assert!(text.lines().count() <= 24, "{text}");
    assert!(text.contains("complaint show 261105 --full"), "{text}");
    assert_eq!(
        scene.ok(&["show", "261105"]),
        scene.ok(&["show", "261105", "--full"])
    );
    scene.fails(2, &["show", "261105", "--full", "--brief"]);
}
