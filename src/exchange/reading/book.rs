//! Workbooks: the values of the cells, not their formulas, formats or colours.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use super::grid::{self, Grid};
use super::register::{ReadError, Register};

/// As much as a workbook may unfold to.
const UNFOLDED: u64 = 256 * 1024 * 1024;

/// The register the named sheet holds, else the first that is not empty.
pub fn read(bytes: Vec<u8>, asked: Option<&str>) -> Result<Register, ReadError> {
    bounded(&bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let sheets = book.sheet_names().clone();
    let chosen: Vec<&String> = match asked {
        Some(name) => sheets.iter().filter(|sheet| *sheet == name).collect(),
        None => sheets.iter().collect(),
    };
    if chosen.is_empty() {
        let sheet = asked.unwrap_or_default().to_owned();
        return Err(ReadError::NoSheet { sheet, sheets });
    }
    for sheet in chosen {
        let grid = grid(&mut book, sheet)?;
        if grid.is_empty() {
            continue;
        }
        let register = grid::register(grid)?;
        let others = sheets.iter().filter(|other| *other != sheet);
        let sheets = std::iter::once(sheet).chain(others).cloned().collect();
        return Ok(Register { sheets, ..register });
    }
    Err(ReadError::Empty)
}

/// A small file may unfold to more than there is room for; what it says of its size need not be true.
fn bounded(bytes: &[u8]) -> Result<(), ReadError> {
    let why = |error: &dyn std::fmt::Display| ReadError::Book {
        why: error.to_string(),
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let mut left = UNFOLDED;
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|error| why(&error))?;
        let mut part = entry.take(left);
        let read = std::io::copy(&mut part, &mut std::io::sink()).map_err(|error| why(&error))?;
        left -= read;
        if left == 0 {
            let most = format!("{} MiB", UNFOLDED / 1024 / 1024);
            return Err(ReadError::Unfolds { most });
        }
    }
    Ok(())
}

fn broken(error: &XlsxError) -> ReadError {
    let why = error.to_string();
    ReadError::Book { why }
}

fn grid(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Grid, ReadError> {
    let mut reader = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| broken(&error))?;
    let mut grid = Grid::new();
    let mut row: (u32, Vec<(usize, String)>) = (0, Vec::new());
    while let Some(cell) = reader.next_cell().map_err(|error| broken(&error))? {
        let (at, column) = cell.get_position();
        if at != row.0 {
            let cells = std::mem::take(&mut row.1);
            grid::add(&mut grid, u64::from(row.0) + 1, cells.into_iter())?;
            row.0 = at;
        }
        let text = text(cell.get_value());
        if !text.is_empty() {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            row.1.push((column, text));
        }
    }
    grid::add(&mut grid, u64::from(row.0) + 1, row.1.into_iter())?;
    Ok(grid)
}

fn text(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) => dated(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The day, with its time where it is not midnight; less than a day is a time alone.
fn dated(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}
