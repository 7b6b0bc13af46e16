//! A clock that goes backwards: what was recorded lies ahead of it.

use super::few;
use super::writers::of_a_case;
use crate::commands::killed::files;
use crate::commands::steps::scenes::{CASE, case_at};
use crate::common::{BUSINESS, QUALITY, Scene};

/// A case whose steps lie in a future that the machine's own clock has not reached.
fn ahead() -> Scene {
    let scene = case_at("assigned");
    let path = scene.case_path(CASE);
    let text = scene.case(CASE).replace("2026-11-", "2199-11-");
    scene.write(&path, &text);
    scene.commit("ahead");
    scene.real_time()
}

/// A step that would lie before the one it follows is refused or recorded as it is, and what reads finds
/// it; nothing breaks, and nothing that is there is lost.
#[test]
fn steps_before_the_last_one() {
    for writer in of_a_case(few(4)).iter().skip(1) {
        let scene = writer.scene.as_of("2026-11-05T09:30:00+08:00");
        let before = files(&scene);
        let said = scene.run(&writer.words());
        let at = format!("{:?}: {}{}", writer.words(), said.stdout, said.stderr);
        assert!([0, 2, 3].contains(&said.code), "{at}");
        if said.code != 0 {
            assert_eq!(files(&scene), before, "{at}");
            continue;
        }
        for path in before.keys() {
            assert!(scene.exists(path), "{at}: {path}");
        }
        assert!(scene.run(&["check", "--kind", "data"]).code < 2, "{at}");
    }
}

/// The machine's own clock, behind everything that is recorded.
#[test]
fn the_real_clock_behind_the_record() {
    let scene = ahead();
    for line in [
        "list --all",
        "today",
        "ready",
        "report 2026-11",
        "calendar",
        "log 261101",
        "audit",
    ] {
        let said = scene.run(&line.split(' ').collect::<Vec<_>>());
        assert!(said.code < 2, "{line}: {}{}", said.stdout, said.stderr);
    }
    for line in ["show 261101", "explain 261101"] {
        let said = scene.fails(2, &line.split(' ').collect::<Vec<_>>());
        assert!(said.contains("recorded later"), "{line}: {said}");
    }
    let data = scene.run(&["check", "--kind", "data", "--format", "json"]);
    assert_eq!(data.code, 1, "{}", data.stderr);
    assert!(data.stdout.contains("future"), "{}", data.stdout);
    let before = scene.case(CASE);
    for (who, line) in [
        (BUSINESS, "note 261101 --text x"),
        (BUSINESS, "promise 261101 --what x --by-date 2199-12-01"),
        (
            QUALITY,
            "investigate 261101 --outcome upheld --cause x --liable soldermask=100",
        ),
    ] {
        let said = scene.by(who).run(&line.split(' ').collect::<Vec<_>>());
        assert!(
            [0, 2, 3].contains(&said.code),
            "{line}: {}{}",
            said.stdout,
            said.stderr
        );
        assert!(said.code == 0 || scene.case(CASE) == before, "{line}");
        scene.write(&scene.case_path(CASE), &before);
    }
    // A number is given in the month of the clock, and no other is given twice.
    let new = scene.json(&["new", "--no-input", "--complaint", "x"]);
    assert_ne!(new["number"], CASE);
}
