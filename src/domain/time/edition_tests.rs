//! Time rule 7: a moment is counted by the edition of its own date. Worked by hand around a change
//! on Tuesday 2026-12-01.

use super::calendar::samples::read;
use super::*;

/// Eight hours a day up to Monday 2026-11-30; from Tuesday six, and Saturday mornings.
const CHANGED: &str = r#"
timezone = "Asia/Shanghai"
[[hours]]
effective_from = 2026-12-01
mon = ["09:00-12:00", "13:00-16:00"]
tue = ["09:00-12:00", "13:00-16:00"]
wed = ["09:00-12:00", "13:00-16:00"]
thu = ["09:00-12:00", "13:00-16:00"]
fri = ["09:00-12:00", "13:00-16:00"]
sat = ["09:00-12:00"]
[[hours]]
mon = ["08:30-12:00", "13:00-17:30"]
tue = ["08:30-12:00", "13:00-17:30"]
wed = ["08:30-12:00", "13:00-17:30"]
thu = ["08:30-12:00", "13:00-17:30"]
fri = ["08:30-12:00", "13:00-17:30"]
[[day]]
date = "2026-11-21"
kind = "workday"
[[day]]
date = "2026-12-12"
kind = "workday"
"#;

fn calendar(text: &str) -> Calendar {
    let (calendar, faults) = read(text);
    assert_eq!(faults, []);
    calendar.unwrap()
}

fn terms(limit: &str, counting: Counting) -> Terms {
    Terms::new(limit.parse().unwrap(), counting)
}

/// What is due, traced and not, as local time.
fn counted(calendar: &Calendar, start: &str, terms: &Terms, pauses: &[(&str, &str)]) -> String {
    let at = |text: &str| calendar.moment(text).unwrap();
    let pauses = pauses.iter().map(|(from, to)| Pause {
        from: at(from),
        to: Some(at(to)),
    });
    let pauses: Vec<Pause> = pauses.collect();
    let start = at(start);
    let quiet = due(start, terms, calendar, &pauses, start).unwrap();
    let traced = due_traced(start, terms, calendar, &pauses, start).unwrap();
    assert_eq!(quiet.due, traced.due);
    quiet.due.format("%m-%d %H:%M:%S").to_string()
}

#[track_caller]
fn working(start: &str, limit: &str, expected: &str) {
    held(start, limit, &[], expected);
}

#[track_caller]
fn held(start: &str, limit: &str, pauses: &[(&str, &str)], expected: &str) {
    let calendar = calendar(CHANGED);
    let due = counted(&calendar, start, &terms(limit, Counting::Working), pauses);
    assert_eq!(due, expected);
}

#[track_caller]
fn by_the_calendar(start: &str, limit: &str, expected: &str) {
    let calendar = calendar(CHANGED);
    let due = counted(&calendar, start, &terms(limit, Counting::Calendar), &[]);
    assert_eq!(due, expected);
}

#[test]
fn old_hours_before_the_change_and_new_ones_after() {
    // One hour on Monday, then the new day from 09:00.
    working("2026-11-30T16:30", "3h", "12-01 11:00:00");
    // One on Monday, six on Tuesday: exactly at the new closing.
    working("2026-11-30T16:30", "7h", "12-01 16:00:00");
    working("2026-11-30T16:30", "8h", "12-02 10:00:00");
    working("2026-11-27T16:30", "2h", "11-30 09:30:00");
    let calendar = calendar(CHANGED);
    let at = |text: &str| calendar.moment(text).unwrap();
    let (from, to) = (at("2026-11-27T08:00"), at("2026-12-05T18:00"));
    // Two days of eight, four of six, a morning of three.
    let used = elapsed(from, to, Counting::Working, &calendar, &[]);
    assert_eq!(used, (2 * 8 + 4 * 6 + 3) * 3600);
}

#[test]
fn days_end_at_the_closing_of_their_own_edition() {
    working("2026-11-27T10:00", "1d", "11-30 17:30:00");
    working("2026-11-27T10:00", "2d", "12-01 16:00:00");
    // Saturdays are closed before the change and open after it.
    working("2026-11-26T10:00", "2d", "11-30 17:30:00");
    working("2026-12-03T10:00", "2d", "12-05 12:00:00");
    by_the_calendar("2026-11-25T10:00", "3d", "11-30 17:30:00");
    by_the_calendar("2026-12-02T10:00", "3d", "12-05 12:00:00");
    by_the_calendar("2026-11-01T10:00", "1mo", "12-01 16:00:00");
    by_the_calendar("2026-10-30T10:00", "1mo", "11-30 17:30:00");
}

#[test]
fn half_days_are_halves_of_their_own_edition() {
    // Half of Monday is four hours, wherever they run out.
    working("2026-11-30T10:00", "0.5d", "11-30 15:00:00");
    working("2026-11-30T17:00", "0.5d", "12-01 13:30:00");
    working("2026-11-30T18:00", "0.5d", "12-01 12:00:00");
    working("2026-11-27T10:00", "1.5d", "12-01 12:00:00");
    working("2026-11-26T10:00", "1.5d", "11-30 13:30:00");
}

#[test]
fn pauses_cover_the_hours_of_their_own_date() {
    let over = [("2026-11-30T17:00", "2026-12-01T10:00")];
    held("2026-11-30T16:00", "2h", &over, "12-01 11:00:00");
    // All the new hours of Tuesday, though the old ones would have gone on to 17:30.
    let day = [("2026-11-30T18:00", "2026-12-01T16:00")];
    held("2026-11-30T10:00", "1d", &day, "12-02 16:00:00");
    let less = [("2026-11-30T18:00", "2026-12-01T15:59:59")];
    held("2026-11-30T10:00", "1d", &less, "12-01 16:00:00");
}

#[test]
fn a_make_up_day_takes_the_monday_of_its_edition() {
    let calendar = calendar(CHANGED);
    let hours = |date: &str| {
        let hours = calendar.hours_on(date.parse().unwrap()).iter();
        hours.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(hours("2026-11-21"), "08:30-12:00 13:00-17:30");
    assert_eq!(hours("2026-12-12"), "09:00-12:00 13:00-16:00");
}

/// A sole edition with a date: before it there are no hours.
#[test]
fn before_every_edition_days_are_24_hours_long() {
    let text = "timezone = \"UTC\"\n[hours]\neffective_from = 2026-12-01\ntue = [\"09:00-17:00\"]";
    let calendar = calendar(text);
    let due =
        |start: &str, limit: &str| counted(&calendar, start, &terms(limit, Counting::Working), &[]);
    assert_eq!(due("2026-11-26T10:00", "1d"), "11-27 23:59:59");
    assert_eq!(due("2026-11-30T20:00", "6h"), "12-01 11:00:00");
    assert_eq!(due("2026-11-30T10:00", "2d"), "12-08 17:00:00");
}

/// The night the clocks go forward is the night the hours change.
#[test]
fn a_change_of_hours_where_the_clocks_change() {
    let night =
        |hours: &str| format!("sat = [\"{hours}\"]\nsun = [\"{hours}\"]\nmon = [\"{hours}\"]\n");
    let text = format!(
        "timezone = \"Europe/Berlin\"\n[[hours]]\n{}[[hours]]\neffective_from = 2026-03-29\n{}",
        night("00:00-06:00"),
        night("01:00-05:00")
    );
    let calendar = calendar(&text);
    let due =
        |start: &str, limit: &str| counted(&calendar, start, &terms(limit, Counting::Working), &[]);
    // 02:00 to 03:00 does not exist on Sunday: three hours from 01:00 to 05:00.
    assert_eq!(due("2026-03-28T05:00", "4h"), "03-29 05:00:00");
    assert_eq!(due("2026-03-28T05:00", "14401s"), "03-30 01:00:01");
    assert_eq!(due("2026-03-28T05:00", "1.5d"), "03-30 03:00:00");
}

/// The reasons say by which hours a date was counted, once they changed.
#[test]
fn the_reasons_name_the_edition() {
    let calendar = calendar(CHANGED);
    let start = calendar.moment("2026-11-30T16:30").unwrap();
    let terms = terms("3h", Counting::Working);
    let trace = due_traced(start, &terms, &calendar, &[], start)
        .unwrap()
        .trace;
    let days: Vec<String> = trace
        .iter()
        .map(|stretch| format!("{:?}", stretch.why.args[0].1))
        .collect();
    assert_eq!(trace.len(), 2);
    assert!(!days[0].contains("2026-12-01"), "{days:?}");
    assert!(days[1].contains("2026-12-01"), "{days:?}");
    let key = |date: &str| calendar.is_workday(date.parse().unwrap()).1.key;
    assert_eq!(key("2026-11-28"), "time-day-rest");
    assert_eq!(key("2026-12-05"), "time-day-edition");
    assert_eq!(key("2026-12-12"), "time-day-edition");
    // Sundays are what they were.
    assert_eq!(key("2026-12-06"), "time-day-rest");
    assert_eq!(key("2026-11-21"), "time-day-makeup-unnamed");
}

/// What measures in working days measures each part in the days of its own edition.
#[test]
fn a_stretch_is_cut_where_the_hours_change() {
    let calendar = calendar(CHANGED);
    let at = |text: &str| calendar.moment(text).unwrap();
    let cuts = |from: &str, to: &str| {
        let reigns = calendar.reigns(at(from), at(to)).into_iter();
        let said = reigns.map(|reign| {
            let hours = reign.week.unwrap()[0][0].to_string();
            (reign.from.format("%m-%d %H:%M").to_string(), hours)
        });
        said.collect::<Vec<_>>()
    };
    let part = |from: &str, hours: &str| (from.to_owned(), hours.to_owned());
    assert_eq!(
        cuts("2026-11-27T10:00", "2026-11-30T10:00"),
        [part("11-27 10:00", "08:30-12:00")]
    );
    assert_eq!(
        cuts("2026-11-27T10:00", "2026-12-02T10:00"),
        [
            part("11-27 10:00", "08:30-12:00"),
            part("12-01 00:00", "09:00-12:00")
        ]
    );
    assert_eq!(
        cuts("2026-12-01T00:00", "2026-12-02T10:00"),
        [part("12-01 00:00", "09:00-12:00")]
    );
}
