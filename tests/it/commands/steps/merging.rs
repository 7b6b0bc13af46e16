//! Two branches, joined by plain `git merge`, without a driver: hosting sites run none.

mod driver;
mod matrix;
mod numbers;

use super::scenes::{CASE, FILE, case_at};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

pub const LATER: &str = "2026-11-10T11:00:00+08:00";

const INVESTIGATE: (&str, &[&str]) = (
    QUALITY,
    &[
        "investigate",
        CASE,
        "--outcome",
        "upheld",
        "--cause",
        "显影不足",
        "--liable",
        "soldermask=100",
    ],
);
const REPLY: (&str, &[&str]) = (
    BUSINESS,
    &["reply", CASE, "--kind", "acknowledgement", "--via", "phone"],
);
const INTERIM: (&str, &[&str]) = (
    REGISTRAR,
    &["reply", CASE, "--kind", "interim", "--via", "email"],
);
const PROMISE: (&str, &[&str]) = (
    BUSINESS,
    &["promise", CASE, "--what", "回电", "--by-date", "2026-11-20"],
);
const ASSIGN: (&str, &[&str]) = (REGISTRAR, &["assign", CASE, "--to", "manufacturing"]);
const HOLD: (&str, &[&str]) = (REGISTRAR, &["hold", CASE, "--reason", "等样"]);
const CORRECT: (&str, &[&str]) = (
    MANAGER,
    &["correct", CASE, "product.defective=430", "--reason", "复核"],
);
const DISMISS: (&str, &[&str]) = (REGISTRAR, &["dismiss", CASE, "--reason", "x"]);
const RESOLVE: (&str, &[&str]) = (BUSINESS, &["resolve", CASE, "--remedy", "apology"]);
const CONSOLIDATE: (&str, &[&str]) = (REGISTRAR, &["consolidate", CASE, "--text", "同意"]);
const APPROVE: (&str, &[&str]) = (MANAGER, &["approve", CASE]);
const AGREE: (&str, &[&str]) = (BUSINESS, &["agree", CASE, "--accepted"]);
const KEEP: (&str, &[&str]) = (BUSINESS, &["keep", CASE, "1"]);
const CARRY_OUT: (&str, &[&str]) = (BUSINESS, &["carry-out", CASE]);

type Act = (&'static str, &'static [&'static str]);

/// Makes each run of steps on a branch of its own from here, and merges the second into the
/// first. `true`: they joined; the file then holds what either wrote.
fn joined(scene: &Scene, ours: &[Act], theirs: &[Act]) -> bool {
    let base = scene.git(&["rev-parse", "HEAD"]);
    let mut added = Vec::new();
    for (branch, acts) in [("ours", ours), ("theirs", theirs)] {
        scene.git(&["switch", "--quiet", "--force-create", branch, &base]);
        for (who, args) in acts {
            scene
                .by(who)
                .as_of(LATER)
                .ok(&[args, ["--commit"].as_slice()].concat());
        }
        let diff = scene.git(&["diff", "--unified=0", &base, "--", "cases"]);
        let plus = diff
            .lines()
            .filter(|l| l.starts_with('+') && !l.starts_with("+++"));
        added.extend(plus.map(|line| line[1..].to_owned()));
    }
    scene.git(&["switch", "--quiet", "ours"]);
    let merged = scene.try_git(&["merge", "--no-edit", "--quiet", "theirs"]);
    if merged.code != 0 {
        let text = scene.read(FILE);
        assert!(
            text.contains("<<<<<<< "),
            "a conflict is loud: {}",
            merged.stdout
        );
        // Nothing is written on top of it.
        let said = scene.by(BUSINESS).as_of(LATER).fails(2, REPLY.1);
        assert!(said.contains(FILE), "{said}");
        assert_eq!(scene.read(FILE), text);
        scene.git(&["merge", "--abort"]);
        return false;
    }
    let text = scene.read(FILE);
    for line in &added {
        assert!(text.contains(line.as_str()), "lost: {line}");
    }
    // The file is valid, its status follows from its facts, and work goes on.
    let status = scene.data(CASE)["status"].as_str().unwrap().to_owned();
    let said = scene.by(BUSINESS).as_of(LATER).json(REPLY.1);
    assert_eq!(said["status"], status.as_str());
    scene.git(&["checkout", "--quiet", "--", "cases"]);
    true
}

/// The requirement itself: an investigation on one branch, a reply and a promise on the other.
#[test]
fn an_investigation_joins_a_reply_and_a_promise() {
    let scene = case_at("assigned");
    assert!(joined(&scene, &[INVESTIGATE], &[REPLY, PROMISE]));
    let data = scene.data(CASE);
    assert_eq!(data["status"], "investigated");
    assert_eq!(data["investigation"]["cause"], "显影不足");
    assert_eq!(data["replies"][0]["kind"], "acknowledgement");
    assert_eq!(data["promises"][0]["what"], "回电");
}

/// What different roles write in different sections joins.
#[test]
fn different_sections_join() {
    let pairs: &[(&str, Act, Act)] = &[
        ("assigned", INVESTIGATE, REPLY),
        ("assigned", INVESTIGATE, PROMISE),
        ("assigned", INVESTIGATE, ASSIGN),
        ("assigned", INVESTIGATE, CORRECT),
        ("assigned", REPLY, ASSIGN),
        ("assigned", REPLY, PROMISE),
        ("assigned", CORRECT, REPLY),
        ("assigned", CORRECT, ASSIGN),
        ("registered", HOLD, REPLY),
        ("registered", HOLD, CORRECT),
        ("resolved", CONSOLIDATE, REPLY),
        ("resolved", CONSOLIDATE, PROMISE),
        ("consolidated", APPROVE, REPLY),
        ("consolidated", APPROVE, ASSIGN),
        ("approved", AGREE, PROMISE),
        ("approved", AGREE, CORRECT),
        ("agreed", CARRY_OUT, CONSOLIDATE),
        ("agreed", CARRY_OUT, REPLY),
    ];
    let mut scene = None;
    let mut at = "";
    for (state, ours, theirs) in pairs {
        if *state != at {
            (scene, at) = (Some(case_at(state)), state);
        }
        let scene = scene.as_ref().unwrap();
        scene.git(&["switch", "--quiet", "main"]);
        assert!(
            joined(scene, &[*ours], &[*theirs]),
            "{state}: {ours:?} {theirs:?}"
        );
    }
}

/// What does not join says so: two entries at the end of one list (in which order did they
/// happen?), and two steps that each set the status (which is the case's?). Never is either lost.
#[test]
fn the_same_list_and_two_statuses_conflict_loudly() {
    let pairs: &[(&str, Act, Act)] = &[
        // The same list.
        ("assigned", REPLY, INTERIM),
        // The same section.
        (
            "assigned",
            ASSIGN,
            (REGISTRAR, &["assign", CASE, "--to", "rd"]),
        ),
        (
            "assigned",
            CORRECT,
            (
                REGISTRAR,
                &["correct", CASE, "grade=critical", "--reason", "x"],
            ),
        ),
        // Two statuses.
        ("assigned", INVESTIGATE, DISMISS),
        ("consolidated", APPROVE, RESOLVE),
        (
            "investigated",
            RESOLVE,
            (
                BUSINESS,
                &["resolve", CASE, "--remedy", "allowance:amount=1"],
            ),
        ),
    ];
    for (state, ours, theirs) in pairs {
        let scene = case_at(state);
        assert!(
            !joined(&scene, &[*ours], &[*theirs]),
            "{state}: {ours:?} {theirs:?}"
        );
    }
}

/// A promise kept joins whatever else is done, another promise too: a line stays between.
#[test]
fn promises_given_and_kept() {
    let scene = case_at("assigned");
    scene.by(BUSINESS).as_of("2026-11-09").ok(PROMISE.1);
    scene.commit("promised");
    assert!(joined(&scene, &[KEEP], &[REPLY]));
    scene.git(&["switch", "--quiet", "main"]);
    assert!(joined(&scene, &[KEEP], &[INVESTIGATE]));
    scene.git(&["switch", "--quiet", "main"]);
    assert!(joined(&scene, &[KEEP], &[PROMISE]));
}

/// The same number given on two branches is an add/add conflict, never one case over another.
#[test]
fn one_number_twice_is_a_conflict() {
    let scene = Scene::of("manufacturing");
    for (branch, title) in [("ours", "甲"), ("theirs", "乙")] {
        scene.git(&["switch", "--quiet", "main"]);
        scene.switch(branch);
        let text = super::scenes::file(&[]).replace("阻焊脱落", title);
        scene.write(FILE, &text);
        scene.commit("261101 new");
    }
    let merged = scene.try_git(&["merge", "--no-edit", "ours"]);
    assert_eq!(merged.code, 1);
    assert!(merged.stdout.contains("add/add"), "{}", merged.stdout);
}
