//! What the system lets nobody write, or another user owns.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::few;
use super::writers::others;
use crate::commands::killed::{all_uids, files, record};
use crate::commands::steps::scenes::case_at;
use crate::commands::unreadable::Stranger;

fn permit(stranger: &Stranger, path: &str, mode: u32) -> fs::Permissions {
    let at = stranger.scene.path(path);
    let old = at.metadata().unwrap().permissions();
    fs::set_permissions(at, fs::Permissions::from_mode(mode)).unwrap();
    old
}

/// Directories that may be read and not written: exit 4 with the path, and nothing has changed.
#[test]
fn directories_without_permission_to_write() {
    let stranger = Stranger::new(case_at("assigned"));
    for (path, line) in [
        ("cases/2026/11", "note 261101 --text x"),
        ("cases/2026/11", "new --no-input --complaint x"),
        (
            "cases",
            "new --no-input --complaint x --at 2026-11-05T09:00",
        ),
        ("policies", "staff leave xu.fei --until 2026-11-30"),
        (".", "attach 261101 policies/organization.toml"),
    ] {
        let before = files(&stranger.scene);
        let old = permit(&stranger, path, 0o555);
        let run = stranger.run(line);
        fs::set_permissions(stranger.scene.path(path), old).unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        let needs = path != "cases";
        let expected = if needs { Some(4) } else { run.status.code() };
        assert_eq!(run.status.code(), expected, "{line}, {path}: {said}");
        if needs {
            assert!(
                run.stdout.is_empty() && said.contains("ermission denied"),
                "{line}: {said}"
            );
            assert_eq!(files(&stranger.scene), before, "{line}, {path}");
        }
    }
}

/// A lock file that another user made, and that only he may write, stops nobody: it is the lock on it
/// that counts, and that goes with its process.
#[test]
fn a_lock_file_of_another_user() {
    let stranger = Stranger::new(case_at("assigned"));
    for mode in [0o444, 0o644] {
        for lock in [
            "cases/.lock",
            ".git/complaint-numbers.lock",
            ".git/complaint.lock",
        ] {
            let at = stranger.scene.path(lock);
            drop(fs::remove_file(&at));
            // Made by whoever runs the tests: of the stranger's own where that is nobody special.
            fs::write(&at, "").unwrap();
            fs::set_permissions(at, fs::Permissions::from_mode(mode)).unwrap();
        }
        for line in [
            "note 261101 --text x",
            "new --no-input --complaint x --commit",
        ] {
            let run = stranger.run(line);
            assert_eq!(run.status.code(), Some(0), "{line}, {mode:o}: {run:?}");
        }
    }
}

/// A lock that nobody may even open is named, with the system's reason.
#[test]
fn a_lock_file_that_cannot_be_opened() {
    let stranger = Stranger::new(case_at("assigned"));
    fs::write(stranger.scene.path("cases/.lock"), "").unwrap();
    permit(&stranger, "cases/.lock", 0o000);
    let before = files(&stranger.scene);
    let run = stranger.run("note 261101 --text x");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(4), "{said}");
    assert!(
        said.contains("cases/.lock") && said.contains("ermission denied"),
        "{said}"
    );
    assert_eq!(files(&stranger.scene), before);
    let read = stranger.run("list");
    assert_eq!(read.status.code(), Some(0), "{read:?}");
}

/// Git's own lock left by somebody else: the record is written and whole, the commit is not made, and
/// the lock is named. Nothing is waited for longer than some seconds.
#[test]
fn a_lock_of_git_that_somebody_left() {
    for writer in others(few(1)) {
        let lines = writer.lines();
        let Some(args) = lines.get(1) else { continue };
        let copy = writer.scene.copy_beside("locked");
        fs::write(copy.path(".git/index.lock"), "").unwrap();
        let said = copy.run(args);
        assert_eq!(said.code, 4, "{args:?}: {}", said.stderr);
        assert!(
            said.stderr.contains("index.lock"),
            "{args:?}: {}",
            said.stderr
        );
        let whole = writer.scene.copy_beside("whole");
        whole.ok(args);
        let before = files(&writer.scene);
        let uids = all_uids(&before);
        let expected = [before, files(&whole)].map(|files| record(&files, &uids));
        assert!(expected.contains(&record(&files(&copy), &uids)), "{args:?}");
        fs::remove_dir_all(&whole.root).unwrap();
        fs::remove_dir_all(&copy.root).unwrap();
    }
}
