//! Rows as comma-separated values, for programs and spreadsheets. A text that a spreadsheet would take for a
//! formula is marked as text.

use super::cell::{Cell, Column};
use super::table::Row;
use crate::ui::escape::{Safe, Spreadsheet};

/// The line of heads.
pub fn heads(columns: &[Column]) -> Safe<Spreadsheet> {
    let mut line = String::new();
    record(
        &mut line,
        columns.iter().map(|column| Safe::of(&column.name)),
    );
    Safe::drawn(line)
}

/// A line for each row.
pub fn rows(rows: &[Row]) -> Safe<Spreadsheet> {
    let mut lines = String::new();
    for row in rows {
        record(&mut lines, row.iter().map(shown));
    }
    Safe::drawn(lines)
}

/// A text as no formula; what the tool computed (a date, a sum below nothing) as it is.
fn shown(cell: &Cell) -> Safe<Spreadsheet> {
    match cell {
        Cell::Text(text) => Safe::of(text),
        other => Safe::drawn(other.written().into_owned()),
    }
}

fn record(lines: &mut String, cells: impl Iterator<Item = Safe<Spreadsheet>>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            lines.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            lines.push('"');
            lines.push_str(&cell.replace('"', "\"\""));
            lines.push('"');
        } else {
            lines.push_str(&cell);
        }
    }
    lines.push('\n');
}
