//! Rows of cells as a register: where its heads stand, and what its columns are called.

use super::register::{MOST_COLUMNS, MOST_ROWS, ReadError, Register, Row};

/// Among so many rows the heads are looked for: a title may stand above them.
const HEADS_WITHIN: usize = 10;

/// Rows with their places.
pub type Grid = Vec<(u64, Vec<(usize, String)>)>;

/// Adds a row to a grid, without what is empty.
pub fn add(
    grid: &mut Grid,
    place: u64,
    cells: impl Iterator<Item = (usize, String)>,
) -> Result<(), ReadError> {
    let cells = cells.filter(|(_, text)| !text.trim().is_empty());
    let cells: Vec<(usize, String)> = cells.collect();
    if cells.is_empty() {
        return Ok(());
    }
    if cells.iter().any(|(at, _)| *at >= MOST_COLUMNS) {
        let most = MOST_COLUMNS.to_string();
        return Err(ReadError::Columns { most });
    }
    if grid.len() > MOST_ROWS + HEADS_WITHIN {
        return Err(too_many());
    }
    grid.push((place, cells));
    Ok(())
}

/// There are more rows than are read.
pub fn too_many() -> ReadError {
    let most = MOST_ROWS.to_string();
    ReadError::Rows { most }
}

/// The register a grid holds.
pub fn register(mut grid: Grid) -> Result<Register, ReadError> {
    let widest = grid.iter().take(HEADS_WITHIN * 2).map(|(_, row)| row.len());
    let widest = widest.max().ok_or(ReadError::Empty)?;
    let wide = |(_, row): &(u64, Vec<(usize, String)>)| row.len() * 2 > widest;
    let heads = grid.iter().take(HEADS_WITHIN).position(wide).unwrap_or(0);
    let mut rows = grid.split_off(heads);
    let above = grid.into_iter().map(|(_, row)| line(&row)).collect();
    let (_, heads) = rows.remove(0);
    let columns = named(&heads);
    if rows.is_empty() {
        return Err(ReadError::Empty);
    }
    if rows.len() > MOST_ROWS {
        return Err(too_many());
    }
    let rows = rows.into_iter().map(|(place, cells)| {
        let (cells, beyond): (Vec<_>, Vec<_>) =
            cells.into_iter().partition(|(at, _)| *at < columns.len());
        Row {
            place,
            cells,
            beyond: beyond.into_iter().map(|(_, text)| text).collect(),
            whole: None,
        }
    });
    Ok(Register {
        rows: rows.collect(),
        columns,
        above,
        ..Register::default()
    })
}

fn line(row: &[(usize, String)]) -> String {
    let texts: Vec<&str> = row.iter().map(|(_, text)| text.trim()).collect();
    texts.join(" ")
}

/// The names of the columns: one without a head is called by its place, a second of a name by both.
fn named(heads: &[(usize, String)]) -> Vec<String> {
    let count = heads.iter().map(|(at, _)| at + 1).max().unwrap_or(0);
    let mut names: Vec<String> = Vec::with_capacity(count);
    for column in 0..count {
        let mut heads = heads.iter();
        let head = heads.find_map(|(at, text)| (*at == column).then(|| text.trim()));
        let head = head.map_or_else(|| format!("#{}", column + 1), one_line);
        let known = names.contains(&head);
        names.push(if known {
            format!("{head} #{}", column + 1)
        } else {
            head
        });
    }
    names
}

fn one_line(head: &str) -> String {
    head.split_whitespace().collect::<Vec<_>>().join(" ")
}
