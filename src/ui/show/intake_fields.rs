//! What the customer told, field by field as declared.

use crate::domain::case::form::told;
use crate::domain::case::sections::section_is_beside;
use crate::domain::case::{Case, Kept};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::reader::Own;
use crate::domain::schema::{self, Declared, Field, Kind, Names as Named};
use crate::domain::tree::{Path, Value};
use crate::ui::format;
use crate::ui::lang::Lang;
use crate::ui::names::Names;
use crate::ui::words::Words;

/// Which fields stand elsewhere on the page.
const ELSEWHERE: &[&str] = &["title", "policy", "channel"];

/// Whether a field files the complaint by a word, a term or a mark, so that it needs no name.
fn sorted(field: &Field) -> bool {
    let speaks = matches!(field.kind, Kind::Word(..) | Kind::Flag)
        || matches!(field.names, Some(Named::Term(_)));
    field.filing && speaks
}

fn is_elsewhere(path: &str) -> bool {
    path.contains('.') || ELSEWHERE.contains(&path)
}

/// What was told, ready to be shown.
pub(in crate::ui) struct IntakeFields<'a> {
    names: Names<'a>,
    policy: &'a Policy,
    /// Path, field, what it says.
    values: Vec<(&'static str, &'static Field, String)>,
    /// Why it is not said who the customer is, with what stands for that.
    kept: Option<(Kept, Option<String>)>,
}

impl<'a> IntakeFields<'a> {
    pub(in crate::ui) fn new(case: &Case, policy: &'a Policy, names: Names<'a>) -> Self {
        let entries = case.entries();
        let find = |path: &str| {
            let mut keys = path.split('.');
            let first = keys.next()?;
            let (_, value) = entries.iter().find(|(key, _)| key == first)?;
            match (keys.next(), value) {
                (None, value) => value.text(),
                (Some(key), Value::Map(below)) => below.iter().find(|(k, _)| k == key)?.1.text(),
                _ => None,
            }
        };
        let values = told().filter_map(|(path, field)| {
            let text = find(path).filter(|text| !text.is_empty())?.to_owned();
            Some((path, field, text))
        });
        Self {
            values: values.collect(),
            kept: case
                .customer_kept()
                .map(|kept| (kept, case.customer_sum.clone())),
            names,
            policy,
        }
    }

    /// What is told below a section, on one line under its name.
    pub(in crate::ui) fn section(&self, section: &str) -> Option<(String, String)> {
        let within = |path: &str| {
            path.split_once('.')
                .is_some_and(|(above, _)| above == section)
        };
        let told = self.values.iter().filter(|(path, ..)| within(path));
        let mut told: Vec<String> = told
            .map(|(_, field, text)| self.phrase(field, text))
            .collect();
        if let Some((kept, sum)) = self.kept.as_ref().filter(|_| section_is_beside(section)) {
            told.push(self.words().say(&kept.named()));
            told.extend(sum.clone());
        }
        let at = Path::root().key(section);
        let label = schema::at(Case::FIELDS, &at)?.label();
        (!told.is_empty()).then(|| (self.words().text(&label), told.join(" · ")))
    }

    /// How the complaint is filed, on one line: what says by itself what it is.
    pub(in crate::ui) fn filing(&self) -> String {
        let told = self.values.iter().filter(|(path, field, text)| {
            let said = !matches!(field.kind, Kind::Flag) || text == "true";
            said && sorted(field) && !is_elsewhere(path)
        });
        let told = told.map(|(_, field, text)| match field.kind {
            Kind::Flag => self.phrase(field, text),
            _ => self.value(field, text),
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// What stands for itself, a line each.
    pub(in crate::ui) fn apart(&self) -> Vec<(String, String)> {
        let apart = self.values.iter().filter(|(path, field, _)| {
            let lines = matches!(field.kind, Kind::Lines);
            !sorted(field) && !lines && !is_elsewhere(path)
        });
        apart
            .map(|(_, field, text)| {
                let label = self.words().text(&field.label());
                (label, self.value(field, text))
            })
            .collect()
    }

    /// Texts of several lines with what they are.
    pub(in crate::ui) fn lines(&self) -> Vec<(String, String)> {
        let lines = self.values.iter();
        let lines = lines.filter(|(_, field, _)| matches!(field.kind, Kind::Lines));
        lines
            .map(|(_, field, text)| (self.words().text(&field.label()), text.clone()))
            .collect()
    }

    fn words(&self) -> &Words {
        self.names.words
    }

    /// A value that says by itself what it is; else with its name.
    fn phrase(&self, field: &Field, text: &str) -> String {
        let label = self.words().text(&field.label());
        match field.kind {
            Kind::Flag if text == "true" => label,
            Kind::Text | Kind::Lines => text.to_owned(),
            _ => format!("{label} {}", self.value(field, text)),
        }
    }

    fn value(&self, field: &Field, text: &str) -> String {
        let word = || format!("section-{}-{text}", field.key);
        match (field.kind, field.names) {
            (Kind::Word(..), _) => self.words().text(&word()),
            (_, Some(Named::Term(vocabulary))) => {
                self.names.term(self.policy.terms(vocabulary), text)
            }
            (Kind::Money, _) => text.parse::<Money>().map_or_else(
                |_| text.to_owned(),
                |amount| {
                    self.words()
                        .say(&format::money(amount, &self.policy.currency))
                },
            ),
            _ => text.to_owned(),
        }
    }
}

/// What stands under keys of people's own, by the title the policy gives it, else by its place.
pub(in crate::ui) fn own(case: &Case, policy: &Policy, lang: Lang) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for Own { path, value } in &case.own {
        let field = policy.fields.iter().find(|field| field.place() == *path);
        let title = field.map(|field| field.title.text(lang).to_owned());
        flat(&title.unwrap_or_else(|| path.to_string()), value, &mut rows);
    }
    rows
}

fn flat(at: &str, value: &Value, rows: &mut Vec<(String, String)>) {
    match value {
        Value::Map(entries) | Value::Flow(entries) => {
            for (key, value) in entries {
                flat(&format!("{at}.{key}"), value, rows);
            }
        }
        Value::Seq(members) => {
            for (i, member) in members.iter().enumerate() {
                flat(&format!("{at}[{i}]"), member, rows);
            }
        }
        single => rows.push((at.to_owned(), single.text().unwrap_or_default().to_owned())),
    }
}
