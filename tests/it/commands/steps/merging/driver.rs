//! Real `git merge`, `rebase` and `cherry-pick` with the driver installed.

use std::fs;

use super::super::scenes::{CASE, FILE, case_at};
use super::{AGREE, APPROVE, Act, INTERIM, INVESTIGATE, LATER, PROMISE, REPLY};
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

const NOTE: Act = (QUALITY, &["note", CASE, "--text", "第一条 #1"]);
const OTHER_NOTE: Act = (BUSINESS, &["note", CASE, "--text", "第二条"]);
const DISMISS: Act = (REGISTRAR, &["dismiss", CASE, "--reason", "x"]);

/// Installs the driver as `init` does.
pub fn install(scene: &Scene) {
    let attributes = "cases/**/*.yaml merge=complaint\nsanctions/**/*.yaml merge=complaint\n";
    scene.write(".git/info/attributes", attributes);
    let driver = format!(
        "'{}' merge-driver %O %A %B %L %P",
        env!("CARGO_BIN_EXE_complaint")
    );
    scene.git(&["config", "merge.complaint.driver", &driver]);
}

/// Two branches from here, `main` and `theirs`, on `main` again.
fn branches(scene: &Scene, ours: &[Act], theirs: &[Act]) {
    install(scene);
    scene.git(&["switch", "--quiet", "--create", "theirs"]);
    for (branch, acts) in [("theirs", theirs), ("main", ours)] {
        scene.switch(branch);
        for (who, args) in acts {
            let line = [args, ["--commit"].as_slice()].concat();
            scene.by(who).as_of(LATER).ok(&line);
        }
    }
}

fn errors(scene: &Scene) -> serde_json::Value {
    let said = scene.as_of(LATER).run(&[
        "check",
        "--kind",
        "data",
        "--severity",
        "error",
        "--format",
        "json",
    ]);
    serde_json::from_str::<serde_json::Value>(&said.stdout).unwrap()["findings"].clone()
}

/// Both append to one list and make steps: one file with everything, valid, whatever git does.
#[test]
fn merge_rebase_and_cherry_pick_join() {
    for how in ["merge", "rebase", "cherry-pick"] {
        let scene = case_at("assigned");
        branches(
            &scene,
            &[NOTE, REPLY, INVESTIGATE],
            &[OTHER_NOTE, INTERIM, PROMISE],
        );
        match how {
            "merge" => drop(scene.git(&["merge", "--quiet", "--no-edit", "theirs"])),
            "rebase" => drop(scene.git(&["rebase", "--quiet", "theirs"])),
            _ => drop(scene.git(&["cherry-pick", "main..theirs"])),
        }
        let data = scene.data(CASE);
        assert_eq!(data["status"], "investigated", "{how}");
        for (section, count) in [("notes", 2), ("replies", 2), ("promises", 1)] {
            let found = data[section].as_sequence().unwrap().len();
            assert_eq!(found, count, "{how}: {section}");
        }
        assert_eq!(errors(&scene), serde_json::json!([]), "{how}");
        assert_eq!(scene.git(&["status", "--porcelain"]), "", "{how}");
    }
}

/// The case repository is a directory of a larger one; git runs the driver at the top.
#[test]
fn a_repository_below_the_top() {
    let scene = case_at("assigned");
    for dir in ["cases", "policies"] {
        fs::create_dir_all(scene.path("crm")).unwrap();
        scene.git(&["mv", dir, &format!("crm/{dir}")]);
    }
    scene.commit("moved");
    install(&scene);
    scene.write(
        ".git/info/attributes",
        "crm/cases/**/*.yaml merge=complaint\n",
    );
    scene.git(&["switch", "--quiet", "--create", "theirs"]);
    let below = scene.within("crm");
    for (branch, (who, args)) in [("theirs", DISMISS), ("main", INVESTIGATE)] {
        scene.switch(branch);
        below
            .by(who)
            .as_of(LATER)
            .ok(&[args, &["--commit"]].concat());
    }
    let merged = scene.try_git(&["merge", "--no-edit", "theirs"]);
    assert_eq!(merged.code, 1);
    let said = merged.stdout + &merged.stderr;
    assert!(
        said.contains("one side ended the case (dismissed)"),
        "{said}"
    );
    scene.git(&["merge", "--abort"]);
    scene.git(&["reset", "--quiet", "--hard", "theirs~1"]);
    below
        .by(BUSINESS)
        .as_of(LATER)
        .ok(&[REPLY.1, &["--commit"]].concat());
    scene.git(&["merge", "--quiet", "--no-edit", "theirs"]);
    assert!(
        scene
            .read(&format!("crm/{FILE}"))
            .contains("status: dismissed")
    );
}

/// A conflict is marked, named by `check`, said why in both languages, and can be resolved.
#[test]
fn a_conflict_is_loud() {
    for (lang, words, rule) in [
        ("en_US", "conflict in closing", "conflict-markers"),
        ("zh_CN", "closing 有冲突", "未完成合并的冲突标记"),
    ] {
        let scene = case_at("assigned").lang(lang);
        branches(&scene, &[INVESTIGATE], &[DISMISS]);
        let merged = scene.try_git(&["merge", "--no-edit", "theirs"]);
        assert_eq!(merged.code, 1);
        let said = merged.stdout + &merged.stderr;
        assert!(said.contains(words), "{said}");
        let checked = scene.run(&["check", "--rule", "conflict-markers"]);
        assert_eq!(checked.code, 1, "{}", checked.stdout);
        assert!(checked.stdout.contains(rule), "{}", checked.stdout);
    }
}

/// One case number twice: both whole between the marks, and what resolves it.
#[test]
fn two_cases_are_never_mixed() {
    let scene = Scene::of("manufacturing");
    install(&scene);
    for (branch, title, uid) in [("ours", "甲", "019a4e0c"), ("theirs", "乙", "019a4e0d")] {
        scene.git(&["switch", "--quiet", "main"]);
        scene.switch(branch);
        let text = super::super::scenes::file(&[]);
        scene.write(
            FILE,
            &text.replace("阻焊脱落", title).replace("019a4e0c", uid),
        );
        scene.commit("261101 new");
    }
    let merged = scene.try_git(&["merge", "--no-edit", "ours"]);
    assert_eq!(merged.code, 1);
    let said = merged.stdout + &merged.stderr;
    assert!(said.contains("complaint renumber"), "{said}");
    let text = scene.read(FILE);
    assert!(text.starts_with("<<<<<<< ") && text.matches("format: 1\n").count() == 2);
}

/// What was decided on one proposal is not taken for a decision on another, in either direction.
#[test]
fn an_approval_and_another_settlement() {
    let scene = case_at("consolidated");
    let resolve: Act = (
        BUSINESS,
        &["resolve", CASE, "--remedy", "allowance:amount=90000"],
    );
    branches(&scene, &[resolve], &[APPROVE, AGREE]);
    let merged = scene.try_git(&["merge", "--no-edit", "theirs"]);
    assert_eq!(merged.code, 1);
    let said = merged.stdout + &merged.stderr;
    assert!(said.contains("one side replaced the settlement"), "{said}");
}

/// Sanctions in files of their own: decided on one branch, one more filed on the other.
#[test]
fn sanctions_kept_apart_join() {
    let scene = crate::commands::sanction::closed().as_of("2026-11-20T10:00:00+08:00");
    let organization = scene.read("policies/organization.toml") + "sanctions = \"apart\"\n";
    scene.write("policies/organization.toml", &organization);
    scene
        .by(REGISTRAR)
        .ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    scene.commit("filed");
    install(&scene);
    let approve: (&str, &[&str]) = (
        "zhou.lan@example.com",
        &["sanction", CASE, "--approve", "--commit"],
    );
    let more: (&str, &[&str]) = (
        REGISTRAR,
        &[
            "sanction",
            CASE,
            "--person",
            "wu.gang",
            "--sanction",
            "reprimand",
            "--reason",
            "连带",
            "--commit",
        ],
    );
    scene.git(&["switch", "--quiet", "--create", "theirs"]);
    for (branch, (who, line)) in [("theirs", approve), ("main", more)] {
        scene.switch(branch);
        scene.by(who).ok(line);
    }
    scene.git(&["merge", "--quiet", "--no-edit", "theirs"]);
    let text = scene.read("sanctions/2026/11/261101.yaml");
    let read: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let filed = read["sanctions"].as_sequence().unwrap();
    assert_eq!(filed.len(), 2, "{text}");
    assert_eq!(filed[0]["decided"]["by"], "zhou.lan@example.com");
    assert_eq!(filed[1]["person"], "wu.gang@example.com");
    assert_eq!(errors(&scene), serde_json::json!([]));
}

/// Two remarks of one person in one second are two remarks; the same remark on both is one.
#[test]
fn one_second_two_remarks() {
    let scene = case_at("assigned");
    let again: Act = (QUALITY, &["note", CASE, "--text", "另一条"]);
    branches(&scene, &[NOTE, again], &[NOTE, (QUALITY, OTHER_NOTE.1)]);
    scene.git(&["merge", "--quiet", "--no-edit", "theirs"]);
    let data = scene.data(CASE);
    let notes = data["notes"].as_sequence().unwrap().iter();
    let mut texts: Vec<&str> = notes.map(|note| note["text"].as_str().unwrap()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["另一条", "第一条 #1", "第二条"]);
    assert_eq!(errors(&scene), serde_json::json!([]));
}
