//! When a calendar is open: its hours, and the dates that differ.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use chrono::NaiveDate;

use super::hours::{KEY, SHAPE, Segments, Written, says_hours};
use crate::domain::reader::Reader;
use crate::domain::schema::{Entry, Field, Kind, Shape, Table};
use crate::domain::source::Places;
use crate::domain::time::{DayKind, Editions, Exception};
use crate::{msg, table};

table! {
    /// One dated exception.
    struct Day {
        /// The date.
        date: must NaiveDate { tells() },
        /// What kind of day it is.
        kind: must DayKind,
        /// What it is called: `国庆节`.
        name: or String,
        /// Its own hours; a make-up day without them has Monday's.
        hours: may Segments,
        /// Where it comes from, if not from the year's notice.
        source: may String,
    }
}

/// The hours, edition by edition, and the dated exceptions, each date once.
pub(super) struct Opening {
    pub hours: Editions,
    pub days: BTreeMap<NaiveDate, Exception>,
}

impl Table for Opening {
    const FIELDS: Shape = &[
        Field::new(
            KEY,
            SHAPE,
            false,
            "Business hours by weekday; without them Monday to Friday are working days of 24 hours. \
             Hours that change are a list, each with the date they hold from.",
        ),
        Field::new("day", Kind::List(Day::FIELDS), false, "Dated exceptions."),
    ];

    fn read(reader: &Reader, places: &Places) -> Option<Self> {
        let written = Written::read(reader, places);
        let mut days = BTreeMap::new();
        reader.list("day", |reader| {
            let day = Day::read(reader, places)?;
            day.check(reader, written.monday_opens(day.date));
            match days.entry(day.date) {
                Slot::Vacant(free) => {
                    free.insert(Exception {
                        kind: day.kind,
                        name: day.name,
                        hours: day.hours.map(|hours| hours.0),
                        source: day.source,
                    });
                }
                Slot::Occupied(_) => {
                    let date = day.date.to_string();
                    reader.invalid("date", msg!("time-day-twice", date = date));
                }
            }
            Some(())
        });
        Some(Self {
            hours: written.editions,
            days,
        })
    }

    fn show<'a>(&'a self, _: &mut Entry<'a>) {}
}

impl Day {
    /// Whether it has the hours its kind needs.
    fn check(&self, reader: &Reader, monday_opens: bool) {
        let own = self.hours.as_ref();
        let written = says_hours(reader, KEY);
        match self.kind {
            DayKind::Holiday if own.is_some_and(|own| !own.0.is_empty()) => {
                reader.invalid(KEY, msg!("time-holiday-with-hours"));
            }
            DayKind::Workday if own.is_none() && !monday_opens => {
                reader.invalid("kind", msg!("time-makeup-without-hours"));
            }
            DayKind::Custom if own.is_none() => reader.missing(KEY),
            DayKind::Workday | DayKind::Custom if own.is_some() && !written => {
                reader.invalid(KEY, msg!("time-workday-closed"));
            }
            _ => {}
        }
    }
}
