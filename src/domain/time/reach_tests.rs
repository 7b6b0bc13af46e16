//! Time rule 11: how far a clock is followed, to the day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::calendar::samples::round_the_clock;
use super::*;

/// A calendar that opens on these dates alone, so many days after 2000-01-01, all day.
fn opens_on(days: &[u64]) -> Calendar {
    let open = Exception::new(DayKind::Custom, "", Some(vec![Segment::DAY]));
    let days = days.iter().map(|day| (date(*day), open.clone()));
    Calendar::new(
        chrono_tz::UTC,
        Some(Week::default()),
        days.collect::<BTreeMap<_, _>>(),
    )
}

fn date(day: u64) -> NaiveDate {
    let first: NaiveDate = "2000-01-01".parse().unwrap();
    first.checked_add_days(Days::new(day)).unwrap()
}

/// When it is due, or why that is never.
fn counted(calendar: &Calendar, limit: &str, counting: Counting) -> String {
    let start = calendar.moment("2000-01-01T10:00").unwrap();
    let terms = Terms::new(limit.parse().unwrap(), counting);
    match due(start, &terms, calendar, &[], start) {
        Ok(due) => due.due.date_naive().to_string(),
        Err(error) => error.to_string(),
    }
}

/// Hours count the day of the start as closed, days begin after it.
#[test]
fn ten_years_of_closed_days_are_waited_through_and_not_one_more() {
    let working = |day, limit| counted(&opens_on(&[day]), limit, Counting::Working);
    assert_eq!(working(3653, "1h"), date(3653).to_string());
    assert_eq!(working(3654, "1h"), "time-no-opening");
    assert_eq!(working(3653, "0h"), date(3653).to_string());
    assert_eq!(working(3654, "0h"), "time-no-opening");
    assert_eq!(working(3654, "1d"), date(3654).to_string());
    assert_eq!(working(3655, "1d"), "time-no-opening");
    // Sunday the 2nd is rolled to the first day that opens.
    let rolled = |day| counted(&opens_on(&[day]), "1d", Counting::Calendar);
    assert_eq!(rolled(3654), date(3654).to_string());
    assert_eq!(rolled(3655), "time-no-opening");
}

#[test]
fn a_clock_is_followed_for_a_hundred_years() {
    let mut days: Vec<u64> = (1..10).map(|n| n * 3653).collect();
    for (last, due) in [
        (36_525, date(36_525).to_string()),
        (36_526, "time-out-of-reach".to_owned()),
    ] {
        days.push(last);
        assert_eq!(counted(&opens_on(&days), "10d", Counting::Working), due);
        days.pop();
    }
    let calendar = round_the_clock("UTC");
    let at = |text: &str| calendar.moment(text).unwrap();
    let terms = Terms::new("48h".parse().unwrap(), Counting::Calendar);
    let held = |to: &str| {
        let pause = Pause {
            from: at("1900-01-02T00:00"),
            to: Some(at(to)),
        };
        let start = at("1900-01-01T00:00");
        due(start, &terms, &calendar, &[pause], start).map(|due| due.due)
    };
    assert_eq!(held("1999-01-01T00:00"), Ok(at("1999-01-02T00:00")));
    let error = held("2000-01-03T00:00").unwrap_err();
    assert_eq!(error.to_string(), "time-out-of-reach");
}
