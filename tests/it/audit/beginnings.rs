//! What a range begins with and cannot be read is no excuse for what is changed over it.

use super::{FILE, Past};
use crate::common::BUSINESS;

/// A file that is broken before the range and mended in it otherwise than it was: each that is changed
/// is found, against the last version that could be read.
#[test]
fn what_is_changed_over_an_unreadable_version_is_found_from_before_the_range() {
    for broken in ["broken: [\n", "number: \"261101\"\n", ""] {
        let past = Past::proposed();
        let good = past.scene.read(FILE);
        let by = past.by(BUSINESS, "09T12:00");
        for text in [broken, "<<<<<<< ours\n"] {
            by.write(FILE, text);
            by.commit("broken");
        }
        let begin = past.head();
        by.write(FILE, &good.replace("developer too weak", "misuse"));
        by.commit("mended");
        let found = past.audit(&[&format!("{begin}..HEAD")]);
        let rules: Vec<&str> = found.iter().map(|found| found.rule.as_str()).collect();
        assert_eq!(rules, ["step-changed"], "{broken:?}: {found:?}");
        // Mended as it was, nothing is said.
        by.write(FILE, &good);
        by.git(&["commit", "--quiet", "--all", "--amend", "--no-edit"]);
        assert_eq!(past.audit(&[&format!("{begin}..HEAD")]), [], "{broken:?}");
    }
}

/// What is no commit, holds none or goes backwards is refused: an audit of nothing would pass.
#[test]
fn a_range_without_commits_is_refused() {
    let past = Past::proposed();
    let later = past.scene.as_of("2026-11-20T12:00:00+08:00");
    for range in [
        "HEAD:cases",
        "HEAD^{tree}",
        "..HEAD",
        "HEAD..HEAD~1",
        "HEAD...HEAD",
        "--all",
        "",
    ] {
        later.fails(2, &["audit", range]);
    }
}

/// A submodule in the place of a case is a deletion, like a link.
#[test]
fn a_submodule_in_the_place_of_a_case_is_a_deletion() {
    let past = Past::proposed();
    let by = past.by(BUSINESS, "09T12:00");
    let head = past.head();
    by.git(&["rm", "--quiet", FILE]);
    by.git(&[
        "update-index",
        "--add",
        "--cacheinfo",
        &format!("160000,{head},{FILE}"),
    ]);
    by.git(&["commit", "--quiet", "-m", "a submodule"]);
    past.finds(&past.head(), &["case-deleted"]);
}

/// Issue: a clone without the texts of files says so once, and proves nothing.
#[test]
fn a_clone_without_texts_says_so_once() {
    let past = Past::approved();
    past.scene
        .git(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", past.scene.path("").display());
    let beside = past.scene.outside().join("blobless");
    let beside = beside.to_str().unwrap();
    past.scene
        .git(&["clone", "--quiet", "--filter=blob:none", &from, beside]);
    let said = past.scene.run(&["-C", beside, "audit"]);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (4, ""),
        "{}",
        said.stderr
    );
    let errors = said.stderr.lines().filter(|line| line.starts_with("error"));
    assert_eq!(errors.count(), 1, "{}", said.stderr);
}
