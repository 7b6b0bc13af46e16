//! `edit`: the editor, and what it may not save.

use std::fs;

use crate::common::Scene;
use crate::common::programs::executable;

/// A repository with one case and an editor that is this shell script; `$1` is the file.
fn editing(script: &str) -> Scene {
    let scene = Scene::of("manufacturing");
    let told = "{complaint: 阻焊脱落, customer: {name: 华南电子}, demand: 退货, product: {order: PO-1, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}}";
    scene.input(told).ok(&["new", "--from", "-"]);
    let editor = scene.outside().join("my editor.sh");
    executable(&editor, &format!("#!/bin/sh\n{script}\n"));
    let scene = scene.env("EDITOR", &format!("'{}'", editor.display()));
    scene.env("TMPDIR", scene.outside().to_str().unwrap())
}

/// The text the command says it has kept.
fn kept(said: &str) -> String {
    let kept = said.lines();
    let kept = kept.filter_map(|line| line.strip_prefix("your text is kept in "));
    let kept: Vec<&str> = kept.collect();
    assert_eq!(kept.len(), 1, "{said}");
    fs::read_to_string(kept[0]).unwrap()
}

/// What is saved is the person's text, comments and all.
#[test]
fn a_good_edit_is_saved() {
    let scene = editing("sed -i 's/^customer:/# VIP\\ncustomer:/' \"$1\"");
    let said = scene.ok(&["edit", "261101", "--commit"]);
    assert_eq!(said, "261101 saved\n");
    let text = scene.case("261101");
    assert!(
        text.contains("# VIP\ncustomer:\n  name: 华南电子"),
        "{text}"
    );
    let log = scene.git(&["log", "-1", "--format=%s %(trailers:key=Action,valueonly)"]);
    assert_eq!(log.trim(), "261101 edit edit");
}

/// Nothing changed, nothing written.
#[test]
fn an_untouched_file_stays() {
    let scene = editing("true");
    assert_eq!(scene.json(&["edit", "261101"])["changed"], false);
    let failing = editing("echo x >> \"$1\"; exit 1");
    let before = failing.case("261101");
    let said = failing.fails(4, &["edit", "261101"]);
    assert_eq!(failing.case("261101"), before);
    assert_eq!(kept(&said), before + "x\n");
    let failing = editing("exit 1");
    let said = failing.fails(4, &["edit", "261101"]);
    assert!(!said.contains("kept"), "there is nothing to keep: {said}");
}

/// What can no longer be read, unknown fields, and another identity are refused with their place.
#[test]
fn a_bad_edit_is_refused() {
    for (script, word) in [
        ("echo '  broken: [' >> \"$1\"", "261101.yaml:"),
        ("echo 'no_such_field: 1' >> \"$1\"", "no_such_field"),
        (
            "sed -i 's/^channel.*//; s/^received:.*/received: soon/' \"$1\"",
            "soon",
        ),
        ("sed -i 's/\"261101\"/\"261102\"/' \"$1\"", "number"),
        ("sed -i 's/^uid: .*/uid: x/' \"$1\"", "uid"),
        ("printf '<<<<<<< ours\\n' >> \"$1\"", "261101.yaml:"),
    ] {
        let scene = editing(script);
        let before = scene.case("261101");
        let said = scene.fails(2, &["edit", "261101"]);
        assert!(said.contains(word), "{script}: {said}");
        assert_eq!(scene.case("261101"), before, "{script}");
        assert_ne!(kept(&said), before, "{script}: the work is kept");
    }
}

/// The status follows from the facts, whoever writes them.
#[test]
fn the_status_is_kept_in_step() {
    let stamp = "{at: 2026-11-05T09:41:00+08:00, by: gm.office@example.com}";
    let scene = editing(&format!(
        "sed -i 's/^# registration.*/&\\nregistration: {stamp}/' \"$1\""
    ));
    scene.ok(&["edit", "261101"]);
    let text = scene.case("261101");
    assert!(text.contains("registration: {at"), "{text}");
    assert!(text.contains("\nstatus: registered\n"), "{text}");
}

/// A file changed by somebody else meanwhile is not overwritten, and the work is not lost.
#[test]
fn nobody_s_work_is_lost() {
    let scene = editing("echo '# mine' >> \"$1\"; echo '# theirs' >> cases/2026/11/261101.yaml");
    let said = scene.fails(4, &["edit", "261101"]);
    assert!(scene.case("261101").ends_with("# theirs\n"));
    assert!(kept(&said).ends_with("# mine\n"));
}

/// What is not written is kept: after a dry run too. What is written and only not committed is in
/// its place.
#[test]
fn the_copy_is_kept_where_it_is_not_written() {
    let scene = editing("echo '# mine' >> \"$1\"");
    let said = scene.run(&["edit", "261101", "--dry-run"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(kept(&said.stderr).ends_with("# mine\n"));
    let hook = scene.path(".git/hooks/pre-commit");
    executable(&hook, "#!/bin/sh\nexit 1\n");
    let said = scene.fails(4, &["edit", "261101", "--commit"]);
    assert!(
        said.contains("is written") && !said.contains("kept in"),
        "{said}"
    );
    assert!(scene.case("261101").ends_with("# mine\n"));
}

/// Without a terminal and without an editor nothing is opened.
#[test]
fn an_editor_is_needed() {
    let scene = editing("true").env("EDITOR", "");
    let said = scene.fails(2, &["edit", "261101"]);
    assert!(said.contains("EDITOR"), "{said}");
}

/// The status is not taken over, and that is said: it follows from the facts.
#[test]
fn what_is_not_taken_over_is_said() {
    let scene = editing("sed -i 's/^status: .*/status: closed/' \"$1\"");
    let said = scene.run(&["edit", "261101"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr.contains("the status follows"),
        "{}",
        said.stderr
    );
    assert!(scene.case("261101").contains("\nstatus: received\n"));
    let scene = editing("sed -i 's/^  quantity: 5/  quantity: 6/' \"$1\"");
    let said = scene.run(&["edit", "261101", "--reason", "r"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
}

/// Issue: what was recorded is edited with a reason, and a correction written for it; what was not known is
/// filled in without one. The audit finds nothing in either.
#[test]
fn an_edit_of_what_was_recorded_is_a_correction() {
    let scene = editing(
        "sed -i 's/^complaint: 阻焊脱落/complaint: 阻焊剥落/; s/^customer:/customer:\\n  phone: \"123\"/' \"$1\"",
    );
    scene.commit("case");
    let said = scene.fails(2, &["edit", "261101"]);
    assert!(said.contains("--reason TEXT"), "{said}");
    scene.ok(&["edit", "261101", "--reason", "错字", "--commit"]);
    let data = scene.data("261101");
    let corrections = data["corrections"].as_sequence().unwrap();
    let told = |key: &str| -> Vec<Option<String>> {
        let texts = corrections.iter();
        texts
            .map(|it| it[key].as_str().map(str::to_owned))
            .collect()
    };
    let texts = |all: [&str; 2]| all.map(|it| Some(it.to_owned()));
    assert_eq!(told("field"), texts(["complaint", "customer.phone"]));
    assert_eq!(told("new"), texts(["阻焊剥落", "123"]));
    assert_eq!(told("old"), [Some("阻焊脱落".to_owned()), None]);
    assert_eq!(told("reason"), [Some("错字".to_owned()), None]);
    let found = scene.run(&["audit", "--rule", "step-changed"]);
    assert_eq!(found.code, 0, "{}", found.stdout);
}

/// Issue: who did a step and when, and the step itself, are not edited.
#[test]
fn a_step_is_not_edited_away() {
    for script in [
        "sed -i 's/^received_by: .*/received_by: zhao.lei@example.com/; s/    by: .*/    by: zhao.lei@example.com/' \"$1\"",
        "sed -i '/^notes:/,$d' \"$1\"",
        "sed -i '/^demand:/d' \"$1\"",
    ] {
        let scene = editing(script);
        scene.ok(&["note", "261101", "--text", "x"]);
        let before = scene.case("261101");
        scene.fails(3, &["edit", "261101", "--reason", "r"]);
        assert_eq!(scene.case("261101"), before, "{script}");
    }
}

/// Issue: a note's typo is mended by `correct`, its old words kept.
#[test]
fn a_typo_in_a_note_is_mended() {
    let scene = editing("true");
    scene.ok(&["note", "261101", "--text", "typo hree"]);
    scene.ok(&[
        "correct",
        "261101",
        "notes[0].text=typo here",
        "--reason",
        "typo",
    ]);
    assert_eq!(
        scene.data("261101")["notes"][0]["text"].as_str(),
        Some("typo here")
    );
    assert_eq!(
        scene.data("261101")["corrections"][0]["old"].as_str(),
        Some("typo hree")
    );
}
