//! The driver and numbers: two cases under one, one case under two.

use super::driver::install;
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

const PULL: &[&str] = &["pull", "--quiet", "--no-rebase", "origin", "main"];
const REBASE: &[&str] = &["pull", "--quiet", "--rebase", "origin", "main"];
const GO_ON: &[&str] = &["-c", "core.editor=true", "rebase", "--continue"];

fn new(scene: &Scene, at: &str, words: &str) -> String {
    let told = "new --no-input --order PO-1 --part P-1 --shipped 2026-10-30 --quantity 10 --defective 1 --demand x --commit";
    let told: Vec<&str> = told.split(' ').collect();
    let line = [&told[..], &["--customer", words, "--complaint", words]].concat();
    scene.as_of(at).ok(&line);
    let name = scene.git(&["show", "--name-only", "--format=", "HEAD"]);
    let name = name.rsplit('/').next().unwrap();
    name.trim_end_matches(".yaml").to_owned()
}

/// Two clones with a case each under the number 261101, the older one pushed; the driver is in
/// the second.
fn clones() -> (Scene, Scene) {
    let origin = Scene::of("manufacturing");
    origin.git(&["config", "receive.denyCurrentBranch", "ignore"]);
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    new(&a, "2026-11-05T10:00:00+08:00", "older");
    new(&b, "2026-11-05T11:00:00+08:00", "newer");
    a.git(&["push", "--quiet", "origin", "main"]);
    install(&a);
    install(&b);
    (a, b)
}

fn sound(scene: &Scene) {
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    let found = scene.json(&["check", "--kind", "data", "--severity", "error"]);
    assert_eq!(found["findings"], serde_json::json!([]));
}

/// The driver leaves both cases whole between markers, and `renumber` settles that, in a merge and
/// in a rebase that has more to come.
#[test]
fn renumber_settles_what_the_driver_left() {
    for (pull, go_on) in [
        (PULL, &["commit", "--quiet", "--no-edit"][..]),
        (REBASE, GO_ON),
    ] {
        let (_a, b) = clones();
        let later = b.as_of("2026-11-06T09:00:00+08:00");
        later.ok(&["note", "261101", "--text", "of the newer", "--commit"]);
        assert_ne!(b.try_git(pull).code, 0);
        let text = b.read("cases/2026/11/261101.yaml");
        assert_eq!(text.matches("\nuid: ").count(), 2, "both whole: {text}");
        assert_eq!(text.matches("<<<<<<< ").count(), 1);
        later.ok(&["renumber"]);
        for _ in 0..3 {
            if b.try_git(go_on).code == 0 {
                break;
            }
            // The remark of the newer case meets the older one once more.
            later.ok(&["renumber"]);
        }
        assert!(b.case("261102").contains("of the newer"));
        assert!(!b.case("261101").contains("newer"));
        assert!(b.case("261101").contains("name: older"));
        sound(&later);
    }
}

/// Both clones settle the collision on their own, and meet again: one case, both changes on
/// record.
#[test]
fn both_sides_renumber_one_case() {
    let (a, b) = clones();
    b.git(&["push", "--quiet", "origin", "main:other"]);
    for (scene, at, branch) in [
        (&a, "2026-11-06T09:00:00+08:00", "other"),
        (&b, "2026-11-06T10:00:00+08:00", "main"),
    ] {
        let pull = [&PULL[..4], &[branch]].concat();
        assert_ne!(scene.try_git(&pull).code, 0);
        scene.as_of(at).ok(&["renumber"]);
        scene.git(&["commit", "--quiet", "--no-edit"]);
        assert!(scene.case("261102").contains("name: newer"));
    }
    for (scene, words) in [(&a, "from a"), (&b, "from b")] {
        let later = scene.as_of("2026-11-07T09:00:00+08:00");
        later.ok(&["note", "261102", "--text", words, "--commit"]);
    }
    a.git(&["push", "--quiet", "origin", "main"]);
    let merged = b.try_git(PULL);
    assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
    let text = b.case("261102");
    assert!(text.contains("from a") && text.contains("from b"), "{text}");
    assert_eq!(text.matches("field: number").count(), 2, "{text}");
    assert_eq!(b.case("261101"), a.case("261101"));
    sound(&b.as_of("2026-11-08T09:00:00+08:00"));
}

/// A draft numbered on one branch, its file renamed, and written to on the other.
#[test]
fn a_renamed_file_and_an_edit() {
    for into_main in [true, false] {
        let scene = Scene::of("manufacturing");
        let policy = scene.read("policies/manufacturing.toml");
        let assigned = "assign = \"at-registration\"\npattern = ";
        let changed = policy.replacen("pattern = ", assigned, 1);
        scene.write("policies/manufacturing.toml", &changed);
        scene.commit("numbers at registration");
        install(&scene);
        let draft = new(&scene, "2026-11-05T10:00:00+08:00", "a draft");
        assert!(draft.starts_with("draft-"), "{draft}");
        scene.switch("other");
        scene.switch("main");
        let later = scene.as_of("2026-11-05T12:00:00+08:00");
        later.by(REGISTRAR).ok(&["register", &draft, "--commit"]);
        scene.switch("other");
        later
            .by(QUALITY)
            .ok(&["note", &draft, "--text", "seen", "--commit"]);
        later.by(BUSINESS).ok(&[
            "correct",
            &draft,
            "product.defective=2",
            "--reason",
            "counted",
            "--commit",
        ]);
        let (here, there) = if into_main {
            ("main", "other")
        } else {
            ("other", "main")
        };
        scene.switch(here);
        let merged = scene.try_git(&["merge", "--quiet", "--no-edit", there]);
        assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
        let data = scene.data("261101");
        assert_eq!(data["number"].as_str(), Some("261101"));
        assert_eq!(data["status"].as_str(), Some("registered"));
        assert_eq!(data["notes"][0]["text"].as_str(), Some("seen"));
        assert_eq!(data["product"]["defective"].as_u64(), Some(2));
        assert!(!scene.exists(&format!("cases/2026/11/{draft}.yaml")));
        sound(&later);
    }
}
