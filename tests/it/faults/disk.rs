//! A disk that takes no more: full, out of inodes, read-only, a file larger than allowed.
//!
//! Small disks are made in a mount namespace of the test's own (`unshare`), which needs no rights; where
//! the system allows none, the limit of the shell on the size of files (`ulimit -f`) is what is left.

use std::fs;
use std::process::{Command, Output};

use super::writers::{Writer, of_a_case, others};
use super::{few, long};
use crate::commands::killed::{all_uids, files, record};
use crate::commands::steps::scenes::case_at;
use crate::common::Scene;

/// Runs a script with the repository copied to a small disk, `$disk`; what is there at the end is copied
/// to `after`. `None` where the system makes no such disk.
fn on_disk(scene: &Scene, options: &str, script: &str, args: &[&str]) -> Option<Output> {
    let (disk, after) = (scene.outside().join("disk"), scene.outside().join("after"));
    drop(fs::remove_dir_all(&after));
    fs::create_dir_all(&disk).unwrap();
    let script = format!(
        "mount -t tmpfs -o {options} none \"$disk\" && cp -a \"$repo/.\" \"$disk/\" && cd \"$disk\" || exit 99\n\
         {script}\ncode=$?\nrm -f \"$disk/filler\" \"$disk\"/inode-*\ncp -a \"$disk/.\" \"$after/\"\nexit $code"
    );
    let tool = scene.prepared(args);
    let mut command = Command::new("unshare");
    command.args([
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        &script,
        "sh",
    ]);
    command.arg(tool.get_program()).args(tool.get_args());
    command.env_clear().current_dir(scene.outside());
    for (name, value) in tool.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
        .env("repo", &scene.root)
        .env("disk", &disk)
        .env("after", &after);
    fs::create_dir_all(&after).unwrap();
    let run = command.output().ok()?;
    let made = run.status.code() != Some(99) && after.join("cases").is_dir();
    if !made {
        use std::io::Write as _;
        let why = String::from_utf8_lossy(&run.stderr);
        drop(writeln!(
            std::io::stderr(),
            "passed over, no small disk here: {why}"
        ));
    }
    made.then_some(run)
}

/// The repository as the script left it.
fn after(scene: &Scene) -> Scene {
    scene.beside("after")
}

/// Written whole and said so, or exit 4 with the reason and everything as it was. What was written and
/// could not be committed, or not be told, is exit 4 too, and whole.
fn old_or_new(writer: &Writer, args: &[&str], left: &Scene, run: &Output, at: &str) {
    let whole = writer.scene.copy_beside("whole");
    whole.ok(args);
    let old = files(&writer.scene);
    let before = all_uids(&old);
    let [was, is, will] = [old, files(left), files(&whole)].map(|files| record(&files, &before));
    fs::remove_dir_all(&whole.root).unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    let at = format!("{args:?}, {at}: {:?}: {said}", run.status);
    match run.status.code() {
        Some(0) => assert!(is == will, "{at}: {is:#?}"),
        Some(4) => {
            assert!(is == was || is == will, "{at}: {is:#?}");
            assert!(said.contains("error"), "{at}");
        }
        _ => panic!("{at}"),
    }
}

fn writers() -> Vec<Writer> {
    let mut all = others(few(1));
    if long() {
        all.extend(of_a_case(usize::MAX));
    }
    all
}

/// A disk with so many KiB left.
#[test]
fn a_full_disk() {
    let most = if long() { 96 } else { 24 };
    for writer in writers() {
        for args in writer.lines() {
            for free in (0..=most).step_by(if long() { 4 } else { 12 }) {
                let fill = format!(
                    "dd if=/dev/zero of=filler bs=4k 2>/dev/null; truncate -s -{free}k filler; \"$@\""
                );
                let Some(run) = on_disk(&writer.scene, "size=3m", &fill, &args) else {
                    return;
                };
                let at = format!("{free} KiB left");
                old_or_new(&writer, &args, &after(&writer.scene), &run, &at);
            }
        }
    }
}

/// A disk on which only so many files can still be made.
#[test]
fn a_disk_out_of_inodes() {
    for writer in writers() {
        for args in writer.lines() {
            for free in (0..=if long() { 16 } else { 4 }).step_by(if long() { 1 } else { 2 }) {
                let fill = format!(
                    "touch $(seq -f inode-%g 1 900) 2>/dev/null\n\
                     [ {free} = 0 ] || rm $(seq -f inode-%g 1 {free}); \"$@\""
                );
                let Some(run) = on_disk(&writer.scene, "size=9m,nr_inodes=900", &fill, &args)
                else {
                    return;
                };
                let at = format!("{free} inodes left");
                old_or_new(&writer, &args, &after(&writer.scene), &run, &at);
            }
        }
    }
}

/// A disk that is only read: writing is exit 4, reading works as ever.
#[test]
fn a_read_only_disk() {
    let script = "mount -o remount,ro none \"$disk\"; \"$@\"";
    for writer in writers() {
        let Some(run) = on_disk(&writer.scene, "size=9m", script, &writer.words()) else {
            return;
        };
        assert_eq!(run.status.code(), Some(4), "{:?}: {run:?}", writer.words());
        old_or_new(
            &writer,
            &writer.words(),
            &after(&writer.scene),
            &run,
            "read-only",
        );
    }
    let scene = case_at("assigned");
    for line in [
        "list",
        "show 261101",
        "explain 261101",
        "log 261101",
        "report 2026-11",
        "today",
        "diff HEAD",
        "audit",
        "note 261101 --text x --dry-run",
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        let expected = scene.run(&args).code;
        let run = on_disk(&scene, "size=9m", script, &args).unwrap();
        assert_eq!(run.status.code(), Some(expected), "{line}: {run:?}");
    }
}

/// The shell's limit on the size of a file, which the system enforces with a signal that would end the
/// process: what is written here is larger than the smallest of them.
#[test]
fn a_file_larger_than_allowed() {
    for writer in writers() {
        let args = writer.words();
        for blocks in [0, 1, 2, 4, 8] {
            let copy = writer.scene.copy_beside("limited");
            let tool = copy.prepared(&args);
            let mut command = Command::new("sh");
            command.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\""), "sh"]);
            command.arg(tool.get_program()).args(tool.get_args());
            command.env_clear().current_dir(&copy.root);
            for (name, value) in tool.get_envs() {
                command.env(name, value.unwrap_or_default());
            }
            let run = command.output().unwrap();
            old_or_new(&writer, &args, &copy, &run, &format!("ulimit -f {blocks}"));
            if blocks == 0 {
                assert_eq!(run.status.code(), Some(4), "{args:?}: {run:?}");
            }
            fs::remove_dir_all(&copy.root).unwrap();
        }
    }
}
