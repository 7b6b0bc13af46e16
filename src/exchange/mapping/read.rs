//! A mapping from its file.

use std::collections::BTreeMap;

use super::columns::{Column, Mapping, PARTED, Target};
use crate::codec::toml;
use crate::domain::reader::{Context, Fault, Reader};
use crate::domain::schema::Scalar as _;
use crate::msg;

/// Why a mapping cannot be read.
pub enum Unread {
    /// It is no TOML.
    Syntax(Vec<crate::codec::error::SyntaxFault>),
    /// Some of it means nothing.
    Fields(Vec<Fault>),
}

/// The mapping a text holds.
///
/// # Errors
/// Everything wrong with it, with its places.
pub fn read(text: &str) -> Result<Mapping, Unread> {
    let root = toml::parse(text).map_err(Unread::Syntax)?;
    let context = Context::default();
    let mapping = Reader::root(&root, &context).map(|reader| {
        let mapping = Mapping {
            policy: reader.text("policy"),
            zone: chrono_tz::Tz::read(&reader, "zone"),
            dates: reader.word("dates"),
            columns: reader
                .map("columns", |part| Some(columns(part)))
                .unwrap_or_default(),
            defaults: reader
                .map("defaults", |part| Some(defaults(part)))
                .unwrap_or_default(),
        };
        reader.finish();
        mapping
    });
    let faults = context.into_faults();
    match mapping {
        Some(mapping) if faults.is_empty() => Ok(mapping),
        _ => Err(Unread::Fields(faults)),
    }
}

fn defaults(reader: &Reader) -> Vec<(Target, String)> {
    let entries = reader.here().entries();
    let read = entries.filter_map(|entry| {
        let target = reader.read(entry.key, |_| Target::parse(entry.key))?;
        Some((target, reader.text(entry.key)?))
    });
    read.collect()
}

fn columns(reader: &Reader) -> Vec<Column> {
    let entries = reader.here().entries();
    let read = entries.filter_map(|entry| {
        let column = |to| Column {
            head: entry.key.to_owned(),
            to,
            by: PARTED.to_owned(),
            values: BTreeMap::new(),
            dates: None,
            unit: None,
        };
        if entry.value.is_map() {
            return reader.map(entry.key, |part| Some(column(Vec::new()).told(part)));
        }
        if reader.says(entry.key, "false") {
            return Some(column(Vec::new()));
        }
        let target = reader.read(entry.key, Target::parse)?;
        Some(column(vec![target]))
    });
    read.collect()
}

impl Column {
    fn told(self, reader: &Reader) -> Self {
        let to = reader.members("to", Target::parse);
        if !reader.has("to") {
            reader.missing("to");
        }
        let values = reader.map("values", |values| {
            let entries = values.here().entries();
            let read = entries.filter_map(|it| Some((it.key.to_owned(), values.text(it.key)?)));
            Some(read.collect())
        });
        let by = reader.text("by");
        if by.as_deref() == Some("") {
            reader.invalid("by", msg!("import-by-empty"));
        }
        Self {
            to,
            by: by.unwrap_or(self.by),
            values: values.unwrap_or_default(),
            dates: reader.word("dates"),
            unit: reader.text("unit"),
            ..self
        }
    }
}
