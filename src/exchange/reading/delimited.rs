//! Values parted by a sign.

use super::grid::{self, Grid};
use super::register::{ReadError, Register};

/// The signs there may be, the usual one first.
const SIGNS: [char; 4] = [',', ';', '\t', '|'];

/// Within so many characters the sign shows.
const SAMPLE: usize = 4096;

/// The register a text holds.
pub fn read(text: &str, sign: Option<char>) -> Result<Register, ReadError> {
    let sign = sign.unwrap_or_else(|| sign_of(text));
    let mut reader = csv::ReaderBuilder::new();
    reader
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(sign).unwrap_or(b','));
    let mut reader = reader.from_reader(text.as_bytes());
    let mut grid = Grid::new();
    let mut record = csv::StringRecord::new();
    let mut line = 1;
    while reader
        .read_record(&mut record)
        .map_err(|error| ReadError::Document {
            line,
            why: error.to_string(),
        })?
    {
        let place = record.position().map_or(line, csv::Position::line);
        let cells = record.iter().map(str::to_owned).enumerate();
        grid::add(&mut grid, place, cells)?;
        line = reader.position().line();
    }
    if let Some(line) = unclosed(text, &grid) {
        return Err(ReadError::Quote { line });
    }
    let usual = [',', '\t'].contains(&sign);
    let register = grid::register(grid)?;
    let sign = Some(sign).filter(|_| !usual);
    Ok(Register { sign, ..register })
}

/// The sign most of the first line is parted by.
fn sign_of(text: &str) -> char {
    let sample: String = text.trim_start().chars().take(SAMPLE).collect();
    let mut quoted = false;
    let mut counts = [0_usize; SIGNS.len()];
    for c in sample.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted && counts.iter().any(|count| *count > 0) => break,
            c if !quoted => {
                if let Some(at) = SIGNS.iter().position(|sign| *sign == c) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    SIGNS.get(at).copied().unwrap_or(',')
}

/// Where the last value begins that is quoted to the end of the text: a register ends after its last
/// sign, so the quote was never closed and has swallowed rows.
fn unclosed(text: &str, grid: &Grid) -> Option<u64> {
    let quotes = text.bytes().filter(|byte| *byte == b'"').count();
    let (place, row) = grid.last()?;
    let (_, last) = row.last()?;
    (quotes % 2 == 1 && last.contains('\n')).then_some(*place)
}
