//! A company calendar: zone, business hours, holidays and make-up days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::editions::Editions;
use super::hours::{Segment, Week};
use crate::words;

/// One company calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What it is called.
    pub title: Option<String>,
    /// The zone in which all day arithmetic happens.
    pub zone: Tz,
    /// Business hours by weekday, edition by edition.
    pub hours: Editions,
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
    /// Its own hours; a make-up day without them has its edition's Monday's.
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
    /// A calendar from its parts, its hours since ever, without a claim as to which years are
    /// published.
    pub fn new(zone: Tz, hours: Option<Week>, days: BTreeMap<NaiveDate, Exception>) -> Self {
        Self {
            title: None,
            zone,
            hours: hours.map(Editions::always).unwrap_or_default(),
            days,
            published_from: None,
            published_through: None,
            notices: Vec::new(),
        }
    }

    /// Whether any weekday or dated exception has hours at all.
    pub fn ever_opens(&self) -> bool {
        let mut weeks = self.hours.iter();
        let every_day = weeks.all(|(from, _)| from.is_some());
        let weekly = |(_, week): (_, &Week)| week.iter().any(|day| !day.is_empty());
        every_day
            || self.hours.iter().any(weekly)
            || self.days.keys().any(|date| self.is_open(*date))
    }
}

#[cfg(test)]
pub(in crate::domain) mod samples {
    //! Calendars for the unit tests of the clock.

    use super::*;
    use crate::domain::reader::{Context, Fault, Reader};
    use crate::domain::tree::{Data, Entry, Node, Scalar, ScalarForm};

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
            DeValue::String(text) => scalar(text, ScalarForm::Text),
            DeValue::Integer(number) => scalar(number.as_str(), ScalarForm::Integer),
            DeValue::Float(number) => scalar(number.as_str(), ScalarForm::Float),
            DeValue::Boolean(flag) => scalar(&flag.to_string(), ScalarForm::Boolean),
            DeValue::Datetime(time) => scalar(&time.to_string(), ScalarForm::DateTime),
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
