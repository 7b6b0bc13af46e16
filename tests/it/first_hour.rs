//! The first hour of somebody who never saw the tool, played on a terminal of 80 columns.

use std::path::Path;
use std::process::Command;

fn there(program: &str) -> bool {
    Command::new(program).arg("-V").output().is_ok()
}

/// From an empty directory to a complaint of one's own, and a day of it. Where there is no tmux, nothing
/// is played; `COMPLAINT_LONG_TESTS` demands it.
fn screens(lang: &str) -> Option<String> {
    if !there("tmux") {
        assert!(
            std::env::var_os("COMPLAINT_LONG_TESTS").is_none(),
            "no tmux"
        );
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/first-hour.sh");
    let played = Command::new(script)
        .args([env!("CARGO_BIN_EXE_complaint"), lang])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&played.stderr);
    assert!(played.status.success(), "{said}");
    Some(String::from_utf8(played.stdout).unwrap())
}

#[test]
fn the_first_hour_in_chinese() {
    if let Some(screens) = screens("zh") {
        insta::assert_snapshot!(screens);
    }
}

#[test]
fn the_first_hour_in_english() {
    if let Some(screens) = screens("en") {
        insta::assert_snapshot!(screens);
    }
}
