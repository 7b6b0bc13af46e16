//! One JSON value a line.

use serde_json::{Map, Value};

use super::cell::{Cell, Column};
use super::table::Row;
use crate::ui::escape::{self, Json, Safe};

/// A value on its line.
pub fn line(value: &Value) -> Safe<Json> {
    let mut line = escape::json(value.to_string());
    line.push_ours("\n");
    line
}

/// An object a row, without what is not there. Money, quantities and shares are text, as in a case file:
/// no reader rounds them.
pub fn rows(columns: &[Column], rows: &[Row]) -> Safe<Json> {
    Safe::join(rows.iter().map(|row| line(&object(columns, row))), "")
}

fn object(columns: &[Column], row: &Row) -> Value {
    let cells = columns.iter().zip(row);
    let said = cells.filter(|(_, cell)| **cell != Cell::Nothing);
    let said = said.map(|(column, cell)| (column.name.clone(), value(cell)));
    Value::Object(said.collect::<Map<_, _>>())
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Count(number) => Value::from(*number),
        Cell::Flag(flag) => Value::from(*flag),
        other => Value::from(other.written().as_ref()),
    }
}
