//! A regulation as a page: sections of rows, each with its source. The same rows are data for
//! programs and tables for people.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::source::{self, SourceView};
use crate::domain::source::Source;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::env::Env;

/// One section.
pub struct Section {
    /// Its key in JSON.
    pub key: &'static str,
    /// The key of its title's words.
    pub title: &'static str,
    /// The keys of its columns' words; the source's column follows.
    pub heads: Vec<&'static str>,
    /// What it says.
    pub rows: Vec<Row>,
}

/// One figure of the regulation.
pub struct Row {
    /// As data.
    pub data: Value,
    /// As words, one for each column.
    pub cells: Vec<String>,
    /// Where it stands.
    pub source: Option<Source>,
}

impl Row {
    /// A row.
    pub fn new(source: &Source, data: Value, cells: Vec<String>) -> Self {
        Self {
            data,
            cells,
            source: Some(source.clone()),
        }
    }
}

/// The sections as one JSON object.
pub fn as_data(sections: Vec<Section>, page: &mut Map<String, Value>) {
    for section in sections {
        let rows = section.rows.into_iter().map(|row| {
            let mut data = row.data;
            if let Some(source) = &row.source {
                data["source"] = json!(SourceView::from(source));
            }
            data
        });
        page.insert(section.key.to_owned(), rows.collect());
    }
}

/// The sections as tables, each under its title; empty ones are left out.
pub fn print(env: &mut Env, sections: &[Section]) -> Result<()> {
    for section in sections.iter().filter(|section| !section.rows.is_empty()) {
        let words = &env.layout.words;
        // A column in which nothing is said only takes workspace.
        let said = |i: usize| {
            section
                .rows
                .iter()
                .any(|row| row.cells.get(i).is_some_and(|cell| !cell.is_empty()))
        };
        let said: Vec<bool> = (0..section.heads.len()).map(said).collect();
        let heads = section.heads.iter().zip(&said).filter(|(_, said)| **said);
        let mut columns: Vec<Column> = Vec::new();
        columns.extend(heads.map(|(head, _)| Column::text(words.text(head))));
        columns.push(Column::whole(words.text("ask-source")));
        let mut table = Table::new(columns, Overflow::Wrap);
        for row in &section.rows {
            let source = row.source.as_ref().map(|source| source::shown(env, source));
            let cells = row.cells.iter().zip(&said).filter(|(_, said)| **said);
            let cells = cells.map(|(cell, _)| cell.clone());
            let cells = cells.chain([source.unwrap_or_default()]);
            table.row(cells.map(Cell::from).collect());
        }
        let title = words.text(section.title);
        env.write(&format!("\n{title}\n"))?;
        env.table(&table)?;
    }
    Ok(())
}
