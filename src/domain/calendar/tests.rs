//! What a calendar file says, and what is wrong with one.

use chrono::NaiveDate;

use crate::domain::time::DayKind;
use crate::domain::time::samples::{CHINA, china, read};

fn keys(text: &str) -> Vec<(String, &'static str)> {
    let (_, faults) = read(text);
    let said = |fault: crate::domain::reader::Fault| (fault.path.to_string(), fault.what.key);
    faults.into_iter().map(said).collect()
}

fn one(path: &str, key: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), key)]
}

#[test]
fn the_shipped_calendar_has_every_published_year_with_its_notice() {
    let cn = china();
    assert_eq!(
        (cn.published_from, cn.published_through),
        (Some(2018), Some(2026))
    );
    for year in 2018..=2026 {
        assert!(
            cn.notices.iter().any(|notice| notice.year == year),
            "{year}"
        );
    }
    // The notice for 2026 gives 33 days off and has 6 days worked for them.
    let listed = |year: &str, kind| {
        let year = |date: &NaiveDate| date.to_string().starts_with(year);
        let days = cn
            .days
            .iter()
            .filter(|(date, day)| year(date) && day.kind == kind);
        days.count()
    };
    assert_eq!(listed("2026", DayKind::Holiday), 33);
    assert_eq!(listed("2026", DayKind::Workday), 6);
    let day = |date: &str| &cn.days[&date.parse::<NaiveDate>().unwrap()];
    assert_eq!(day("2026-10-01").name, "国庆节");
    assert_eq!(day("2026-02-14").name, "春节调休");
    assert_eq!(day("2026-02-14").kind, DayKind::Workday);
    // The notice for 2019 moved two working days of 2018.
    assert_eq!(day("2018-12-29").kind, DayKind::Workday);
    assert_eq!(CHINA.matches("[[day]]").count(), cn.days.len());
}

#[test]
fn lint_names_what_is_wrong_with_hours() {
    let hours = |list: &str| {
        keys(&format!(
            "timezone = \"UTC\"\n[hours]\ntue = [\"09:00-10:00\"]\nmon = {list}"
        ))
    };
    assert_eq!(
        hours(r#"["08:00-13:00", "12:00-17:00"]"#),
        one("hours.mon", "time-hours-overlap")
    );
    assert_eq!(
        hours(r#"["08:00-08:00"]"#),
        one("hours.mon[0]", "time-hours-empty")
    );
    assert_eq!(
        hours(r#"["8-17"]"#),
        one("hours.mon[0]", "time-hours-malformed")
    );
    assert_eq!(hours(r#"["08:00-12:00", "12:00-24:00"]"#), []);
    assert_eq!(
        keys("timezone = \"UTC\"\n[hours]\nmon = [\"09:00-10:00\"]\nmonday = []"),
        one("hours.monday", "field-unknown")
    );
}

/// Time rule 7: a shift over midnight is the day's it begins on, and still open when the next begins.
#[test]
fn lint_names_shifts_that_overlap_the_next_day() {
    let week = |hours: &str| keys(&format!("timezone = \"UTC\"\n[hours]\n{hours}"));
    assert_eq!(
        week("mon = [\"22:00-06:00\"]\ntue = [\"06:00-14:00\", \"22:00-06:00\"]"),
        []
    );
    let night = "time-hours-overlap";
    assert_eq!(
        week("mon = [\"22:00-06:00\"]\ntue = [\"05:59-14:00\"]"),
        one("hours.tue", night)
    );
    assert_eq!(
        week("mon = [\"05:00-14:00\"]\nsun = [\"22:00-06:00\"]"),
        one("hours.mon", night)
    );
}

/// Time rule 7: `[hours]` tables with `effective_from`, in any order; one may hold since ever.
#[test]
fn hours_have_editions() {
    let editions = |text: &str| {
        let (calendar, faults) = read(&format!("timezone = \"UTC\"\n{text}"));
        assert_eq!(faults, []);
        let calendar = calendar.unwrap();
        let said = calendar.hours.iter().map(|(from, week)| {
            let from = from.map_or("ever".to_owned(), |date| date.to_string());
            format!("{from} {}", week[0][0])
        });
        said.collect::<Vec<_>>()
    };
    let table = |from: &str, mon: &str| format!("[[hours]]\n{from}mon = [\"{mon}\"]\n");
    let dated = table("effective_from = 2026-12-01\n", "09:00-16:00");
    let ever = table("", "08:30-17:30");
    let both = ["ever 08:30-17:30", "2026-12-01 09:00-16:00"];
    assert_eq!(editions(&format!("{dated}{ever}")), both);
    assert_eq!(editions(&format!("{ever}{dated}")), both);
    assert_eq!(editions(&ever), both[..1]);
    assert_eq!(editions(&dated.replace("[[hours]]", "[hours]")), both[1..]);
    assert_eq!(
        editions(&dated.replace("2026-12-01", "\"2026-12-01\"")),
        both[1..]
    );
}

#[test]
fn lint_names_what_is_wrong_with_editions() {
    let hours = |tables: &[&str]| {
        let tables = tables.iter().map(|table| format!("[[hours]]\n{table}\n"));
        keys(&format!(
            "timezone = \"UTC\"\n{}",
            tables.collect::<String>()
        ))
    };
    let (old, new) = (
        "mon = [\"09:00-10:00\"]",
        "effective_from = \"2026-12-01\"\nmon = [\"09:00-11:00\"]",
    );
    assert_eq!(hours(&[new, old]), []);
    assert_eq!(
        hours(&[new, old, new]),
        one("hours[2].effective_from", "time-edition-twice")
    );
    assert_eq!(
        hours(&[old, new, old]),
        one("hours[2]", "time-edition-since-ever-twice")
    );
    let closed = "effective_from = 2026-12-01\nmon = []";
    assert_eq!(
        hours(&[old, closed]),
        one("hours[1]", "time-edition-never-opens")
    );
    assert_eq!(
        hours(&[new, "sun = []"]),
        one("hours[1]", "time-edition-never-opens")
    );
    let single = format!("timezone = \"UTC\"\n[hours]\n{closed}");
    assert_eq!(keys(&single), one("hours", "time-edition-never-opens"));
    assert_eq!(
        hours(&["effective_from = \"soon\"\nmon = [\"09:00-10:00\"]\nuntil = \"2027\""]),
        [
            ("hours[0].effective_from".to_owned(), "field-not-a-date"),
            ("hours[0].until".to_owned(), "field-unknown"),
        ]
    );
    assert_eq!(
        keys("timezone = \"UTC\"\nhours = \"9-17\""),
        one("hours", "field-not-a-map")
    );
    // A make-up day takes the Monday of its own edition.
    let tuesday = "effective_from = 2026-12-01\ntue = [\"09:00-11:00\"]";
    let makeup = |date: &str| {
        hours(&[
            old,
            &format!("{tuesday}\n[[day]]\ndate = \"{date}\"\nkind = \"workday\""),
        ])
    };
    assert_eq!(makeup("2026-11-28"), []);
    assert_eq!(
        makeup("2026-12-05"),
        one("day[0].kind", "time-makeup-without-hours")
    );
}

#[test]
fn lint_names_what_is_wrong_with_dates() {
    let days = |days: &str| {
        keys(&format!(
            "timezone = \"UTC\"\n[hours]\ntue = [\"09:00-10:00\"]\n{days}"
        ))
    };
    let twice = "[[day]]\ndate = \"2026-05-01\"\nkind = \"holiday\"\n[[day]]\ndate = 2026-05-01\nkind = \"custom\"\nhours = [\"09:00-10:00\"]";
    assert_eq!(days(twice), one("day[1].date", "time-day-twice"));
    let makeup = "[[day]]\ndate = \"2026-05-02\"\nkind = \"workday\"";
    assert_eq!(
        days(makeup),
        one("day[0].kind", "time-makeup-without-hours")
    );
    assert_eq!(days(&format!("{makeup}\nhours = [\"09:00-10:00\"]")), []);
    assert_eq!(
        days(&format!("{makeup}\nhours = []")),
        one("day[0].hours", "time-workday-closed")
    );
    let custom = "[[day]]\ndate = \"2026-05-02\"\nkind = \"custom\"";
    assert_eq!(days(custom), one("day[0].hours", "field-missing"));
    let holiday = "[[day]]\ndate = \"2026-05-02\"\nkind = \"holiday\"\nhours = [\"09:00-10:00\"]";
    assert_eq!(
        days(holiday),
        one("day[0].hours", "time-holiday-with-hours")
    );
    assert_eq!(
        days("[[day]]\ndate = \"2026-02-30\"\nkind = \"rest\""),
        [
            ("day[0].date".to_owned(), "field-not-a-date"),
            ("day[0].kind".to_owned(), "field-not-a-word"),
        ]
    );
}

#[test]
fn lint_names_a_calendar_that_cannot_be_counted_by() {
    assert_eq!(
        keys("published_through = 2026"),
        one("timezone", "field-missing")
    );
    assert_eq!(
        keys("timezone = \"Asia/Peking\""),
        one("timezone", "time-zone-unknown")
    );
    assert_eq!(
        keys("timezone = \"UTC\"\n[hours]"),
        one("hours", "time-never-opens")
    );
    assert_eq!(
        keys("timezone = \"UTC\"\n[hours]\nmon = []"),
        one("hours", "time-never-opens")
    );
    assert_eq!(
        keys("timezone = \"UTC\"\npublished_through = 20266"),
        one("published_through", "policy-out-of-range")
    );
    let reversed = "timezone = \"UTC\"\npublished_from = 2027\npublished_through = 2026";
    assert_eq!(
        keys(reversed),
        one("published_through", "time-published-reversed")
    );
    assert_eq!(keys("timezone = \"UTC\"\npublished_from = 2018"), []);
    assert_eq!(keys("timezone = \"UTC\""), []);
}
