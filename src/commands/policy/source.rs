//! Where a figure stands, as answers show it.

use serde::Serialize;

use super::super::desk::Desk;
use crate::domain::source::Source;

/// Terminals below this many columns show the line alone: the file stands above the table.
const WIDE: u16 = 120;

/// A source in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    file: String,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl From<&Source> for SourceView {
    fn from(source: &Source) -> Self {
        Self {
            file: source.place.file.clone(),
            line: source.place.line,
            rule: source.rule.clone(),
        }
    }
}

/// `M-10.1 :135`, with the file's name before the line where there is room.
pub fn shown(desk: &Desk, source: &Source) -> String {
    let line = source.place.line;
    let place = if desk.width.is_some_and(|width| width < WIDE) {
        format!(":{line}")
    } else {
        format!("{}:{line}", source.place.file)
    };
    match &source.rule {
        Some(rule) => format!("{rule} {place}"),
        None => place,
    }
}
