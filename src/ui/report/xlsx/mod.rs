//! A report as a workbook: a sheet for each table, its cells typed, its picture a chart.
//!
//! Text is written as text, whatever it begins with, and numbers as numbers: nothing in a workbook is
//! a formula. The same report gives the same bytes.

mod chart;
mod names;
mod sheet;
mod text;

use chrono::{Datelike as _, Timelike as _};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Url, Workbook, Worksheet, XlsxError};

use self::names::Names;
use self::sheet::Formats;
pub use self::sheet::double;
use self::text::safe;
pub use self::text::safe_lines;
use super::forms::Report;
use super::speaking::Speaking;
use crate::domain::time::Time;
use crate::ui::container::Container;

/// The paper a sheet is printed on: A4.
const A4: u8 = 9;

/// The workbook of a report made at a moment.
///
/// # Errors
/// A table with more rows than a sheet holds (1,048,575).
pub fn workbook(
    report: &impl Report,
    speaking: &Speaking,
    at: Time,
) -> Result<Container, XlsxError> {
    let words = speaking.names.words;
    let title = words.say(&report.title());
    let grids = report.grids(speaking);
    let usual = words.text("report-sheet-table");
    let mut sheets = Names::new(&usual);
    let front = sheets.next(&words.text("report-sheet-front"));
    let named: Vec<String> = grids.iter().map(|grid| sheets.next(&grid.title)).collect();
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(
        u16::try_from(at.year()).unwrap_or_default(),
        u8::try_from(at.month()).unwrap_or_default(),
        u8::try_from(at.day()).unwrap_or_default(),
    )?;
    let created = created.and_hms(
        u16::try_from(at.hour()).unwrap_or_default(),
        u8::try_from(at.minute()).unwrap_or_default(),
        at.second(),
    )?;
    let properties = DocProperties::new().set_title(safe(&title));
    book.set_properties(&properties.set_creation_datetime(&created));
    let formats = Formats::new();
    let contents = grids.iter().zip(&named);
    let contents: Vec<(&str, &str)> = contents
        .map(|(grid, name)| (grid.title.as_str(), name.as_str()))
        .collect();
    let sheet = book.add_worksheet().set_name(&front)?;
    cover(sheet, &title, &report.notes(speaking), &contents)?;
    for (grid, name) in grids.iter().zip(&named) {
        let sheet = book.add_worksheet().set_name(name)?;
        sheet::fill(sheet, grid, &formats)?;
        sheet
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_repeat_rows(0, 0)?;
        if let Some(chart) = &grid.chart {
            let after = sheet::column(grid.columns.len());
            chart::insert(sheet, chart, (name, &grid.title), after, words)?;
        }
    }
    book.save_to_buffer().map(Container::made)
}

/// The first sheet: what the report is about, and where its tables are.
fn cover(
    sheet: &mut Worksheet,
    title: &str,
    notes: &[String],
    contents: &[(&str, &str)],
) -> Result<(), XlsxError> {
    let large = Format::new().set_bold().set_font_size(14);
    sheet.set_paper_size(A4).set_column_width(0, 100)?;
    sheet.write_string_with_format(0, 0, safe(title), &large)?;
    let wrapped = Format::new().set_text_wrap();
    let mut row = 1;
    for note in notes {
        row += 1;
        sheet.write_string_with_format(row, 0, safe(note), &wrapped)?;
    }
    row += 1;
    for (title, name) in contents {
        row += 1;
        let shown = if title.is_empty() { name } else { title };
        let to = Url::new(format!("internal:'{name}'!A1")).set_text(safe(shown));
        sheet.write_url(row, 0, to)?;
    }
    Ok(())
}
