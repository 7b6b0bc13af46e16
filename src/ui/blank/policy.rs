//! The file: every setting and table in the order they are declared.

use super::lines::Lines;
use super::meaning;
use super::starter::Start;
use crate::domain::policy::Policy;
use crate::domain::schema::{Field, Kind, Shape, Table as _, example};
use crate::domain::tree::{Node, Value};
use crate::ui::words::Words;

/// A blank policy as text.
pub fn text(words: &Words, start: &Start) -> String {
    let begun = start.document();
    let mut writer = Writer {
        words,
        lines: Lines::default(),
    };
    writer.lines.say(&words.text("blank-head"));
    writer
        .lines
        .head(true, "#:schema ../schema/policy.schema.json");
    for field in Policy::FIELDS {
        writer.part(field, field.key, begun.get(field.key));
    }
    writer.lines.0
}

/// Whether the fields are those of a table: every one names its rule.
fn is_table(shape: Shape) -> bool {
    shape.iter().any(|field| field.key == "rule")
}

struct Writer<'a> {
    words: &'a Words,
    lines: Lines,
}

impl Writer<'_> {
    /// A setting or table; what is begun with holds.
    fn part(&mut self, field: &Field, path: &str, begun: Option<&Node>) {
        match field.kind {
            Kind::List(shape) => {
                self.head(field, path);
                let heads = format!("[[{path}]]");
                let begun = begun.map_or(&[][..], Node::items);
                self.entry(shape, (path, &heads), begun.first(), true);
                for more in begun.iter().skip(1) {
                    self.lines.gap();
                    self.entry(shape, (path, &heads), Some(more), false);
                }
            }
            Kind::Map(shape) if is_table(shape) => {
                self.head(field, path);
                self.entry(shape, (path, &format!("[{path}]")), begun, true);
            }
            Kind::Keyed(keys, _) => self.keyed(field, &keys(), begun),
            _ => {
                self.lines.gap();
                self.key(field, path, begun, true);
            }
        }
    }

    fn head(&mut self, field: &Field, path: &str) {
        self.lines.gap();
        let title = meaning::table(self.words, path, field);
        self.lines.say(&format!("---- {title}"));
        self.lines.gap();
    }

    /// One entry of a table, and the tables below it; the first says what its keys are.
    fn entry(&mut self, shape: Shape, at: (&str, &str), begun: Option<&Node>, first: bool) {
        let (path, head) = at;
        self.lines.head(begun.is_some(), head);
        let below = |field: &&Field| match field.kind {
            Kind::List(_) => true,
            Kind::Map(shape) => is_table(shape),
            _ => false,
        };
        for field in shape.iter().filter(|field| !below(field)) {
            let value = begun.and_then(|begun| begun.get(field.key));
            if first || value.is_some() {
                self.key(field, &format!("{path}.{}", field.key), value, first);
            }
        }
        for field in shape.iter().filter(below).filter(|_| first) {
            let value = begun.and_then(|begun| begun.get(field.key));
            self.part(field, &format!("{path}.{}", field.key), value);
        }
    }

    fn key(&mut self, field: &Field, path: &str, begun: Option<&Node>, told: bool) {
        if told {
            self.lines.say(&meaning::of(self.words, path, field));
        }
        let value = begun.and_then(Node::value);
        let holds = value.is_some();
        let value = value.unwrap_or_else(|| example(field));
        self.lines.set(holds, field.key, &value);
    }

    /// A table of values under keys of their own.
    fn keyed(&mut self, field: &Field, keys: &[&str], begun: Option<&Node>) {
        self.head(field, field.key);
        let shape = field.below();
        for below in shape {
            let path = format!("{}.{}", field.key, below.key);
            let said = meaning::of(self.words, &path, below);
            self.lines.say(&format!("{}: {said}", below.key));
        }
        self.lines
            .head(begun.is_some(), &format!("[{}]", field.key));
        for key in keys {
            let value = begun.and_then(|begun| begun.get(key)?.value());
            let holds = value.is_some();
            let value = value.unwrap_or_else(|| match shape {
                [] => Value::Text("§ 1".to_owned()),
                shape => {
                    let entries = shape.iter();
                    let entries = entries.map(|field| (field.key.to_owned(), example(field)));
                    Value::Flow(entries.collect())
                }
            });
            self.lines.set(holds, key, &value);
        }
    }
}
