//! Bad input gets a clear error and the contract's exit code, never a panic.

use std::fs;

use crate::common::{REGISTRAR, Scene};

const NEW: &[&str] = &["new", "--no-input", "--customer", "x", "--complaint", "y"];

/// Exit code and a message in the one layout; never a panic.
fn refused(scene: &Scene, code: i32, args: &[&str]) -> String {
    let said = scene.run(args);
    assert_eq!(said.code, code, "{args:?}: {}{}", said.stdout, said.stderr);
    assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
    assert!(
        said.stderr.starts_with("error"),
        "{args:?}: {}",
        said.stderr
    );
    said.stderr
}

#[test]
fn bad_words_on_the_command_line_are_bad_usage() {
    let scene = Scene::new();
    scene.ok(NEW);
    for args in [
        &["--nonsense"][..],
        &["nonsense"],
        &["show"],
        &["show", "999999"],
        &["show", "../../etc/passwd"],
        &["show", ""],
        &["list", "--since", "2026-02-30"],
        &["check", "--warn-within", "-1d"],
        &["check", "--rule", "no-such-rule"],
        &["policy", "authority", "--amount", "1e9999"],
        &["policy", "authority", "--amount", "-1"],
        &[
            "policy",
            "clock",
            "--start",
            "yesterday",
            "--limit",
            "1d",
            "--counting",
            "working",
        ],
        &["report", "2026-13"],
        &["--as-of", "nonsense", "check"],
        &["--lang", "fr", "check"],
    ] {
        refused(&scene, 2, args);
    }
    for bad in ["1e9999", "NaN", "-5", "1,00", "0.001", "一百"] {
        refused(&scene, 2, &[NEW, &["--claimed", bad]].concat());
    }
}

/// Each of these is one broken file among good ones: a finding, and the rest still works.
#[test]
fn broken_files_are_findings_and_the_rest_still_works() {
    let scene = Scene::new();
    scene.ok(NEW);
    let month = scene.root.join("cases/2026/11");
    let mut bomb = vec![format!("a: &a [{}]\n", "x,".repeat(9))];
    for (before, key) in ('a'..='y').zip('b'..='z') {
        bomb.push(format!(
            "{key}: &{key} [{}]\n",
            format!("*{before},").repeat(9)
        ));
    }
    fs::write(month.join("261150.yaml"), vec![b'#'; 50 << 20]).unwrap();
    fs::write(month.join("261151.yaml"), bomb.concat()).unwrap();
    fs::write(
        month.join("261152.yaml"),
        b"format: 1\nnumber: \"\xff\xfe\"\n",
    )
    .unwrap();
    fs::write(month.join("261153.yaml"), "[".repeat(100_000)).unwrap();
    fs::write(month.join("261154.yaml"), "").unwrap();
    fs::write(month.join("261155.yaml"), "format: 1\n\0").unwrap();
    fs::write(
        month.join("261156.yaml"),
        "<<<<<<< HEAD\nformat: 1\n=======\nformat: 1\n>>>>>>> x\n",
    )
    .unwrap();
    fs::create_dir(month.join("261157.yaml")).unwrap();
    let checked = scene.run(&["check", "--format", "json"]);
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    let answer: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
    let findings = answer["findings"].as_array().unwrap();
    for number in 261_150..=261_157 {
        let file = format!("cases/2026/11/{number}.yaml");
        assert!(
            findings
                .iter()
                .any(|finding| finding["file"] == file.as_str()),
            "{file}"
        );
    }
    assert!(
        findings
            .iter()
            .any(|finding| finding["rule"] == "conflict-markers")
    );
    for number in ["261150", "261152", "261157"] {
        let said = scene.run(&["show", number]);
        assert!(
            matches!(said.code, 2 | 4),
            "{number}: {} {}",
            said.code,
            said.stderr
        );
    }
    scene.ok(&["show", "261101"]);
    assert!(scene.run(&["list"]).stdout.contains("261101"));
    scene.by(REGISTRAR).run(&["register", "261101"]);
}

/// A disk that cannot be written: a file stands where the directory should be.
#[test]
fn what_cannot_be_written_is_said_with_exit_4() {
    let scene = Scene::new().as_of("2027-01-05T09:00:00+08:00");
    fs::write(scene.root.join("cases/2027"), "in the way").unwrap();
    refused(&scene, 4, NEW);
    let nowhere = Scene::empty();
    refused(&nowhere, 4, &["list"]);
}

/// Output that nobody reads any more is no failure.
#[test]
fn a_closed_pipe_is_no_failure() {
    let scene = Scene::new();
    for _ in 0..3 {
        scene.ok(NEW);
    }
    let tool = env!("CARGO_BIN_EXE_complaint");
    let line =
        format!("set -o pipefail; '{tool}' rule | head -1; '{tool}' list --format json | head -1");
    let run = std::process::Command::new("bash")
        .args(["-c", &line])
        .current_dir(&scene.root)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

/// Text from a case never reaches the terminal as anything but text.
#[test]
fn text_from_a_case_cannot_steer_the_terminal() {
    let scene = Scene::new();
    let nasty = "\u{1b}[31mred\u{1b}]0;title\u{7}\u{202e}evil";
    scene.ok(&[
        "new",
        "--no-input",
        "--customer",
        nasty,
        "--complaint",
        nasty,
    ]);
    for args in [
        &["show", "261101"][..],
        &["list"],
        &["explain", "261101"],
        &["check"],
    ] {
        let said = scene.run(args);
        for text in [&said.stdout, &said.stderr] {
            assert!(
                !text.contains('\u{1b}') && !text.contains('\u{202e}'),
                "{args:?}: {text}"
            );
        }
    }
    let data = scene.json(&["show", "261101"]);
    assert_eq!(
        data["complaint"], nasty,
        "the file and JSON keep it unaltered"
    );
}
