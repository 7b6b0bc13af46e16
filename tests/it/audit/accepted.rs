//! Findings of the audit that are accepted: by whom, where, and which they are.

use super::{FILE, Past};
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

const ACCEPTED: &str = "audit/accepted.yaml";

/// A title mended by hand, which is a finding; the fingerprint of it.
fn mended() -> (Past, String) {
    let past = Past::proposed();
    let scene = past.business("10T09:00");
    past.forge(&scene, FILE, &[("title: mask", "title: solder mask")]);
    let print = print(&past.scene, &[]);
    (past, print)
}

/// The fingerprint of the one finding.
#[track_caller]
fn print(scene: &Scene, args: &[&str]) -> String {
    let said = scene
        .as_of("2026-11-20T12:00:00+08:00")
        .run(&[&["audit", "--format", "json"], args].concat());
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = json["findings"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0]["fingerprint"].as_str().unwrap().to_owned()
}

fn waive(print: &str) -> [&str; 5] {
    ["waive", "--finding", print, "--reason", "a typo"]
}

/// Issue: an honest team's finding is accepted by somebody else, and told as accepted from then on;
/// never by whom it is about.
#[test]
fn somebody_else_accepts() {
    let (past, print) = mended();
    let own = past.business("11T09:00").fails(3, &waive(&print));
    assert!(own.contains("somebody else accepts it"), "{own}");
    let typed = [&waive(&print)[..], &["--by", QUALITY]].concat();
    past.business("11T09:00").fails(3, &typed);
    assert!(!past.scene.exists(ACCEPTED));
    past.by(QUALITY, "11T09:05").ok(&waive(&print[..8]));
    past.finds_nothing();
    let said = past.scene.as_of("2026-11-20T12:00:00+08:00").ok(&["audit"]);
    assert!(said.contains("one finding is accepted"), "{said}");
    let subject = past.scene.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject.trim(), "261101 waive: step-changed");
}

/// Issue: the fingerprint is that of rule, case and fact: what another commit makes of the same change is
/// accepted with it, another change is not.
#[test]
fn what_is_accepted_is_the_fact() {
    let (past, print) = mended();
    past.by(QUALITY, "11T09:05").ok(&waive(&print));
    let rebased = past.scene.copy_beside("rebased");
    rebased.git(&[
        "rebase",
        "--quiet",
        "--force-rebase",
        "--committer-date-is-author-date",
        "--root",
    ]);
    let said = rebased.as_of("2026-11-20T12:00:00+08:00").ok(&["audit"]);
    assert!(said.contains("one finding is accepted"), "{said}");
    let scene = past.business("12T09:00");
    let commit = past.forge(&scene, FILE, &[("title: solder mask", "title: masks")]);
    past.finds(&commit, &["step-changed"]);
}

/// Issue: acceptances come from the branch that counts, not from what is audited; their author is
/// tested.
#[test]
fn a_branch_accepts_nothing_for_itself() {
    let past = Past::proposed();
    past.scene.git(&["switch", "--quiet", "--create", "work"]);
    let scene = past.business("10T09:00");
    past.forge(&scene, FILE, &[("title: mask", "title: solder mask")]);
    let print = print(&past.scene, &["main..work"]);
    let range = [&waive(&print)[..], &["--range", "main..work"]].concat();
    past.by(QUALITY, "11T09:05").ok(&range);
    let found = past.audit(&["main..work"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    past.scene.git(&["switch", "--quiet", "main"]);
    past.scene.git(&["cherry-pick", "work"]);
    assert!(past.audit(&["main~1..work"]).is_empty());

    // Somebody writes another's acceptance.
    past.scene.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    let text = past.scene.git(&["show", "work:audit/accepted.yaml"]) + "\n";
    let forger = past.business("12T09:00");
    forger.write(ACCEPTED, &text);
    forger.commit("accepted");
    assert_eq!(past.audit(&["main~1..work"]).len(), 1);
    let said = past
        .scene
        .as_of("2026-11-20T12:00:00+08:00")
        .run(&["audit", "main~1..work"]);
    let why = format!("its line was committed by {BUSINESS}, not by {QUALITY}");
    assert!(said.stderr.contains(&why), "{}", said.stderr);
}

/// Issue: who may is a matter of the organisation; what is found on the people themselves is for those
/// who are entrusted with them.
#[test]
fn who_may_accept() {
    let accept = "main_branch = \"main\"\npermissions = { accept = [\"registrar\"] }";
    let past = Past::proposed_under(&[("organization", "main_branch = \"main\"", accept)]);
    let scene = past.business("10T09:00");
    past.forge(&scene, FILE, &[("title: mask", "title: solder mask")]);
    let print = print(&past.scene, &[]);
    past.by(QUALITY, "11T09:05").fails(3, &waive(&print));
    past.by(REGISTRAR, "11T09:05").ok(&waive(&print));
    past.finds_nothing();
}

/// A finding that is not there is not accepted.
#[test]
fn nothing_else_is_accepted() {
    let (past, print) = mended();
    let quality = past.by(QUALITY, "11T09:00");
    for other in ["0123456789abcdef", &print[..7], ""] {
        quality.fails(2, &waive(other));
    }
    quality.fails(
        2,
        &["waive", "261101", "--finding", &print, "--reason", "x"],
    );
    quality.fails(2, &["waive", "--reason", "x"]);
}
