//! Calendars: a day or an hour that moves dates already counted is told with every case it moves, an
//! edition that begins later changes nothing before it.

use serde_json::Value;

use super::replaced;
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};
use crate::kinds::APPROVED_TO_CLOSED;

const CALENDAR: &str = "policies/calendar-cn.toml";
const MONDAY: &str = "mon = [\"08:30-12:00\", \"13:00-17:30\"]";
const SHORTER: &str = "mon = [\"08:30-12:00\", \"13:00-16:00\"]";

fn go(scene: &Scene, legs: &[(&str, &str, &str)]) {
    for (who, when, line) in legs {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = format!("2026-11-{when}:00+08:00");
        scene.by(who).as_of(&at).ok(&words);
    }
}

/// Two cases of Thursday 2026-11-05, proposed on Monday 11-09 at 16:30 of 17:30: the first closed on
/// 11-10, the second still to be consolidated. Judged on Thursday 11-12.
fn scene() -> Scene {
    let scene = Scene::of("manufacturing");
    let new = "new --no-input --customer Huanan --complaint peels --order PO-1 --part P --shipped \
               2026-10-30 --quantity 500 --defective 42 --demand money --class quality-abnormal \
               --origin domestic --title";
    for (number, title) in [("261101", "mask"), ("261102", "label")] {
        let found = "--outcome upheld --cause weak --liable soldermask=100";
        go(
            &scene,
            &[
                (BUSINESS, "05T09:41", &format!("{new} {title}")),
                (REGISTRAR, "05T10:05", &format!("register {number}")),
                (
                    REGISTRAR,
                    "05T10:10",
                    &format!("assign {number} --to quality"),
                ),
                (
                    QUALITY,
                    "06T16:30",
                    &format!("investigate {number} {found}"),
                ),
                (
                    BUSINESS,
                    "09T16:30",
                    &format!("resolve {number} --remedy compensation:amount=9000"),
                ),
            ],
        );
    }
    let consolidated = "consolidate 261101 --text agreed";
    go(&scene, &[(REGISTRAR, "09T17:10", consolidated)]);
    go(&scene, &APPROVED_TO_CLOSED);
    scene.commit("two cases");
    scene.as_of("2026-11-12T10:00:00+08:00")
}

/// Mondays end at 16:00 from a date on.
fn edition(scene: &Scene, from: &str) {
    let hours = format!(
        "[[hours]]\neffective_from = {from}\nmon = [\"08:30-16:00\"]\nwed = [\"08:30-16:00\"]\n\n# 2018\n"
    );
    replaced(
        scene,
        CALENDAR,
        &[("[hours]\n", "[[hours]]\n"), ("# 2018\n", &hours)],
    );
}

#[test]
fn an_hour_that_moves_dates_is_told_with_every_case() {
    let scene = scene();
    replaced(&scene, CALENDAR, &[(MONDAY, SHORTER)]);
    let said = scene.ok(&["diff", "HEAD"]);
    for line in [
        "1 CALENDAR IN FORCE CHANGED, 2 new warnings, 1 regulation file changed, 1 open case moved by the \
         regulations, 1 ended case re-dated by the regulations\n",
        "✗ days or hours that were counted already are changed (hours mon 13:00-17:30 → 13:00-16:00): dates of 2 cases move",
        "→ 261102: `stage.proposal` due 2026-11-09 17:30 → 2026-11-09 16:00: the calendar's working days or hours",
        "! 261102: `stage.proposal` was: met; is: done 30 min late",
        "→ 261101: `stage.proposal` due 2026-11-09 17:30 → 2026-11-09 16:00: the calendar's working days or hours",
        "! 261101: `stage.proposal` was: met; is: done 30 min late",
        "→ 261101: `stage.handling` due 2026-11-16 17:30 → 2026-11-16 16:00",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    // What ended on a Wednesday has not moved.
    assert!(!said.contains("`overall`"), "{said}");

    let value = scene.json(&["diff", "HEAD"]);
    let breach = &value["breaches"][0];
    assert_eq!(
        (&breach["kind"], &breach["calendar"]),
        (&"recounted".into(), &"cn".into())
    );
    assert_eq!(breach["cases"], serde_json::json!(["261101", "261102"]));
    assert_eq!(
        (&value["summary"]["moved"], &value["summary"]["moved_ended"]),
        (&1.into(), &1.into())
    );
    let closed = &value["moved"][0];
    assert_eq!(
        (&closed["number"], &closed["ended"]),
        (&"261101".into(), &true.into())
    );
    let clocks = closed["deadlines"].as_array().unwrap().iter();
    let proposal = clocks
        .filter(|due| due["clock"] == "stage.proposal")
        .collect::<Vec<_>>();
    let side = |side: &str, key: &str| proposal[0][side][key].clone();
    assert_eq!(
        [side("before", "state"), side("after", "state")],
        ["met", "late"]
    );
    assert_eq!(side("before", "due"), "2026-11-09T17:30:00+08:00");
    assert_eq!(side("after", "due"), "2026-11-09T16:00:00+08:00");
    assert_eq!(proposal[0]["reasons"][0]["kind"], "calendar");

    let said = scene
        .lang("zh")
        .ok(&["diff", "HEAD", "--format", "markdown"]);
    for line in [
        "**【已生效日历被改动】1 处、",
        "<summary>⚠️ policies/calendar-cn.toml</summary>",
        "<summary>制度变化改动 1 个已结案件的期限</summary>",
        "- ⚠️ 261101：“拟定处理意见” 原为：按时；现为：完成，迟 30 分钟",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let one = scene.ok(&["diff", "HEAD", "261102"]);
    assert!(
        one.contains("dates of 1 case move") && !one.contains("261101"),
        "{one}"
    );
}

/// Under another name it is another calendar: nobody's dates may lose theirs.
#[test]
fn a_calendar_that_is_gone() {
    let scene = scene();
    scene.git(&["mv", CALENDAR, "policies/calendar-zh.toml"]);
    let said = scene.ok(&["diff", "HEAD"]);
    let gone = "✗ the calendar is gone or cannot be read, by which 2 cases are counted; restore it";
    assert!(
        said.contains(gone) && said.starts_with("1 CALENDAR IN FORCE CHANGED"),
        "{said}"
    );
    let value = scene.json(&["diff", "HEAD"]);
    assert_eq!(value["breaches"][0]["kind"], "withdrawn");
}

/// A policy changed while in force moves the dates of what has ended as well.
#[test]
fn a_limit_that_moves_an_ended_case() {
    let scene = scene();
    replaced(
        &scene,
        super::POLICY,
        &[("domestic = \"13d\"", "domestic = \"4d\"")],
    );
    let said = scene.ok(&["diff", "HEAD"]);
    for line in [
        "→ 261101: `overall` due 2026-11-18 17:30 → 2026-11-09 17:30: limit 13d → 4d (M-10.1)",
        "! 261101: `overall` was: met; is: done 23 h late",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

/// A holiday in a published year on the day a running case is due, and one that moves nothing.
#[test]
fn a_holiday_that_moves_a_date() {
    let scene = scene();
    let day = |date: &str| format!("[[day]]\ndate = \"{date}\"\nkind = \"holiday\"\n\n# 2018\n");
    replaced(&scene, CALENDAR, &[("# 2018\n", &day("2026-12-24"))]);
    let said = scene.ok(&["diff", "HEAD"]);
    assert!(said.starts_with("1 regulation file changed\n"), "{said}");
    replaced(&scene, CALENDAR, &[("# 2018\n", &day("2026-11-18"))]);
    let said = scene.ok(&["diff", "HEAD"]);
    for line in [
        "1 CALENDAR IN FORCE CHANGED",
        "day 2026-11-18 new: ",
        "→ 261101: `overall` due 2026-11-18 17:30 → 2026-11-19 17:30: the calendar's working days or hours",
        "→ 261102: `overall` due 2026-11-18 17:30 → 2026-11-19 17:30: the calendar's working days or hours",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

/// Next year's days, and hours that begin later, are additions: an open case that reaches there is
/// told its new date, nothing is accused, and what has ended is left alone.
#[test]
fn additions_accuse_nobody() {
    let scene = scene();
    let next = "[[day]]\ndate = \"2027-01-01\"\nkind = \"holiday\"\n\n# 2018\n";
    let published = ("published_through = 2026", "published_through = 2027");
    replaced(&scene, CALENDAR, &[("# 2018\n", next), published]);
    let said = scene.ok(&["diff", "HEAD"]);
    assert!(said.starts_with("1 regulation file changed\n"), "{said}");
    scene.git(&["restore", "policies"]);

    edition(&scene, "2026-11-16");
    let value = scene.json(&["diff", "HEAD"]);
    assert_eq!(value["breaches"], serde_json::json!([]));
    let moved = value["moved"].as_array().unwrap();
    assert_eq!(moved.len(), 1, "{value}");
    assert_eq!(moved[0]["number"], "261102");
    let overall = &moved[0]["deadlines"][0];
    assert_eq!(overall["after"]["due"], "2026-11-18T16:00:00+08:00");
    scene.git(&["restore", "policies"]);

    edition(&scene, "2026-11-09");
    let value = scene.json(&["diff", "HEAD"]);
    assert_eq!(value["breaches"][0]["kind"], "recounted", "{value}");
}

/// Time rule 7: what was counted before an edition's date stays as it was, in every answer.
#[test]
fn an_edition_leaves_the_past_alone() {
    let scene = scene();
    let closed: &[&[&str]] = &[&["show", "261101"], &["explain", "261101"]];
    let all: &[&[&str]] = &[
        &["check"],
        &["list", "--all"],
        &["show", "261102"],
        &["explain", "261102"],
    ];
    let told = |scene: &Scene, lines: &[&[&str]]| {
        let said = lines.iter().map(|line| {
            scene
                .run(&[line, &["--format", "json"][..]].concat())
                .stdout
        });
        said.collect::<Vec<_>>()
    };
    // Every clock of either case is due before, and the last sale that lessens the loss on 12-10.
    let same = |one: &[String], other: &[String]| {
        for (one, other) in one.iter().zip(other) {
            let differing = one.lines().zip(other.lines()).find(|(a, b)| a != b);
            assert_eq!(differing, None);
        }
    };
    let before = (told(&scene, closed), told(&scene, all));
    edition(&scene, "2026-12-14");
    same(&told(&scene, closed), &before.0);
    same(&told(&scene, all), &before.1);
    let later = scene.as_of("2026-12-20T10:00:00+08:00");
    let states = |scene: &Scene| {
        let shown: Value = scene.json(&["show", "261101"]);
        let clocks = shown["deadlines"].as_array().unwrap().clone();
        clocks
            .iter()
            .map(|clock| (clock["due"].clone(), clock["state"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(states(&later), states(&scene));
    // The same hours in place of the old ones would have made the proposal late.
    scene.git(&["restore", "policies"]);
    replaced(&scene, CALENDAR, &[(MONDAY, SHORTER)]);
    assert!(told(&scene, closed) != before.0);
}
