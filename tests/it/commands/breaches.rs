//! Time rule 9: a breach stays a breach, whatever is mended afterwards.

use crate::common::{MANAGER, REGISTRAR, Scene};

/// A domestic case that was overdue, then said to be a foreign one, which has more days (M-10.1).
fn mended() -> Scene {
    let scene = Scene::new();
    scene.as_of("2026-11-02T09:05:00+08:00").ok(&[
        "new",
        "--no-input",
        "--origin",
        "domestic",
        "--customer",
        "华南电子",
        "--complaint",
        "x",
    ]);
    scene
        .by(REGISTRAR)
        .as_of("2026-11-02T09:10:00+08:00")
        .run(&["register", "261101"]);
    scene
}

fn correct(scene: &Scene, at: &str) {
    let line = [
        "correct",
        "261101",
        "origin=foreign",
        "--reason",
        "发往马来西亚",
    ];
    scene.by(MANAGER).as_of(at).ok(&line);
}

#[test]
fn a_correction_makes_no_breach_unseen() {
    let scene = mended();
    let clock = |scene: &Scene| {
        let shown = scene.json(&["show", "261101"]);
        let clocks = shown["deadlines"].as_array().unwrap();
        clocks
            .iter()
            .find(|clock| clock["clock"] == "overall")
            .unwrap()
            .clone()
    };
    let before = scene.as_of("2026-11-17T09:00:00+08:00");
    assert_eq!(clock(&before)["state"], "overdue");
    let due = clock(&before)["due"].clone();
    assert!(due.as_str().unwrap().starts_with("2026-11-1"), "{due}");
    correct(&scene, "2026-11-17T10:00:00+08:00");
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    assert_eq!(clock(&after)["state"], "running");
    for line in [&["check"][..], &["show", "261101"], &["explain", "261101"]] {
        let said = after.run(line).stdout;
        assert!(said.contains("overdue"), "{line:?}: {said}");
    }
    let later = scene.as_of("2026-12-10T09:00:00+08:00");
    let report = later.json(&["report", "2026-11"]);
    assert_eq!(report["kpi"]["counts"]["on_time"]["of"], 1, "{report}");
    assert_eq!(report["kpi"]["counts"]["on_time"]["part"], 0, "{report}");
}

/// A due that had not passed yet is moved without a trace in the clocks.
#[test]
fn what_was_in_time_is_no_breach() {
    let scene = mended();
    correct(&scene, "2026-11-10T10:00:00+08:00");
    let after = scene.as_of("2026-11-18T11:00:00+08:00");
    let said = after.ok(&["show", "261101"]);
    assert!(!said.contains("was overdue"), "{said}");
}

/// The diff of a correction says of a due that moved that it had passed.
#[test]
fn the_diff_of_a_correction_tells_the_breach() {
    let scene = mended();
    scene.commit("registered");
    correct(&scene, "2026-11-17T10:00:00+08:00");
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    let said = after.ok(&["diff", "HEAD"]);
    let moved = "`overall` due 2026-11-16 17:30 → 2026-11-19 17:30";
    let stays =
        "! `overall` was overdue by the facts known then (due 2026-11-16 17:30), and stays so";
    assert!(said.contains(moved) && said.contains(stays), "{said}");
    let clock = |scene: &Scene| scene.json(&["diff", "HEAD"])["cases"][0]["deadlines"][0].clone();
    let told = clock(&after);
    assert_eq!(told["clock"], "overall");
    assert_eq!(told["before"]["state"], "overdue");
    assert!(told["before"]["breached"].is_null(), "{told}");
    assert_eq!(told["after"]["state"], "running");
    assert_eq!(told["after"]["breached"], "2026-11-16T17:30:00+08:00");

    let scene = mended();
    scene.commit("registered");
    correct(&scene, "2026-11-10T10:00:00+08:00");
    let after = scene.as_of("2026-11-18T11:00:00+08:00");
    let said = after.ok(&["diff", "HEAD"]);
    assert!(
        said.contains(moved) && !said.contains("known then"),
        "{said}"
    );
    assert!(clock(&after)["after"]["breached"].is_null());
}
