//! Forgeries of who and when: each is found at its commit, whatever else is made to fit.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

fn note(by: &str, when: &str) -> String {
    format!(
        "notes:\n  - at: 2026-11-{when}:00+08:00\n    recorded: 2026-11-{when}:00+08:00\n    by: {by}\n    text: as agreed\n"
    )
}

/// A recorded step given to somebody else.
#[test]
fn a_step_given_to_another() {
    let past = Past::approved();
    let scene = past.by(MANAGER, "11T09:00");
    let text = scene.read(FILE);
    let at = text.find("\napprovals:").unwrap();
    let forged = text[at..].replacen(MANAGER, "sun.hao@example.com", 1);
    scene.write(FILE, &(text[..at].to_owned() + &forged));
    scene.commit("by hand");
    let found = past.finds(&past.head(), &["step-changed"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].message.contains("approvals[0].by"),
        "{}",
        found[0].message
    );
    assert_eq!(found[0].line, past.line(FILE, "sun.hao@example.com"));
}

/// Times of a recorded step, moved to before its limit.
#[test]
fn a_step_given_another_time() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE);
    let at = text.find("\nsettlement:").unwrap();
    let forged = text[at..].replace("2026-11-09T11:00", "2026-11-07T11:00");
    assert_ne!(forged, text[at..]);
    scene.write(FILE, &(text[..at].to_owned() + &forged));
    scene.commit("by hand");
    let found = past.finds(&past.head(), &["step-changed"]);
    assert!(
        found
            .iter()
            .all(|found| found.message.contains("settlement.")),
        "{found:#?}"
    );
}

/// One's own step beside another's in one commit does not make it less of a finding.
#[test]
fn a_second_persons_step_in_one_commit() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let own = note(BUSINESS, "11T09:00").replacen("notes:\n", "", 1);
    let text = scene.read(FILE);
    let text = text.trim_end().to_owned() + "\n" + &note(MANAGER, "11T09:00") + &own;
    scene.write(FILE, &text);
    scene.commit("by hand");
    let found = past.finds(&past.head(), &["unattributable"]);
    assert!(found[0].message.contains(MANAGER), "{}", found[0].message);
}

/// Who passes for a hosting site gains nothing: what cannot be told fails as well.
#[test]
fn a_committer_forged_as_a_site() {
    let past = Past::approved();
    let scene = past
        .business("11T09:00")
        .env("GIT_COMMITTER_EMAIL", "noreply@github.com");
    scene.write(FILE, &(scene.read(FILE) + &note(MANAGER, "11T09:00")));
    scene.commit("by hand");
    past.finds(&past.head(), &["unattributable"]);

    // Nor does naming the other as an author too.
    let past = Past::approved();
    let scene = past.business("11T09:00");
    scene.write(FILE, &(scene.read(FILE) + &note(MANAGER, "11T09:00")));
    scene.commit(&format!("by hand\n\nCo-authored-by: Li Jing <{MANAGER}>"));
    past.finds(&past.head(), &["unattributable"]);
}

/// The mailmap joins one person's addresses; it does not make of one person another.
#[test]
fn a_mailmap_that_makes_one_person_another() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    scene.write(".mailmap", &format!("Li Jing <{MANAGER}> <{BUSINESS}>\n"));
    scene.write(FILE, &(scene.read(FILE) + &note(MANAGER, "11T09:00")));
    scene.commit("by hand");
    past.finds(&past.head(), &["author-differs"]);
}

/// A step back-dated together with the author's time: the committer's time shows it.
#[test]
fn an_author_time_far_from_the_committers() {
    let past = Past::approved();
    let late = past
        .business("11T09:00")
        .env("GIT_COMMITTER_DATE", "2026-11-18T09:00:00+08:00");
    late.ok(&["note", "261101", "--text", "they called"]);
    let found = past.finds(&past.head(), &["committed-later"]);
    assert_eq!(found[0].file, FILE);
    let said = past.scene.run(&["audit"]);
    assert_eq!(said.code, 0, "a rebase does the same: {}", said.stdout);

    // The author's time ahead of the commit.
    let past = Past::approved();
    let ahead = past
        .business("16T09:00")
        .env("GIT_COMMITTER_DATE", "2026-11-11T09:00:00+08:00");
    ahead.ok(&["note", "261101", "--text", "they called"]);
    past.finds(&past.head(), &["back-dated"]);
}

/// A case replaced by another in its file: renamed or in its place, with another uid.
#[test]
fn a_case_replaced() {
    let uid = "uid: 019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34";
    for to in [FILE, "cases/2026/11/261102.yaml"] {
        let past = Past::approved();
        let scene = past.business("11T09:00");
        let text = scene.read(FILE);
        let old = text.lines().find(|line| line.starts_with("uid: ")).unwrap();
        scene.git(&["rm", "--quiet", FILE]);
        let number = &to[to.len() - 11..to.len() - 5];
        let text = text.replacen(old, uid, 1).replacen("261101", number, 1);
        scene.write(to, &text.replacen("\"9000.00\"", "\"90000.00\"", 1));
        scene.commit("by hand");
        let mut rules = vec![
            "back-dated",
            "case-deleted",
            "changed-after-approval",
            "unattributable",
        ];
        rules.retain(|rule| *rule != "back-dated");
        if to == FILE {
            rules.push("number-reused");
        }
        let found = past.finds(&past.head(), &rules);
        let gone = found
            .iter()
            .find(|found| found.rule == "case-deleted")
            .unwrap();
        assert_eq!(gone.file, FILE);
    }
}

/// A former round is history too.
#[test]
fn a_former_round_edited() {
    let past = Past::proposed();
    past.go(&[
        (REGISTRAR, "09T14:00", "consolidate 261101"),
        (MANAGER, "10T09:00", "approve 261101 --reject --reason more"),
        (
            BUSINESS,
            "10T10:00",
            "resolve 261101 --remedy compensation:amount=12000",
        ),
    ]);
    past.finds_nothing();
    let scene = past.by(QUALITY, "11T09:00");
    let commit = past.forge(&scene, FILE, &[("reason: more", "reason: less")]);
    let found = past.finds(&commit, &["step-changed"]);
    assert_eq!(found[0].line, past.line(FILE, "reason: less"));
}

/// An object shown for another (`git replace`) hides nothing.
#[test]
fn a_commit_replaced_by_another() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let commit = past.forge(&scene, FILE, &[("developer too weak", "nothing")]);
    scene.git(&["replace", &commit, "HEAD~1"]);
    assert!(
        !scene
            .git(&["show", &format!("HEAD:{FILE}")])
            .contains("nothing")
    );
    past.finds(&commit, &["step-changed"]);
}
