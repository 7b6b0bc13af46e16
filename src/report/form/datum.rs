//! What a form shows besides the declared fields: values not yet in words.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::case::intake::Extent;
use crate::domain::case::liability::Who;
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::time::Time;

/// A value a form shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// Not known: an empty box.
    Nothing,
    /// Words of a case.
    Text(String),
    /// A word of the tool or of the regulation.
    Said(Arg),
    /// A person, a unit or a role.
    Who(String),
    /// Who is liable.
    Liable(Who),
    /// The kind of a line of the loss.
    Loss(&'static str),
    /// Money.
    Money(Money),
    /// How much of the goods.
    Extent(Extent),
    /// A share in percent.
    Percent(Decimal),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    At(Time),
    /// How late, in seconds.
    Late(i64),
    /// A number.
    Count(u64),
    /// Several, in one box.
    All(Vec<Self>),
}

/// The values of a record by their names.
pub type Row = Vec<(&'static str, Datum)>;

/// What one name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A value.
    One(Datum),
    /// A record.
    Row(Row),
    /// A list of records.
    Rows(Vec<Row>),
}

/// All of them by their names.
pub type Parts = Vec<(&'static str, Part)>;

/// What is known as what it is shown by, else nothing.
pub(super) fn maybe<T>(value: Option<T>, datum: impl FnOnce(T) -> Datum) -> Datum {
    value.map_or(Datum::Nothing, datum)
}

pub(super) fn text(value: Option<&String>) -> Datum {
    maybe(value, |text| Datum::Text(text.clone()))
}

pub(super) fn who(value: Option<&str>) -> Datum {
    maybe(value, |who| Datum::Who(who.to_owned()))
}

impl Part {
    /// The same with an example for what is not known.
    pub(super) fn with_examples(self) -> Self {
        let example = |datum| match datum {
            Datum::Nothing => Datum::Text("A".to_owned()),
            known => known,
        };
        let row = |row: Row| -> Row {
            let row = row.into_iter();
            row.map(|(name, datum)| (name, example(datum))).collect()
        };
        match self {
            Self::One(datum) => Self::One(example(datum)),
            Self::Row(own) => Self::Row(row(own)),
            Self::Rows(rows) => Self::Rows(rows.into_iter().map(row).collect()),
        }
    }
}
