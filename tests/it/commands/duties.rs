//! `duty`: what comes again, when it is due, and that it was done.

use complaint::codec::regulations;
use complaint::domain::judge::discipline::review_due;
use serde_json::{Value, json};

use crate::common::{BUSINESS, REGISTRAR, Scene};

const MARKETING: &str = "lin.yue@example.com";

const STATISTICS: [&str; 5] = ["duty", "done", "monthly-statistics", "--period", "2026-10"];

fn office(at: &str) -> Scene {
    Scene::new().by(REGISTRAR).as_of(at)
}

/// What is listed of a duty: its periods, each with its due and how it stands.
fn listed(
    scene: &Scene,
    policy: &str,
    duty: &str,
    period: Option<&str>,
) -> Vec<(String, String, String)> {
    let mut line = vec!["duty", "list", "--policy", policy, "--format", "json"];
    line.extend(period.iter().flat_map(|period| ["--period", period]));
    let rows: Value = serde_json::from_str(&scene.ok(&line)).unwrap();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = rows.as_array().unwrap().iter();
    let own = rows.filter(|row| row["duty"] == duty);
    own.map(|row| (text(row, "period"), text(row, "due"), text(row, "state")))
        .collect()
}

fn row(period: &str, due: &str, state: &str) -> (String, String, String) {
    (period.to_owned(), format!("{due}+08:00"), state.to_owned())
}

/// M-9.10: October's statistics are due on 10 November, the 10th included, at closing (17:30). Done
/// a second later they are late.
#[test]
fn m_9_10_a_duty_is_done_once_for_its_period() {
    let scene = office("2026-11-10T17:30:00");
    scene.ok(&STATISTICS);
    let done = row("2026-10", "2026-11-10T17:30:00", "done");
    let listed_now = listed(
        &scene,
        "manufacturing",
        "monthly-statistics",
        Some("2026-10"),
    );
    assert_eq!(listed_now, [done]);
    let again = scene.fails(3, &STATISTICS);
    assert!(again.contains("M-9.10"), "{again}");
    assert!(again.contains("policies/manufacturing.toml:"), "{again}");
    let late = office("2026-11-10T17:30:01");
    let answer = late.json(&STATISTICS);
    assert_eq!(answer["state"], "late");
    assert_eq!(answer["due"], "2026-11-10T17:30:00+08:00");
}

/// M-9.10, Civil Code art. 203: 10 May 2026 is a Sunday, so April's statistics are due on Monday the
/// 11th; 10 October 2026 is a Saturday, but a make-up working day (调休).
#[test]
fn m_9_10_a_rest_day_moves_the_tenth_to_the_next_working_day() {
    let scene = office("2026-11-05");
    let of = |period| listed(&scene, "manufacturing", "monthly-statistics", Some(period));
    assert_eq!(of("2026-04")[0].1, "2026-05-11T17:30:00+08:00");
    assert_eq!(of("2026-09")[0].1, "2026-10-10T17:30:00+08:00");
}

/// B-3.4: the summary of the first ten days of June is of January to June, that of December of July
/// to December. F-3.2: the compilation of the year is due within it, by 31 December.
#[test]
fn b_3_4_f_3_2_a_summary_is_of_the_period_now_ending() {
    let scene = office("2026-11-05").by(MARKETING);
    let halves = [
        row("2026-H1", "2026-06-10T17:30:00", "unrecorded"),
        row("2026-H2", "2026-12-10T17:30:00", "open"),
    ];
    let summary = listed(&scene, "branch-sales", "half-year-summary", Some("2026"));
    assert_eq!(summary, halves);
    let year = listed(&scene, "after-sales", "yearly-compilation", Some("2026"));
    assert_eq!(year, [row("2026", "2026-12-31T17:30:00", "open")]);
    let half = ["duty", "done", "half-year-summary", "--period", "2026-H2"];
    scene.as_of("2026-12-01T09:00").ok(&half);
}

/// B-5b: what was compared with the shop's books is recorded with how many were missing.
#[test]
fn b_5b_what_was_found_missing_is_told() {
    let scene = office("2026-11-05").by(MARKETING);
    let line = [
        "duty",
        "done",
        "suggestion-book",
        "--period",
        "2026-10",
        "--missing",
        "2",
    ];
    assert_eq!(scene.json(&line)["missing"], 2);
    let text = scene.read("duties/2026.yaml");
    assert!(text.contains("missing: 2"), "{text}");
}

#[test]
fn whoever_may_not_and_what_is_not_owed_is_refused() {
    let scene = office("2026-11-09T10:00");
    let refused = scene.by(BUSINESS).fails(3, &STATISTICS);
    assert!(refused.contains("gm-office"), "{refused}");
    let done = |name, period| ["duty", "done", name, "--period", period];
    let early = scene.fails(3, &done("monthly-statistics", "2026-12"));
    assert!(early.contains("2026-12-01"), "{early}");
    let half = scene.fails(2, &done("monthly-statistics", "2026-H1"));
    assert!(half.contains("2026-10"), "{half}");
    let unknown = scene.fails(2, &done("monthly-statistcs", "2026-10"));
    assert!(unknown.contains("`monthly-statistics`"), "{unknown}");
    let several = scene.fails(2, &done("training", "2026"));
    assert!(several.contains("contact-center, logistics"), "{several}");
    // The policy took effect on 1 January 2026: what was over before is not owed.
    let before = listed(&scene, "manufacturing", "monthly-statistics", Some("2025"));
    assert_eq!(before, []);
    assert!(!scene.root.join("duties").exists());
}

/// Comments stay, the acts are a line each, and git keeps what two sides add.
#[test]
fn two_branches_record_without_a_conflict() {
    let scene = office("2026-11-09T10:00");
    scene.write(".gitattributes", "duties/*.yaml merge=union\n");
    scene.write("duties/2026.yaml", "# Kept by the office.\nformat: 1\n");
    scene.commit("attributes");
    scene.git(&["checkout", "--quiet", "-b", "other"]);
    scene.ok(&[&STATISTICS[..], &["--commit"]].concat());
    scene.git(&["checkout", "--quiet", "main"]);
    let review = [
        "duty",
        "done",
        "sanction-review",
        "--period",
        "2026-10",
        "--commit",
    ];
    scene.ok(&review);
    let subject = scene.git(&["log", "-1", "--format=%s%n%(trailers)"]);
    assert!(
        subject.contains("Actor: gm.office@example.com"),
        "{subject}"
    );
    scene.git(&["merge", "--quiet", "--no-edit", "other"]);
    let text = scene.read("duties/2026.yaml");
    assert!(text.starts_with("# Kept by the office.\n"), "{text}");
    assert_eq!(text.matches("\n  - {policy").count(), 2, "{text}");
    let checked = scene.json(&["check", "--rule", "duty-misrecorded"]);
    assert_eq!(checked["findings"], json!([]));
}

/// M-9.10, M-12: nothing is found before the first duty of a policy is recorded, nor of another
/// policy; from then on, what is past its due and not done: November's two on 11 December.
#[test]
fn m_9_10_what_is_not_done_is_found_once_duties_are_recorded() {
    let scene = office("2026-11-09T10:00");
    let found = |at: &str| -> Vec<String> {
        let checked =
            scene
                .as_of(at)
                .run(&["check", "--rule", "duty-not-done", "--format", "json"]);
        let checked: Value = serde_json::from_str(&checked.stdout).unwrap();
        let findings = checked["findings"].as_array().unwrap().iter();
        findings
            .map(|it| {
                assert_eq!(it["owner"], "gm-office");
                assert_eq!(it["file"], "policies/manufacturing.toml");
                it["help"]
                    .as_str()
                    .unwrap()
                    .replace("run: complaint duty done ", "")
            })
            .collect()
    };
    assert_eq!(found("2027-03-01"), [""; 0]);
    scene.ok(&STATISTICS);
    assert_eq!(found("2026-11-10T17:30:00"), [""; 0]);
    assert_eq!(
        found("2026-11-10T17:30:01"),
        ["sanction-review --period 2026-10"]
    );
    let all = [
        "monthly-statistics --period 2026-11",
        "sanction-review --period 2026-10",
        "sanction-review --period 2026-11",
    ];
    let mut december = found("2026-12-11");
    december.sort();
    assert_eq!(december, all);
    assert_eq!(found("2026-11-09T09:59"), [""; 0]);
    // What was done in time and is recorded later is given its time.
    let at = ["--at", "2026-11-10T16:00"];
    let review = ["duty", "done", "sanction-review", "--period", "2026-10"];
    scene
        .as_of("2026-11-12T09:00")
        .ok(&[&review[..], &at].concat());
    assert_eq!(found("2026-11-13"), [""; 0]);
}

/// A file that cannot be read is told and written to no more, until it is mended.
#[test]
fn a_broken_file_is_found_and_left_alone() {
    let scene = office("2026-11-09T10:00");
    scene.write(
        "duties/2026.yaml",
        "format: 1\ndone:\n  - {policy: manufacturing\n",
    );
    scene.write("duties/notes.txt", "x");
    let checked = scene.run(&["check", "--rule", "duty-misrecorded", "--format", "json"]);
    let checked: Value = serde_json::from_str(&checked.stdout).unwrap();
    let files: Vec<&str> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["duties/2026.yaml", "duties/notes.txt"]);
    let before = scene.read("duties/2026.yaml");
    scene.fails(2, &STATISTICS);
    assert_eq!(scene.read("duties/2026.yaml"), before);
}

/// A branch is not blamed for a duty that was overdue where it left; taking a record out is its own.
#[test]
fn a_branch_answers_for_its_own_duties_only() {
    let scene = office("2026-11-09T10:00");
    scene.ok(&[&STATISTICS[..], &["--commit"]].concat());
    scene.switch("branch");
    let late = scene.as_of("2026-11-12T09:00");
    let check = ["check", "--rule", "duty-not-done", "--base", "main"];
    let shown = late.ok(&check);
    assert!(shown.contains("1 known at the base"), "{shown}");
    let whole = late.ok(&[&check[..], &["--format", "json"]].concat());
    assert!(whole.contains("sanction-review"), "{whole}");
    let text = scene.read("duties/2026.yaml");
    let other = text.replace("monthly-statistics", "sanction-review");
    scene.write("duties/2026.yaml", &other);
    let worse = late.run(&check);
    assert_eq!(worse.code, 1);
    let shown = worse.stdout;
    assert!(shown.contains("monthly-statistics"), "{shown}");
}

/// Whoever is of the unit records and commits: nothing is found. A line taken out later is, and one
/// somebody of another unit wrote for themselves.
#[test]
fn the_history_bears_out_what_was_done() {
    let scene = office("2026-11-09T10:00").committing();
    scene.ok(&[&STATISTICS[..], &["--commit"]].concat());
    let audit = ["audit", "--rule", "duty-unproved", "--format", "json"];
    let found = |scene: &Scene| -> Vec<String> {
        let audited: Value = serde_json::from_str(&scene.run(&audit).stdout).unwrap();
        let findings = audited["findings"].as_array().unwrap().iter();
        findings
            .map(|it| it["message"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found(&scene), [""; 0]);
    let text = scene.read("duties/2026.yaml");
    let business = scene.by(BUSINESS);
    business.write("duties/2026.yaml", &text.replace(REGISTRAR, BUSINESS));
    business.commit("by hand");
    let said = found(&business);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter().any(|it| it.contains("is so no more")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|it| it.contains("not of gm-office")),
        "{said:?}"
    );
}

/// M-12, Civil Code art. 203: the sanctions of a case closed in April 2026 go to personnel by 10 May,
/// a Sunday, so by the closing of Monday the 11th; those of September by 10 October, a make-up day.
#[test]
fn m_12_a_rest_day_moves_the_day_of_the_sanctions() {
    let files = ["calendar-cn", "manufacturing", "organization", "staff"];
    let files = files.map(|name| {
        let path = format!("policies/{name}.toml");
        let whole = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        (path, std::fs::read_to_string(whole).unwrap())
    });
    let regulations = regulations::read(&files);
    let (policy, calendar) = (&regulations.policies[0], regulations.calendar().unwrap());
    let due = |closed: &str| {
        let (due, duty) = review_due((policy, calendar), closed.parse().unwrap()).unwrap();
        assert_eq!(duty.source.rule.as_deref(), Some("M-12"));
        due.to_rfc3339()
    };
    assert_eq!(due("2026-04-20"), "2026-05-11T17:30:00+08:00");
    assert_eq!(due("2026-09-30"), "2026-10-10T17:30:00+08:00");
    assert_eq!(due("2026-10-01"), "2026-11-10T17:30:00+08:00");
}

/// An edition that takes effect on 12 November and sets the 15th asks for October's statistics no
/// second time: they were due by the old one, on the 10th; November's are due on 15 December.
#[test]
fn a_new_edition_asks_for_nothing_twice() {
    let scene = office("2026-11-20");
    let old = scene.read("policies/manufacturing.toml");
    let new = old
        .replacen(
            "effective_from = 2026-01-01",
            "effective_from = 2026-11-12",
            1,
        )
        .replace("by_day = 10", "by_day = 15");
    scene.write("policies/manufacturing-2.toml", &new);
    let of = |period| listed(&scene, "manufacturing", "monthly-statistics", Some(period));
    let october = row("2026-10", "2026-11-10T17:30:00", "unrecorded");
    assert_eq!(of("2026-10"), [october]);
    assert_eq!(
        of("2026-11"),
        [row("2026-11", "2026-12-15T17:30:00", "open")]
    );
}
