//! A book kept beside the cases, from a table with a row for each complaint (B-5b).

use csv::{ReaderBuilder, StringRecord, Trim};

use super::place::LineIndex;
use crate::domain::log_book::{LogBook, LogRow};
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::msg;

/// The book in a file. Its first row names the columns; what they hold, `column` says.
///
/// # Errors
/// It is no table, or none of its columns is known.
pub fn read(file: &str, text: &str, column: impl Fn(&str) -> Option<Path>) -> Result<LogBook, Msg> {
    let lines = LineIndex::new(text);
    let bare = text.trim_start_matches('\u{feff}');
    let bom = text.len() - bare.len();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(bare.as_bytes());
    let mut heads: Option<Vec<Option<Path>>> = None;
    let mut book = LogBook {
        file: file.to_owned(),
        rows: Vec::new(),
    };
    let mut record = StringRecord::new();
    loop {
        let at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let more = reader.read_record(&mut record);
        if !more.map_err(|error| msg!("check-log-not-csv", detail = error.to_string()))? {
            break;
        }
        let Some(columns) = &heads else {
            let known: Vec<Option<Path>> = record.iter().map(&column).collect();
            if known.iter().all(Option::is_none) {
                let named: Vec<String> = record.iter().map(str::to_owned).collect();
                return Err(msg!("check-log-columns", columns = Msg::list(named)));
            }
            heads = Some(known);
            continue;
        };
        let cells = record.iter().zip(columns);
        let told = cells.filter_map(|(cell, path)| Some((path.clone()?, cell.to_owned())));
        let told: Vec<(Path, String)> = told.filter(|(_, cell)| !cell.is_empty()).collect();
        if told.is_empty() {
            continue;
        }
        // Line ends that were skipped before the row belong to it in the reader's count.
        let skipped = bare.get(at..).unwrap_or_default();
        let blank = skipped.len() - skipped.trim_start_matches(['\r', '\n']).len();
        let start = bom + at + blank;
        book.rows.push(LogRow {
            told,
            place: lines.place(file, start..text.len()),
        });
    }
    Ok(book)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row is told by its own line, over blank lines, cells of several lines and any line end; a row
    /// that says nothing is none.
    #[test]
    fn each_row_stands_at_its_line() {
        let column = |head: &str| (head == "a").then(|| Path::root().key("a"));
        let text = "\u{feff}a,b\r\n1,x\r\n\r\n,y\r\n\"2\n3\",z\r\n4,\r\n";
        let book = read("f.csv", text, column).unwrap();
        let rows: Vec<(usize, String)> = book
            .rows
            .iter()
            .map(|row| (row.place.line, row.told[0].1.clone()))
            .collect();
        let row = |line, text: &str| (line, text.to_owned());
        assert_eq!(rows, [row(2, "1"), row(5, "2\n3"), row(7, "4")]);
        assert!(read("f.csv", "x,y\n1,2\n", column).is_err());
        assert!(read("f.csv", "", column).unwrap().rows.is_empty());
    }
}
