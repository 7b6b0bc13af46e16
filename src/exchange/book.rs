//! Tables as a workbook: a sheet a table, cells of their sort. Nothing in it is a formula.
//!
//! A workbook knows no offsets: moments are in the zone of the organisation's calendar.

use chrono::{Datelike as _, NaiveDateTime, Timelike as _};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::cell::{Cell, Column, Sort};
use super::table::Row;
use crate::domain::time::{Calendar, Time};
use crate::ui::report::{double, safe_lines};

/// A workbook of these tables, made at a moment.
///
/// # Errors
/// A table with more rows than a sheet holds (1,048,575).
pub fn book(
    tables: &[(&str, &[Column], Vec<Row>)],
    calendar: &Calendar,
    at: Time,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = moment(at.naive_local())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats::new();
    for (name, columns, rows) in tables {
        let sheet = book.add_worksheet().set_name(*name)?;
        for (at, column) in columns.iter().enumerate() {
            sheet.write_string_with_format(0, place(at), &column.name, &formats.head)?;
            sheet.set_column_width(place(at), width(column.sort))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (below, row) in rows.iter().enumerate() {
            for (at, cell) in row.iter().enumerate() {
                let sort = columns.get(at).map_or(Sort::Text, |column| column.sort);
                let place = (u32::try_from(below + 1).unwrap_or(u32::MAX), place(at));
                write(sheet, place, (cell, sort), (&formats, calendar))?;
            }
        }
    }
    book.save_to_buffer()
}

struct Formats {
    head: Format,
    money: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            head: Format::new().set_bold(),
            money: Format::new().set_num_format("#,##0.00"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// In characters.
fn width(sort: Sort) -> u32 {
    match sort {
        Sort::Moment => 19,
        Sort::Text => 16,
        _ => 11,
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, sort): (&Cell, Sort),
    (formats, calendar): (&Formats, &Calendar),
) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => {}
        Cell::Text(text) => drop(sheet.write_string(row, column, safe_lines(text))?),
        Cell::Count(number) => match double((*number).into()) {
            Some(number) => drop(sheet.write_number(row, column, number)?),
            None => drop(sheet.write_string(row, column, number.to_string())?),
        },
        Cell::Flag(flag) => drop(sheet.write_boolean(row, column, *flag)?),
        Cell::Number(number) => match (double(*number), sort) {
            (Some(number), Sort::Money) => {
                sheet.write_number_with_format(row, column, number, &formats.money)?;
            }
            (Some(number), _) => drop(sheet.write_number(row, column, number)?),
            (None, _) => drop(sheet.write_string(row, column, number.to_string())?),
        },
        Cell::Day(day) => match moment(day.and_hms_opt(0, 0, 0).unwrap_or_default()) {
            Ok(day) => drop(sheet.write_datetime_with_format(row, column, &day, &formats.day)?),
            Err(_) => drop(sheet.write_string(row, column, cell.written())?),
        },
        Cell::Moment(time) => match moment(calendar.in_zone(*time).naive_local()) {
            Ok(time) => {
                sheet.write_datetime_with_format(row, column, &time, &formats.moment)?;
            }
            Err(_) => drop(sheet.write_string(row, column, cell.written())?),
        },
    }
    Ok(())
}

/// A moment as a workbook counts it; there is none before 1900.
fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let year = u16::try_from(at.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?;
    day.and_hms(
        u16::try_from(at.hour()).unwrap_or_default(),
        part(at.minute()),
        at.second(),
    )
}
