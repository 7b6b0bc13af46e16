//! A regulation as a page and as data: every declared table and key that says something, with the
//! rule it states. What there is to show follows from the declarations alone.

use serde_json::{Map, Value as Json, json};

use super::format;
use super::lang::Lang;
use super::names::Names;
use super::prose::Wording;
use super::source;
use super::table::{Cell, Column, Overflow, Table};
use super::words::Words;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::schema::{self, Entry, Field, Kind, Scalar as _, Stated, Table as _};
use crate::domain::source::Source;
use crate::domain::tree::Value;
use crate::domain::word::Word as _;
use crate::msg;

/// A regulation as data, in the words of its file.
pub fn data(policy: &Policy) -> Map<String, Json> {
    let entry = policy.entry();
    let mut page = object(&entry);
    let stated = entry.values.iter();
    let settings = stated.filter_map(|stated| {
        let source = policy.setting(stated.field.key);
        let value = stated.value.as_ref().filter(|_| stated.field.decides)?;
        let value = plain(stated.field.kind, value);
        Some(json!({ "name": stated.name, "value": value, "source": source }))
    });
    page.insert("file".to_owned(), json!(policy.file));
    page.insert("settings".to_owned(), settings.collect());
    page
}

/// A table with its values and the tables below it; absent is what is not stated.
fn object(entry: &Entry) -> Map<String, Json> {
    let mut map = Map::new();
    for Stated { field, name, value } in &entry.values {
        let value = value.as_ref().map(|value| plain(field.kind, value));
        let value = value.or(match field.kind {
            Kind::Many(_) => Some(json!([])),
            Kind::Map(_) => Some(json!({})),
            _ => None,
        });
        map.extend(value.map(|value| ((*name).to_owned(), value)));
    }
    for tables in &entry.tables {
        let mut all = tables.entries.iter().map(object).map(Json::Object);
        let below = match tables.field.kind {
            Kind::Map(_) => all.next(),
            _ => Some(all.collect()),
        };
        map.extend(below.map(|below| (tables.name.to_owned(), below)));
    }
    let source = entry.source.map(|source| json!(source));
    map.extend(source.map(|source| ("source".to_owned(), source)));
    map
}

/// A value as JSON has it.
fn plain(kind: Kind, value: &Value) -> Json {
    match (kind, value) {
        (Kind::Flag | Kind::Count | Kind::Within(..), Value::Plain(text)) => {
            text.parse().unwrap_or_else(|_| json!(text))
        }
        (_, Value::Text(text) | Value::Quoted(text) | Value::Plain(text)) => json!(text),
        (Kind::Many(kind), Value::Seq(members)) => {
            members.iter().map(|one| plain(*kind, one)).collect()
        }
        (_, Value::Seq(members)) => members.iter().map(|one| plain(Kind::Text, one)).collect(),
        (_, Value::Map(entries) | Value::Flow(entries)) => {
            let entries = entries.iter();
            entries
                .map(|(key, value)| (key.clone(), plain(Kind::Text, value)))
                .collect::<Map<_, _>>()
                .into()
        }
    }
}

/// A title as JSON has it.
pub fn titles(title: &Localized) -> Json {
    plain(Kind::Localized, &title.value())
}

/// What a page is written with.
pub struct Page<'a> {
    /// The regulation.
    pub policy: &'a Policy,
    /// The names of units and roles.
    pub names: Names<'a>,
    /// The terminal's width, where there is one.
    pub width: Option<u16>,
}

impl Page<'_> {
    /// The page as tables, each with its title: the settings and what stands alone, then each list.
    pub fn sections(&self) -> Vec<(String, Table)> {
        let entry = self.policy.entry();
        let words = self.names.words;
        let columns = vec![
            Column::text(words.text("ask-setting")),
            Column::text(words.text("ask-value")),
            Column::whole(words.text("ask-source")),
        ];
        let mut settings = Table::new(columns, Overflow::Wrap);
        let mut lists = Vec::new();
        self.alone(&entry, "", &mut settings, &mut lists);
        let mut sections = vec![(words.text("ask-settings"), settings)];
        sections.extend(lists);
        sections
    }

    /// The values of a table that stands alone, one a row; lists below it become sections.
    fn alone(&self, entry: &Entry, path: &str, rows: &mut Table, lists: &mut Vec<(String, Table)>) {
        for stated in &entry.values {
            let key = stated.field.key;
            // The page's head says what it is called; the rules stand with what they state.
            if path.is_empty() && ["id", "title", "rules"].contains(&key) {
                continue;
            }
            if let Some(value) = self.said(stated) {
                let source = entry.source.or_else(|| self.policy.setting(key));
                let label = label(self.names.words, &below(path, key));
                let label = match path {
                    "" => label,
                    path => format!("{}: {label}", title(self.names.words, path)),
                };
                let source = source.map_or_else(String::new, |source| self.source(source));
                rows.row([label, value, source].map(Cell::from).into());
            }
        }
        for tables in &entry.tables {
            let path = below(path, tables.field.key);
            if matches!(tables.field.kind, Kind::Map(_)) {
                let entries = tables.entries.iter();
                entries.for_each(|entry| self.alone(entry, &path, rows, lists));
            } else if !tables.entries.is_empty() {
                let table = self.list(&tables.entries, &path);
                lists.push((title(self.names.words, &path), table));
            }
        }
    }

    /// A list of tables, one a row. A column in which nothing is said only takes room.
    fn list(&self, entries: &[Entry], path: &str) -> Table {
        let words = self.names.words;
        let fields = entries.first().map_or(&[][..], |entry| &entry.values);
        let mut columns = Vec::new();
        let mut rows: Vec<Vec<Cell>> = entries.iter().map(|_| Vec::new()).collect();
        for (i, Stated { field, .. }) in fields.iter().enumerate() {
            let said = |entry: &Entry| self.said(entry.values.get(i)?);
            let said: Vec<Option<String>> = entries.iter().map(said).collect();
            if said.iter().any(Option::is_some) {
                columns.push(Column::text(label(words, &below(path, field.key))));
                let cells = said
                    .into_iter()
                    .map(|said| Cell::from(said.unwrap_or_default()));
                rows.iter_mut()
                    .zip(cells)
                    .for_each(|(row, cell)| row.push(cell));
            }
        }
        columns.push(Column::whole(words.text("ask-source")));
        let mut table = Table::new(columns, Overflow::Wrap);
        for (entry, mut row) in entries.iter().zip(rows) {
            let source = entry.source.map(|source| self.source(source));
            row.push(source.unwrap_or_default().into());
            table.row(row);
        }
        table
    }

    fn source(&self, source: &Source) -> String {
        source::shown(self.width, source)
    }

    /// A value in words; what its absence says, where it says something.
    fn said(&self, stated: &Stated) -> Option<String> {
        match &stated.value {
            Some(value) => Some(self.value(stated.field, stated.field.kind, value)),
            None => stated.field.absent.map(|word| self.names.words.text(word)),
        }
    }

    fn value(&self, field: &Field, kind: Kind, value: &Value) -> String {
        let words = self.names.words;
        if !words.reads_ids() {
            let wording = Wording {
                policy: self.policy,
                names: self.names,
            };
            return wording.value(field, kind, value);
        }
        match value {
            Value::Text(text) | Value::Quoted(text) | Value::Plain(text) => {
                self.word(field, kind, text)
            }
            Value::Seq(members) => {
                let members = members.iter().map(|one| self.value(field, kind, one));
                words.join(&members.collect::<Vec<_>>())
            }
            Value::Map(parts) | Value::Flow(parts) if matches!(kind, Kind::Localized) => {
                let text = |(word, text): &(String, Value)| {
                    Some((Lang::from_word(word)?, text.text()?.to_owned()))
                };
                let texts: Localized = parts.iter().filter_map(text).collect();
                self.word(field, Kind::Text, texts.text(words.lang()))
            }
            Value::Map(parts) | Value::Flow(parts) => {
                let part = |(key, value): &(String, Value)| match value {
                    Value::Seq(any) => {
                        let any = any.iter().map(|one| self.value(field, Kind::Text, one));
                        format!("{key}={}", any.collect::<Vec<_>>().join("|"))
                    }
                    one => format!("{key}={}", self.value(field, Kind::Text, one)),
                };
                parts.iter().map(part).collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn word(&self, field: &Field, kind: Kind, text: &str) -> String {
        let words = self.names.words;
        match (kind, field.names) {
            (Kind::Flag, _) if text == "true" => words.text("common-yes"),
            (Kind::Flag, _) => words.text("common-no"),
            (Kind::Money, _) => {
                let amount = text.parse::<Money>();
                let said = |amount| words.say(&format::money(amount, &self.policy.currency));
                amount.map_or_else(|_| text.to_owned(), said)
            }
            (_, Some(schema::Names::Unit | schema::Names::Bearer)) => {
                let unit = self.names.staff.unit(text);
                unit.map_or_else(|| text.to_owned(), |unit| self.names.title(&unit.title))
            }
            (_, Some(schema::Names::Role)) => self.names.role(text),
            (_, Some(schema::Names::Sanction)) => {
                let called = self.policy.sanction_called(&SanctionKind::new(text));
                words.say(&msg!("story-word", word = called))
            }
            _ => text.to_owned(),
        }
    }
}

fn below(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    }
}

/// What a table is called.
fn title(words: &Words, path: &str) -> String {
    let key = format!("regulation-table-{}", dashed(path));
    words.find(&key).unwrap_or_else(|| path.to_owned())
}

/// What a key is called: by itself, or in this table.
fn label(words: &Words, path: &str) -> String {
    let find = |path: &str| words.find(&format!("regulation-key-{}", dashed(path)));
    let key = path.rsplit('.').next().unwrap_or(path);
    find(path)
        .or_else(|| find(key))
        .unwrap_or_else(|| path.to_owned())
}

fn dashed(path: &str) -> String {
    path.replace(['.', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::Shape;
    use crate::languages;
    use crate::ui::lang::{Texts, embedded};

    /// The catalogue's keys for what is declared: for each table and key, those of which one must be
    /// there.
    fn catalogued(shape: Shape, path: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let key = |path: &str| format!("regulation-key-{}", dashed(path));
        for field in shape.iter().filter(|field| field.key != "rule") {
            let path = below(path, field.key);
            let inner = field.below();
            // Every table names its rule.
            if inner.iter().any(|field| field.key == "rule") {
                found.push(vec![format!("regulation-table-{}", dashed(&path))]);
                found.extend(catalogued(inner, &path));
            } else {
                found.push(vec![key(&path), key(field.key)]);
            }
        }
        found
    }

    /// Every table and key of a policy has a name in both languages, and no name is left over.
    #[test]
    fn everything_declared_has_a_name() {
        let texts: Texts = languages!(embedded! { "messages" "regulation" ".ftl" });
        for (lang, text) in texts.iter().copied() {
            let words = Words::new(lang);
            let mut declared = catalogued(Policy::FIELDS, "");
            // What a table stands under, and what the absence of an upper end says.
            declared.push(vec!["regulation-key-command".to_owned()]);
            declared.push(vec!["regulation-unlimited".to_owned()]);
            for keys in &declared {
                assert!(
                    keys.iter().any(|key| words.find(key).is_some()),
                    "{lang}: {keys:?}"
                );
            }
            let own = text.lines().filter(|line| !line.starts_with(' '));
            let named = own.filter_map(|line| line.split_once(" = "));
            for (key, _) in named {
                let known = declared.iter().flatten().any(|known| known == key);
                assert!(known, "{lang}: {key}");
            }
        }
    }
}
