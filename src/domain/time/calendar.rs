//! A company calendar: zone, business hours, holidays and make-up days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::hours::{Segment, Week};
use crate::words;

/// One company calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What it is called.
    pub title: Option<String>,
    /// The zone in which all day arithmetic happens.
    pub zone: Tz,
    /// Business hours by weekday; without them Monday to Friday are working days of 24 hours.
    pub hours: Option<Week>,
    /// Dated exceptions.
    pub days: BTreeMap<NaiveDate, Exception>,
    /// The first year with official data; `None`: nothing is known to be missing before.
    pub published_from: Option<i32>,
    /// The last year with official data; limits that reach beyond it are provisional. `None`: this
    /// calendar waits for nobody's notices.
    pub published_through: Option<i32>,
    /// Where the dates come from.
    pub notices: Vec<Notice>,
}

/// One dated exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// What kind of day it is.
    pub kind: DayKind,
    /// What it is called, `国庆节`; may be empty.
    pub name: String,
    /// Its own hours; a make-up day without them has Monday's.
    pub hours: Option<Vec<Segment>>,
    /// Where it comes from, if not from the year's notice.
    pub source: Option<String>,
}

words! {
    /// The kinds of dated exceptions.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DayKind {
        /// Closed.
        Holiday = "holiday",
        /// A make-up day (调休).
        Workday = "workday",
        /// A working day with exactly its own hours.
        Custom = "custom",
    }
}

/// An official notice that sets the holidays of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The year.
    pub year: i32,
    /// Its address, or else its title.
    pub source: String,
}

impl Exception {
    /// An exception with a name and, where it has its own, hours.
    pub fn new(kind: DayKind, name: &str, hours: Option<Vec<Segment>>) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            hours,
            source: None,
        }
    }
}

impl Calendar {
    /// A calendar from its parts, without a claim as to which years are published.
    pub fn new(zone: Tz, hours: Option<Week>, days: BTreeMap<NaiveDate, Exception>) -> Self {
        Self {
            title: None,
            zone,
            hours,
            days,
            published_from: None,
            published_through: None,
            notices: Vec::new(),
        }
    }

    /// Whether days have business hours; without, a working day is 24 hours long.
    pub fn has_hours(&self) -> bool {
        self.hours.is_some()
    }

    /// Whether any weekday or dated exception has hours at all.
    pub fn ever_opens(&self) -> bool {
        let weekly = match &self.hours {
            Some(week) => week.iter().any(|day| !day.is_empty()),
            None => true,
        };
        weekly || self.days.keys().any(|date| self.is_open(*date))
    }
}

#[cfg(test)]
pub(super) mod samples {
    //! Calendars for the unit tests of the clock.

    use super::*;
    use crate::domain::reader::{Context, Fault, Reader};
    use crate::domain::tree::{Data, Entry, Form, Node, Scalar};

    /// The calendar that ships with the tool.
    pub const CHINA: &str = include_str!("../../../policies/calendar-cn.toml");

    /// A TOML document as a node, every value without a place.
    pub fn node(text: &str) -> Node {
        let table = toml::de::DeTable::parse(text).unwrap();
        from_toml(&toml::de::DeValue::Table(table.into_inner()))
    }

    fn from_toml(value: &toml::de::DeValue<'_>) -> Node {
        use toml::de::DeValue;
        let scalar = |text: &str, form| {
            Data::Scalar(Scalar {
                text: text.to_owned(),
                form,
            })
        };
        let data = match value {
            DeValue::String(text) => scalar(text, Form::Text),
            DeValue::Integer(number) => scalar(number.as_str(), Form::Integer),
            DeValue::Float(number) => scalar(number.as_str(), Form::Float),
            DeValue::Boolean(flag) => scalar(&flag.to_string(), Form::Boolean),
            DeValue::Datetime(time) => scalar(&time.to_string(), Form::DateTime),
            DeValue::Array(items) => {
                Data::Seq(items.iter().map(|i| from_toml(i.get_ref())).collect())
            }
            DeValue::Table(table) => Data::Map(
                table
                    .iter()
                    .map(|(key, value)| Entry {
                        key: key.get_ref().to_string(),
                        key_span: 0..0,
                        value: from_toml(value.get_ref()),
                    })
                    .collect(),
            ),
        };
        Node { data, span: 0..0 }
    }

    /// Reads a calendar with its faults.
    pub fn read(text: &str) -> (Option<Calendar>, Vec<Fault>) {
        let node = node(text);
        let context = Context::default();
        let reader = Reader::root(&node, &context).unwrap();
        let calendar = Calendar::read(&reader, &|_| unreachable!("nothing asks where it stands"));
        reader.finish();
        (calendar, context.into_faults())
    }

    /// The calendar that ships with the tool.
    pub fn china() -> Calendar {
        let (calendar, faults) = read(CHINA);
        assert_eq!(faults, []);
        calendar.unwrap()
    }

    /// Every weekday with the same hours, Monday to Friday.
    pub fn weekdays(zone: &str, hours: &[&str]) -> Calendar {
        let day: Vec<Segment> = hours.iter().map(|text| text.parse().unwrap()).collect();
        let mut week = Week::default();
        for open in &mut week[..5] {
            open.clone_from(&day);
        }
        Calendar::new(zone.parse().unwrap(), Some(week), BTreeMap::new())
    }

    /// No hours at all: working days of 24 hours.
    pub fn round_the_clock(zone: &str) -> Calendar {
        Calendar::new(zone.parse().unwrap(), None, BTreeMap::new())
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{CHINA, china, read};
    use super::*;

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
            one("hours.mon[0]", "time-hours-reversed")
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
}
