//! A month's bonuses as payroll's sheet has them: `person,amount`, a person a row.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::place::LineIndex;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::staff::{SheetError, SheetFault, SheetRow, Sheets, month_of};
use crate::domain::tree::{Data, Entry, Node, Scalar, ScalarForm};

/// The columns, as the first row names them.
const HEADER: [&str; 2] = ["person", "amount"];

/// Adds a sheet; what is wrong with it is among the faults, and its other rows count.
pub fn add(sheets: &mut Sheets, file: &str, text: &str) {
    let lines = LineIndex::new(text);
    let fault = |what: Msg, span: Range<usize>| SheetFault {
        what,
        place: lines.place(file, span),
    };
    let month: Month = match month_of(file) {
        Ok(month) => month,
        Err(error) => return sheets.faults.push(fault(error.into(), 0..0)),
    };
    let rows = sheets.months.entry(month).or_default();
    for row in read(text) {
        match row {
            Ok((person, amount)) => rows.push(SheetRow {
                person: person.text,
                amount,
                place: lines.place(file, person.span),
            }),
            Err((what, span)) => sheets.faults.push(fault(what, span)),
        }
    }
}

/// The sheet as a document: what each person gets; `None` where a row cannot be read.
pub fn document(text: &str) -> Option<Node> {
    let rows: Vec<(Cell, Money)> = read(text).collect::<Result<_, _>>().ok()?;
    let entries = rows.into_iter().map(|(person, amount)| Entry {
        key: person.text,
        key_span: person.span.clone(),
        value: Node {
            data: Data::Scalar(Scalar {
                text: amount.to_string(),
                form: ScalarForm::Text,
            }),
            span: person.span,
        },
    });
    Some(Node {
        data: Data::Map(entries.collect()),
        span: 0..text.len(),
    })
}

/// A cell and the bytes it takes.
struct Cell {
    text: String,
    span: Range<usize>,
}

type Row = Result<(Cell, Money), (Msg, Range<usize>)>;

/// The rows below the first, which names the columns.
fn read(text: &str) -> impl Iterator<Item = Row> {
    let bom = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(&text.as_bytes()[bom..]);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut headed = false;
    loop {
        let at = bom + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(false) if headed => break,
            Ok(true) if headed => rows.push(row(text, at, &record)),
            Ok(more) => {
                headed = more && record.iter().eq(HEADER);
                if !headed {
                    let cells = cells(text, at, &record);
                    let span = cells.first().map_or(0..0, |first| first.span.clone());
                    rows.push(Err((SheetError::Header.into(), span)));
                    break;
                }
            }
            Err(error) => {
                let detail = error.to_string();
                rows.push(Err((SheetError::NotCsv { detail }.into(), at..at)));
                break;
            }
        }
    }
    rows.into_iter()
}

fn row(text: &str, at: usize, record: &StringRecord) -> Row {
    let mut cells = cells(text, at, record).into_iter();
    match (cells.next(), cells.next(), cells.next()) {
        (Some(person), Some(amount), None) => {
            if person.text.is_empty() {
                return Err((SheetError::Nobody.into(), person.span));
            }
            match amount.text.parse() {
                Ok(money) => Ok((person, money)),
                Err(error) => {
                    let error: crate::domain::money::MoneyError = error;
                    Err((error.into(), amount.span))
                }
            }
        }
        (first, second, third) => {
            let count = record.len();
            let odd = third.or(second).or(first);
            let span = odd.map_or(at..at, |cell| cell.span);
            Err((SheetError::Cells { count }.into(), span))
        }
    }
}

/// The cells of a record that begins at a byte, or after the line breaks there.
fn cells(text: &str, at: usize, record: &StringRecord) -> Vec<Cell> {
    let bytes = text.as_bytes();
    let mut begin = at.min(bytes.len());
    while bytes
        .get(begin)
        .is_some_and(|byte| matches!(byte, b'\r' | b'\n'))
    {
        begin += 1;
    }
    let mut cells = Vec::new();
    for cell in record {
        let end = end_of_cell(bytes, begin);
        let raw = &bytes[begin..end];
        let blank = raw
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        let trailing = raw
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_whitespace());
        let until = end - trailing.count().min(raw.len() - blank);
        cells.push(Cell {
            text: cell.to_owned(),
            span: begin + blank..until,
        });
        begin = (end + 1).min(bytes.len());
    }
    cells
}

/// Where the cell that begins here ends: at a comma or line break outside quotation marks.
fn end_of_cell(bytes: &[u8], begin: usize) -> usize {
    let mut quoted = false;
    let ends = |byte: &u8| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b',' | b'\r' | b'\n')
    };
    let rest = bytes[begin..].iter();
    rest.clone()
        .position(ends)
        .map_or(bytes.len(), |n| begin + n)
}
