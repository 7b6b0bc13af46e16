//! `report`: statistics and lists for management.

use super::queries::scene;
use crate::common::Scene;

/// M-9.10: the statistics of last month. 261001 was closed in time, 261002 not (due the 21st,
/// closed the 29th): 10 and 21 days; its promise was never kept; one of two was established.
#[test]
fn last_months_figures() {
    let report = scene().json(&["report"]);
    assert_eq!(report["period"]["from"], "2026-10-01");
    assert_eq!(report["period"]["to"], "2026-10-31");
    let kpi = &report["kpi"];
    assert_eq!(kpi["received"], 2);
    assert_eq!(kpi["closed"], 2);
    assert_eq!(kpi["on_time"], "50.0");
    assert_eq!(
        kpi["counts"]["on_time"],
        serde_json::json!({"part": 1, "of": 2})
    );
    assert_eq!(kpi["upheld"], "50.0");
    assert_eq!(kpi["promises_kept"], "0.0");
    assert_eq!(kpi["authority"], "100.0");
    assert_eq!(kpi["time_to_close"]["gross"]["mean"], "15.5");
    assert_eq!(kpi["time_to_close"]["gross"]["median"], "10.0");
    assert_eq!(kpi["time_to_close"]["gross"]["max"], "21.0");
    assert_eq!(kpi["recording_lag"]["p90"], "2.0");
    assert_eq!(kpi["overdue_now"], 1);
    assert_eq!(report["by"]["class"]["not-quality"]["on_time"], "0.0");
    assert_eq!(report["by"]["unit"]["drilling"]["closed"], 1);
    assert_eq!(report["cases"][0]["number"], "261001");
    assert_eq!(report["cases"][0]["committed"], "1200.00");
}

/// Empty denominators are unknown, never 0 or 100 %; abnormality notes are counted apart.
#[test]
fn what_cannot_be_known_is_null() {
    let report = scene().json(&["report", "2026-11", "--group-by", "origin"]);
    assert_eq!(report["kpi"]["on_time"], serde_json::Value::Null);
    assert_eq!(
        report["kpi"]["time_to_close"]["gross"],
        serde_json::Value::Null
    );
    assert_eq!(report["kpi"]["received"], 2);
    assert_eq!(report["kpi"]["abnormalities"], 1);
    let by: Vec<&String> = report["by"].as_object().unwrap().keys().collect();
    assert_eq!(by, ["origin"]);
    let page = scene().ok(&["report", "2026-11"]);
    assert!(page.contains("On time                        –"), "{page}");
}

/// Text from a case can plant neither a formula nor markup.
#[test]
fn files_for_other_programs_are_safe() {
    let scene = scene();
    let path = "cases/2026/11/261106.yaml";
    let text = scene
        .read(path)
        .replace("Rhein Elektronik GmbH", "\"=1+1|<b>\"");
    scene.write(path, &text);
    let csv = scene.ok(&["report", "2026-11", "--format", "csv"]);
    assert!(csv.contains(",'=1+1|<b>,"), "{csv}");
    assert!(csv.starts_with("number,status,received,"), "{csv}");
    let markdown = scene.ok(&["report", "2026-11", "--format", "markdown"]);
    assert!(markdown.contains("\\=1+1\\|&lt;b&gt;"), "{markdown}");
}

#[test]
fn an_empty_repository_has_an_empty_report() {
    let said = Scene::new().run(&["report", "2026", "--format", "json"]);
    assert_eq!(said.code, 0);
    assert!(
        said.stderr.contains("no case in this period"),
        "{}",
        said.stderr
    );
    let report: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(report["cases"], serde_json::json!([]));
    assert_eq!(report["kpi"]["upheld"], serde_json::Value::Null);
}

#[test]
fn bad_usage_is_exit_2() {
    let scene = scene();
    for period in ["2026-13", "weekly", "2026-11-05..2026-11-01", "2026-Q5"] {
        let said = scene.fails(2, &["report", period]);
        assert!(said.contains("2026-Q4"), "{said}");
    }
    scene.fails(2, &["report", "--group-by", "colour"]);
    scene.fails(2, &["report", "--format", "pdf"]);
}

/// A reader that goes away (`| head`) is no failure.
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::{Command, Stdio};
    let scene = scene();
    let mut child = Command::new(env!("CARGO_BIN_EXE_complaint"))
        .args(["report", "2026", "--as-of", "2026-11-12"])
        .current_dir(&scene.root)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
