//! Evidence that is changed or removed is found at the commit that did it, though that touches no case.

use std::fs;

use super::{FILE, Past};
use crate::common::BUSINESS;

/// A case with a photo; the past and where the photo is kept.
fn attached() -> (Past, String) {
    let past = Past::proposed();
    let outside = past.scene.outside().join("p.jpg");
    fs::write(outside, "photo").unwrap();
    past.business("09T11:30")
        .ok(&["attach", "261101", "../p.jpg"]);
    let kept = past.scene.files("attachments");
    let photo = kept.into_iter().next().unwrap();
    (past, photo)
}

impl Past {
    fn replace(&self, file: &str, text: Option<&str>) -> String {
        let scene = self.by(BUSINESS, "09T12:00");
        match text {
            Some(text) => drop(scene.write(file, text)),
            None => fs::remove_file(scene.path(file)).unwrap(),
        }
        scene.commit("evidence");
        self.head()
    }
}

/// Whoever replaces evidence is named, at the line of the case that cites it, also where the case was
/// there before the range.
#[test]
fn replaced_evidence_is_found_where_it_was_replaced() {
    let (past, photo) = attached();
    past.finds_nothing();
    let commit = past.replace(&photo, Some("another"));
    past.business("09T12:30")
        .ok(&["note", "261101", "--text", "later"]);
    let found = past.finds(&commit, &["evidence-changed"]);
    assert_eq!(found[0].file, FILE);
    assert_eq!(found[0].line, past.line(FILE, &photo));
    assert!(found[0].message.contains(&photo), "{found:?}");
    let range = format!("{commit}~1..HEAD");
    assert_eq!(past.audit(&[&range]), found);
    assert_eq!(past.audit(&[&format!("{commit}..HEAD")]), []);
}

/// The same of what is removed, or replaced by a link; put back as it was, it is in order again.
#[test]
fn removed_evidence_is_found_where_it_was_removed() {
    let (past, photo) = attached();
    let commit = past.replace(&photo, None);
    past.finds(&commit, &["evidence-missing"]);
    past.replace(&photo, Some("photo"));
    past.finds(&commit, &["evidence-missing"]);
    let (past, photo) = attached();
    fs::remove_file(past.scene.path(&photo)).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", past.scene.path(&photo)).unwrap();
    past.by(BUSINESS, "09T12:00").commit("a link");
    past.finds(&past.head(), &["evidence-missing"]);
}

/// Evidence that never was what the case says, from its first commit.
#[test]
fn evidence_is_what_its_case_recorded_from_the_beginning() {
    let (past, photo) = attached();
    past.scene.git(&["reset", "--quiet", "--soft", "HEAD~1"]);
    past.scene.write(&photo, "another");
    past.business("09T11:30").commit("a forged photo");
    past.finds(&past.head(), &["evidence-changed"]);
}

/// What is told by the step is told once: the record changed with the evidence, or removed with it.
#[test]
fn evidence_that_its_record_follows_is_a_changed_step() {
    let (past, photo) = attached();
    let text = past.scene.read(FILE);
    let old = past.scene.data("261101")["attachments"][0]["sha256"].clone();
    let old = old.as_str().unwrap();
    let new = "7c211433f02071597741e6ff5a8ea34789abbf43ef26a1ffd1d5b8fa6f1f6b7e";
    past.scene.write(FILE, &text.replace(old, new));
    // The SHA-256 of "x" and a line end is another: both are changed to what does not fit.
    let commit = past.replace(&photo, Some("x\n"));
    let found = past.audit(&[]);
    assert!(
        found.iter().any(|found| found.rule == "step-changed"),
        "{found:?}"
    );
    assert!(
        found.iter().all(|found| found.commit == commit),
        "{found:?}"
    );
    let (past, photo) = attached();
    let start = past.scene.read(FILE);
    let cut = start.find("attachments:").unwrap();
    past.scene.write(FILE, &start[..cut]);
    let commit = past.replace(&photo, None);
    past.finds(&commit, &["step-removed"]);
}

/// A merge tells what it does itself: what a side did is told there, what both sides have and the merge
/// drops is the merge's.
#[test]
fn a_merge_answers_for_the_evidence_it_drops() {
    let (past, photo) = attached();
    past.scene.switch("side");
    let commit = past.replace(&photo, Some("another"));
    past.scene.switch("main");
    past.business("09T12:10")
        .ok(&["note", "261101", "--text", "meanwhile"]);
    past.by(BUSINESS, "09T12:20")
        .git(&["merge", "-q", "--no-edit", "side"]);
    past.finds(&commit, &["evidence-changed"]);
    let (past, photo) = attached();
    past.scene.git(&["branch", "side", "HEAD~1"]);
    past.scene.switch("side");
    past.scene.write("x.txt", "x");
    past.business("09T12:10").commit("something else");
    past.business("09T12:20")
        .git(&["merge", "-q", "--no-commit", "main"]);
    past.scene.git(&["rm", "-q", "--force", "--cached", &photo]);
    past.business("09T12:20")
        .git(&["commit", "-q", "-m", "merge"]);
    past.finds(&past.head(), &["evidence-missing"]);
}

/// Moved to Git LFS, the evidence is what it was; a pointer to something else is not.
#[test]
fn a_pointer_stands_for_what_it_names() {
    let (past, photo) = attached();
    let sha256 = past.scene.data("261101")["attachments"][0]["sha256"].clone();
    let sha256 = sha256.as_str().unwrap();
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{sha256}\nsize 5\n");
    let commit = past.replace(&photo, Some(&pointer));
    past.finds(&commit, &["evidence-not-here"]);
    let commit = past.replace(&photo, Some(&pointer.replace(&sha256[..6], "000000")));
    let found = past.audit(&["--rule", "evidence-changed"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].commit, commit);
}
