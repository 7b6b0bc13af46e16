//! `close --duplicate-of`: two voices, one complaint; and the clocks of what was never done.

use super::steps::scenes::{CASE, file, with_case};
use crate::common::{BUSINESS, REGISTRAR, Scene};

fn two() -> Scene {
    let scene = Scene::of("manufacturing");
    for (complaint, at) in [("one voice", "09:00"), ("another", "10:00")] {
        let at = format!("2026-11-10T{at}:00+08:00");
        scene.as_of(&at).ok(&[
            "new",
            "--no-input",
            "--customer",
            "华南电子",
            "--complaint",
            complaint,
        ]);
    }
    scene.by(REGISTRAR).as_of("2026-11-10T11:00:00+08:00")
}

fn states(scene: &Scene, id: &str) -> Vec<(String, String)> {
    let shown = scene.json(&["show", id]);
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let clocks = shown["deadlines"].as_array().unwrap().iter();
    clocks
        .map(|clock| (text(&clock["clock"]), text(&clock["state"])))
        .collect()
}

/// Contract, Duplicates: neither received nor solved, its clocks void; the survivor names it.
#[test]
fn a_duplicate_counts_nowhere_and_both_voices_are_kept() {
    let scene = two();
    let said = scene.ok(&[
        "close",
        "261102",
        "--duplicate-of",
        "261101",
        "--reason",
        "同一批货",
    ]);
    assert!(said.starts_with("261102: closed"), "{said}");
    assert!(said.contains("duplicate of 261101"), "{said}");
    assert_eq!(scene.data("261102")["closing"]["duplicate_of"], "261101");
    assert_eq!(
        scene.data("261101")["links"]["related"][0]["number"],
        "261102"
    );
    let later = scene.as_of("2027-01-10T09:00:00+08:00");
    assert!(
        states(&later, "261102")
            .iter()
            .all(|(_, state)| state == "void")
    );
    let report = later.json(&["report", "2026-11"]);
    assert_eq!(report["kpi"]["received"], 1);
    assert_eq!(report["kpi"]["closed"], 0);
    assert_eq!(report["cases"].as_array().unwrap().len(), 1);
    let found = later.run(&["check", "--format", "json"]).stdout;
    assert!(!found.contains("\"261102\""), "{found}");
    let told = later.ok(&["show", "261102"]);
    assert!(told.contains("duplicate of 261101"), "{told}");
}

#[test]
fn what_is_no_duplicate_is_refused() {
    let scene = two();
    let close = |id, of| ["close", id, "--duplicate-of", of];
    scene.fails(2, &close("261102", "261102"));
    scene.fails(2, &close("261102", "261199"));
    scene.by(BUSINESS).fails(3, &close("261102", "261101"));
    scene.ok(&close("261102", "261101"));
    let chain = scene.fails(2, &close("261101", "261102"));
    assert!(chain.contains("261101"), "{chain}");
    scene.fails(3, &close("261102", "261101"));
}

/// Time rule 9: what was never done is not in time; what was not to be done any more counts nowhere.
#[test]
fn a_clock_nobody_stopped_is_missed_or_void() {
    let found = "investigation: {at: 2026-11-06T09:00:00+08:00, by: zhao.lei@example.com, outcome: OUTCOME}\n";
    let closed = "closing: {at: 2026-11-06T10:00:00+08:00, by: gm.office@example.com}\n";
    for (outcome, state) in [("upheld", "missed"), ("rejected", "void")] {
        let found = found.replace("OUTCOME", outcome);
        let text = file(&[]) + &found + closed;
        let scene = with_case(&text).as_of("2026-11-20T09:00:00+08:00");
        let states = states(&scene, CASE);
        let of = |name: &str| {
            states
                .iter()
                .find(|(clock, _)| clock == name)
                .map(|(_, state)| state.as_str())
        };
        assert_eq!(of("stage.proposal"), Some(state), "{outcome}: {states:?}");
        assert_eq!(of("overall"), Some("met"), "{outcome}: {states:?}");
    }
}
