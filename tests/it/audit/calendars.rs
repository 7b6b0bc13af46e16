//! Calendars in force: a day or an hour that moves dates already counted is a regulation changed, an
//! addition is not.

use super::Past;
use crate::common::{BUSINESS, REGISTRAR};
use crate::kinds::APPROVED_TO_CLOSED;

const CALENDAR: &str = "policies/calendar-cn.toml";
const RULE: &str = "policy-changed-in-force";
const MONDAY: &str = "mon = [\"08:30-12:00\", \"13:00-17:30\"]";

/// Registered on Thursday 2026-11-05, due overall on Wednesday 11-18, closed on 11-10.
fn closed() -> Past {
    let past = Past::proposed();
    past.go(&[(REGISTRAR, "09T14:00", "consolidate 261101 --text agreed")]);
    past.go(&APPROVED_TO_CLOSED);
    past
}

fn change(past: &Past, when: &str, changes: &[(&str, &str)]) -> String {
    past.forge(&past.business(when), CALENDAR, changes)
}

/// A dated entry, above those of 2018.
fn day(past: &Past, when: &str, date: &str, kind: &str) -> String {
    let entry = format!("\n[[day]]\ndate = \"{date}\"\nkind = \"{kind}\"\n\n# 2018\n");
    change(past, when, &[("\n# 2018\n", &entry)])
}

/// Wednesdays end at this hour from a date on.
fn edition(past: &Past, when: &str, from: &str, close: &str) -> String {
    let hours =
        format!("[[hours]]\neffective_from = {from}\nwed = [\"08:30-{close}\"]\n\n# 2018\n");
    change(
        past,
        when,
        &[("[hours]\n", "[[hours]]\n"), ("# 2018\n", &hours)],
    )
}

fn last(past: &Past) -> Vec<String> {
    let found = past.audit(&["HEAD~1..HEAD"]);
    found.into_iter().map(|found| found.rule).collect()
}

/// Monday's closing was the due of an inquiry and a proposal: of a case that is closed, too.
#[test]
fn hours_changed_in_place() {
    let past = closed();
    let shorter = MONDAY.replace("17:30", "16:00");
    let commit = change(&past, "12T09:00", &[(MONDAY, &shorter)]);
    let found = past.finds(&commit, &[RULE]);
    let line = past.line(CALENDAR, "mon = ");
    assert_eq!((found[0].file.as_str(), found[0].line), (CALENDAR, line));
    for said in [
        "calendar cn",
        "hours mon 13:00-17:30 → 13:00-16:00",
        "in 1 case: 261101",
    ] {
        assert!(
            found[0].message.contains(said),
            "{said}: {}",
            found[0].message
        );
    }
    // Back again moves them again.
    change(&past, "12T10:00", &[(&shorter, MONDAY)]);
    assert_eq!(last(&past), [RULE]);
    // What it is called, and what is said beside it, moves nothing.
    change(
        &past,
        "12T11:00",
        &[
            ("title = \"中国大陆\"", "title = \"cn\" # x"),
            ("元旦", "新年"),
        ],
    );
    assert_eq!(last(&past), [""; 0]);
}

/// Nobody counted by the example's hours before the first case.
#[test]
fn hours_set_before_the_first_case() {
    let past = Past::under(&[]);
    change(&past, "05T09:50", &[(MONDAY, "mon = [\"09:00-18:00\"]")]);
    past.finds_nothing();
}

#[test]
fn days_of_a_year_that_was_published() {
    let past = closed();
    // The due is on 11-18; nothing is counted on 12-24, and 11-21 is a Saturday.
    let moved = day(&past, "12T09:00", "2026-11-18", "holiday");
    assert_eq!(last(&past), [RULE]);
    day(&past, "12T10:00", "2026-12-24", "holiday");
    day(&past, "12T11:00", "2026-11-21", "holiday");
    let found = past.finds(&moved, &[RULE]);
    let line = past.line(CALENDAR, "date = \"2026-11-18\"");
    assert_eq!(found[0].line, line - 1);
    assert!(
        found[0].message.contains("2026-11-18"),
        "{}",
        found[0].message
    );
}

/// A running case is due on Monday 2027-01-04, by weekdays alone: the notice for 2027 is not out.
#[test]
fn days_of_a_year_that_was_not_published_are_an_addition() {
    let past =
        Past::proposed_under(&[("manufacturing", "domestic = \"13d\"", "domestic = \"60d\"")]);
    day(&past, "12T09:00", "2027-01-04", "holiday");
    past.finds_nothing();
    let published = [("published_through = 2026", "published_through = 2027")];
    change(&past, "12T10:00", &published);
    past.finds_nothing();
    let second = day(&past, "12T11:00", "2027-01-05", "holiday");
    past.finds(&second, &[RULE]);
}

#[test]
fn hours_that_begin_later_are_an_addition() {
    let past = Past::proposed();
    edition(&past, "12T09:00", "2026-11-16", "16:00");
    past.finds_nothing();
    // In force now: 11-18 ends an hour earlier.
    let sharper = change(&past, "17T09:00", &[("08:30-16:00", "08:30-15:00")]);
    past.finds(&sharper, &[RULE]);
    // Made later than it begins.
    let past = closed();
    let late = edition(&past, "12T09:00", "2026-11-11", "16:00");
    past.finds(&late, &[RULE]);
}

/// A year taken back, filled otherwise and published again; a calendar taken away and brought back.
#[test]
fn ways_around() {
    let past = closed();
    let published = "published_through = 2026";
    let back = change(
        &past,
        "12T09:00",
        &[(published, "published_through = 2025")],
    );
    day(&past, "12T10:00", "2026-11-18", "holiday");
    change(
        &past,
        "12T11:00",
        &[("published_through = 2025", published)],
    );
    past.finds(&back, &[RULE]);

    let past = closed();
    let scene = past.business("12T09:00");
    let text = scene.read(CALENDAR);
    scene.git(&["rm", "--quiet", CALENDAR]);
    scene.git(&["commit", "--quiet", "--message", "rm"]);
    let gone = past.head();
    scene.write(CALENDAR, &text.replace(MONDAY, "mon = [\"08:30-16:00\"]"));
    scene.git(&["add", CALENDAR]);
    scene.git(&["commit", "--quiet", "--message", "add"]);
    let found = past.finds(&gone, &[RULE]);
    let said = &found[0].message;
    assert!(said.contains("is gone or cannot be read"), "{said}");

    let past = closed();
    let spoilt = change(&past, "12T09:00", &[("Asia/Shanghai", "Asia/Peking")]);
    let whole = [
        ("Asia/Peking", "Asia/Shanghai"),
        (MONDAY, "mon = [\"08:30-16:00\"]"),
    ];
    change(&past, "12T10:00", &whole);
    past.finds(&spoilt, &[RULE]);
}

/// Told where it was done, not where it was merged.
#[test]
fn a_branch_that_changes_hours() {
    let past = closed();
    past.scene.switch("side");
    let shorter = MONDAY.replace("17:30", "16:00");
    let commit = change(&past, "12T09:00", &[(MONDAY, &shorter)]);
    past.scene.switch("main");
    past.go(&[(BUSINESS, "12T10:00", "note 261101 --text x")]);
    past.business("12T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    past.finds(&commit, &[RULE]);
}
