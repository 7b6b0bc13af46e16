//! A company calendar as its file says it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::msg::Msg;
use super::reader::Reader;
use super::time::{Calendar, DayKind, Exception, Notice, Segment, Week, YEARS};
use crate::msg;

/// Monday first, as in [`Week`].
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Calendar {
    /// Reads a calendar file. Faults: an unknown zone, a date listed twice, segments that overlap
    /// or end before they begin, a make-up day without hours to take, a calendar that never opens.
    /// `None` only without a zone: everything else wrong is left out, with its fault.
    pub fn read(reader: &Reader) -> Option<Self> {
        let title = reader.text("title");
        let zone = reader.required("timezone", reader.read("timezone", zone));
        let published_from = reader.read("published_from", year);
        let published_through = reader.read("published_through", year);
        if published_from > published_through && published_through.is_some() {
            reader.invalid("published_through", msg!("time-published-reversed"));
        }
        let hours = reader.has("hours").then(|| {
            let week = reader.map("hours", |week| Some(read_week(week)));
            week.unwrap_or_default()
        });
        let days = read_days(reader, hours.as_ref());
        let notices = reader.list("notice", |notice| {
            let year = notice.required("year", notice.read("year", year));
            let title = notice.text("title");
            let source = notice.text("url").or(title);
            let source = notice.required("url", source);
            year.zip(source)
                .map(|(year, source)| Notice { year, source })
        });
        let calendar = Self {
            title,
            zone: zone?,
            hours,
            days,
            published_from,
            published_through,
            notices,
        };
        if !calendar.ever_opens() {
            let what = msg!("time-never-opens");
            reader.invalid("hours", what);
        }
        Some(calendar)
    }
}

fn zone(text: &str) -> Result<Tz, Msg> {
    text.parse()
        .map_err(|_| msg!("time-zone-unknown", value = text))
}

fn year(text: &str) -> Result<i32, Msg> {
    let year = text.parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| msg!("time-year-absurd", value = text))
}

fn read_week(reader: &Reader) -> Week {
    WEEKDAYS.map(|day| read_segments(reader, day))
}

/// The segments under `key` in order; those that cannot be read are left out.
fn read_segments(reader: &Reader, key: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    for text in reader.texts(key) {
        match text.parse::<Segment>() {
            Ok(segment) => segments.push(segment),
            Err(what) => reader.invalid(key, what),
        }
    }
    Segment::arrange(segments).unwrap_or_else(|what| {
        reader.invalid(key, what);
        Vec::new()
    })
}

fn read_days(reader: &Reader, week: Option<&Week>) -> BTreeMap<NaiveDate, Exception> {
    let mut days = BTreeMap::new();
    reader.list("day", |day| {
        let date = day.required("date", day.date("date"));
        let kind = day.required("kind", day.word("kind"));
        let name = day.text("name").unwrap_or_default();
        let source = day.text("source");
        let own = day.has("hours").then(|| read_segments(day, "hours"));
        let (date, kind) = (date?, kind?);
        check_hours(day, kind, own.as_deref(), week);
        let exception = Exception {
            kind,
            name,
            hours: own,
            source,
        };
        match days.entry(date) {
            Entry::Vacant(free) => {
                free.insert(exception);
            }
            Entry::Occupied(_) => {
                let date = date.to_string();
                day.invalid("date", msg!("time-day-twice", date = date));
            }
        }
        Some(())
    });
    days
}

/// Whether an exception has the hours its kind needs.
fn check_hours(day: &Reader, kind: DayKind, own: Option<&[Segment]>, week: Option<&Week>) {
    // Segments that could not be read have their own faults.
    let written = day
        .node()
        .get("hours")
        .is_some_and(|hours| hours.text().is_some() || !hours.items().is_empty());
    match kind {
        DayKind::Holiday if own.is_some_and(|own| !own.is_empty()) => {
            day.invalid("hours", msg!("time-holiday-with-hours"));
        }
        DayKind::Workday if own.is_none() => {
            let closed = week.is_some_and(|[monday, ..]| monday.is_empty());
            if closed {
                day.invalid("kind", msg!("time-makeup-without-hours"));
            }
        }
        DayKind::Custom if own.is_none() => day.missing("hours"),
        DayKind::Workday | DayKind::Custom if !written => {
            day.invalid("hours", msg!("time-workday-closed"));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            hours(r#"["17:00-08:00"]"#),
            one("hours.mon", "time-hours-reversed")
        );
        assert_eq!(
            hours(r#"["8-17"]"#),
            one("hours.mon", "time-hours-malformed")
        );
        assert_eq!(hours(r#"["08:00-12:00", "12:00-24:00"]"#), []);
        assert_eq!(
            keys("timezone = \"UTC\"\n[hours]\nmon = [\"09:00-10:00\"]\nmonday = []"),
            one("hours.monday", "field-unknown")
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
        let holiday =
            "[[day]]\ndate = \"2026-05-02\"\nkind = \"holiday\"\nhours = [\"09:00-10:00\"]";
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
            one("published_through", "time-year-absurd")
        );
        let reversed = "timezone = \"UTC\"\npublished_from = 2027\npublished_through = 2026";
        assert_eq!(
            keys(reversed),
            one("published_through", "time-published-reversed")
        );
        assert_eq!(keys("timezone = \"UTC\"\npublished_from = 2018"), []);
        assert_eq!(keys("timezone = \"UTC\""), []);
    }
}
