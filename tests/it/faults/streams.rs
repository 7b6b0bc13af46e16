//! Outputs that nobody reads any more, or that take nothing.

use std::process::{Command, Stdio};

use crate::commands::steps::scenes::{case_at, received};
use crate::common::Scene;

/// The exit code of a command whose output is closed before it says its first word, and whose results
/// are too long to wait in a buffer.
fn unread(scene: &Scene, args: &[&str], stream: &str) -> i32 {
    let tool = scene.prepared(args);
    let mut command = Command::new("bash");
    // The reader is gone for certain: nothing opens the pipe's other end again.
    let line = match stream {
        "stdout" => "exec 3> >(exec true); wait $!; \"$@\" >&3 2>/dev/null",
        _ => "exec 3> >(exec true); wait $!; \"$@\" 2>&3 >/dev/null",
    };
    command
        .args(["-c", line, "bash"])
        .arg(tool.get_program())
        .args(tool.get_args());
    command
        .env_clear()
        .current_dir(&scene.root)
        .stdin(Stdio::null());
    for (name, value) in tool.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.status().unwrap().code().unwrap()
}

/// So many cases that what is found is longer than any buffer.
fn many() -> Scene {
    let scene = received();
    let text = scene.case("261101");
    for n in 2..90 {
        let number = format!("2611{n:02}");
        let copy = text
            .replace("261101", &number)
            .replace("1f2c34", &format!("1f2{n:03}"));
        scene.write(&format!("cases/2026/11/{number}.yaml"), &copy);
    }
    scene.commit("many");
    scene.as_of("2027-03-01")
}

/// `check | head`: findings are findings, whoever reads them.
#[test]
fn the_code_of_the_findings_is_kept() {
    let scene = many();
    for format in ["table", "json", "github", "sarif", "junit", "markdown"] {
        let args = ["check", "--format", format];
        let said = scene.run(&args);
        assert!(
            said.code == 1 && said.stdout.len() > 8192,
            "{format}: {}",
            said.stdout.len()
        );
        assert_eq!(unread(&scene, &args, "stdout"), 1, "{format}");
    }
    for args in [
        &["list"][..],
        &["list", "--format", "json"],
        &["rule"],
        &["--help"],
        &["schema", "case"],
        &["export", "--format", "jsonl", "--table", "cases"],
    ] {
        assert_eq!(unread(&scene, args, "stdout"), 0, "{args:?}");
    }
    for (args, code) in [
        (&["show", "999999"][..], 2),
        (&["close", "261101", "--by", "gm.office@example.com"], 3),
        (&["check"], 1),
    ] {
        assert_eq!(unread(&scene, args, "stderr"), code, "{args:?}");
    }
}

/// A writing command that nobody listens to writes and commits all the same.
#[test]
fn what_is_done_is_done_unheard() {
    for stream in ["stdout", "stderr"] {
        let scene = case_at("assigned");
        let head = scene.git(&["rev-parse", "HEAD"]);
        assert_eq!(
            unread(
                &scene,
                &["note", "261101", "--text", "unheard", "--commit"],
                stream
            ),
            0
        );
        assert!(scene.case("261101").contains("unheard"));
        assert_eq!(scene.git(&["rev-parse", "HEAD~"]), head);
        assert_eq!(scene.git(&["status", "--porcelain"]), "");
    }
}

/// An output on a full disk is an error, since what was asked for is not there.
#[test]
fn an_output_that_takes_nothing_is_exit_4() {
    let scene = many();
    let full = |args: &[&str]| {
        let mut tool = scene.prepared(args);
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let run = tool.stdout(full).stdin(Stdio::null()).output().unwrap();
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    };
    for args in [
        &["list"][..],
        &["check"],
        &["check", "--format", "json"],
        &["--help"],
        &["show", "261101"],
    ] {
        let (code, said) = full(args);
        assert_eq!(code, Some(4), "{args:?}: {said}");
        assert!(said.starts_with("error"), "{args:?}: {said}");
    }
}
