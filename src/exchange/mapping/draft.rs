//! A mapping as a file that people go on with.

use super::columns::{Column, Mapping, PARTED};
use crate::codec::toml::written::quoted;
use crate::domain::word::Word;

/// The text of a mapping; `said` is what is said behind a column: what it is called here, why it is so.
pub fn draft(mapping: &Mapping, heading: &str, said: impl Fn(&Column) -> Option<String>) -> String {
    let mut lines: Vec<String> = heading
        .lines()
        .map(|line| format!("# {line}").trim_end().to_owned())
        .collect();
    let head = [
        ("policy", mapping.policy.as_deref()),
        ("zone", mapping.zone.map(chrono_tz::Tz::name)),
        ("dates", mapping.dates.map(Word::word)),
    ];
    let head = head
        .iter()
        .filter_map(|(key, value)| Some((key, (*value)?)));
    lines.extend(head.map(|(key, value)| format!("{key} = {}", quoted(value))));
    lines.extend([String::new(), "[columns]".to_owned()]);
    lines.extend(mapping.columns.iter().map(|column| {
        let said = said(column).map(|said| format!("  # {}", one_line(&said)));
        let (head, value) = (quoted(&column.head), value(column));
        format!("{head} = {value}{}", said.unwrap_or_default())
    }));
    if !mapping.defaults.is_empty() {
        lines.extend([String::new(), "[defaults]".to_owned()]);
    }
    let defaults = mapping.defaults.iter();
    lines.extend(defaults.map(|(target, value)| {
        let (target, value) = (quoted(&target.text()), quoted(value));
        format!("{target} = {value}")
    }));
    lines.join("\n") + "\n"
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(printable).collect()
}

fn value(column: &Column) -> String {
    let to: Vec<String> = column
        .to
        .iter()
        .map(|target| quoted(&target.text()))
        .collect();
    let to = match to.as_slice() {
        [] => "false".to_owned(),
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    let mut further = Vec::new();
    if column.to.len() > 1 && column.by != PARTED {
        further.push(format!("by = {}", quoted(&column.by)));
    }
    if let Some(dates) = column.dates {
        further.push(format!("dates = {}", quoted(dates.word())));
    }
    if let Some(unit) = &column.unit {
        further.push(format!("unit = {}", quoted(unit)));
    }
    if !column.values.is_empty() {
        let values = column.values.iter();
        let values = values.map(|(one, other)| format!("{} = {}", quoted(one), quoted(other)));
        let values: Vec<String> = values.collect();
        further.push(format!("values = {{ {} }}", values.join(", ")));
    }
    if further.is_empty() && column.to.len() < 2 {
        return to;
    }
    further.insert(0, format!("to = {to}"));
    format!("{{ {} }}", further.join(", "))
}
