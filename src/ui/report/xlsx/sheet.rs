//! One table on one sheet.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ColNum, Color, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr as _;

use super::text::safe;
use crate::ui::report::grid::{Cell, Figure, Grid};

/// The narrowest and the widest column, in characters of the usual font; a Chinese one is two.
const WIDTHS: (usize, usize) = (8, 60);
/// So many decimals a figure may have.
const DECIMALS: u32 = 9;

/// What figures look like.
pub(super) struct Formats {
    head: [Format; 2],
    right: Format,
    day: Format,
    money: Format,
    numbers: BTreeMap<u32, Format>,
    percents: BTreeMap<u32, Format>,
}

impl Formats {
    pub(super) fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00E7_ECF3))
            .set_border_bottom(FormatBorder::Thin);
        let number = |after: &str| {
            (0..=DECIMALS)
                .map(|places| {
                    let point = if places == 0 { "" } else { "." };
                    let zeros = "0".repeat(places as usize);
                    let pattern = format!("0{point}{zeros}{after}");
                    (places, Format::new().set_num_format(pattern))
                })
                .collect()
        };
        Self {
            head: [head.clone(), head.set_align(FormatAlign::Right)],
            right: Format::new().set_align(FormatAlign::Right),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            money: Format::new().set_num_format("#,##0.00"),
            numbers: number(""),
            percents: number("%"),
        }
    }
}

/// A column by its place.
pub(super) fn column(at: usize) -> ColNum {
    ColNum::try_from(at).unwrap_or(ColNum::MAX)
}

/// A row by its place; one there is no room for is refused when it is written.
pub(super) fn row(at: usize) -> RowNum {
    RowNum::try_from(at).unwrap_or(RowNum::MAX)
}

/// Writes the table: its heads on the first row, which stays in sight.
pub(super) fn fill(sheet: &mut Worksheet, grid: &Grid, formats: &Formats) -> Result<(), XlsxError> {
    let mut widths: Vec<usize> = Vec::new();
    for (at, (head, right)) in grid.columns.iter().enumerate() {
        let format = &formats.head[usize::from(*right)];
        sheet.write_string_with_format(0, column(at), safe(head), format)?;
        // The filter's button stands in the head.
        widths.push(head.width() + 3);
    }
    for (below, cells) in grid.rows.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            let right = grid.columns.get(at).is_some_and(|(_, right)| *right);
            write(sheet, (row(below + 1), column(at)), (cell, right), formats)?;
            if let Some(widest) = widths.get_mut(at) {
                *widest = (*widest).max(cell.text.width() + 1);
            }
        }
    }
    for (at, width) in widths.iter().enumerate() {
        let width = u32::try_from((*width).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default();
        sheet.set_column_width(column(at), width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let Some(last) = grid.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, row(grid.rows.len()), column(last))?;
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    (cell, right): (&Cell, bool),
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match cell.figure {
        Some(Figure::Number(number)) => {
            let format = formats.numbers.get(&number.scale());
            double(number).zip(format)
        }
        Some(Figure::Percent(percent)) => {
            let format = formats.percents.get(&percent.scale());
            double(percent / Decimal::ONE_HUNDRED).zip(format)
        }
        Some(Figure::Money(amount)) => double(amount.decimal()).map(|it| (it, &formats.money)),
        Some(Figure::Day(day)) => {
            let (month, of_month) = (u8::try_from(day.month()), u8::try_from(day.day()));
            let year = u16::try_from(day.year()).unwrap_or_default();
            let parts = (month.unwrap_or_default(), of_month.unwrap_or_default());
            if let Ok(day) = ExcelDateTime::from_ymd(year, parts.0, parts.1) {
                sheet.write_datetime_with_format(row, column, &day, &formats.day)?;
                return Ok(());
            }
            None
        }
        None => None,
    };
    let text = safe(&cell.text);
    match number {
        Some((number, format)) => sheet.write_number_with_format(row, column, number, format)?,
        None if right => sheet.write_string_with_format(row, column, text, &formats.right)?,
        None => sheet.write_string(row, column, text)?,
    };
    Ok(())
}

/// The number as a workbook holds it, a double, where that reads as the same decimal: up to 15 digits.
pub fn double(number: Decimal) -> Option<f64> {
    /// The first number with 16 digits.
    const TOO_LONG: u128 = 1_000_000_000_000_000;
    let digits = number.normalize().mantissa().unsigned_abs();
    let number = (digits < TOO_LONG).then(|| number.to_string());
    number.and_then(|number| number.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Money is decimal: a double that would read as another amount is not written as one.
    #[test]
    fn a_number_is_the_same_decimal_or_a_text() {
        let of = |text: &str| double(text.parse().unwrap()).map(|it| it.to_string());
        assert_eq!(of("1234567890123.45").as_deref(), Some("1234567890123.45"));
        assert_eq!(of("-0.10").as_deref(), Some("-0.1"));
        assert_eq!(of("12345678901234567.89"), None);
    }
}
