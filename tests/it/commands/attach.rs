//! `attach`: evidence beside the case.

use std::fs::{self, File};

use crate::common::Scene;
use crate::store_repository::fifo;

fn one() -> (Scene, String) {
    let scene = Scene::of("manufacturing");
    let new = scene.json(&["new", "--complaint", "x"]);
    let uid = new["uid"].as_str().unwrap().to_owned();
    (scene, uid)
}

/// The file is kept under the identity, which survives renumbering, with its SHA-256.
#[test]
fn evidence_is_kept_with_its_hash() {
    let (scene, uid) = one();
    let content = b"\x89PNG\0\xff";
    let photo = scene.outside().join("不良 照片.png");
    fs::write(&photo, content).unwrap();
    let photo = photo.to_str().unwrap();
    let said = scene.ok(&["attach", "261101", photo, "--title", "阻焊"]);
    let path = format!("attachments/{uid}/不良-照片.png");
    assert!(said.contains(&path), "{said}");
    assert_eq!(fs::read(scene.path(&path)).unwrap(), content);
    let entry = &scene.data("261101")["attachments"][0];
    assert_eq!(entry["file"], path.as_str());
    assert_eq!(entry["title"], "阻焊");
    let sha256 = "ffdb519b788f33bddc8647611c3a24cc5e1a9ef5780c1f6f828a637c309ad8f1";
    assert_eq!(entry["sha256"], sha256);
    assert!(entry["by"] == "wang.min@example.com");
}

/// What is kept stays as it came, whatever git makes of the ends of lines elsewhere.
#[test]
fn text_evidence_comes_out_of_git_as_it_went_in() {
    let (scene, uid) = one();
    let protocol = scene.outside().join("protocol.csv");
    fs::write(&protocol, "lot,width\nL2405,0.12\r\n").unwrap();
    scene.ok(&["init"]);
    scene.ok(&["attach", "261101", protocol.to_str().unwrap()]);
    scene.git(&["config", "core.autocrlf", "true"]);
    scene.git(&["add", "-A"]);
    scene.git(&["commit", "-qm", "evidence"]);
    let kept = format!("attachments/{uid}/protocol.csv");
    fs::remove_file(scene.path(&kept)).unwrap();
    scene.git(&["checkout", "-q", "--", "attachments"]);
    assert_eq!(scene.read(&kept), "lot,width\nL2405,0.12\r\n");
    scene.ok(&["check", "--kind", "data"]);
}

/// The same content again changes nothing; another content of the same name stands beside it.
#[test]
fn the_same_evidence_is_kept_once() {
    let (scene, uid) = one();
    let file = scene.outside().join("mail.txt");
    let name = file.to_str().unwrap();
    fs::write(&file, "one").unwrap();
    scene.ok(&["attach", "261101", name]);
    let before = scene.case("261101");
    assert_eq!(scene.json(&["attach", "261101", name])["changed"], false);
    assert_eq!(scene.case("261101"), before);
    fs::write(&file, "two").unwrap();
    scene.ok(&["attach", "261101", name, "--commit"]);
    let kept = scene.files("attachments");
    assert_eq!(
        kept,
        [
            format!("attachments/{uid}/mail-2.txt"),
            format!("attachments/{uid}/mail.txt")
        ]
    );
    let committed = scene.git(&["show", "--format=", "--name-only", "HEAD"]);
    assert!(committed.contains("mail-2.txt"), "{committed}");
    assert!(committed.contains("261101.yaml"), "{committed}");
}

/// A case may cite evidence that was never stored: whoever wrote it was stopped. The same command
/// stores it, under the name the case has.
#[test]
fn evidence_that_is_cited_and_not_there_is_stored() {
    let (scene, uid) = one();
    let file = scene.outside().join("mail.txt");
    fs::write(&file, "one").unwrap();
    let line = ["attach", "261101", file.to_str().unwrap()];
    scene.ok(&line);
    let before = scene.case("261101");
    let stored = format!("attachments/{uid}/mail.txt");
    fs::remove_file(scene.path(&stored)).unwrap();
    assert_eq!(scene.json(&line)["changed"], true);
    assert_eq!(scene.read(&stored), "one");
    assert_eq!(scene.case("261101"), before);
    assert_eq!(scene.json(&line)["changed"], false);
}

/// A name cannot lead out of the directory; what is no file, or too large, is refused.
#[test]
fn only_files_of_sensible_size_are_kept() {
    let (scene, _) = one();
    let before = scene.files(".");
    scene.fails(4, &["attach", "261101", "cases"]);
    scene.fails(4, &["attach", "261101", "no-such-file"]);
    fifo(&scene.outside().join("pipe"));
    scene.fails(4, &["attach", "261101", "../pipe"]);
    let large = File::create(scene.outside().join("large.bin")).unwrap();
    large.set_len((25 << 20) + 1).unwrap();
    let said = scene.fails(4, &["attach", "261101", "../large.bin"]);
    assert!(said.contains("25 MiB"), "{said}");
    assert_eq!(scene.files("."), before);
    large.set_len(2 << 20).unwrap();
    let said = scene.run(&["attach", "261101", "../large.bin", "--dry-run"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("not shown"), "{}", said.stderr);
    assert_eq!(scene.files("."), before, "a dry run writes nothing");
    scene.ok(&["attach", "261101", "../large.bin"]);
}
