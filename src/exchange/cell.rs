//! A value of a table, and what its column holds.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::time::Time;
use crate::ui::format;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Text; identifiers too, whatever they look like.
    Text,
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// Money: two decimals.
    Money,
    /// A quantity: six decimals.
    Quantity,
    /// A share or a rate, as precise as it was written.
    Number,
    /// A day.
    Day,
    /// A moment with its offset.
    Moment,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called, in every format and language.
    pub name: String,
    /// What it holds.
    pub sort: Sort,
}

/// A value; its sort is its column's.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// None.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Count(i64),
    /// Yes or no.
    Flag(bool),
    /// Money, a quantity, a share or a rate.
    Number(Decimal),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(Time),
}

impl Cell {
    /// A text, or none.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.into()))
    }

    /// A moment, or none.
    pub fn moment(time: Option<Time>) -> Self {
        time.map_or(Self::Nothing, Self::Moment)
    }

    /// A number, or none.
    pub fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }

    /// Yes, no, or neither.
    pub fn flag(flag: Option<bool>) -> Self {
        flag.map_or(Self::Nothing, Self::Flag)
    }

    /// As it is written; nothing is empty.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Count(number) => Cow::Owned(number.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(day) => Cow::Owned(format::date(*day)),
            Self::Moment(time) => Cow::Owned(format::rfc3339(*time)),
        }
    }
}

/// A column of this name and sort.
pub fn column(name: impl Into<String>, sort: Sort) -> Column {
    let name = name.into();
    Column { name, sort }
}
