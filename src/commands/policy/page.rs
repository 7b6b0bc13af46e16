//! A regulation as a page: sections of rows, each with its source. The same rows are data for
//! programs and tables for people.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::super::desk::Desk;
use super::source::{self, SourceView};
use crate::domain::money::Money;
use crate::domain::policy::{Policy, Title, When};
use crate::domain::source::Source;
use crate::domain::staff::Staff;
use crate::ui::format;
use crate::ui::lang::Lang;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::words::Words;

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

/// What the sections are written with.
pub struct Writer<'a> {
    /// The words of the language.
    pub words: &'a Words,
    /// The regulation.
    pub policy: &'a Policy,
    /// The names of units and roles.
    pub staff: &'a Staff,
}

impl Writer<'_> {
    /// Words of the catalogue.
    pub fn word(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// Several words as one list.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.words.join(items)
    }

    /// A title in the language, else the identifier.
    pub fn title(&self, of: &Title, id: &str) -> String {
        title(self.words.lang(), of, id)
    }

    /// The titles of units; words that are no unit stay.
    pub fn units<S: AsRef<str>>(&self, ids: &[S]) -> String {
        let name = |id: &S| {
            let id = id.as_ref();
            let unit = self.staff.unit(id);
            unit.map_or(id.to_owned(), |unit| self.title(&unit.title, id))
        };
        self.list(&ids.iter().map(name).collect::<Vec<_>>())
    }

    /// The titles of roles.
    pub fn roles(&self, ids: &[String]) -> String {
        let name = |id: &String| role(self.words.lang(), self.staff, id);
        self.list(&ids.iter().map(name).collect::<Vec<_>>())
    }

    /// The upper end of a band.
    pub fn up_to(&self, amount: Option<Money>) -> String {
        match amount {
            Some(amount) => self.words.say(&format::money(amount, &self.policy.currency)),
            None => self.word("ask-unlimited"),
        }
    }

    /// Yes or no.
    pub fn flag(&self, flag: bool) -> String {
        self.word(if flag { "common-yes" } else { "common-no" })
    }
}

/// A title in a language, else in the other, else the identifier.
pub fn title(lang: Lang, title: &Title, id: &str) -> String {
    let (first, second) = match lang {
        Lang::Zh => (&title.zh, &title.en),
        Lang::En => (&title.en, &title.zh),
    };
    let found = [first, second].into_iter().find(|text| !text.is_empty());
    found.map_or(id, |text| text).to_owned()
}

/// The title of a role, else its identifier.
pub fn role(lang: Lang, staff: &Staff, id: &str) -> String {
    let known = staff.roles.iter().find(|role| role.id == id);
    known.map_or(id.to_owned(), |role| title(lang, &role.title, id))
}

/// A title in JSON.
pub fn titles(title: &Title) -> Value {
    json!({ "zh": title.zh, "en": title.en })
}

/// The parts of a condition that are stated, by name.
fn stated(when: &When) -> Vec<(&'static str, &[String])> {
    let parts: [(&'static str, &[String]); 8] = [
        ("origin", &when.origin),
        ("class", &when.class),
        ("category", &when.category),
        ("grade", &when.grade),
        ("channel", &when.channel),
        ("nature", &when.nature),
        ("outcome", &when.outcome),
        ("remedy", &when.remedy),
    ];
    let stated = parts.into_iter().filter(|(_, words)| !words.is_empty());
    stated.collect()
}

/// A condition in JSON; always: an empty map.
pub fn condition(when: &When) -> Value {
    let stated = stated(when).into_iter();
    let map: Map<_, _> = stated.map(|(k, words)| (k.to_owned(), json!(words))).collect();
    Value::Object(map)
}

/// A condition as the file has it: `outcome=upheld|partly`; always: nothing.
pub fn conditions(when: &When) -> String {
    let stated = stated(when).into_iter();
    let parts: Vec<_> = stated.map(|(k, words)| format!("{k}={}", words.join("|"))).collect();
    parts.join(" ")
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
pub fn print(desk: &mut Desk, sections: &[Section]) -> Result<()> {
    for section in sections.iter().filter(|section| !section.rows.is_empty()) {
        let words = &desk.layout.words;
        // A column in which nothing is said only takes room.
        let said = |i: usize| section.rows.iter().any(|row| row.cells.get(i).is_some_and(|cell| !cell.is_empty()));
        let said: Vec<bool> = (0..section.heads.len()).map(said).collect();
        let heads = section.heads.iter().zip(&said).filter(|(_, said)| **said);
        let mut columns: Vec<Column> = Vec::new();
        columns.extend(heads.map(|(head, _)| Column::text(words.text(head))));
        columns.push(Column::whole(words.text("ask-source")));
        let mut table = Table::new(columns, Overflow::Wrap);
        for row in &section.rows {
            let source = row.source.as_ref().map(|source| source::shown(desk, source));
            let cells = row.cells.iter().zip(&said).filter(|(_, said)| **said);
            let cells = cells.map(|(cell, _)| cell.clone());
            let cells = cells.chain([source.unwrap_or_default()]);
            table.row(cells.map(Cell::from).collect());
        }
        let title = words.text(section.title);
        desk.write(&format!("\n{title}\n"))?;
        desk.table(&table)?;
    }
    Ok(())
}
