//! Indicators as a reader meets them: the formula with its cases, the figures beside those of other
//! periods, the months with their limits.

use serde_json::json;

use super::queries::scene;
use crate::common::Scene;

/// Indicators: one written formula each, proved by the cases that count: 261001 in time, 261002 not.
#[test]
fn a_figure_is_proved_by_its_cases() {
    let scene = scene();
    let proof = scene.json(&["report", "2026-10", "--explain", "on_time"]);
    assert_eq!(proof["value"], "50.0");
    assert_eq!(
        proof["cases"],
        json!([
            {"number": "261001", "customer": "东海通信", "fits": true},
            {"number": "261002", "customer": "东海通信", "fits": false},
        ])
    );
    let page = scene.ok(&["report", "2026-10", "--explain", "on_time"]);
    assert!(page.contains("open ones included"), "{page}");
    assert!(page.contains("50.0 %") && page.contains("1 of 2"), "{page}");
    let chinese = scene.lang("zh");
    let page = chinese.ok(&["report", "2026-10", "--explain", "on_time"]);
    assert!(page.contains("含未结") && page.contains("1/2"), "{page}");
    let said = scene.fails(2, &["report", "--explain", "punctuality"]);
    assert!(said.contains("on_time"), "{said}");
}

/// Every indicator has a proof in every form, and is on the page of formulas word by word.
#[test]
fn every_indicator_is_explained_and_documented() {
    let scene = scene();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/indicators.md")).unwrap();
    let report = scene.json(&["report", "2026-10"]);
    let kpi = report["kpi"].as_object().unwrap();
    for key in kpi.keys().filter(|key| *key != "counts") {
        let proof = scene.json(&["report", "2026-10", "--explain", key]);
        assert_eq!(proof["value"], kpi[key], "{key}");
        let said = scene.ok(&["report", "2026-10", "--explain", key]);
        let lines: Vec<&str> = said.lines().map(str::trim).collect();
        assert!(lines[1].ends_with(&format!("({key})")), "{said}");
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("{key} is not in docs/indicators.md"));
        for told in &lines[2..4] {
            assert!(row.contains(told), "{key}: {told}\n{row}");
        }
    }
}

/// A period's table holds that period's cases: those of November, open now, stand apart in
/// October's report, and no group of October counts them.
#[test]
fn other_cases_stand_apart() {
    let scene = scene();
    let report = scene.json(&["report", "2026-10", "--group-by", "customer,policy"]);
    let numbers = |list: &str| -> Vec<String> {
        let rows = report[list].as_array().unwrap().iter();
        rows.map(|row| row["number"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(numbers("cases"), ["261001", "261002"]);
    assert_eq!(numbers("open"), ["261105", "261106"]);
    assert_eq!(report["by"]["policy"]["manufacturing"]["received"], 2);
    assert_eq!(report["by"]["policy"]["manufacturing"]["open"], 0);
    assert_eq!(report["kpi"]["open"], 2);
    let again = scene.json(&["report", "2026-10", "--group-by", "customer,policy"]);
    assert_eq!(report, again);
}

/// Each figure stands beside that of the period before and of a year before; what tells of the
/// moment of reporting does not.
#[test]
fn figures_are_compared() {
    let report = scene().json(&["report", "2026-11"]);
    let compared = report["compared"].as_array().unwrap();
    assert_eq!(compared[0]["period"]["from"], "2026-10-01");
    assert_eq!(compared[0]["kpi"]["on_time"], "50.0");
    assert_eq!(compared[1]["period"]["from"], "2025-11-01");
    assert_eq!(compared[1]["kpi"]["received"], 0);
    assert!(compared[0]["kpi"].get("open").is_none());
}

/// A report under one policy knows no other; a policy nobody has is bad usage.
#[test]
fn a_report_of_one_policy() {
    let scene = scene();
    let report = scene.json(&["report", "2026-10", "--policy", "retail"]);
    assert_eq!(report["kpi"]["received"], 0);
    let report = scene.json(&["report", "2026-10", "--policy", "manufacturing"]);
    assert_eq!(report["kpi"]["received"], 2);
    scene.fails(2, &["report", "--policy", "manufactoring"]);
}

/// CSV for Excel has a byte order mark and the reader's heads, on demand or as the organisation
/// says; for programs it has neither.
#[test]
fn csv_is_for_programs_or_for_excel() {
    let scene = scene();
    let line = ["report", "2026-10", "--format", "csv"];
    assert!(scene.ok(&line).starts_with("number,status,"));
    let excel = scene.lang("zh").ok(&[&line[..], &["--excel"]].concat());
    assert!(excel.starts_with("\u{feff}编号,状态,"), "{excel}");
    let organization = scene.read("policies/organization.toml");
    scene.write(
        "policies/organization.toml",
        &format!("csv = \"excel\"\n{organization}"),
    );
    let always = scene.ok(&line);
    assert!(always.starts_with("\u{feff}Number,Status,"), "{always}");
    assert!(
        !always.contains(",on_time,"),
        "every head is in words: {always}"
    );
}

/// Complaints are many by what was shipped: ten months of two, then nine. By working days that month
/// is beyond its limit; where as much more was shipped in it, it is not.
#[test]
fn many_are_many_by_what_was_shipped() {
    let scene = Scene::of("manufacturing");
    let mut months: Vec<String> = (1..=10).map(|month| format!("2026-{month:02}")).collect();
    for month in &months {
        complaints(&scene, month, 2);
    }
    complaints(&scene, "2026-11", 9);
    let trend = |scene: &Scene| {
        let report =
            scene
                .as_of("2026-11-30")
                .json(&["report", "2026-11", "--group-by", "product"]);
        report["trend"]["received"].clone()
    };
    let by_days = trend(&scene);
    assert_eq!(by_days["of"], "days");
    let last = |control: &serde_json::Value| control["points"].as_array().unwrap().last().cloned();
    assert_eq!(last(&by_days).unwrap()["signal"], "above");
    let found = scene
        .as_of("2026-11-30")
        .run(&["check", "--kind", "signal", "--format", "json"]);
    assert!(found.stdout.contains("special-cause"), "{}", found.stdout);
    months.push("2026-11".into());
    let shipped = months.iter().map(|month| {
        let pieces = if month == "2026-11" { 450_000 } else { 100_000 };
        format!("[[shipped]]\nmonth = \"{month}\"\nquantity = \"{pieces}\"\n")
    });
    let organization = scene.read("policies/organization.toml");
    let text = format!("{organization}\n{}", shipped.collect::<String>());
    scene.write("policies/organization.toml", &text);
    let by_pieces = trend(&scene);
    assert_eq!(by_pieces["of"], "pieces");
    assert_eq!(last(&by_pieces).unwrap()["signal"], serde_json::Value::Null);
    let found = scene
        .as_of("2026-11-30")
        .run(&["check", "--kind", "signal", "--format", "json"]);
    assert!(!found.stdout.contains("special-cause"), "{}", found.stdout);
}

fn complaints(scene: &Scene, month: &str, count: u32) {
    for day in 1..=count {
        let received = format!("{month}-{day:02}T09:00");
        let now = format!("{month}-{day:02}T09:05");
        let told = ["new", "--customer", "东方电路", "--complaint", "x"];
        let more = ["--part", "PCB-4L-220", "--received", &received];
        scene.as_of(&now).ok(&[&told[..], &more].concat());
    }
}
