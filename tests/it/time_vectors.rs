//! Due dates and elapsed times that other engines' own test suites state. Each vector names the
//! repository and file it comes from (`tests/fixtures/time-vectors.json`, and the note beside it).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaint::domain::time::{
    Calendar, Counting, DayKind, Exception, Pause, Segment, Terms, Time, Week, due, due_traced,
    elapsed,
};
use serde_json::Value;

const VECTORS: &str = include_str!("../fixtures/time-vectors.json");

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key}: {value}"))
}

fn segments(value: &Value) -> Vec<Segment> {
    let segment = |pair: &Value| {
        let ends = [&pair[0], &pair[1]].map(|end| end.as_str().unwrap());
        ends.join("-").parse().unwrap()
    };
    value.as_array().unwrap().iter().map(segment).collect()
}

fn calendar(value: &Value) -> Calendar {
    let mut week = Week::default();
    for (day, name) in week
        .iter_mut()
        .zip(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    {
        if let Some(hours) = value["hours"].get(name) {
            *day = segments(hours);
        }
    }
    let mut days = BTreeMap::new();
    for (date, hours) in value["days"].as_object().unwrap() {
        let hours = segments(hours);
        let exception = if hours.is_empty() {
            Exception::new(DayKind::Holiday, "", None)
        } else {
            Exception::new(DayKind::Custom, "", Some(hours))
        };
        days.insert(date.parse::<NaiveDate>().unwrap(), exception);
    }
    Calendar::new(text(value, "tz").parse().unwrap(), Some(week), days)
}

fn pauses(vector: &Value, calendar: &Calendar) -> Vec<Pause> {
    let list = vector["pauses"].as_array();
    let pause = |pause: &Value| Pause {
        from: calendar.moment(text(pause, "from")).unwrap(),
        to: pause["to"].as_str().map(|to| calendar.moment(to).unwrap()),
    };
    list.into_iter().flatten().map(pause).collect()
}

fn terms(vector: &Value) -> Terms {
    let duration = vector["duration"].as_u64().unwrap();
    let unit = match text(vector, "unit") {
        "seconds" => "s",
        "minutes" => "m",
        "hours" => "h",
        "days" => "d",
        other => panic!("unit {other}"),
    };
    let counting = match vector.get("day_rule").and_then(Value::as_str) {
        None | Some("end_of_nth_working_day") => Counting::Working,
        Some("calendar_days_roll_forward") => Counting::Calendar,
        Some(other) => panic!("day rule {other}"),
    };
    Terms::new(format!("{duration}{unit}").parse().unwrap(), counting)
}

/// Whether the clock agrees; otherwise what it said.
fn disagreement(vector: &Value) -> Option<String> {
    let calendar = calendar(&vector["calendar"]);
    let at = |key: &str| -> Time { calendar.moment(text(vector, key)).unwrap() };
    let pauses = pauses(vector, &calendar);
    let (said, expected) = match text(vector, "kind") {
        "due" => {
            let (start, terms) = (at("start"), terms(vector));
            let quiet = due(start, &terms, &calendar, &pauses, start).unwrap().due;
            let traced = due_traced(start, &terms, &calendar, &pauses, start).unwrap();
            assert_eq!(quiet, traced.due);
            let expected = calendar.in_zone(at("expected_due"));
            (quiet.to_rfc3339(), expected.to_rfc3339())
        }
        "elapsed" => {
            let said = elapsed(
                at("start"),
                at("end"),
                Counting::Working,
                &calendar,
                &pauses,
            );
            (said.to_string(), vector["expected_elapsed"].to_string())
        }
        "is_workday" => {
            let (said, _) = calendar.is_workday(at("start").date_naive());
            (said.to_string(), vector["expected_workday"].to_string())
        }
        other => panic!("kind {other}"),
    };
    (said != expected).then(|| format!("{}: {said}, not {expected}", text(vector, "id")))
}

#[test]
fn every_vector_of_every_other_engine_agrees() {
    let fixture: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = fixture["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 35, "a vector was lost");
    let wrong: Vec<String> = vectors.iter().filter_map(disagreement).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_vector_names_its_source() {
    let fixture: Value = serde_json::from_str(VECTORS).unwrap();
    for vector in fixture["vectors"].as_array().unwrap() {
        assert!(!text(vector, "source").is_empty(), "{}", text(vector, "id"));
    }
}
