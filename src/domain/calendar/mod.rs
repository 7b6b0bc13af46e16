//! The calendar file: zone, business hours, holidays and make-up days, as a company writes them.

mod days;
mod hours;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono_tz::Tz;

use self::days::Opening;
use super::place::Place;
use super::reader::Reader;
use super::schema::{Kind, Scalar, Shape, Table, Whole};
use super::source::Places;
use super::time::{Calendar, Notice};
use super::tree::Value;
use crate::{msg, table};

/// A year a calendar may speak of.
type Year = Whole<1900, 2200>;

table! {
    /// A calendar file.
    struct File {
        /// What it is called.
        title: may String,
        /// The zone in which all day arithmetic happens: `Asia/Shanghai`.
        timezone: must Tz,
        /// The first year with official data; without it nothing is known to be missing before.
        published_from: may Year,
        /// The last year with official data; limits that reach beyond it are provisional. Without it
        /// this calendar waits for nobody's notices.
        published_through: may Year,
        /// When it is open.
        opening: flat Opening,
        /// Where the dates come from.
        notices as "notice": all Announced,
    }
}

table! {
    /// An official notice that sets the holidays of a year.
    struct Announced {
        /// The year.
        year: must Year { tells() },
        /// Its title.
        title: may String,
        /// Its address, or else its title stands for it.
        url: usual String = (title.clone().flatten()),
    }
}

impl Scalar for Tz {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, |text| {
            text.parse()
                .map_err(|_| msg!("time-zone-unknown", value = text))
        })
    }

    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

/// What a calendar file may hold.
pub const FIELDS: Shape = File::FIELDS;

impl Calendar {
    /// Reads a calendar file. Faults: an unknown zone, a date or an edition of the hours listed
    /// twice, segments that overlap or are empty, a make-up day without hours to take, an edition or
    /// a calendar that never opens.
    /// `None` only without a zone: everything else wrong is left out, with its fault.
    pub fn read(reader: &Reader, locate: &dyn Fn(Range<usize>) -> Place) -> Option<Self> {
        let file = File::read(reader, &Places::new(reader.here(), locate))?;
        let year = |Whole(year): Year| i32::try_from(year).unwrap_or_default();
        let (from, through) = (
            file.published_from.map(year),
            file.published_through.map(year),
        );
        if from > through && through.is_some() {
            reader.invalid("published_through", msg!("time-published-reversed"));
        }
        let notice = |notice: Announced| Notice {
            year: year(notice.year),
            source: notice.url,
        };
        let calendar = Self {
            title: file.title,
            zone: file.timezone,
            hours: file.opening.hours,
            days: file.opening.days,
            published_from: from,
            published_through: through,
            notices: file.notices.into_iter().map(notice).collect(),
        };
        if !calendar.ever_opens() {
            reader.invalid("hours", msg!("time-never-opens"));
        }
        Some(calendar)
    }
}
