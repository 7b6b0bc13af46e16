//! Honest histories, of which nothing is said. Each shipped policy's whole way is audited where it
//! is walked.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, REGISTRAR};

/// Corrections, a new round, waivers, links, reopening: by the tool, by the right people.
#[test]
fn everything_the_tool_does() {
    let past = Past::approved();
    past.business("10T10:00").ok(&[
        "correct",
        "261101",
        "title=mask peels",
        "product.defective=25",
        "--reason",
        "counted",
    ]);
    past.business("10T10:10").ok(&[
        "correct",
        "261101",
        "customer.email=li@x.example",
        "--reason",
        "told",
    ]);
    past.business("10T11:00").ok(&[
        "promise",
        "261101",
        "--what",
        "report",
        "--by-date",
        "2026-11-20",
    ]);
    past.business("11T11:00").ok(&["keep", "261101", "1"]);
    past.business("11T11:30")
        .ok(&["resolve", "261101", "--remedy", "compensation:amount=8000"]);
    past.business("11T11:40").ok(&[
        "new",
        "--no-input",
        "--policy",
        "manufacturing",
        "--complaint",
        "y",
    ]);
    past.business("11T11:50").ok(&["link", "261101", "261102"]);
    past.by(REGISTRAR, "12T09:00")
        .ok(&["consolidate", "261101", "--text", "agreed"]);
    past.by(MANAGER, "12T09:30").ok(&["approve", "261101"]);
    past.business("12T10:00")
        .ok(&["agree", "261101", "--refused", "--via", "phone"]);
    past.finds_nothing();
}

/// Comments, layout and own keys are nobody's business.
#[test]
fn comments_and_own_keys() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    past.forge(&scene, FILE, &[("status:", "x-erp: 12   # ours\nstatus:")]);
    past.finds_nothing();
}

/// A new edition with its own date, and changes of staff by others.
#[test]
fn policies_changed_as_they_should_be() {
    let past = Past::approved();
    let scene = past.by(REGISTRAR, "11T09:00");
    let text = scene.read("policies/manufacturing.toml");
    let next = text.replacen(
        "effective_from = 2026-01-01",
        "effective_from = 2027-01-01",
        1,
    );
    assert_ne!(next, text);
    scene.write("policies/manufacturing-2027.toml", &next);
    scene.write(
        "policies/manufacturing.toml",
        &format!("# the first edition\n{text}"),
    );
    scene.commit("edition 2027");
    past.finds_nothing();
}

/// Two cases under one number on two branches: the newer takes the next, and says so.
#[test]
fn a_collision_resolved() {
    let past = Past::approved();
    let new = [
        "new",
        "--no-input",
        "--policy",
        "manufacturing",
        "--complaint",
        "y",
    ];
    past.scene.switch("side");
    past.business("11T09:00").ok(&new);
    past.scene.switch("main");
    // As in two clones that do not know of each other.
    past.scene
        .git(&["branch", "--quiet", "--move", "side", "hidden"]);
    past.scene
        .git(&["update-ref", "refs/elsewhere/side", "hidden"]);
    past.scene.git(&["branch", "--quiet", "-D", "hidden"]);
    past.by(MANAGER, "11T10:00").ok(&new);
    let scene = past.business("11T11:00");
    assert_ne!(
        scene
            .try_git(&["merge", "--no-edit", "refs/elsewhere/side"])
            .code,
        0
    );
    let second = "cases/2026/11/261102.yaml";
    let ours = scene.git(&["show", &format!("HEAD:{second}")]) + "\n";
    let theirs = scene.git(&["show", &format!("refs/elsewhere/side:{second}")]) + "\n";
    // The older record, on the side, keeps the number.
    scene.write(second, &theirs);
    let mend = format!(
        "corrections:\n  - at: 2026-11-11T11:00:00+08:00\n    recorded: 2026-11-11T11:00:00+08:00\n    by: {BUSINESS}\n    \
         field: number\n    old: \"261102\"\n    new: \"261103\"\n    reason: numbered twice\n"
    );
    let moved = ours.replacen("number: \"261102\"", "number: \"261103\"", 1) + &mend;
    scene.write("cases/2026/11/261103.yaml", &moved);
    scene.commit("merge, renumbered");
    past.finds_nothing();
}

/// Noted on Saturday, committed on Monday: between act and commit working days count, as many as the
/// policy gives to record a fact.
#[test]
fn what_is_noted_on_saturday_is_committed_on_monday() {
    let past = Past::approved();
    past.business("14T11:00")
        .ok(&["note", "261101", "--text", "they called"]);
    let committed = |when: &str| {
        let date = format!("2026-11-{when}:00+08:00");
        past.business(when)
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date)
            .git(&["commit", "--quiet", "--amend", "--no-edit", "--date", &date]);
    };
    committed("16T09:00");
    past.finds_nothing();
    committed("18T09:00");
    past.finds(&past.head(), &["back-dated"]);
}

/// Issue: a policy in force may gain and reword vocabulary, titles and comments without a new edition; a figure
/// may not change.
#[test]
fn a_policy_in_force_is_reworded() {
    let past = Past::approved();
    let file = "policies/manufacturing.toml";
    let scene = past.by(REGISTRAR, "11T09:00");
    let text = scene.read(file);
    let reworded = text.replacen("en = \"Solder mask\"", "en = \"Solder-mask\"", 1);
    assert_ne!(reworded, text);
    let defect = "\n# seen since November\n[[defect]]\nid = \"scratch\"\ntitle = { zh = \"划伤\", en = \"Scratch\" }\nrule = \"M-7\"\n";
    scene.write(file, &(reworded + defect));
    scene.commit("words");
    past.finds_nothing();
    let scene = past.by(REGISTRAR, "11T10:00");
    let commit = past.forge(
        &scene,
        file,
        &[("domestic = \"13d\"", "domestic = \"14d\"")],
    );
    past.finds(&commit, &["policy-changed-in-force"]);
}
