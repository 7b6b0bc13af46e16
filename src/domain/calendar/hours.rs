//! Business hours by weekday, edition by edition.

use chrono::NaiveDate;

use crate::domain::cursor::Cursor;
use crate::domain::reader::Reader;
use crate::domain::schema::{Kind, Scalar, Table};
use crate::domain::source::Places;
use crate::domain::time::{Editions, HoursError, Segment, Week};
use crate::domain::tree::Value;
use crate::{msg, table};

/// The key of the hours.
pub(super) const KEY: &str = "hours";

table! {
    /// Business hours by weekday; a day without any is closed. A shift over midnight,
    /// `22:00-06:00`, belongs to the day it begins on.
    struct Hours {
        /// From which date these hours hold, until those of the next date do; since ever without it.
        effective_from: may NaiveDate { tells() },
        /// Monday.
        mon: or Segments,
        /// Tuesday.
        tue: or Segments,
        /// Wednesday.
        wed: or Segments,
        /// Thursday.
        thu: or Segments,
        /// Friday.
        fri: or Segments,
        /// Saturday.
        sat: or Segments,
        /// Sunday.
        sun: or Segments,
    }
}

/// One table of hours, or a list of them.
pub(super) const SHAPE: Kind = Kind::Either(&[Kind::Map(Hours::FIELDS), Kind::List(Hours::FIELDS)]);

/// The weekdays as the file writes them.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// One day's business hours: `["08:30-12:00", "13:00-17:30"]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Segments(pub Vec<Segment>);

impl Scalar for Segments {
    const KIND: Kind = Kind::Many(&Kind::Text);

    /// In order; those that cannot be read are left out.
    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.has(key).then(|| {
            let segments = reader.members(key, str::parse);
            Self(Segment::arrange(segments).unwrap_or_else(|what| {
                reader.invalid(key, what);
                Vec::new()
            }))
        })
    }

    fn value(&self) -> Value {
        let texts = self.0.iter().map(Segment::to_string);
        Value::Seq(texts.map(Value::Text).collect())
    }
}

/// The hours as they are written.
pub(super) struct Written {
    /// The editions.
    pub editions: Editions,
    /// Since when Monday says hours, or none, whether they can be read or not.
    mondays: Vec<(Option<NaiveDate>, bool)>,
}

impl Written {
    /// Reads every edition of the hours.
    pub fn read(reader: &Reader, places: &Places) -> Self {
        let mut written = Self {
            editions: Editions::default(),
            mondays: Vec::new(),
        };
        let several = reader.here().get(KEY).is_some_and(Cursor::is_list);
        reader.maps(KEY, |reader| {
            let hours = Hours::read(reader, places)?;
            let from = hours.effective_from;
            let opens = |day: &str| says_hours(reader, day);
            if (several || from.is_some()) && !WEEKDAYS.iter().any(|day| opens(day)) {
                reader.wrong(msg!("time-edition-never-opens"));
            }
            written.mondays.push((from, opens("mon")));
            let week = hours.week();
            overlaps(reader, &week);
            if !written.editions.add(from, week) {
                match from {
                    Some(date) => {
                        let date = date.to_string();
                        reader.invalid("effective_from", msg!("time-edition-twice", date = date));
                    }
                    None => reader.wrong(msg!("time-edition-since-ever-twice")),
                }
            }
            Some(())
        });
        written
    }

    /// Whether the Monday of a date's edition says any hours.
    pub fn monday_opens(&self, date: NaiveDate) -> bool {
        let begun = self.mondays.iter().filter(|(from, _)| *from <= Some(date));
        begun
            .max_by_key(|(from, _)| *from)
            .is_none_or(|(_, opens)| *opens)
    }
}

/// Whether a key says any hours; those that cannot be read have their own faults.
pub(super) fn says_hours(reader: &Reader, key: &str) -> bool {
    let written = reader.here().get(key);
    written.is_some_and(|hours| hours.text().is_some() || hours.items().next().is_some())
}

/// A shift over midnight that has not ended when the next day begins.
fn overlaps(reader: &Reader, week: &Week) {
    let next = week
        .iter()
        .cycle()
        .skip(1)
        .zip(WEEKDAYS.iter().cycle().skip(1));
    for (hours, (after, day)) in week.iter().zip(next) {
        if let (Some(first), Some(second)) = (hours.last(), after.first())
            && second.open() < first.overhang()
        {
            let (first, second) = (*first, *second);
            reader.invalid(day, HoursError::Overlap { first, second });
        }
    }
}

impl Hours {
    fn week(self) -> Week {
        let Self {
            effective_from: _,
            mon,
            tue,
            wed,
            thu,
            fri,
            sat,
            sun,
        } = self;
        [mon, tue, wed, thu, fri, sat, sun].map(|day| day.0)
    }
}
