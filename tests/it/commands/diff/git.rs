//! `diff` with git: where there is no history to compare with, and as git's own driver.

use super::{POLICY, replaced, resolved, scene};
use crate::common::Scene;

/// Plain words where there is nothing to compare with.
#[test]
fn without_history() {
    let scene = Scene::empty();
    for dir in ["cases", "policies"] {
        std::fs::create_dir(scene.path(dir)).unwrap();
    }
    for file in [
        "organization.toml",
        "calendar-cn.toml",
        "manufacturing.toml",
        "staff.toml",
    ] {
        let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("policies")
            .join(file);
        std::fs::copy(from, scene.path("policies").join(file)).unwrap();
    }
    let said = scene.fails(4, &["diff"]);
    assert!(said.contains("no git repository"), "{said}");
    scene.git(&["init", "--quiet", "--initial-branch=trunk"]);
    let said = scene.fails(2, &["diff"]);
    assert!(said.contains("nothing has been committed"), "{said}");
    scene.commit("all");
    let said = scene.fails(2, &["diff"]);
    assert!(
        said.contains("no branch `main`") && said.contains("complaint diff REV"),
        "{said}"
    );
    assert_eq!(
        scene.ok(&["diff", "HEAD"]),
        "no case and no policy changed\n"
    );
    assert!(scene.fails(2, &["diff", "no-such"]).contains("no-such"));
}

/// A clone that does not reach the common commit says what to do.
#[test]
fn a_shallow_clone_says_so() {
    let scene = scene();
    scene.ok(&["note", "261101", "--text", "a"]);
    scene.commit("a");
    scene.switch("main");
    scene.ok(&["note", "261102", "--text", "b"]);
    scene.commit("b");
    let url = format!("file://{}", scene.root.display());
    let clone = scene.outside().join("clone");
    let clone = clone.to_str().unwrap();
    scene.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        "--branch=work",
        &url,
        clone,
    ]);
    let said = scene.fails(4, &["-C", clone, "diff"]);
    assert!(said.contains("git fetch --unshallow"), "{said}");
    let known = scene.ok(&["-C", clone, "diff", "origin/main..work"]);
    assert!(
        known.contains("REMOVED") && known.contains("261102"),
        "{known}"
    );
}

/// Through git itself: `git diff` shows meaning, whatever the day, and never fails.
#[test]
fn git_shows_meaning() {
    let scene = scene();
    scene.write(
        ".gitattributes",
        "*.yaml diff=complaint\n*.toml diff=complaint\n",
    );
    let program = env!("CARGO_BIN_EXE_complaint");
    scene.git(&[
        "config",
        "diff.complaint.textconv",
        &format!("'{program}' diff --textconv"),
    ]);
    resolved(&scene, "120000");
    let case = scene.case_path("261102");
    replaced(&scene, &case, &[("domestic", "foreign")]);
    replaced(
        &scene,
        POLICY,
        &[("domestic = \"13d\"", "domestic = \"10d\"")],
    );
    let said = scene.git(&["diff"]);
    for line in [
        "+proposed settlement 120,000.00 CNY (compensation 120,000.00) → needs Deputy general manager (M-11)",
        // In the order of the file.
        "+  remedies[0].kind: compensation\n+  remedies[0].amount: 120000.00\n",
        "-origin: domestic",
        "+origin: foreign",
        "-deadline overall domestic: 13d",
        "+deadline overall domestic: 10d",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let file = case.as_str();
    let later = scene.as_of("2027-06-01").ok(&["diff", "--textconv", file]);
    assert_eq!(later, scene.real_time().ok(&["diff", "--textconv", file]));
    assert!(later.contains("due overall: 2026-11-"), "{later}");
    for broken in ["not: [a case", "<<<<<<< x\n", "", "\u{0}\u{1}"] {
        scene.write(file, broken);
        assert_eq!(scene.ok(&["diff", "--textconv", file]), broken);
        scene.git(&["diff"]);
    }
    std::fs::write(scene.path(file), b"\xff\xfe x").unwrap();
    scene.git(&["diff", "--stat"]);
}

/// As git's external diff: words for cases and policies, lines for the rest.
#[test]
fn git_asks_the_driver() {
    let scene = scene();
    resolved(&scene, "120000");
    replaced(
        &scene,
        POLICY,
        &[("domestic = \"13d\"", "domestic = \"10d\"")],
    );
    let old = scene.case_path("261102");
    scene.git(&["mv", &old, "cases/2026/11/261109.yaml"]);
    scene.write("notes.txt", "a\n");
    scene.git(&["add", "--all"]);
    let program = env!("CARGO_BIN_EXE_complaint");
    let driven = scene.env("GIT_EXTERNAL_DIFF", &format!("'{program}' diff --driver"));
    let said = driven.git(&["diff", "--cached", "-M"]);
    for line in [
        "261101 · 阻焊脱落 · assigned → proposed",
        "→ loss 120,000.00 CNY",
        "261109 · was 261102",
        "deadline overall domestic 13d → 10d (M-10.1)",
        "+++ b/notes.txt",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let alone = scene.ok(&["diff", "--driver", "cases/2026/11/261101.yaml"]);
    assert!(alone.contains("unmerged"), "{alone}");
    let new = scene.case_path("261101");
    let added = scene.ok(&[
        "diff",
        "--driver",
        &new,
        "/dev/null",
        ".",
        ".",
        &new,
        "abc",
        "100644",
    ]);
    assert!(added.contains("261101 · new"), "{added}");
    scene.write("broken.yaml", "a: [");
    let broken = scene.ok(&[
        "diff",
        "--driver",
        &new,
        &new,
        "a",
        "100644",
        "broken.yaml",
        "b",
        "100644",
    ]);
    assert!(broken.contains("+a: ["), "{broken}");
}

/// In a directory below the top of the work tree, and from a directory within.
#[test]
fn below_the_top_of_the_work_tree() {
    let scene = scene();
    scene.switch("main");
    scene.git(&["mv", "-k", "cases", "policies", "-k", "."]);
    std::fs::create_dir(scene.path("quality")).unwrap();
    scene.git(&["mv", "cases", "quality/cases"]);
    scene.git(&["mv", "policies", "quality/policies"]);
    scene.commit("below");
    let below = scene.within("quality/cases");
    below.ok(&["note", "261101", "--text", "from below"]);
    let said = below.ok(&["diff"]);
    assert!(
        said.contains("from below") && said.starts_with("1 case changed"),
        "{said}"
    );
    scene.commit("note");
    let said = below.ok(&["diff", "HEAD~1..HEAD"]);
    assert!(said.contains("from below"), "{said}");
    assert!(!scene.exists("quality/notes"));
}
