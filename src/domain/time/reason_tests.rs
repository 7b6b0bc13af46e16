//! The reasons given for a due date, stretch by stretch.

use super::calendar::samples::{china, read, round_the_clock, weekdays};
use super::*;

fn terms(limit: &str, counting: Counting) -> Terms {
    Terms::new(limit.parse().unwrap(), counting)
}

fn traced(calendar: &Calendar, start: &str, terms: &Terms, pauses: &[(&str, &str)]) -> Due {
    let at = |text: &str| calendar.moment(text).unwrap();
    let pauses = pauses.iter().map(|(from, to)| Pause {
        from: at(from),
        to: Some(at(to)),
    });
    let pauses: Vec<Pause> = pauses.collect();
    due_traced(at(start), terms, calendar, &pauses, at(start)).unwrap()
}

/// Each stretch as `20 16:00 1:30:00 why`: when it begins, what it counts, why.
fn told(due: &Due) -> Vec<String> {
    // Nothing is told of what lies after the due.
    if due.trace.last().is_some_and(|it| it.to == due.due) {
        assert!(due.trace.iter().all(|it| it.to <= due.due), "{due:?}");
    }
    let stretches = due.trace.iter();
    let told = stretches.map(|it| {
        let why = it.why.key.trim_start_matches("time-");
        format!("{} {} {why}", it.from.format("%d %H:%M"), it.counted)
    });
    told.collect()
}

#[track_caller]
fn china_tells(start: &str, terms: &Terms, pauses: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(&traced(&china(), start, terms, pauses)), expected);
}

#[test]
fn rule_11_a_zero_limit_says_whether_it_waited() {
    let zero = terms("0h", Counting::Working);
    china_tells("2026-11-20T10:00", &zero, &[], &["20 10:00 0 why-zero"]);
    let waited = &["20 06:00 0 why-zero-opening"];
    china_tells("2026-11-20T06:00", &zero, &[], waited);
}

#[test]
fn rule_6_a_pause_is_a_stretch_of_its_own_by_the_calendar() {
    let pause = [("2026-11-20T11:00", "2026-11-20T12:00")];
    let four = terms("4h", Counting::Calendar);
    let expected = &[
        "20 10:00 1:00:00 why-round-the-clock",
        "20 11:00 0 why-paused",
        "20 12:00 3:00:00 why-round-the-clock",
    ];
    china_tells("2026-11-20T10:00", &four, &pause, expected);
}

#[test]
fn rule_6_business_time_says_how_much_of_a_day_was_paused() {
    let pauses = [
        ("2026-11-20T10:00", "2026-11-20T10:30"),
        ("2026-11-20T16:00", "2026-11-20T19:00"),
        ("2026-11-23T00:00", "2026-11-24T00:00"),
    ];
    let due = traced(
        &china(),
        "2026-11-20T09:00",
        &terms("6h", Counting::Working),
        &pauses,
    );
    let expected = [
        "20 09:00 5:30:00 why-hours-paused",
        "21 00:00 0 day-rest",
        "22 00:00 0 day-rest",
        "23 00:00 0 why-day-paused",
        "24 08:30 0:30:00 why-hours",
    ];
    assert_eq!(told(&due), expected);
    let said = due.trace[0]
        .why
        .args
        .iter()
        .find(|(name, _)| *name == "paused");
    assert_eq!(said.unwrap().1, "2:00:00".into());
    let after = terms("1h", Counting::Working);
    let expected = &[
        "20 18:00 0 why-after-hours",
        "21 00:00 0 day-rest",
        "22 00:00 0 day-rest",
        "23 08:30 1:00:00 why-hours",
    ];
    china_tells("2026-11-20T18:00", &after, &[], expected);
}

#[test]
fn rule_3_a_month_is_one_stretch_to_the_end_of_its_last_day() {
    let due = traced(
        &china(),
        "2026-10-20T10:00",
        &terms("1mo", Counting::Calendar),
        &[],
    );
    assert_eq!(told(&due), ["20 10:00 1mo why-months"]);
    let to = due.trace[0].to.to_rfc3339();
    assert_eq!(to, "2026-11-20T23:59:59+08:00");
}

/// One and a half days by the calendar lie between one day and two.
#[test]
fn rule_4_a_half_day_says_where_it_was_cut() {
    let half = terms("1.5d", Counting::Calendar);
    // 17:30 on Tuesday either way, and Saturday night before Monday.
    let fits = &["16 05:30 0.5d why-half-calendar"];
    china_tells("2026-11-16T05:30", &half, &[], fits);
    let least = &[
        "20 10:00 0.5d why-half-calendar",
        "23 17:30 0 why-half-least",
    ];
    china_tells("2026-11-20T10:00", &half, &[], least);
    // Closing at 11:00: reached, and passed.
    let early = weekdays("Asia/Shanghai", &["08:00-11:00"]);
    let due = |start| told(&traced(&early, start, &half, &[]));
    assert_eq!(due("2026-11-16T23:00"), ["16 23:00 0.5d why-half-calendar"]);
    assert_eq!(
        due("2026-11-16T23:30"),
        [
            "16 23:30 0.5d why-half-calendar",
            "18 11:00 0 why-half-most"
        ]
    );
}

#[test]
fn rule_4_a_half_working_day_says_what_each_day_gave() {
    let half = terms("0.5d", Counting::Working);
    let whole = &["20 08:30 0.5d why-half"];
    china_tells("2026-11-20T08:30", &half, &[], whole);
    // From noon on nothing is used before 13:00.
    let noon = &["20 13:00 0.5d why-half"];
    china_tells("2026-11-20T12:00", &half, &[], noon);
    let two = &[
        "20 15:30 2:00:00 why-half",
        "21 00:00 0 day-rest",
        "22 00:00 0 day-rest",
        "23 08:30 2:00:00 why-half",
    ];
    china_tells("2026-11-20T15:30", &half, &[], two);
}

/// Rule 6: only what is on the way is given back, never what comes after the due.
#[test]
fn rule_6_a_half_calendar_day_is_later_by_the_dates_given_back() {
    let tuesday = [("2026-11-17T00:00", "2026-11-18T00:00")];
    let half = terms("1.5d", Counting::Calendar);
    let expected = &[
        "16 15:00 0.5d why-half-calendar",
        "17 08:30 0 why-day-paused",
        "19 03:00 0 why-later",
    ];
    china_tells("2026-11-16T15:00", &half, &tuesday, expected);
    let half = terms("0.5d", Counting::Calendar);
    let expected = &["16 06:00 0.5d why-half-calendar"];
    china_tells("2026-11-16T06:00", &half, &tuesday, expected);
}

/// Rule 11: 02:30 comes twice on 25 October 2026 in Berlin; 12 hours from the second are from the
/// second.
#[test]
fn rule_4_half_a_day_runs_from_the_moment_itself() {
    let berlin = round_the_clock("Europe/Berlin");
    let half = terms("0.5d", Counting::Calendar);
    let due = |start| traced(&berlin, start, &half, &[]).due.to_rfc3339();
    assert_eq!(due("2026-10-25T02:30+02:00"), "2026-10-25T13:30:00+01:00");
    assert_eq!(due("2026-10-25T02:30+01:00"), "2026-10-25T14:30:00+01:00");
}

/// Samoa skipped 30 December 2011: no pause can give it back.
#[test]
fn rule_6_a_date_the_zone_skipped_is_not_given_back() {
    let apia = round_the_clock("Pacific/Apia");
    let stays = Terms {
        roll: false,
        ..terms("3d", Counting::Calendar)
    };
    let pause = [("2011-12-28T11:00", "2011-12-28T12:00")];
    let due = traced(&apia, "2011-12-28T10:00", &stays, &pause);
    assert_eq!(due.due.to_rfc3339(), "2011-12-31T23:59:59+14:00");
}

/// Rule 7: a day says since when its hours hold, where the edition before had others on it.
#[test]
fn rule_7_a_day_names_its_edition_where_the_hours_changed() {
    let hours = |mon: &str| format!("mon = [\"{mon}\"]\ntue = [\"09:00-17:00\"]\n");
    let text = format!(
        "timezone = \"Asia/Shanghai\"\n[[hours]]\n{}[[hours]]\neffective_from = 2026-12-01\n{}",
        hours("09:00-17:00"),
        hours("10:00-16:00")
    );
    let (calendar, faults) = read(&text);
    assert_eq!(faults, []);
    let calendar = calendar.unwrap();
    let key = |date: &str| calendar.is_workday(date.parse().unwrap()).1.key;
    assert_eq!(key("2026-11-30"), "time-day-working");
    assert_eq!(key("2026-12-07"), "time-day-edition");
    assert_eq!(key("2026-12-08"), "time-day-working");
    assert_eq!(key("2026-12-09"), "time-day-rest");
}
