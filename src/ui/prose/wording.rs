//! The values of a regulation in words.

use crate::domain::case::Case;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::policy::{Policy, SanctionKind, held};
use crate::domain::schema::{self, Declared as _, Field, Kind, Names as Named};
use crate::domain::tree::{Path, Value};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::format;
use crate::ui::lang::Lang;
use crate::ui::names::Names;
use crate::ui::words::Words;

/// How values are said.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The regulation, for the titles of its own words.
    pub policy: &'a Policy,
    /// The names of units and roles.
    pub names: Names<'a>,
}

impl Wording<'_> {
    pub(super) fn words(&self) -> &Words {
        self.names.words
    }

    /// A value in words.
    pub fn value(&self, field: &Field, kind: Kind, value: &Value) -> String {
        match (kind, value) {
            (Kind::Many(kind), Value::Seq(members)) => self.list(field, *kind, members),
            (kind, Value::Seq(members)) => self.list(field, kind, members),
            (Kind::Localized, Value::Map(parts) | Value::Flow(parts)) => {
                let text = |(word, text): &(String, Value)| {
                    Some((Lang::from_word(word)?, text.text()?.to_owned()))
                };
                let texts: Localized = parts.iter().filter_map(text).collect();
                texts.text(self.words().lang()).to_owned()
            }
            (kind, Value::Map(parts) | Value::Flow(parts)) => self.conditions(kind, parts),
            (kind, single) => self.word(field, kind, single.text().unwrap_or_default()),
        }
    }

    fn list(&self, field: &Field, kind: Kind, members: &[Value]) -> String {
        let members = members.iter().map(|one| self.value(field, kind, one));
        self.words().join(&members.collect::<Vec<_>>())
    }

    /// What a condition asks, part by part.
    fn conditions(&self, kind: Kind, parts: &[(String, Value)]) -> String {
        let shape = match kind {
            Kind::Map(shape) => shape,
            _ => &[],
        };
        let part = |(key, value): &(String, Value)| {
            let field = shape.iter().find(|field| field.key == key);
            let one = |value: &Value| match field {
                Some(field) => match field.kind {
                    Kind::Many(kind) => self.value(field, *kind, value),
                    kind => self.value(field, kind, value),
                },
                None => value.text().unwrap_or_default().to_owned(),
            };
            let any = match value {
                Value::Seq(members) => members.iter().map(one).collect(),
                single => vec![one(single)],
            };
            let asked = self.words().find(&format!("prose-asked-{key}"));
            let args = [
                (
                    "asked".to_owned(),
                    asked.unwrap_or_else(|| key.clone()).into(),
                ),
                ("words".to_owned(), self.either(&any).into()),
            ];
            self.phrase("prose-condition", &args)
        };
        self.joined("prose-and", &parts.iter().map(part).collect::<Vec<_>>())
    }

    /// Any of several: `a, b or c`.
    fn either(&self, any: &[String]) -> String {
        match any.split_last() {
            Some((last, others)) if !others.is_empty() => {
                let others = self.words().join(others);
                self.joined("prose-or", &[others, last.clone()])
            }
            _ => any.concat(),
        }
    }

    fn joined(&self, by: &str, parts: &[String]) -> String {
        parts.join(&self.words().text(by))
    }

    fn word(&self, field: &Field, kind: Kind, text: &str) -> String {
        let words = self.words();
        match (kind, field.names) {
            (Kind::Flag, _) if text == "true" => words.text("common-yes"),
            (Kind::Flag, _) => words.text("common-no"),
            (Kind::Money, _) => {
                let said = |amount| words.say(&format::money(amount, &self.policy.currency));
                text.parse::<Money>().map_or_else(|_| text.to_owned(), said)
            }
            (Kind::Limit, _) => self.limit(text),
            (Kind::Word(_, prefix), _) => self.vocabulary(field.key, prefix, text),
            (_, Some(Named::Unit | Named::Bearer)) => match self.names.staff.unit(text) {
                Some(unit) => self.names.title(&unit.title),
                None => self.vocabulary(field.key, None, text),
            },
            (_, Some(Named::Role)) => self.names.role(text),
            (_, Some(Named::Sanction)) => {
                let called = self.policy.sanction_called(&SanctionKind::new(text));
                words.say(&msg!("story-word", word = called))
            }
            (_, Some(Named::Held(path))) => self.held(field, path, text),
            (_, Some(Named::Requirable | Named::Comparable)) => self.asked(text),
            (_, Some(Named::Remedy)) => self.vocabulary(field.key, Some("show-remedy-"), text),
            (_, Some(Named::Act | Named::Clock | Named::Language)) => {
                self.vocabulary(field.key, None, text)
            }
            _ => {
                let own = || words.find(&format!("prose-word-{}-{text}", dashed(field.key)));
                let called = self.stage(text).or_else(own);
                called.unwrap_or_else(|| text.to_owned())
            }
        }
    }

    /// A word of a fixed vocabulary: as it is called under its key, in prose, or everywhere.
    fn vocabulary(&self, key: &str, prefix: Option<&str>, text: &str) -> String {
        let words = self.words();
        let own = words.find(&format!("prose-word-{}-{text}", dashed(key)));
        let everywhere = || words.find(&format!("{}{text}", prefix?));
        let any = || words.find(&format!("prose-word-{text}"));
        let found = own.or_else(any).or_else(everywhere);
        found.unwrap_or_else(|| text.to_owned())
    }

    /// What the case's field at a path may hold.
    fn held(&self, field: &Field, path: &str, text: &str) -> String {
        match held(path).map(|field| (field.kind, field.names)) {
            Some((Kind::Word(_, prefix), _)) => self.vocabulary(field.key, prefix, text),
            Some((_, Some(Named::Term(vocabulary)))) => {
                self.names.term(self.policy.terms(vocabulary), text)
            }
            _ => text.to_owned(),
        }
    }

    /// A field of the case, as it is called.
    fn asked(&self, path: &str) -> String {
        let Ok(place) = path.parse::<Path>() else {
            return path.to_owned();
        };
        let words = self.words();
        let found = schema::at(Case::FIELDS, &place).and_then(|field| words.find(&field.label()));
        found.unwrap_or_else(|| path.to_owned())
    }

    /// The stage a text names, or the clock it names one by: `stage.inquiry`.
    fn stage(&self, text: &str) -> Option<String> {
        let words = self.words();
        if let Some(clock) = words.find(&format!("prose-word-clock-{text}")) {
            return Some(clock);
        }
        let name = text.strip_prefix("stage.")?;
        if name == "*" {
            return Some(words.text("prose-stages"));
        }
        let mut stages = self.policy.stages.iter();
        let stage = stages.find(|stage| stage.name == name)?;
        let args = [("title".to_owned(), Arg::from(&stage.title))];
        Some(self.phrase("prose-stage", &args))
    }

    /// A limit in words: `half a day`, `three days`.
    fn limit(&self, text: &str) -> String {
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let count = text.strip_suffix(unit).unwrap_or(text);
        let (key, n) = match count.strip_suffix(".5") {
            Some("0") => (format!("prose-limit-{unit}-half"), Arg::from(0)),
            Some(whole) => (format!("prose-limit-{unit}-and-half"), number(whole)),
            None => (format!("prose-limit-{unit}"), number(count)),
        };
        let said = self.words().phrase(&key, &[("n".to_owned(), n)]);
        said.unwrap_or_else(|| text.to_owned())
    }

    /// A message of the catalogue.
    pub(super) fn phrase(&self, key: &str, args: &[(String, Arg)]) -> String {
        let said = self.words().phrase(key, args);
        said.unwrap_or_else(|| key.to_owned())
    }
}

/// A whole number that words agree with.
pub(super) fn number(text: &str) -> Arg {
    let whole = text.parse::<i64>();
    whole.map_or_else(|_| Arg::from(text), Arg::from)
}

/// The part of a catalogue's key that a path or key is.
pub(super) fn dashed(path: &str) -> String {
    path.replace(['.', '_'], "-")
}
