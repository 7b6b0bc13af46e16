//! Honest histories joined in every way git joins them, and what a clone sees of them.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

const NEW: &[&str] = &[
    "new",
    "--no-input",
    "--policy",
    "manufacturing",
    "--complaint",
];

/// The merge driver as `init` installs it.
fn install(past: &Past) {
    let attributes = "cases/**/*.yaml merge=complaint\nsanctions/**/*.yaml merge=complaint\n";
    past.scene.write(".git/info/attributes", attributes);
    let program = env!("CARGO_BIN_EXE_complaint");
    let driver = format!("'{program}' merge-driver %O %A %B %L %P");
    past.scene
        .git(&["config", "merge.complaint.driver", &driver]);
}

/// Two people append to one list and make steps beside that; the driver joins them.
#[test]
fn two_appends_to_one_list() {
    for how in ["merge", "rebase", "cherry-pick", "squash"] {
        let past = Past::proposed();
        install(&past);
        past.scene.switch("side");
        past.go(&[
            (BUSINESS, "09T13:00", "note 261101 --text side"),
            (
                BUSINESS,
                "09T13:10",
                "promise 261101 --what x --by-date 2026-11-20",
            ),
            (BUSINESS, "09T13:20", "correct 261101 title=y --reason z"),
        ]);
        past.scene.switch("main");
        past.go(&[
            (QUALITY, "09T13:05", "note 261101 --text main"),
            (REGISTRAR, "09T14:00", "consolidate 261101"),
            (
                REGISTRAR,
                "09T14:10",
                "correct 261101 customer.contact=Wu --reason z",
            ),
        ]);
        let scene = past.business("09T15:00");
        match how {
            "merge" => drop(scene.git(&["merge", "--quiet", "--no-edit", "side"])),
            "rebase" => drop(scene.git(&["rebase", "--quiet", "side"])),
            "cherry-pick" => drop(scene.git(&["cherry-pick", "main..side"])),
            _ => {
                // A squash of one's own work that keeps its author is theirs still.
                scene.git(&["merge", "--quiet", "--squash", "side"]);
                scene.commit("squashed");
            }
        }
        assert_eq!(
            scene.data("261101")["notes"].as_sequence().unwrap().len(),
            2,
            "{how}"
        );
        past.finds_nothing();
    }
}

/// One case on each of two branches under one number; the second is of `second`'s time.
fn collision(first: &str, second: &str) -> Past {
    let past = Past::approved();
    past.scene.git(&["branch", "--quiet", "base"]);
    past.business(first).ok(&[NEW, &["on main"]].concat());
    past.business(first).ok(&["link", "261102", "261101"]);
    past.scene.git(&["switch", "--quiet", "--detach", "base"]);
    // Numbers are looked up on every branch: this one does not know of the other.
    let away = past.scene.git(&["rev-parse", "main"]);
    past.scene
        .git(&["branch", "--quiet", "--force", "main", "base"]);
    past.by(MANAGER, second)
        .ok(&[NEW, &["on the side"]].concat());
    past.by(MANAGER, second)
        .ok(&["note", "261102", "--text", "side"]);
    past.scene
        .git(&["branch", "--quiet", "--force", "side", "HEAD"]);
    past.scene
        .git(&["branch", "--quiet", "--force", "main", &away]);
    past.scene.git(&["branch", "--quiet", "-D", "base"]);
    past.scene.switch("main");
    past
}

/// An add/add conflict, merged: `renumber` moves the newer, whichever side it is on.
#[test]
fn renumbered_in_a_merge() {
    for (main, side) in [("11T09:00", "11T10:00"), ("11T10:00", "11T09:00")] {
        let past = collision(main, side);
        let scene = past.business("11T11:00");
        assert_ne!(
            scene
                .try_git(&["merge", "--quiet", "--no-edit", "side"])
                .code,
            0
        );
        scene.ok(&["renumber"]);
        scene.git(&["commit", "--quiet", "--no-edit"]);
        assert!(past.scene.exists("cases/2026/11/261103.yaml"));
        past.finds_nothing();
        past.business("11T12:00")
            .ok(&["note", "261103", "--text", "later"]);
        past.finds_nothing();
    }
}

/// The same in a rebase.
#[test]
fn renumbered_in_a_rebase() {
    for (main, side) in [("11T09:00", "11T10:00"), ("11T10:00", "11T09:00")] {
        let past = collision(main, side);
        install(&past);
        past.scene.switch("side");
        let scene = past.by(MANAGER, "11T11:00");
        assert_ne!(scene.try_git(&["rebase", "--quiet", "main"]).code, 0);
        for _ in 0..3 {
            scene.ok(&["renumber"]);
            let go_on = ["-c", "core.editor=true", "rebase", "--continue"];
            if scene.try_git(&go_on).code == 0 {
                break;
            }
        }
        assert_eq!(past.scene.git(&["branch", "--show-current"]), "side");
        assert!(past.scene.exists("cases/2026/11/261103.yaml"));
        past.finds_nothing();
    }
}

/// The same in a cherry-pick, and two files of one number in the tree.
#[test]
fn renumbered_elsewhere() {
    let past = collision("11T09:00", "11T10:00");
    let scene = past.by(MANAGER, "11T11:00");
    assert_ne!(scene.try_git(&["cherry-pick", "side~1"]).code, 0);
    scene.ok(&["renumber"]);
    scene.git(&["-c", "core.editor=true", "cherry-pick", "--continue"]);
    past.finds_nothing();

    let past = Past::approved();
    let scene = past.business("11T09:00");
    scene.ok(&[NEW, &["second"]].concat());
    scene.ok(&[NEW, &["third"]].concat());
    let third = scene.read("cases/2026/11/261103.yaml");
    scene.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    // As a squash of two clones' work might have it: two files of one number in two months.
    scene.write(
        "cases/2026/10/261102.yaml",
        &third.replacen("261103", "261102", 1),
    );
    scene.commit("brought over");
    past.business("11T10:00").ok(&["renumber"]);
    let found = past.audit(&[]);
    let rules: Vec<&str> = found.iter().map(|found| found.rule.as_str()).collect();
    assert_eq!(
        rules,
        ["number-path-mismatch", "number-reused"],
        "{found:#?}"
    );
    let brought = past.scene.git(&["rev-parse", "HEAD~1"]);
    assert!(found.iter().all(|found| found.commit == brought));
}

/// A clone of any depth: what it cannot see is said once for each edge, and nothing else.
#[test]
fn clones_of_every_depth() {
    let past = Past::approved();
    past.scene.switch("side");
    past.go(&[(MANAGER, "11T09:00", "note 261101 --text side")]);
    past.scene.switch("main");
    past.go(&[(
        BUSINESS,
        "11T10:00",
        "reply 261101 --kind interim --via phone",
    )]);
    past.business("11T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    let all: usize = past
        .scene
        .git(&["rev-list", "--count", "HEAD"])
        .parse()
        .unwrap();
    let from = format!("file://{}", past.scene.root.display());
    for depth in [1, 2, 3, 5, 8, all] {
        let to = past.scene.outside().join(format!("depth-{depth}"));
        let to = to.to_str().unwrap();
        past.scene
            .git(&["clone", "--quiet", "--depth", &depth.to_string(), &from, to]);
        let said = past.scene.run(&["-C", to, "audit", "--format", "json"]);
        assert_eq!(said.code, 0, "{}{}", said.stdout, said.stderr);
        let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let found = json["findings"].as_array().unwrap();
        assert!(!found.is_empty() || depth == all, "{depth}");
        let notes = |found: &serde_json::Value| found["rule"] == "unseen-history";
        assert!(found.iter().all(notes), "{depth}: {found:#?}");
    }
}

/// A revert takes recorded steps away: that is no way to take a step back, even one's own.
#[test]
fn a_revert_removes_steps() {
    let past = Past::approved();
    past.go(&[(MANAGER, "11T09:00", "note 261101 --text 'they called'")]);
    past.by(MANAGER, "11T10:00")
        .git(&["revert", "--no-edit", "HEAD"]);
    let commit = past.head();
    let found = past.finds(&commit, &["step-removed"]);
    assert_eq!((found.len(), found[0].file.as_str()), (1, FILE));
    // Reverting the revert brings it back, in its author's name: by another it cannot be told.
    past.by(MANAGER, "11T11:00")
        .git(&["revert", "--no-edit", "HEAD"]);
    past.finds(&commit, &["step-removed"]);
}

/// What was never shared may be taken back by git: nobody built on it, and nothing shows it.
#[test]
fn a_commit_dropped_before_it_was_shared() {
    let past = Past::approved();
    past.go(&[(MANAGER, "11T09:00", "note 261101 --text 'they called'")]);
    past.scene.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    past.finds_nothing();
}
