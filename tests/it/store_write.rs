//! Writing: whole files or none, nothing outside, nothing over what someone else wrote.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use complaint::store::ChangeSet;
use complaint::ui::problem::{Problem, ProblemKind};

use crate::common::Ends;
use crate::store_repository::{fifo, sandbox};

const CASE: &str = "cases/2026/11/261101.yaml";

/// A reader beside a writer sees the old text or the new one, whole, at every moment.
#[test]
fn readers_see_whole_files() {
    let s = sandbox();
    let texts = ["a".repeat(100_000), "b".repeat(70_000)];
    let path = s.put(CASE, &texts[0]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) || reads == 0 {
                let text = s.repository.read_case(&path).unwrap();
                assert!(texts.contains(&text), "torn: {} bytes", text.len());
                reads += 1;
            }
        });
        let ends = Ends(&done);
        for round in 0..60 {
            let (old, new) = (&texts[round % 2], &texts[(round + 1) % 2]);
            s.repository.replace(&path, old, new).unwrap();
        }
        drop(ends);
        reader.join().unwrap();
    });
    assert_eq!(s.names("cases/2026/11"), ["261101.yaml"]);
}

/// A change made by someone else since reading is never overwritten: exit 4, run again.
#[test]
fn a_file_changed_meanwhile_is_kept() {
    let s = sandbox();
    let path = s.put(CASE, "theirs\n");
    let error = s
        .repository
        .replace(&path, "as read\n", "ours\n")
        .unwrap_err();
    assert_eq!(error.to_string(), "store-changed-meanwhile");
    assert_eq!(Problem::from(error).kind, ProblemKind::Unreadable);
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs\n");
    let mut create = ChangeSet::new();
    create.create(CASE, "new\n");
    assert_eq!(
        create.apply(&s.repository).unwrap_err().to_string(),
        "store-exists"
    );
    let mut remove = ChangeSet::new();
    remove.remove(CASE, "as read\n");
    assert!(remove.apply(&s.repository).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs\n");
}

/// The mode of a replaced file stays; a new one is readable as other tools' files are.
#[test]
fn modes_are_kept() {
    let s = sandbox();
    let path = s.put(CASE, "old\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    s.repository.replace(&path, "old\n", "new\n").unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o640);
    let mut changes = ChangeSet::new();
    changes.create("cases/2027/01/270101.yaml", "new\n");
    changes.apply(&s.repository).unwrap();
    let plain = s.outside.join("plain");
    fs::write(&plain, "").unwrap();
    assert_eq!(
        mode(&s.repository.case_path(2027, 1, "270101")),
        mode(&plain) & 0o644
    );
}

/// A set is applied whole or not at all: the files before the one that fails are put back.
#[test]
fn a_set_that_fails_leaves_nothing() {
    let s = sandbox();
    let old = s.put(CASE, "old\n");
    let moved = s.put("cases/2026/11/261102.yaml", "moved\n");
    s.put("cases/2028", "a file where a directory should be");
    for bad in ["cases/2028/01/280101.yaml", "../x.yaml", CASE] {
        let mut set = ChangeSet::new();
        set.create("cases/2026/12/261201.yaml", "moved\n");
        set.replace(CASE, "old\n", "new\n");
        set.remove("cases/2026/11/261102.yaml", "moved\n");
        set.create(bad, "bad\n");
        assert_eq!(
            Problem::from(set.apply(&s.repository).unwrap_err()).kind,
            ProblemKind::Unreadable,
            "{bad}"
        );
        assert_eq!(fs::read_to_string(&old).unwrap(), "old\n");
        assert_eq!(fs::read_to_string(&moved).unwrap(), "moved\n");
        assert!(!s.repository.case_path(2026, 12, "261201").exists());
        assert_eq!(s.names("cases/2026/11"), ["261101.yaml", "261102.yaml"]);
    }
    let mut set = ChangeSet::new();
    set.remove("cases/2026/11/261102.yaml", "moved\n");
    set.create("cases/2026/12/261201.yaml", "moved\n");
    set.replace(CASE, "same\n", "same\n");
    set.apply(&s.repository).unwrap();
    assert!(!moved.exists());
    let paths = ["cases/2026/11/261102.yaml", "cases/2026/12/261201.yaml"];
    assert_eq!(set.paths(&s.repository), paths);
    let shown: Vec<_> = set.iter().map(|(_, old, new)| (old, new)).collect();
    let moved: &[u8] = b"moved\n";
    assert_eq!(shown, [(Some(moved), None), (None, Some(moved))]);
}

/// A rename that fails after others succeeded undoes them, a replaced text and its mode too.
#[test]
fn renames_are_undone() {
    let s = sandbox();
    let old = s.put(CASE, "old\n");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o600)).unwrap();
    let mut set = ChangeSet::new();
    set.create("cases/2026/12/261201.yaml", "new\n");
    set.replace(CASE, "old\n", "new\n");
    // The file and, in its place, a directory of the next change: its rename cannot succeed.
    set.create("cases/2026/11/x", "a file\n");
    set.create("cases/2026/11/x/y.yaml", "below it\n");
    assert!(set.apply(&s.repository).is_err());
    assert_eq!(fs::read_to_string(&old).unwrap(), "old\n");
    assert_eq!(old.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!s.repository.case_path(2026, 12, "261201").exists());
}

/// Nothing is written outside `cases/` and `policies/`, nor through a symbolic link.
#[test]
fn nothing_is_written_elsewhere() {
    let s = sandbox();
    s.put(CASE, "old\n");
    let inside = s.outside.join("other");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("t.yaml"), "old\n").unwrap();
    symlink(&inside, s.repository.cases_dir().join("2025")).unwrap();
    symlink(
        inside.join("t.yaml"),
        s.repository.month_dir(2026, 11).join("link.yaml"),
    )
    .unwrap();
    for path in [
        "../x.yaml",
        "x.yaml",
        "cases",
        ".git/hooks/pre-commit",
        "cases/../../x.yaml",
        "cases/../x.yaml",
        "/tmp/complaint-x.yaml",
        "cases/2025/01/x.yaml",
        "cases/2025/x.yaml",
        "",
    ] {
        let mut set = ChangeSet::new();
        set.create(path, "bad\n");
        assert_eq!(
            Problem::from(set.apply(&s.repository).unwrap_err()).kind,
            ProblemKind::Unreadable,
            "{path}"
        );
    }
    for path in ["cases/2026/11/link.yaml", "cases/2025/t.yaml"] {
        assert!(
            s.repository
                .replace(Path::new(path), "old\n", "bad\n")
                .is_err(),
            "{path}"
        );
    }
    assert_eq!(fs::read_to_string(inside.join("t.yaml")).unwrap(), "old\n");
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 1);
}

/// What killed writers left is passed over and cleared by the next writer; editors' files stay.
#[test]
fn stale_temporary_files_go() {
    let s = sandbox();
    let path = s.put(CASE, "old\n");
    s.put("cases/2026/11/.complaint-dead.tmp", "half");
    s.put("cases/2026/11/.261101.yaml.swp", "an editor's");
    assert_eq!(s.repository.list_cases().unwrap().cases.len(), 1);
    s.repository.replace(&path, "old\n", "new\n").unwrap();
    assert_eq!(
        s.names("cases/2026/11"),
        [".261101.yaml.swp", "261101.yaml"]
    );
}

/// A temporary file that is the only copy of a record is never cleared, but named; another version
/// of a record that is there, and what is no record, is.
#[test]
fn the_only_copy_of_a_record_stays() {
    let record = |uid: &str| format!("format: 1\nnumber: \"261101\"\nuid: {uid}\n");
    let s = sandbox();
    let path = s.put(CASE, &record("aaaa"));
    s.put("cases/2026/12/261201.yaml", &record("bbbb"));
    s.put("sanctions/2026/11/261101.yaml", &record("aaaa"));
    for (name, text) in [
        ("known", record("aaaa")),
        ("elsewhere", record("bbbb")),
        ("only", record("cccc")),
        ("unnumbered", "format: 1\nnumber: \"261109\"\n".to_owned()),
        ("half", "format: 1\nnumber: \"2611".to_owned()),
    ] {
        s.put(&format!("cases/2026/11/.complaint-{name}.tmp"), &text);
    }
    let kept = ["only", "unnumbered"].map(|name| format!("cases/2026/11/.complaint-{name}.tmp"));
    let names = |paths: Vec<std::path::PathBuf>| {
        let names = paths.iter().map(|path| s.repository.relative(path));
        names.collect::<Vec<_>>()
    };
    let listing = s.repository.list_cases().unwrap();
    assert_eq!(names(s.repository.only_copies(&listing.temporary)), kept);
    let lock = s.repository.lock().unwrap();
    let writing = s.repository.only_copies(&listing.temporary);
    assert!(writing.is_empty(), "somebody is writing them just now");
    drop(lock);
    let mut set = ChangeSet::new();
    set.replace(&path, record("aaaa"), record("aaaa") + "title: x\n");
    assert_eq!(names(set.apply(&s.repository).unwrap().left), kept);
    assert_eq!(
        s.names("cases/2026/11"),
        [
            ".complaint-only.tmp",
            ".complaint-unnumbered.tmp",
            "261101.yaml"
        ]
    );
    // Of sanctions too; evidence is no record, and its owner has it.
    s.put("sanctions/2026/11/.complaint-a.tmp", &record("aaaa"));
    s.put("sanctions/2026/11/.complaint-b.tmp", &record("bbbb"));
    s.put("attachments/aaaa/.complaint-c.tmp", &record("dddd"));
    let mut set = ChangeSet::new();
    set.create("sanctions/2026/11/261102.yaml", record("eeee"));
    set.create("attachments/aaaa/mail.txt", "x");
    let left = set.apply(&s.repository).unwrap().left;
    assert_eq!(names(left), ["sanctions/2026/11/.complaint-b.tmp"]);
    assert_eq!(s.names("attachments/aaaa"), ["mail.txt"]);
}

/// What is written down of a set is believed only where it is whole and leads nowhere else.
#[test]
fn what_is_written_down_is_looked_at() {
    let s = sandbox();
    let victim = s.outside.join("x.yaml");
    fs::write(&victim, "theirs\n").unwrap();
    let sha = "f3b6b4a1c5ff2ff0c7a1ee6a4ac47c0d4e6b3e4a0c0b5f0d9c0f5a8b1f3e2d1c";
    for text in [
        "",
        "half of it",
        "{\"steps\":[],\"sha256\":\"x\"}\n",
        &format!(
            "{{\"steps\":[{{\"path\":\"../x.yaml\",\"old\":null,\"new\":\"{sha}\",\"mode\":null,\"temporary\":null}}],\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}\n"
        ),
    ] {
        let path = s.put("cases/.complaint-unfinished.tmp", text);
        assert_eq!(s.repository.unfinished(), None, "{text}");
        assert_eq!(s.repository.settle(), Ok(None), "{text}");
        assert!(!path.exists(), "{text}");
    }
    assert_eq!(fs::read_to_string(victim).unwrap(), "theirs\n");
}

/// Where the lock cannot be had the reason is given: exit 4, nothing waits for ever.
#[test]
fn a_lock_that_cannot_be_had() {
    let s = sandbox();
    let path = s.put(CASE, "old\n");
    let lock = s.repository.cases_dir().join(".lock");
    fifo(&lock);
    assert_eq!(
        s.repository.lock().unwrap_err().to_string(),
        "store-not-a-file"
    );
    fs::remove_file(&lock).unwrap();
    symlink(s.outside.join("elsewhere"), &lock).unwrap();
    assert!(s.repository.replace(&path, "old\n", "new\n").is_err());
    assert!(!s.outside.join("elsewhere").exists());
    fs::remove_file(&lock).unwrap();
    fs::remove_dir_all(s.repository.cases_dir()).unwrap();
    fs::write(s.repository.cases_dir(), "").unwrap();
    assert_eq!(
        s.repository.lock().unwrap_err().to_string(),
        "store-lock-failed"
    );
}

/// A writer that is killed at any moment leaves the old file or the new one, and the lock free.
#[test]
fn a_killed_writer_leaves_whole_files() {
    const CHILD: &str = "COMPLAINT_TEST_WRITER";
    let texts = ["a".repeat(300_000), "b".repeat(300_000)];
    if let Some(root) = std::env::var_os(CHILD) {
        let root = std::path::PathBuf::from(root);
        let repository = complaint::store::Repository::find(Some(&root), &root).unwrap();
        for round in 0.. {
            let (old, new) = (&texts[round % 2], &texts[(round + 1) % 2]);
            repository.replace(Path::new(CASE), old, new).unwrap();
        }
    }
    let s = sandbox();
    for kill_after in 1..=8 {
        let path = s.put(CASE, &texts[0]);
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store_write::a_killed_writer_leaves_whole_files"])
            .env(CHILD, s.repository.root())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // The child writes without end; it is killed after some of its writes were seen.
        let (mut seen, mut last) = (0, texts[0].clone());
        while seen < kill_after {
            assert!(
                child.try_wait().unwrap().is_none(),
                "the writer ended by itself"
            );
            let now = s.repository.read_case(&path).unwrap();
            seen += usize::from(now != last);
            last = now;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = s.repository.read_case(&path).unwrap();
        assert!(texts.contains(&left), "torn: {} bytes", left.len());
        s.repository.replace(&path, &left, "after\n").unwrap();
        assert_eq!(s.names("cases/2026/11"), ["261101.yaml"]);
    }
}
