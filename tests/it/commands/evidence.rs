//! Evidence is looked for where the cases say it is, and compared with what they recorded of it.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::common::Scene;

/// A committed case with a photo; the scene and where the photo is kept.
fn attached() -> (Scene, String) {
    let scene = Scene::of("manufacturing");
    scene.ok(&["init"]);
    let new = scene.json(&["new", "--complaint", "x"]);
    let uid = new["uid"].as_str().unwrap().to_owned();
    fs::write(scene.outside().join("p.jpg"), "photo").unwrap();
    scene.ok(&["attach", "261101", "../p.jpg"]);
    scene.commit("a case with a photo");
    (scene, format!("attachments/{uid}/p.jpg"))
}

/// The rules found about evidence, with file and line.
fn found(scene: &Scene, args: &[&str]) -> Vec<(String, String, bool)> {
    let args = [&["check", "--format", "json"], args].concat();
    let said = scene.run(&args);
    let read: Value = serde_json::from_str(&said.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}{}", said.stdout, said.stderr));
    let findings = read["findings"].as_array().unwrap();
    let about = findings.iter().filter(|finding| {
        let rule = finding["rule"].as_str().unwrap();
        rule.starts_with("evidence-")
    });
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let about = about.map(|finding| {
        let known = finding["known"] == true;
        (text(&finding["rule"]), text(&finding["message"]), known)
    });
    about.collect()
}

#[track_caller]
fn finds(scene: &Scene, args: &[&str], rules: &[&str]) {
    let found = found(scene, args);
    let told: Vec<&str> = found.iter().map(|found| found.0.as_str()).collect();
    assert_eq!(told, rules, "{found:?}");
}

/// A file that looks as it did is not read again; one that was replaced shows, be it as large and dated as the
/// other was.
#[test]
fn what_evidence_held_is_known_until_it_looks_otherwise() {
    const KNOWN: &str = ".git/complaint/evidence-index";
    let (scene, photo) = attached();
    let data = ["--kind", "data"];
    finds(&scene, &data, &[]);
    // So shortly after it was attached it is read once more.
    sleep(Duration::from_millis(2100));
    finds(&scene, &data, &[]);
    let written = || fs::metadata(scene.path(KNOWN)).unwrap().modified().unwrap();
    let before = written();
    finds(&scene, &data, &[]);
    assert_eq!(written(), before);
    let dated = fs::metadata(scene.path(&photo))
        .unwrap()
        .modified()
        .unwrap();
    fs::write(scene.path(&photo), "PHOTO").unwrap();
    let file = File::options()
        .write(true)
        .open(scene.path(&photo))
        .unwrap();
    file.set_modified(dated).unwrap();
    finds(&scene, &data, &["evidence-changed"]);
    finds(&scene, &["--no-index"], &["evidence-changed"]);
    let kept = fs::read(scene.path(KNOWN)).unwrap();
    for at in [0, 20, kept.len() / 2, kept.len() - 1] {
        let mut spoilt = kept.clone();
        spoilt[at] ^= 1;
        fs::write(scene.path(KNOWN), spoilt).unwrap();
        finds(&scene, &data, &["evidence-changed"]);
    }
    scene.git(&["checkout", "-q", "--", "attachments"]);
    finds(&scene, &data, &[]);
}

/// What is there as it was recorded is in order; replaced or gone it is an error of the record, which
/// every form of the check that sees the case finds, at the line that cites it.
#[test]
fn replaced_and_missing_evidence_is_an_error() {
    let (scene, photo) = attached();
    let data = ["--kind", "data"];
    finds(&scene, &data, &[]);
    fs::write(scene.path(&photo), "another").unwrap();
    for args in [&data[..], &["261101"], &["--rule", "evidence-changed"], &[]] {
        finds(&scene, args, &["evidence-changed"]);
    }
    let said = scene.run(&["check", "--kind", "data", "--format", "json"]);
    let read: Value = serde_json::from_str(&said.stdout).unwrap();
    let line = scene.case("261101");
    let line = line
        .lines()
        .position(|line| line.contains("attachments/"))
        .unwrap()
        + 1;
    let mut findings = read["findings"].as_array().unwrap().iter();
    let finding = findings
        .find(|finding| finding["rule"] == "evidence-changed")
        .unwrap();
    assert_eq!(finding["line"], line);
    assert_eq!(finding["file"], scene.case_path("261101").as_str());
    assert!(finding["message"].as_str().unwrap().contains(&photo));
    assert_eq!(said.code, 1);
    fs::remove_file(scene.path(&photo)).unwrap();
    finds(&scene, &data, &["evidence-missing"]);
    fs::create_dir(scene.path(&photo)).unwrap();
    finds(&scene, &data, &["evidence-missing"]);
    finds(&scene, &["--kind", "duty"], &[]);
    fs::remove_dir(scene.path(&photo)).unwrap();
    scene.git(&["checkout", "--", "attachments"]);
    finds(&scene, &data, &[]);
}

/// Evidence that came without a hash is looked for, and no more; one file may prove several things.
#[test]
fn what_came_without_a_hash_is_only_looked_for() {
    let (scene, photo) = attached();
    let file = scene.case_path("261101");
    let text = scene.read(&file);
    let bare = text.lines().filter(|line| !line.contains("sha256"));
    let bare: String = bare.flat_map(|line| [line, "\n"]).collect();
    scene.write(&file, &bare);
    fs::write(scene.path(&photo), "another").unwrap();
    finds(&scene, &[], &[]);
    fs::remove_file(scene.path(&photo)).unwrap();
    finds(&scene, &[], &["evidence-missing"]);
}

/// A path that leads out of the directory of evidence is a finding on its field, and nothing is read:
/// no file of the machine can be shown as evidence, nor its content guessed by its hash.
#[test]
fn no_path_leads_out_of_the_directory() {
    let (scene, photo) = attached();
    let file = scene.case_path("261101");
    let text = scene.read(&file);
    let secret = scene.outside().join("secret");
    fs::write(&secret, "photo").unwrap();
    let dir = photo.rsplit_once('/').unwrap().0;
    let link = format!("{dir}/link");
    symlink(&secret, scene.path(&link)).unwrap();
    symlink(scene.outside(), scene.path("attachments/out")).unwrap();
    for path in [
        secret.to_str().unwrap(),
        "../secret",
        "attachments/../../secret",
        "policies/staff.toml",
        "attachments/out/secret",
        &link,
    ] {
        scene.write(&file, &text.replace(&photo, path));
        let found = found(&scene, &["--kind", "data"]);
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!(found[0].0, "evidence-missing", "{path}");
        assert!(found[0].1.contains("not looked at"), "{path}: {found:?}");
    }
}

/// Pointers of Git LFS and what a sparse checkout leaves out are no fault: one note tells how many there are.
/// A pointer to something else is another content.
#[test]
fn what_is_kept_elsewhere_is_one_note() {
    let (scene, photo) = attached();
    fs::write(scene.outside().join("q.jpg"), "other photo").unwrap();
    scene.ok(&["attach", "261101", "../q.jpg"]);
    scene.commit("another");
    let other = photo.replace("p.jpg", "q.jpg");
    let case = scene.data("261101");
    let pointer = |nth: usize| {
        let sha256 = case["attachments"][nth]["sha256"].as_str().unwrap();
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{sha256}\nsize 5\n")
    };
    scene.write(&photo, &pointer(0));
    scene.write(&other, &pointer(1));
    let found = found(&scene, &["--kind", "data"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "evidence-not-here");
    assert!(found[0].1.contains("2 pieces"), "{found:?}");
    scene.ok(&["check", "--kind", "data"]);
    scene.write(&photo, &pointer(1));
    finds(&scene, &[], &["evidence-not-here", "evidence-changed"]);
    scene.git(&["checkout", "--", "attachments"]);
    scene.git(&[
        "sparse-checkout",
        "set",
        "--no-cone",
        "/*",
        "!/attachments/",
    ]);
    assert!(!scene.exists(&photo));
    finds(&scene, &[], &["evidence-not-here"]);
}

/// A clone without large objects has the cases and not all of their evidence.
#[test]
fn a_partial_clone_says_so_once() {
    let (scene, photo) = attached();
    scene.git(&["config", "uploadpack.allowFilter", "true"]);
    let large = "x".repeat(300_000);
    fs::write(scene.outside().join("q.jpg"), large).unwrap();
    scene.ok(&["attach", "261101", "../q.jpg"]);
    scene.commit("a large one");
    let from = format!("file://{}", scene.path(".").display());
    let clone = scene.clone_beside("partial");
    let to = scene.outside().join("partial");
    fs::remove_dir_all(&to).unwrap();
    let line = [
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:limit=100k",
        &from,
    ];
    scene.git(&[&line[..], &[to.to_str().unwrap()]].concat());
    clone.git(&["sparse-checkout", "set", "--no-cone", "/*", "!q.jpg"]);
    clone.git(&["checkout", "-q", "main"]);
    assert!(clone.exists(&photo));
    finds(&clone, &["--kind", "data"], &["evidence-not-here"]);
    let said = clone.run(&["audit", "--rule", "evidence-not-here"]);
    assert_eq!(said.code, 0, "{}{}", said.stdout, said.stderr);
    assert_eq!(
        said.stdout.matches("evidence-not-here").count(),
        1,
        "{}",
        said.stdout
    );
}

/// What a branch does to evidence is its own; what was wrong before only warns.
#[test]
fn a_branch_answers_for_the_evidence_it_changes() {
    let (scene, photo) = attached();
    scene.switch("branch");
    scene.write(&photo, "another");
    scene.commit("a smaller picture");
    let branch = found(&scene, &["--base", "main"]);
    assert_eq!(branch.len(), 1, "{branch:?}");
    assert!(!branch[0].2, "{branch:?}");
    scene.switch("main");
    scene.git(&["reset", "-q", "--hard", "branch"]);
    scene.switch("later");
    scene.write("x.txt", "x");
    scene.commit("something else");
    let later = found(&scene, &["--base", "main"]);
    assert_eq!(later.len(), 1, "{later:?}");
    assert!(later[0].2, "known before: {later:?}");
}

/// What is staged counts: evidence that is staged otherwise than recorded, though its case is not
/// staged; a case without what it cites.
#[test]
fn staged_evidence_is_looked_at() {
    let (scene, photo) = attached();
    scene.write(&photo, "another");
    finds(&scene, &["--staged"], &[]);
    scene.git(&["add", "attachments"]);
    finds(
        &scene,
        &["--staged", "--kind", "data"],
        &["evidence-changed"],
    );
    scene.git(&["rm", "-q", "--force", &photo]);
    finds(
        &scene,
        &["--staged", "--kind", "data"],
        &["evidence-missing"],
    );
    scene.git(&["reset", "-q", "--hard"]);
    fs::write(scene.outside().join("q.jpg"), "q").unwrap();
    scene.ok(&["attach", "261101", "../q.jpg"]);
    scene.git(&["add", "cases"]);
    finds(&scene, &["--staged"], &["evidence-missing"]);
    scene.git(&["add", "attachments"]);
    finds(&scene, &["--staged"], &[]);
}

/// Evidence that had to be destroyed is accepted with a reason; content that was replaced is not.
#[test]
fn only_what_is_gone_can_be_accepted() {
    let (scene, photo) = attached();
    scene.write(&photo, "another");
    let office = scene.by("gm.office@example.com");
    let reason = ["--reason", "deleted on request"];
    office.run(&[&["waive", "261101", "evidence-changed"], &reason[..]].concat());
    finds(&scene, &[], &["evidence-changed"]);
    fs::remove_file(scene.path(&photo)).unwrap();
    office.ok(&[&["waive", "261101", "evidence-missing"], &reason[..]].concat());
    finds(&scene, &[], &[]);
}

/// `diff` tells which evidence of which case is gone or another, on a branch and in the working tree; what
/// is moved to Git LFS is what it was.
#[test]
fn diff_tells_what_became_of_evidence() {
    let (scene, photo) = attached();
    scene.write(&photo, "another");
    let said = scene.ok(&["diff", "HEAD"]);
    assert!(said.contains("ONE PIECE OF EVIDENCE"), "{said}");
    assert!(
        said.contains(&format!("case 261101: {photo} has other content")),
        "{said}"
    );
    scene.ok(&["diff", "HEAD", "261101"]);
    scene.switch("branch");
    fs::remove_file(scene.path(&photo)).unwrap();
    scene.commit("gone");
    let said = scene.json(&["diff", "main..branch"]);
    let change = &said["evidence"][0];
    assert_eq!(change["number"], "261101");
    assert_eq!(change["evidence"], photo.as_str());
    assert_eq!(change["change"], "removed");
    assert_eq!(said["summary"]["evidence"], 1);
    let case = scene.data("261101");
    let sha256 = case["attachments"][0]["sha256"].as_str().unwrap();
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{sha256}\nsize 5\n");
    scene.write(&photo, &pointer);
    scene.commit("moved");
    assert_eq!(
        scene.json(&["diff", "main..branch"])["evidence"],
        Value::Array(Vec::new())
    );
}

/// What a case cites is stored anew where it is gone, and nowhere outside the directory of evidence: a case
/// that came from elsewhere writes no file of this machine.
#[test]
fn attaching_again_writes_nothing_outside() {
    let (scene, photo) = attached();
    let file = scene.case_path("261101");
    let text = scene.read(&file);
    scene.write(
        &file,
        &text.replace(&photo, "attachments/../policies/planted.toml"),
    );
    scene.run(&["attach", "261101", "../p.jpg"]);
    assert!(!scene.exists("policies/planted.toml"));
}
