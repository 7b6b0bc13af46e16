//! A register as it was read, and why one cannot be.

use crate::domain::tree::Node;
use crate::{errors, words};

/// The largest file that is read.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The most rows of one file.
pub const MOST_ROWS: usize = 50_000;

/// The most columns of one file.
pub const MOST_COLUMNS: usize = 512;

words! {
    /// What a file is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Form {
        /// Values parted by commas, semicolons or bars.
        Csv = "csv",
        /// Values parted by tabs.
        Tsv = "tsv",
        /// A workbook.
        Xlsx = "xlsx",
        /// A JSON array, or one object.
        Json = "json",
        /// A JSON object a line.
        Jsonl = "jsonl",
        /// YAML, one document or several.
        Yaml = "yaml",
    }
}

errors! {
    /// Why a file cannot be read as rows.
    pub enum ReadError {
        /// In none of the encodings it may be in.
        Encoding = "import-encoding",
        /// Not in the encoding that was named.
        NotInEncoding { encoding: String } = "import-not-in-encoding",
        /// No such encoding.
        NoEncoding { encoding: String } = "import-no-encoding",
        /// There is nothing in it.
        Empty = "import-empty",
        /// It is no workbook.
        Book { why: String } = "import-book",
        /// It unfolds to more than may be read.
        Unfolds { most: String } = "import-unfolds",
        /// The workbook has no such sheet.
        NoSheet { sheet: String, sheets: Vec<String> } = "import-no-sheet",
        /// It has too many rows.
        Rows { most: String } = "import-rows",
        /// It has too many columns.
        Columns { most: String } = "import-columns",
        /// A quoted value does not end.
        Quote { line: u64 } = "import-quote",
        /// What stands there is no object.
        NoObject { line: u64 } = "import-no-object",
        /// A document cannot be read.
        Document { line: u64, why: String } = "import-document",
    }
}

/// A register.
#[derive(Debug, Default)]
pub struct Register {
    /// What its columns are called; each name is there once.
    pub columns: Vec<String>,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// The encoding it was in, where it is text.
    pub encoding: Option<&'static str>,
    /// The sheet that was read, and the others.
    pub sheets: Vec<String>,
    /// What stood above the heads, row by row.
    pub above: Vec<String>,
    /// The sign between values, where it is not the usual one.
    pub sign: Option<char>,
}

/// A row.
#[derive(Debug)]
pub struct Row {
    /// Where: the line, the row of the sheet, the number of the document or element.
    pub place: u64,
    /// What stands in its columns, by their places; what is empty is not there.
    pub cells: Vec<(usize, String)>,
    /// What stands beyond the last column.
    pub beyond: Vec<String>,
    /// The document it is, where that is a whole case file.
    pub whole: Option<Node>,
}

impl Row {
    /// The text in a column.
    pub fn cell(&self, column: usize) -> Option<&str> {
        let mut cells = self.cells.iter();
        cells.find_map(|(at, text)| (*at == column).then_some(text.as_str()))
    }
}

/// How a file is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// What it is; told from name and content where nothing is said.
    pub form: Option<Form>,
    /// Its encoding.
    pub encoding: Option<&'a str>,
    /// The sheet.
    pub sheet: Option<&'a str>,
}
