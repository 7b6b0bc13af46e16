//! Rows as comma-separated values, for programs and spreadsheets. A text that a spreadsheet would take for a
//! formula is marked as text.

use super::cell::{Cell, Column};
use super::table::Row;
use crate::ui::escape;

/// The line of heads.
pub fn heads(columns: &[Column]) -> Vec<u8> {
    let mut line = Vec::new();
    record(&mut line, columns.iter().map(|column| column.name.clone()));
    line
}

/// A line for each row.
pub fn rows(rows: &[Row]) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in rows {
        record(&mut lines, row.iter().map(shown));
    }
    lines
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escape::spreadsheet(text),
        other => other.written().into_owned(),
    }
}

fn record(lines: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            lines.push(b',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            lines.push(b'"');
            lines.extend(cell.replace('"', "\"\"").bytes());
            lines.push(b'"');
        } else {
            lines.extend(cell.bytes());
        }
    }
    lines.push(b'\n');
}
