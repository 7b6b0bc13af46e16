//! One table of a report, its cells typed: what reads figures gets figures, people get words.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::chart::Chart;
use super::speaking::NOTHING;
use crate::domain::money::Money;
use crate::report::indicators::Key;
use crate::ui::format;

/// A table: heading, columns, rows.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The heading.
    pub title: String,
    /// The columns; whether they stand to the right, as figures do.
    pub columns: Vec<(String, bool)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Its picture.
    pub chart: Option<Chart>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As people read it.
    pub text: String,
    /// The figure it is.
    pub figure: Option<Figure>,
    /// What proves it.
    pub link: Option<Link>,
}

/// What a cell is to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Number(Decimal),
    /// A share in percent.
    Percent(Decimal),
    /// An amount in the organisation's currency.
    Money(Money),
    /// A day.
    Day(NaiveDate),
}

/// Where a cell leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a case, by its number.
    Case(String),
    /// To how an indicator is reckoned, and of which cases.
    Indicator(Key),
    /// To another page of the site it stands on.
    Page(String),
}

impl Grid {
    /// A table of texts.
    pub fn texts(title: String, columns: Vec<(String, bool)>, rows: Vec<Vec<String>>) -> Self {
        let cells = |row: Vec<String>| row.into_iter().map(Cell::from).collect();
        Self {
            title,
            columns,
            rows: rows.into_iter().map(cells).collect(),
            chart: None,
        }
    }
}

impl Grid {
    /// Every text in it, its picture's too.
    pub fn texts_mut(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.title);
        self.columns.iter_mut().for_each(|(head, _)| each(head));
        let cells = self.rows.iter_mut().flatten();
        cells.for_each(|cell| each(&mut cell.text));
        if let Some(chart) = &mut self.chart {
            chart.texts(each);
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl Cell {
    /// Nothing is known.
    pub fn nothing() -> Self {
        NOTHING.to_owned().into()
    }

    /// So many.
    pub fn count(count: u64) -> Self {
        Self::number(Decimal::from(count))
    }

    /// A number, with the decimals it has.
    pub fn number(number: Decimal) -> Self {
        Self {
            text: number.to_string(),
            figure: Some(Figure::Number(number)),
            link: None,
        }
    }

    /// A number that may not be known.
    pub fn maybe(number: Option<Decimal>) -> Self {
        number.map_or_else(Self::nothing, Self::number)
    }

    /// A share in percent.
    pub fn percent(percent: Option<Decimal>) -> Self {
        percent.map_or_else(Self::nothing, |percent| Self {
            text: format!("{percent} %"),
            figure: Some(Figure::Percent(percent)),
            link: None,
        })
    }

    /// An amount.
    pub fn money(amount: Option<Money>) -> Self {
        amount.map_or_else(Self::nothing, |amount| Self {
            text: amount.grouped(),
            figure: Some(Figure::Money(amount)),
            link: None,
        })
    }

    /// A day.
    pub fn day(day: NaiveDate) -> Self {
        Self {
            text: format::date(day),
            figure: Some(Figure::Day(day)),
            link: None,
        }
    }

    /// A case by its number.
    pub fn case(number: &str) -> Self {
        Self {
            link: Some(Link::Case(number.to_owned())),
            ..Self::from(number.to_owned())
        }
    }

    /// The number it is, if it is one.
    pub fn value(&self) -> Option<Decimal> {
        match self.figure? {
            Figure::Number(number) | Figure::Percent(number) => Some(number),
            Figure::Money(amount) => Some(amount.decimal()),
            Figure::Day(_) => None,
        }
    }

    /// The same, said otherwise.
    #[must_use]
    pub fn said(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// The same, proved by an indicator's cases.
    #[must_use]
    pub fn of(self, key: Key) -> Self {
        Self {
            link: Some(Link::Indicator(key)),
            ..self
        }
    }
}
