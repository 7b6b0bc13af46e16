//! `explain`: why each date and level is what it is.

use super::queries::scene;

/// Contract: every figure has its source and the words of its derivation.
#[test]
fn every_figure_has_source_and_steps() {
    let scene = scene();
    let said = scene.json(&["explain", "261105"]);
    assert_eq!(said["case"], "261105");
    assert_eq!(said["policy"], "manufacturing");
    let deadlines = said["deadlines"].as_array().unwrap();
    // The goods that come back have a clock of their own (M-13.0).
    assert_eq!(deadlines.len(), 9);
    let shares = said["liability"].as_array().unwrap();
    for figure in deadlines.iter().chain(shares).chain([&said["authority"]]) {
        let file = figure["source"]["file"].as_str().unwrap();
        let line = usize::try_from(figure["source"]["line"].as_u64().unwrap()).unwrap();
        assert!(scene.read(file).lines().nth(line - 1).is_some(), "{figure}");
        assert!(!figure["steps"].as_array().unwrap().is_empty(), "{figure}");
    }
    let overall = &deadlines[0];
    assert_eq!(overall["source"]["rule"], "M-10.1");
    let line = usize::try_from(overall["source"]["line"].as_u64().unwrap()).unwrap();
    let policy = scene.read("policies/manufacturing.toml");
    let stated = policy.lines().nth(line - 1).unwrap();
    assert!(
        stated.contains("13d") || stated.contains("overall"),
        "{stated}"
    );
    assert_eq!(overall["trace"].as_array().unwrap().len(), 15);
    assert_eq!(said["authority"]["amount"], "5880.00");
    assert_eq!(said["authority"]["role"], "business-manager");
    assert_eq!(said["authority"]["approved_by"], "li.jing@example.com");
    assert_eq!(said["authority"]["sufficient"], true);
    assert_eq!(said["liability"][0]["share"], "70");
    assert_eq!(said["liability"][1]["outside"], "ink maker");
}

/// One clock alone, by its name with or without `stage.`; several runs are all explained.
#[test]
fn one_clock_alone() {
    let scene = scene();
    let said = scene.json(&["explain", "261105", "--clock", "proposal"]);
    assert_eq!(said["deadlines"].as_array().unwrap().len(), 1);
    assert_eq!(said["deadlines"][0]["clock"], "stage.proposal");
    assert_eq!(said.get("authority"), None);
    let said = scene.fails(2, &["explain", "261105", "--clock", "nope"]);
    assert!(said.contains("stage.proposal"), "{said}");
}

/// A limit rolled off a rest day says from which day to which: the 21st is a Saturday.
#[test]
fn a_rolled_limit_says_so() {
    let said = scene().ok(&["explain", "261106", "--clock", "overall"]);
    assert!(
        said.contains("rolled to the next working day, 2026-11-23"),
        "{said}"
    );
    let said = scene().lang("zh").ok(&["explain", "261106"]);
    assert!(
        said.contains("M-10.1 · policies/manufacturing.toml:"),
        "{said}"
    );
}

/// An abnormality note has no clocks (M-3), and nothing to explain is no failure.
#[test]
fn a_note_has_nothing_to_explain() {
    let said = scene().json(&["explain", "261107"]);
    assert_eq!(said["deadlines"], serde_json::json!([]));
    assert_eq!(said["liability"], serde_json::json!([]));
}
