//! A regulation as chapters of sentences.

use std::collections::BTreeSet;

use super::chapters::{CHAPTERS, FURTHER, placed};
use super::sentence;
use super::wording::{Wording, dashed};
use crate::domain::policy::Policy;
use crate::domain::reader::Own;
use crate::domain::schema::{Entry, Table as _, Tables};
use crate::domain::tree::Value;
use crate::ui::names::Names;

/// One chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What it is about.
    pub title: String,
    /// Its tables, each with what holds for all of its sentences, and the sentences.
    pub parts: Vec<(Option<String>, Vec<String>)>,
}

/// A regulation to be told.
pub struct Told<'a> {
    /// The regulation.
    pub policy: &'a Policy,
    /// The names of units and roles.
    pub names: Names<'a>,
}

impl Told<'_> {
    /// Every chapter, in the order of a regulation on paper.
    pub fn chapters(&self) -> Vec<Chapter> {
        let root = self.policy.entry();
        let mut told = BTreeSet::from(["rules".to_owned()]);
        let chapters = CHAPTERS.iter();
        let mut all: Vec<Chapter> = chapters
            .map(|(name, keys)| self.chapter(name, keys, &root, &mut told))
            .collect();
        let values = root.values.iter().map(|stated| stated.field.key);
        let tables = root.tables.iter().map(|tables| tables.field.key);
        let others: Vec<&str> = values.chain(tables).filter(|key| !placed(key)).collect();
        let mut further = self.chapter(FURTHER, &others, &root, &mut told);
        let own = self.own();
        if !own.is_empty() {
            further.parts.push((Some(self.text("prose-own")), own));
        }
        all.extend(Some(further).filter(|further| !further.parts.is_empty()));
        all
    }

    fn wording(&self) -> Wording<'_> {
        Wording {
            policy: self.policy,
            names: self.names,
        }
    }

    fn text(&self, key: &str) -> String {
        self.names.words.text(key)
    }

    fn chapter(
        &self,
        name: &str,
        keys: &[&str],
        root: &Entry,
        told: &mut BTreeSet<String>,
    ) -> Chapter {
        let mut parts = Vec::new();
        for key in keys {
            let settings = self.setting(key, root, told);
            parts.extend(settings.map(|sentence| (None, vec![sentence])));
            let tables = root.tables.iter().filter(|tables| tables.field.key == *key);
            tables.for_each(|tables| self.table(key, tables, &mut parts));
        }
        Chapter {
            title: self.text(&format!("prose-chapter-{name}")),
            parts,
        }
    }

    /// A setting; what another's sentence has told is not told again.
    fn setting(&self, key: &str, root: &Entry, told: &mut BTreeSet<String>) -> Option<String> {
        let stated = root.values.iter().find(|stated| stated.field.key == key)?;
        stated.value.as_ref()?;
        if told.contains(key) {
            return None;
        }
        let (sentence, speaks_of) = sentence::setting(&self.wording(), root, stated);
        told.extend(speaks_of);
        Some(sentence)
    }

    /// A table, and the tables below it.
    fn table(&self, path: &str, tables: &Tables, parts: &mut Vec<(Option<String>, Vec<String>)>) {
        let entries: Vec<&Entry> = tables.entries.iter().collect();
        if entries.is_empty() {
            return;
        }
        let lead = format!("prose-lead-{}", dashed(path));
        // What is said of several does not concern one alone.
        let lead = self.names.words.find(&lead).filter(|_| entries.len() > 1);
        parts.push((lead, sentence::of(&self.wording(), path, &entries)));
        for entry in entries {
            for below in &entry.tables {
                self.table(&format!("{path}.{}", below.field.key), below, parts);
            }
        }
    }

    /// What stands under keys of people's own.
    fn own(&self) -> Vec<String> {
        let wording = self.wording();
        let said = |Own { path, value }: &Own| {
            let text = format!("{path}: {}", flat(value));
            sentence::ended(&wording, &text, None)
        };
        self.policy.own.iter().map(said).collect()
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Map(parts) | Value::Flow(parts) => {
            let parts = parts
                .iter()
                .map(|(key, value)| format!("{key} = {}", flat(value)));
            parts.collect::<Vec<_>>().join(", ")
        }
        Value::Seq(members) => {
            let members = members.iter().map(flat);
            members.collect::<Vec<_>>().join(", ")
        }
        single => single.text().unwrap_or_default().to_owned(),
    }
}
