//! What is entered in another's name: told facts, decisions, and decisions on paper.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

/// The registrar may enter for others.
const ENTERING: (&str, &str, &str) = (
    "organization",
    "main_branch = \"main\"",
    "main_branch = \"main\"\npermissions = { enter-for = [\"registrar\"] }",
);

/// The policy takes decisions on paper.
const ON_PAPER: (&str, &str, &str) = (
    "manufacturing",
    "[recording]\n",
    "[recording]\nevidence = true\n",
);

/// Contract: every deciding act in another's name needs a delegation.
#[test]
fn nobody_decides_for_another() {
    let past = Past::approved();
    for (by, line) in [
        (QUALITY, "correct 261101 investigation.cause=x --reason y"),
        (REGISTRAR, "waive 261101 due-soon --reason y"),
        (MANAGER, "agree 261101 --accepted --via phone"),
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--by", by]).collect();
        let code = if line.starts_with("agree") { 0 } else { 3 };
        let said = past.business("10T10:00").run(&words);
        let refused = said.stderr.contains("in the name of");
        assert_eq!(
            (said.code == 3 && refused),
            code == 3,
            "{line}: {}",
            said.stderr
        );
    }
}

/// Contract: plain entering for another needs `[permissions] enter-for`, where the organisation names
/// anybody; the audit goes by the state before.
#[test]
fn who_may_enter_for_others() {
    let past = Past::proposed_under(&[ENTERING]);
    let note = ["note", "261101", "--text", "x", "--by", QUALITY];
    let said = past.business("10T09:00").fails(3, &note);
    assert!(said.contains("may not enter what others did"), "{said}");
    past.by(REGISTRAR, "10T09:00").ok(&note);
    past.finds_nothing();
    let scene = past.business("10T10:00");
    let text = scene.read(FILE)
        + &format!(
            "  - at: 2026-11-10T10:00:00+08:00\n    by: {QUALITY}\n    entered_by: {BUSINESS}\n    text: y\n"
        );
    scene.write(FILE, &text);
    scene.commit("by hand");
    past.finds(&past.head(), &["entered-for-another"]);
}

/// Contract: with the paper attached, whoever may enter for others enters a decision; the audit warns
/// until whoever decided confirms it.
#[test]
fn a_decision_on_paper() {
    let past = Past::proposed_under(&[ENTERING, ON_PAPER]);
    past.by(REGISTRAR, "09T14:00")
        .ok(&["consolidate", "261101", "--text", "agreed"]);
    let scan = past.scene.outside().join("signed.pdf");
    std::fs::write(&scan, "%PDF signed").unwrap();
    let approve = ["approve", "261101", "--by", MANAGER];
    let paper = [&approve[..], &["--paper", scan.to_str().unwrap()]].concat();
    let said = past.by(REGISTRAR, "10T09:00").fails(3, &approve);
    assert!(said.contains("--paper FILE"), "{said}");
    past.business("10T09:00").fails(3, &paper);
    past.by(REGISTRAR, "10T09:00").ok(&paper);
    let approval = past.scene.data("261101")["approvals"][0].clone();
    let kept = past.scene.data("261101")["attachments"][0]["file"].clone();
    assert_eq!(approval["paper"], kept);
    assert_eq!(approval["entered_by"].as_str(), Some(REGISTRAR));
    let found = past.audit(&[]);
    let rules: Vec<&str> = found.iter().map(|found| found.rule.as_str()).collect();
    assert_eq!(rules, ["entered-for-another"]);

    past.by(REGISTRAR, "10T10:00")
        .fails(3, &["countersign", "261101", "--by", MANAGER]);
    let said = past.by(MANAGER, "10T10:00").ok(&["countersign", "261101"]);
    assert!(said.contains("confirmed: approval"), "{said}");
    past.finds_nothing();
    let again = past.by(MANAGER, "10T11:00").ok(&["countersign", "261101"]);
    assert!(again.contains("Nothing changed"), "{again}");
}

/// Contract: `correct` needs the permission of the step it mends, by the command and by the audit.
#[test]
fn a_correction_takes_the_right_to_the_step() {
    let past = Past::proposed();
    let mend = [
        "correct",
        "261101",
        "investigation.cause=x",
        "--reason",
        "y",
    ];
    let said = past.business("10T09:00").fails(3, &mend);
    assert!(said.contains("`investigate`"), "{said}");
    past.by(QUALITY, "10T09:00").ok(&mend);
    past.finds_nothing();
    let scene = past.business("10T10:00");
    let text = scene.read(FILE).replacen("cause: x", "cause: z", 1);
    let text = text
        + &format!(
            "  - at: 2026-11-10T10:00:00+08:00\n    by: {BUSINESS}\n    field: investigation.cause\n    old: x\n    new: z\n    reason: r\n"
        );
    scene.write(FILE, &text);
    scene.commit("by hand");
    past.finds(&past.head(), &["not-permitted"]);
}
