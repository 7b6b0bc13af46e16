//! Days and moments as people write them, in the organisation's zone.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::input::{Day, InputError, Moment};
use crate::domain::msg::Msg;
use crate::domain::schema::{Kind, Scalar as _};
use crate::domain::time::{Calendar, Time, TimeError};
use crate::domain::tree::Value;
use crate::workspace::parsers::typed;

/// The moment a report is made as of; `clock` says which day is today.
pub fn as_of(calendar: &Calendar, text: &str, clock: Time) -> Result<Time> {
    read(text, calendar.in_zone(clock).date_naive(), |text| {
        calendar.as_of(text)
    })
}

/// The value of a field of this kind, from what a person types on a day.
pub fn typed_on(today: NaiveDate, kind: Kind, text: &str) -> Result<Value, Msg> {
    match kind {
        Kind::Date => {
            let day = text.parse::<Day>().and_then(|day| day.on(today));
            Ok(day?.value())
        }
        kind => Ok(typed(kind, text)?),
    }
}

/// Reads a moment as a calendar does, else as people write it.
pub fn read(
    text: &str,
    today: NaiveDate,
    exact: impl Fn(&str) -> Result<Time, TimeError>,
) -> Result<Time> {
    let why = match exact(text) {
        Ok(time) => return Ok(time),
        Err(why) => why,
    };
    match text.parse::<Moment>() {
        Ok(moment) => Ok(exact(&moment.on(today)?)?),
        Err(InputError::NotADay { .. }) => Err(why.into()),
        Err(other) => Err(other.into()),
    }
}
