//! Several processes at one case, and processes that are killed.

use std::process::{Command, Stdio};
use std::thread::{sleep, spawn};
use std::time::Duration;

use complaint::codec::yaml::Doc;

use super::scenes::{CASE, FILE, case_at};
use crate::common::BUSINESS;

const LATER: &str = "2026-11-10T09:00:00+08:00";

fn rounds(few: usize) -> usize {
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_some() {
        few * 40
    } else {
        few
    }
}

/// No lost update: each process either wrote its fact or was told to run again (exit 4).
#[test]
fn two_writers_at_once() {
    for _ in 0..rounds(3) {
        let scene = case_at("assigned").by(BUSINESS).as_of(LATER);
        let writers: Vec<_> = (0..6)
            .map(|n| {
                let scene = scene.clone();
                spawn(move || {
                    let what = format!("promise {n}");
                    scene.run(&["promise", CASE, "--what", &what, "--by-date", "2026-11-20"])
                })
            })
            .collect();
        let said: Vec<_> = writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .collect();
        let data = scene.data(CASE);
        let promises = data["promises"].as_sequence().unwrap();
        for (n, said) in said.iter().enumerate() {
            let there = promises
                .iter()
                .any(|p| p["what"] == format!("promise {n}").as_str());
            match said.code {
                0 => assert!(there, "promise {n} was lost"),
                4 => {
                    assert!(!there, "promise {n} is there though it failed");
                    assert!(
                        said.stderr.contains("run the command again"),
                        "{}",
                        said.stderr
                    );
                }
                code => panic!("{code}: {}", said.stderr),
            }
        }
        assert!(
            said.iter().any(|said| said.code == 0),
            "somebody gets through"
        );
    }
}

/// Killed at any moment: the old file or the new one, nothing in between, and the next command
/// works and clears up.
#[test]
fn killed_while_writing() {
    let scene = case_at("assigned").by(BUSINESS).as_of(LATER);
    let old = scene.case(CASE);
    let mut written = 0;
    let tries = rounds(25);
    for n in 0..tries {
        let mut child = Command::new(env!("CARGO_BIN_EXE_complaint"))
            .args([
                "promise",
                CASE,
                "--what",
                "x",
                "--by-date",
                "2026-11-20",
                "--by",
                BUSINESS,
            ])
            .current_dir(&scene.root)
            .env("COMPLAINT_AS_OF", LATER)
            .env("HOME", scene.outside())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_micros(
            200 * (n as u64 % 400) * 400 / tries as u64,
        ));
        drop(child.kill());
        child.wait().unwrap();
        let text = scene.case(CASE);
        Doc::parse(&text).unwrap_or_else(|fault| panic!("{:?}\n{text}", fault.what));
        if text != old {
            written += 1;
            assert!(
                text.contains("    by_date: 2026-11-20\n"),
                "half a promise:\n{text}"
            );
            scene.write(FILE, &old);
        }
    }
    assert!(written <= tries);
    scene.ok(&["promise", CASE, "--what", "y", "--by-date", "2026-11-20"]);
    let mut files = scene.files("cases");
    files.retain(|file| file != "cases/.lock");
    assert_eq!(files, ["cases/.gitkeep", FILE]);
}
