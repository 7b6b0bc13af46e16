//! Where a figure stands, as answers of the policy show it.

use crate::domain::source::Source;

/// Terminals below this many columns show the line alone: the file stands above the table.
const WIDE: u16 = 120;

/// Whether a terminal has no room for paths in a table.
pub fn narrow(width: Option<u16>) -> bool {
    width.is_some_and(|width| width < WIDE)
}

/// `M-10.1 :135`, with the file's name before the line where there is room.
pub fn shown(width: Option<u16>, source: &Source) -> String {
    if narrow(width) {
        return ruled(source, format!(":{}", source.place.line));
    }
    full(source)
}

/// `M-10.1 policies/manufacturing.toml:135`.
pub fn full(source: &Source) -> String {
    ruled(
        source,
        format!("{}:{}", source.place.file, source.place.line),
    )
}

fn ruled(source: &Source, place: String) -> String {
    match &source.rule {
        Some(rule) => format!("{rule} {place}"),
        None => place,
    }
}
