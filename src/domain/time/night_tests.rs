//! Time rule 7: a shift over midnight belongs to the day it begins on.

use super::calendar::samples::read;
use super::*;

/// Monday's and Tuesday's night; 2026-11-23 is a Monday.
const NIGHTS: &str = r#"
timezone = "Asia/Shanghai"
[hours]
mon = ["22:00-06:00"]
tue = ["22:00-06:00"]
"#;

fn calendar(text: &str) -> Calendar {
    let (calendar, faults) = read(text);
    assert_eq!(faults, []);
    calendar.unwrap()
}

fn counted(calendar: &Calendar, start: &str, terms: &Terms, pauses: &[(&str, &str)]) -> Due {
    let at = |text: &str| calendar.moment(text).unwrap();
    let pauses = pauses.iter().map(|(from, to)| Pause {
        from: at(from),
        to: Some(at(to)),
    });
    let pauses: Vec<Pause> = pauses.collect();
    let traced = due_traced(at(start), terms, calendar, &pauses, at(start)).unwrap();
    let days = traced.trace.windows(2);
    assert!(
        days.into_iter().all(|two| two[0].to <= two[1].from),
        "{traced:?}"
    );
    traced
}

fn local(due: &Due) -> String {
    due.due.format("%m-%d %H:%M:%S").to_string()
}

#[track_caller]
fn working(text: &str, start: &str, limit: &str, expected: &str) {
    let terms = Terms::new(limit.parse().unwrap(), Counting::Working);
    assert_eq!(
        local(&counted(&calendar(text), start, &terms, &[])),
        expected
    );
}

#[test]
fn hours_run_over_midnight() {
    working(NIGHTS, "2026-11-23T22:30", "4h", "11-24 02:30:00");
    working(NIGHTS, "2026-11-24T02:00", "90m", "11-24 03:30:00");
    // Seven hours of Monday's shift, two of Tuesday's.
    working(NIGHTS, "2026-11-23T23:00", "9h", "11-25 00:00:00");
    working(NIGHTS, "2026-11-24T12:00", "1h", "11-24 23:00:00");
    // Rule 5: at closing, and one second more.
    working(NIGHTS, "2026-11-23T22:30", "450m", "11-24 06:00:00");
    working(NIGHTS, "2026-11-23T22:30", "27001s", "11-24 22:00:01");
    // Rule 11: closing is not open any more.
    working(NIGHTS, "2026-11-24T05:59:59", "0h", "11-24 05:59:59");
    working(NIGHTS, "2026-11-24T06:00", "0h", "11-24 22:00:00");
    let calendar = calendar(NIGHTS);
    let at = |text: &str| calendar.moment(text).unwrap();
    let used = |from: &str, to: &str| elapsed(at(from), at(to), Counting::Working, &calendar, &[]);
    assert_eq!(used("2026-11-23T23:00", "2026-11-24T03:00"), 4 * 3600);
    assert_eq!(used("2026-11-24T02:00", "2026-11-24T03:00"), 3600);
    assert_eq!(used("2026-11-23T00:00", "2026-11-29T00:00"), 16 * 3600);
}

#[test]
fn a_working_day_is_the_shift_that_begins_on_it() {
    working(NIGHTS, "2026-11-22T10:00", "1d", "11-24 06:00:00");
    working(NIGHTS, "2026-11-23T20:00", "1d", "11-25 06:00:00");
    // At two in the morning it is still Monday's shift: day 0 is Monday.
    working(NIGHTS, "2026-11-24T02:00", "1d", "11-25 06:00:00");
    working(NIGHTS, "2026-11-24T06:00", "1d", "12-01 06:00:00");
    working(NIGHTS, "2026-11-24T02:00", "2d", "12-01 06:00:00");
    let calendar = calendar(NIGHTS);
    let is = |date: &str| calendar.is_workday(date.parse().unwrap()).0;
    assert_eq!(
        [is("2026-11-23"), is("2026-11-24"), is("2026-11-25")],
        [true, true, false]
    );
    assert_eq!(
        calendar.moment("2026-11-24").unwrap(),
        calendar.moment("2026-11-24T22:00").unwrap()
    );
    // By the calendar dates are counted; the last one closes when its shift ends.
    let terms = Terms::new("1d".parse().unwrap(), Counting::Calendar);
    assert_eq!(
        local(&counted(&calendar, "2026-11-24T02:00", &terms, &[])),
        "12-01 06:00:00"
    );
    assert_eq!(
        local(&counted(&calendar, "2026-11-23T02:00", &terms, &[])),
        "11-25 06:00:00"
    );
}

#[test]
fn half_a_shift() {
    working(NIGHTS, "2026-11-23T22:30", "0.5d", "11-24 02:30:00");
    working(NIGHTS, "2026-11-24T05:00", "0.5d", "11-25 01:00:00");
    working(NIGHTS, "2026-11-22T10:00", "1.5d", "11-25 02:00:00");
}

#[test]
fn a_holiday_takes_its_own_shift_and_not_the_end_of_the_one_before() {
    let holiday = |date: &str| format!("{NIGHTS}[[day]]\ndate = \"{date}\"\nkind = \"holiday\"\n");
    let tuesday = holiday("2026-11-24");
    working(&tuesday, "2026-11-23T22:30", "4h", "11-24 02:30:00");
    working(&tuesday, "2026-11-23T22:30", "8h", "11-30 22:30:00");
    let monday = holiday("2026-11-23");
    working(&monday, "2026-11-23T22:30", "1h", "11-24 23:00:00");
    working(&monday, "2026-11-24T02:00", "1h", "11-24 23:00:00");
}

#[test]
fn pauses_cover_a_shift_to_its_end() {
    let calendar = calendar(NIGHTS);
    let due = |limit: &str, to: &str| {
        let terms = Terms::new(limit.parse().unwrap(), Counting::Working);
        local(&counted(
            &calendar,
            "2026-11-23T22:30",
            &terms,
            &[("2026-11-24T22:00", to)],
        ))
    };
    assert_eq!(due("1d", "2026-11-25T06:00"), "12-01 06:00:00");
    assert_eq!(due("1d", "2026-11-25T05:59:59"), "11-25 06:00:00");
    assert_eq!(due("9h", "2026-11-25T01:00"), "11-25 02:30:00");
}

#[test]
fn shifts_have_the_length_their_night_has() {
    let text =
        "timezone = \"Europe/Berlin\"\n[hours]\nsat = [\"22:00-06:00\"]\nsun = [\"22:00-02:30\"]";
    let calendar = calendar(text);
    let open = |date: &str| calendar.seconds_open(date.parse().unwrap()) / 60;
    assert_eq!([open("2026-03-28"), open("2026-10-24")], [7 * 60, 9 * 60]);
    assert_eq!([open("2026-03-21"), open("2026-03-29")], [8 * 60, 270]);
    // The night before the date the zone skipped ends with its own day.
    let every = "fri = [\"22:00-06:00\"]\nthu = [\"22:00-06:00\"]";
    let apia = self::calendar(&format!("timezone = \"Pacific/Apia\"\n[hours]\n{every}"));
    let open = |date: &str| apia.seconds_open(date.parse().unwrap()) / 3600;
    assert_eq!(
        [open("2011-12-29"), open("2011-12-30"), open("2011-12-23")],
        [2, 0, 8]
    );
}

/// A new edition begins with its date; the shift before it goes on to its end, and is counted once.
#[test]
fn a_shift_runs_on_into_a_new_edition() {
    let with = |hours: &str| {
        format!(
            "{}[[hours]]\neffective_from = 2026-11-24\ntue = [\"{hours}\"]\n",
            NIGHTS.replace("[hours]", "[[hours]]")
        )
    };
    working(
        &with("09:00-17:00"),
        "2026-11-23T22:00",
        "9h",
        "11-24 10:00:00",
    );
    working(
        &with("05:00-13:00"),
        "2026-11-23T22:00",
        "9h",
        "11-24 07:00:00",
    );
    working(
        &with("05:00-13:00"),
        "2026-11-24T05:30",
        "1d",
        "11-24 13:00:00",
    );
    // Nothing is left of a morning that the shift covers.
    working(
        &with("04:00-05:00"),
        "2026-11-23T22:00",
        "9h",
        "12-01 05:00:00",
    );
}

/// What ends in the small hours of a new year still belongs to the old one.
#[test]
fn rule_10_a_shift_is_of_the_year_it_begins_in() {
    let text = format!("published_through = 2026{}", NIGHTS.replace("mon", "thu"));
    let terms = |limit: &str| Terms::new(limit.parse().unwrap(), Counting::Working);
    let calendar = calendar(&text);
    let due = |limit: &str| counted(&calendar, "2026-12-31T22:30", &terms(limit), &[]);
    assert_eq!(
        (local(&due("4h")), due("4h").provisional),
        ("01-01 02:30:00".to_owned(), false)
    );
    assert!(due("8h").provisional);
}
