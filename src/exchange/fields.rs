//! Declared fields as columns, and what a record says in them.
//!
//! A record within a record adds its columns under its key; a list has a table of its own. What may
//! be a figure or a word has a column for each: `quantity` and `quantity_open`.

use rust_decimal::Decimal;

use super::cell::{Cell, Column, Sort, column};
use super::veil::Veil;
use crate::domain::quantity::Quantity;
use crate::domain::schema::{Field, Kind, Shape};
use crate::domain::tree::Value;

/// Between the texts of a list.
const BETWEEN: &str = "; ";

/// The columns of the fields, in their order. Keys are joined by `_`; where that is the name of a column
/// before it, by two.
pub fn columns(shape: Shape) -> Vec<Column> {
    let mut found = Vec::new();
    add(shape, &[], &mut found);
    let mut columns: Vec<Column> = Vec::new();
    for (keys, end, sort) in found {
        let short = format!("{}{end}", keys.join("_"));
        let taken = columns.iter().any(|column| column.name == short);
        let name = if taken {
            format!("{}{end}", keys.join("__"))
        } else {
            short
        };
        columns.push(column(name, sort));
    }
    columns
}

/// The way to a value, what its name ends in, and its sort.
type Found = (Vec<&'static str>, String, Sort);

fn add(shape: Shape, above: &[&'static str], found: &mut Vec<Found>) {
    for field in shape {
        let keys = [above, &[field.key]].concat();
        let parts = match field.kind {
            Kind::Map(below) => {
                add(below, &keys, found);
                continue;
            }
            Kind::List(_) => continue,
            Kind::MoneyOr(word) => {
                vec![
                    (String::new(), Sort::Money),
                    (format!("_{word}"), Sort::Flag),
                ]
            }
            Kind::QuantityOr(word) => {
                let mut parts = quantity();
                parts.push((format!("_{word}"), Sort::Flag));
                parts
            }
            Kind::Quantity => quantity(),
            Kind::Money => one(Sort::Money),
            Kind::Decimal => one(Sort::Number),
            Kind::Count | Kind::Within(..) => one(Sort::Count),
            Kind::Flag => one(Sort::Flag),
            Kind::Date => one(Sort::Day),
            Kind::Time => one(Sort::Moment),
            _ => one(Sort::Text),
        };
        let named = parts.into_iter();
        found.extend(named.map(|(end, sort)| (keys.clone(), end, sort)));
    }
}

fn one(sort: Sort) -> Vec<(String, Sort)> {
    vec![(String::new(), sort)]
}

fn quantity() -> Vec<(String, Sort)> {
    vec![
        (String::new(), Sort::Quantity),
        ("_unit".to_owned(), Sort::Text),
    ]
}

/// What a record says in the columns of its fields.
pub fn cells(shape: Shape, entries: &[(String, Value)], veil: &Veil, row: &mut Vec<Cell>) {
    for field in shape {
        let said = said(field, entries);
        match field.kind {
            Kind::Map(below) => {
                let below_it = match said {
                    Some(Value::Map(entries) | Value::Flow(entries)) => entries.as_slice(),
                    _ => &[],
                };
                cells(below, below_it, veil, row);
            }
            Kind::List(_) => {}
            Kind::MoneyOr(word) => {
                row.push(figure(said));
                row.push(word_said(said, word));
            }
            Kind::QuantityOr(word) => {
                row.extend(measured(said));
                row.push(word_said(said, word));
            }
            Kind::Quantity => row.extend(measured(said)),
            _ => row.push(single(field, said, veil)),
        }
    }
}

fn said<'v>(field: &Field, entries: &'v [(String, Value)]) -> Option<&'v Value> {
    let of = |key: &str| {
        let mut entries = entries.iter();
        entries.find_map(|(known, value)| (known == key).then_some(value))
    };
    of(field.key).or_else(|| of(field.like?))
}

fn figure(said: Option<&Value>) -> Cell {
    let text = said.and_then(Value::text);
    Cell::number(text.and_then(|text| text.parse().ok()))
}

fn measured(said: Option<&Value>) -> [Cell; 2] {
    let quantity = said.and_then(Value::text);
    let quantity: Option<Quantity> = quantity.and_then(|text| text.parse().ok());
    [
        Cell::number(quantity.map(Quantity::number)),
        Cell::text(quantity.as_ref().and_then(Quantity::unit)),
    ]
}

fn word_said(said: Option<&Value>, word: &str) -> Cell {
    Cell::flag(said.and_then(Value::text).map(|text| text == word))
}

fn single(field: &Field, said: Option<&Value>, veil: &Veil) -> Cell {
    let Some(value) = said else {
        return Cell::Nothing;
    };
    let texts;
    let text = match value {
        Value::Seq(members) => {
            texts = members
                .iter()
                .filter_map(Value::text)
                .collect::<Vec<_>>()
                .join(BETWEEN);
            texts.as_str()
        }
        single => match single.text() {
            Some(text) => text,
            None => return Cell::Nothing,
        },
    };
    let read = match field.kind {
        Kind::Money | Kind::Decimal => text.parse::<Decimal>().ok().map(Cell::Number),
        Kind::Count | Kind::Within(..) => text.parse().ok().map(Cell::Count),
        Kind::Flag => text.parse().ok().map(Cell::Flag),
        Kind::Date => text.parse().ok().map(Cell::Day),
        Kind::Time => text.parse().ok().map(Cell::Moment),
        _ => veil.shown(field, text).map(Cell::Text),
    };
    read.unwrap_or_default()
}
