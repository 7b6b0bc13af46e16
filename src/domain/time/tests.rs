//! The counting rules, one by one, on the calendar that ships with the tool.

use super::calendar::samples::{china, round_the_clock, weekdays};
use super::*;

fn count(calendar: &Calendar, start: &str, limit: &str, counting: Counting) -> Due {
    held(calendar, start, limit, counting, &[])
}

fn held(
    calendar: &Calendar,
    start: &str,
    limit: &str,
    counting: Counting,
    pauses: &[(&str, &str)],
) -> Due {
    let at = |text: &str| calendar.moment(text).unwrap();
    let pause = |(from, to): &(&str, &str)| Pause {
        from: at(from),
        to: (!to.is_empty()).then(|| at(to)),
    };
    let pauses: Vec<Pause> = pauses.iter().map(pause).collect();
    let terms = Terms::new(limit.parse().unwrap(), counting);
    let now = at("2026-11-30T00:00");
    let quiet = due(at(start), &terms, calendar, &pauses, now).unwrap();
    let traced = due_traced(at(start), &terms, calendar, &pauses, now).unwrap();
    // Giving reasons must never change the result.
    assert_eq!(
        (quiet.due, quiet.provisional),
        (traced.due, traced.provisional)
    );
    assert!(quiet.trace.is_empty() && !traced.trace.is_empty());
    for stretch in &traced.trace {
        assert!(stretch.from <= stretch.to, "{stretch:?}");
    }
    traced
}

/// The due as local time without offset.
fn local(due: &Due) -> String {
    due.due.format("%m-%d %H:%M:%S").to_string()
}

#[track_caller]
fn working(start: &str, limit: &str, expected: &str) {
    assert_eq!(
        local(&count(&china(), start, limit, Counting::Working)),
        expected
    );
}

#[track_caller]
fn calendar(start: &str, limit: &str, expected: &str) {
    assert_eq!(
        local(&count(&china(), start, limit, Counting::Calendar)),
        expected
    );
}

#[track_caller]
fn working_held(start: &str, limit: &str, pauses: &[(&str, &str)], expected: &str) {
    let due = held(&china(), start, limit, Counting::Working, pauses);
    assert_eq!(local(&due), expected);
}

#[track_caller]
fn calendar_held(start: &str, limit: &str, pauses: &[(&str, &str)], expected: &str) {
    let due = held(&china(), start, limit, Counting::Calendar, pauses);
    assert_eq!(local(&due), expected);
}

fn whys(due: &Due) -> Vec<&'static str> {
    due.trace.iter().map(|stretch| stretch.why.key).collect()
}

// Friday 2026-11-20 and the days after it are ordinary; 2026-10-01 to 07 are holidays, 2026-10-10
// a make-up Saturday.

#[test]
fn rule_1_hours_run_from_the_moment_itself() {
    working("2026-11-20T10:00", "2h", "11-20 12:00:00");
    working("2026-11-20T10:00", "90m", "11-20 11:30:00");
    working("2026-11-20T10:00", "90s", "11-20 10:01:30");
    calendar("2026-11-20T10:00", "48h", "11-22 10:00:00");
    calendar("2026-10-01T03:00", "48h", "10-03 03:00:00");
}

#[test]
fn rule_1_a_start_outside_hours_waits_for_the_opening() {
    working("2026-11-20T06:00", "1h", "11-20 09:30:00");
    working("2026-11-20T12:30", "1h", "11-20 14:00:00");
    working("2026-11-20T17:30", "1h", "11-23 09:30:00");
    working("2026-11-21T12:00", "1h", "11-23 09:30:00");
    working("2026-10-02T12:00", "1h", "10-08 09:30:00");
}

#[test]
fn rule_1_offsets_are_honoured() {
    working("2026-11-20T02:00:00Z", "2h", "11-20 12:00:00");
    // 23:00 in Shanghai: the day of the start is the date there.
    working("2026-11-19T15:00:00Z", "1d", "11-20 17:30:00");
}

#[test]
fn rule_2_the_nth_working_day_at_its_closing() {
    working("2026-11-16T10:00", "3d", "11-19 17:30:00");
    working("2026-11-20T10:00", "1d", "11-23 17:30:00");
    working("2026-11-21T10:00", "1d", "11-23 17:30:00");
    working("2026-11-16T00:00", "1d", "11-17 17:30:00");
    working("2026-11-16T23:59:59", "1d", "11-17 17:30:00");
    // Holidays do not count, the make-up Saturday does: 30 Sep, then 8, 9 and 10 Oct.
    working("2026-09-30T10:00", "3d", "10-10 17:30:00");
    working("2026-09-30T10:00", "4d", "10-12 17:30:00");
}

#[test]
fn rule_3_calendar_days_roll_to_the_next_working_day() {
    calendar("2026-11-16T10:00", "3d", "11-19 17:30:00");
    calendar("2026-11-16T10:00", "5d", "11-23 17:30:00");
    calendar("2026-09-28T10:00", "3d", "10-08 17:30:00");
    // A make-up Saturday is a working day: nothing to roll.
    calendar("2026-10-08T10:00", "2d", "10-10 17:30:00");
}

#[test]
fn rule_3_without_roll_a_closed_last_day_ends_at_midnight() {
    let cn = china();
    let start = cn.moment("2026-11-16T10:00").unwrap();
    for (limit, expected) in [("5d", "11-21 23:59:59"), ("4d", "11-20 17:30:00")] {
        let terms = Terms {
            roll: false,
            ..Terms::new(limit.parse().unwrap(), Counting::Calendar)
        };
        assert_eq!(
            local(&due(start, &terms, &cn, &[], start).unwrap()),
            expected
        );
    }
}

#[test]
fn rule_3_months_end_on_the_same_date_or_the_last() {
    calendar("2026-10-20T10:00", "1mo", "11-20 17:30:00");
    calendar("2026-10-21T10:00", "1mo", "11-23 17:30:00");
    calendar("2026-08-31T10:00", "1mo", "09-30 17:30:00");
    // 28 February 2026 is a make-up Saturday.
    calendar("2026-01-31T10:00", "1mo", "02-28 17:30:00");
    calendar("2024-01-31T10:00", "1mo", "02-29 17:30:00");
    calendar("2025-11-30T10:00", "12mo", "11-30 17:30:00");
    let due = count(&china(), "2026-10-20T10:00", "1mo", Counting::Working);
    assert_eq!(local(&due), "11-20 17:30:00");
}

#[test]
fn rule_3_without_hours_a_day_ends_at_23_59_59() {
    let calendar = round_the_clock("Asia/Shanghai");
    for counting in [Counting::Working, Counting::Calendar] {
        let due = count(&calendar, "2026-11-20T10:00", "1d", counting);
        assert_eq!(local(&due), "11-23 23:59:59");
    }
}

#[test]
fn rule_4_half_a_working_day_from_the_start() {
    // 8 hours, 3:30 of them before lunch.
    working("2026-11-20T08:30", "0.5d", "11-20 13:30:00");
    working("2026-11-20T06:00", "0.5d", "11-20 13:30:00");
    working("2026-11-20T15:00", "0.5d", "11-23 10:00:00");
    working("2026-11-20T18:00", "0.5d", "11-23 13:30:00");
    working("2026-11-21T12:00", "0.5d", "11-23 13:30:00");
}

#[test]
fn rule_4_half_of_the_working_day_after_whole_days() {
    working("2026-11-19T15:00", "1.5d", "11-23 13:30:00");
    working("2026-11-17T15:00", "2.5d", "11-20 13:30:00");
    let none = round_the_clock("Asia/Shanghai");
    let due = count(&none, "2026-11-20T15:00", "1.5d", Counting::Working);
    assert_eq!(local(&due), "11-24 12:00:00");
}

#[test]
fn rule_4_half_a_calendar_day_is_twelve_hours_and_not_rolled() {
    calendar("2026-11-20T15:00", "0.5d", "11-21 03:00:00");
    calendar("2026-11-16T20:00", "2.5d", "11-19 08:00:00");
    // 2 days and 12 hours end before the second day closes: no earlier than 2 days.
    calendar("2026-11-16T02:00", "2.5d", "11-18 17:30:00");
    // Saturday 22:00 would be before Monday's closing, when one whole day is due.
    calendar("2026-11-20T10:00", "1.5d", "11-23 17:30:00");
    // Never later than one whole day, which closes at 10:00.
    let early = weekdays("Asia/Shanghai", &["06:00-10:00"]);
    let due = count(&early, "2026-11-16T23:00", "0.5d", Counting::Calendar);
    assert_eq!(local(&due), "11-17 10:00:00");
    assert_eq!(whys(&due).last(), Some(&"time-why-half-most"));
}

#[test]
fn rule_5_a_budget_that_ends_at_closing_is_due_at_closing() {
    working("2026-11-20T15:30", "2h", "11-20 17:30:00");
    working("2026-11-20T15:30", "7201s", "11-23 08:30:01");
    working("2026-11-20T10:00", "2h", "11-20 12:00:00");
    working("2026-11-20T10:00", "7201s", "11-20 13:00:01");
    working("2026-09-30T16:30", "3601s", "10-08 08:30:01");
    working("2026-11-20T08:30", "16h", "11-23 17:30:00");
}

#[test]
fn rule_6_hours_get_back_their_own_time() {
    let pause = [("2026-11-20T10:00", "2026-11-20T14:00")];
    // Business time: 10:00 to 12:00 and 13:00 to 14:00.
    working_held("2026-11-20T09:00", "2h", &pause, "11-20 15:00:00");
    calendar_held("2026-11-20T09:00", "2h", &pause, "11-20 15:00:00");
    calendar_held("2026-11-20T09:00", "1h", &pause, "11-20 10:00:00");
    // Outside hours: nothing for the working clock.
    let night = [("2026-11-20T17:30", "2026-11-23T08:30")];
    working_held("2026-11-20T16:30", "2h", &night, "11-23 09:30:00");
    calendar_held("2026-11-20T16:30", "2h", &night, "11-23 09:30:00");
    // After the due: nothing at all.
    let after = [("2026-11-20T11:00", "2026-11-25T08:30")];
    working_held("2026-11-20T09:00", "2h", &after, "11-20 11:00:00");
}

#[test]
fn rule_6_a_working_day_is_given_back_when_all_its_hours_are_paused() {
    // Tuesday's hours entirely; and a pause that misses Tuesday's last second.
    let tuesday = [("2026-11-17T08:30", "2026-11-17T17:30")];
    working_held("2026-11-16T10:00", "3d", &tuesday, "11-20 17:30:00");
    let nearly = [("2026-11-17T08:30", "2026-11-17T17:29:59")];
    working_held("2026-11-16T10:00", "3d", &nearly, "11-19 17:30:00");
    // Morning and afternoon apart: lunch is outside hours, so it makes no difference.
    let split = [
        ("2026-11-17T13:00", "2026-11-17T17:30"),
        ("2026-11-17T08:30", "2026-11-17T12:00"),
    ];
    working_held("2026-11-16T10:00", "3d", &split, "11-20 17:30:00");
    // Day 0 is not counted, so it cannot be given back.
    working_held(
        "2026-11-16T07:00",
        "1d",
        &[("2026-11-16T08:00", "2026-11-16T18:00")],
        "11-17 17:30:00",
    );
    // A weekend gives a working clock nothing.
    working_held(
        "2026-11-20T10:00",
        "1d",
        &[("2026-11-20T18:00", "2026-11-23T08:00")],
        "11-23 17:30:00",
    );
}

#[test]
fn rule_6_days_given_back_make_room_for_more() {
    // Due on Tuesday; the pause over Tuesday moves it to Wednesday, which is paused too, …
    let week = [("2026-11-17T08:00", "2026-11-20T12:00")];
    working_held("2026-11-16T10:00", "1d", &week, "11-20 17:30:00");
    calendar_held(
        "2026-11-16T10:00",
        "1d",
        &[("2026-11-17T00:00", "2026-11-20T12:00")],
        "11-20 17:30:00",
    );
    // A pause that begins after the due gives nothing.
    working_held(
        "2026-11-16T10:00",
        "1d",
        &[("2026-11-17T18:00", "2026-11-20T12:00")],
        "11-17 17:30:00",
    );
}

#[test]
fn rule_6_calendar_days_need_whole_dates() {
    calendar_held(
        "2026-11-16T10:00",
        "2d",
        &[("2026-11-17T00:00", "2026-11-18T00:00")],
        "11-19 17:30:00",
    );
    calendar_held(
        "2026-11-16T10:00",
        "2d",
        &[("2026-11-17T00:00:01", "2026-11-18T00:00")],
        "11-18 17:30:00",
    );
    calendar_held(
        "2026-11-16T10:00",
        "2d",
        &[("2026-11-16T12:00", "2026-11-17T23:59:59")],
        "11-18 17:30:00",
    );
    calendar_held(
        "2026-10-13T10:00",
        "1mo",
        &[("2026-10-20T00:00", "2026-10-23T00:00")],
        "11-16 17:30:00",
    );
    calendar_held(
        "2026-11-16T15:00",
        "1.5d",
        &[("2026-11-17T00:00", "2026-11-18T00:00")],
        "11-19 03:00:00",
    );
}

#[test]
fn rule_6_a_running_pause_counts_up_to_now() {
    // Now is 2026-11-30 00:00: Tuesday 17 to Friday 27 are the nine working days given back.
    working_held(
        "2026-11-16T10:00",
        "3d",
        &[("2026-11-17T08:00", "")],
        "12-02 17:30:00",
    );
    calendar_held(
        "2026-11-16T10:00",
        "48h",
        &[("2026-11-17T10:00", "")],
        "12-01 00:00:00",
    );
}

#[test]
fn rule_8_due_is_the_last_moment_on_time() {
    // 14 hours of 24:00 closing: the hour budget ends with the day, the day limit one second before.
    let late = weekdays("Asia/Shanghai", &["10:00-24:00"]);
    let hours = count(&late, "2026-11-20T10:00", "14h", Counting::Working);
    assert_eq!(local(&hours), "11-21 00:00:00");
    let day = count(&late, "2026-11-19T10:00", "1d", Counting::Working);
    assert_eq!(local(&day), "11-20 23:59:59");
}

#[test]
fn rule_10_a_limit_that_touches_an_unpublished_year_is_provisional() {
    let cn = china();
    let provisional =
        |start: &str, limit: &str| count(&cn, start, limit, Counting::Working).provisional;
    assert!(!provisional("2026-12-30T10:00", "1d"));
    assert!(provisional("2026-12-31T10:00", "1d"));
    assert!(provisional("2017-12-29T10:00", "1d"));
    assert!(!provisional("2026-12-31T10:00", "1h"));
    // The year's last second is not the next year.
    let mut late = weekdays("Asia/Shanghai", &["10:00-24:00"]);
    late.published_through = Some(2026);
    assert!(!count(&late, "2026-12-31T10:00", "14h", Counting::Working).provisional);
    assert!(count(&late, "2026-12-31T10:00", "50401s", Counting::Working).provisional);
}

#[test]
fn rule_11_a_zero_limit_is_due_at_its_start_or_the_next_opening() {
    for limit in ["0d", "0h", "0s", "0mo"] {
        working("2026-11-20T10:00", limit, "11-20 10:00:00");
        working("2026-11-20T06:00", limit, "11-20 08:30:00");
        working("2026-11-20T17:30", limit, "11-23 08:30:00");
        calendar("2026-11-21T10:00", limit, "11-21 10:00:00");
        working_held(
            "2026-11-20T10:00",
            limit,
            &[("2026-11-20T08:00", "2026-11-25T08:00")],
            "11-20 10:00:00",
        );
    }
}

#[test]
fn rule_11_a_calendar_that_stops_opening_is_an_error() {
    let mut calendar = weekdays("UTC", &[]);
    let last = Exception::new(DayKind::Custom, "", Some(vec![Segment::DAY]));
    calendar.days.insert("2026-11-20".parse().unwrap(), last);
    let start = calendar.moment("2026-11-20T23:00").unwrap();
    for (limit, counting) in [
        ("2h", Counting::Working),
        ("1d", Counting::Working),
        ("1.5d", Counting::Working),
        ("1d", Counting::Calendar),
        ("1mo", Counting::Calendar),
    ] {
        let terms = Terms::new(limit.parse().unwrap(), counting);
        let error = due(start, &terms, &calendar, &[], start).unwrap_err();
        assert_eq!(error.to_string(), "time-no-opening", "{limit}");
    }
    let terms = Terms::new("1h".parse().unwrap(), Counting::Working);
    assert!(due(start, &terms, &calendar, &[], start).is_ok());
}

#[test]
fn limits_that_no_calendar_reaches_are_errors_and_not_endless() {
    let minute = weekdays("UTC", &["09:00-09:01"]);
    let start = minute.moment("2026-11-20T09:00").unwrap();
    let terms = Terms::new("87672h".parse().unwrap(), Counting::Working);
    let error = due_traced(start, &terms, &minute, &[], start).unwrap_err();
    assert_eq!(error.to_string(), "time-out-of-reach");
    let absurd = Time::parse_from_rfc3339("9999-01-01T00:00:00Z").unwrap();
    let terms = Terms::new("1d".parse().unwrap(), Counting::Working);
    assert_eq!(
        due(absurd, &terms, &minute, &[], start)
            .unwrap_err()
            .to_string(),
        "time-year-absurd"
    );
    for limit in ["3653d", "3652.5d", "120mo", "87672h"] {
        for counting in [Counting::Working, Counting::Calendar] {
            let due = count(&china(), "2026-11-20T09:00", limit, counting);
            assert!(due.provisional && due.trace.len() <= 18_000, "{limit}");
        }
    }
}

#[test]
fn the_reasons_name_each_day() {
    let cn = china();
    let due = held(
        &cn,
        "2026-09-29T10:00",
        "3d",
        Counting::Working,
        &[("2026-09-30T08:00", "2026-10-01T08:00")],
    );
    assert_eq!(local(&due), "10-10 17:30:00");
    let mut expected = vec!["time-why-day-0", "time-why-day-paused"];
    expected.extend(["time-day-holiday"; 7]);
    expected.extend(["time-why-working-day"; 3]);
    assert_eq!(whys(&due), expected);
    assert_eq!(due.trace.last().unwrap().to, due.due);

    let due = count(&cn, "2026-11-19T10:00", "2d", Counting::Calendar);
    let rolled = [
        "time-why-day-0",
        "time-why-calendar-day",
        "time-why-calendar-day",
        "time-day-rest",
        "time-why-rolled",
    ];
    assert_eq!(whys(&due), rolled);

    let pause = [("2026-11-20T16:00", "2026-11-20T17:00")];
    let due = held(&cn, "2026-11-20T15:00", "2h", Counting::Working, &pause);
    let hours = [
        "time-why-hours-paused",
        "time-day-rest",
        "time-day-rest",
        "time-why-hours",
    ];
    assert_eq!(whys(&due), hours);
    let counted: Vec<String> = due
        .trace
        .iter()
        .map(|stretch| stretch.counted.to_string())
        .collect();
    assert_eq!(counted, ["1:30:00", "0", "0", "0:30:00"]);

    let due = count(&cn, "2026-11-19T15:00", "1.5d", Counting::Working);
    let half = [
        "time-why-day-0",
        "time-why-working-day",
        "time-day-rest",
        "time-day-rest",
        "time-why-half",
    ];
    assert_eq!(whys(&due), half);
    let due = count(&cn, "2026-11-20T15:00", "0.5d", Counting::Working);
    assert_eq!(
        whys(&due),
        [
            "time-why-half",
            "time-day-rest",
            "time-day-rest",
            "time-why-half"
        ]
    );
}
