//! The eight disciplines of a case: a page for a terminal, Markdown, JSON.

use serde_json::{Value, json};

use super::escape::{Markdown, Safe, Terminal};
use super::format;
use super::names::Names;
use super::page::Page;
use super::paint::Paint;
use crate::domain::msg::Msg;
use crate::domain::time::Calendar;
use crate::report::eight_d::{EightD, EightDFact, Label};
use crate::{msg, safe};

/// What stands where nothing is known yet.
const NOTHING: &str = "–";

/// The view with the names it shows.
#[derive(Clone, Copy)]
pub struct EightDView<'a> {
    /// The number and title of the case.
    pub head: &'a str,
    /// The disciplines.
    pub disciplines: &'a EightD,
    /// Names and words.
    pub names: Names<'a>,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
}

fn title(d: usize) -> Msg {
    match d {
        0 => msg!("action-d0"),
        1 => msg!("action-d1"),
        2 => msg!("action-d2"),
        3 => msg!("action-d3"),
        4 => msg!("action-d4"),
        5 => msg!("action-d5"),
        6 => msg!("action-d6"),
        7 => msg!("action-d7"),
        _ => msg!("action-d8"),
    }
}

impl EightDView<'_> {
    fn fields(&self, facts: &[(Label, EightDFact)]) -> Vec<(String, String)> {
        let words = self.names.words;
        let shown = facts.iter();
        shown
            .map(|(name, fact)| (words.say(&name.named()), self.fact(fact)))
            .collect()
    }

    fn fact(&self, fact: &EightDFact) -> String {
        let time = |at| format::time(&self.calendar.in_zone(at));
        match fact {
            EightDFact::Text(text) => text.trim_end().to_owned(),
            EightDFact::Who(who) => self.names.who(who),
            EightDFact::At(at) => time(*at),
            EightDFact::Action {
                n,
                what,
                owner,
                due,
            } => {
                let owner = self.names.who(owner);
                format!("{n} · {what} · {owner} · {}", format::date(*due))
            }
            EightDFact::Result { n, at, evidence } => {
                let parts = [Some(n.to_string()), at.map(time), evidence.clone()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
        }
    }

    /// For a terminal.
    pub fn page(&self, width: Option<u16>, paint: Paint) -> Safe<Terminal> {
        let mut page = Page::new(width, paint);
        page.heading(self.head);
        for (d, facts) in self.disciplines.iter().enumerate() {
            page.heading(&format!("D{d} · {}", self.names.words.say(&title(d))));
            if facts.is_empty() {
                page.paragraph(NOTHING);
            }
            page.fields(&self.fields(facts));
        }
        page.finish()
    }

    /// For a report to the customer or a merge request.
    pub fn markdown(&self) -> Safe<Markdown> {
        let mut text = safe!("# {}\n", self.head);
        for (d, facts) in self.disciplines.iter().enumerate() {
            let title = self.names.words.say(&title(d));
            text.push(&safe!("\n## D{} · {}\n\n", d, title));
            if facts.is_empty() {
                text.push(&safe!("{}\n", Safe::ours(NOTHING)));
            }
            for (name, value) in self.fields(facts) {
                text.push(&safe!("- **{}**: {}\n", name, value));
            }
        }
        text
    }
}

/// For programs: the facts of each discipline under `d0` to `d8`.
pub fn json(number: &str, disciplines: &EightD) -> Value {
    let mut all = serde_json::Map::new();
    all.insert("number".to_owned(), number.into());
    for (d, facts) in disciplines.iter().enumerate() {
        let facts = facts.iter().map(|(name, fact)| {
            let mut entry = serde_json::Map::new();
            entry.insert("key".to_owned(), name.to_string().into());
            match fact {
                EightDFact::Text(text) | EightDFact::Who(text) => {
                    entry.insert("value".to_owned(), text.as_str().into());
                }
                EightDFact::At(at) => {
                    entry.insert("value".to_owned(), format::rfc3339(*at).into());
                }
                EightDFact::Action {
                    n,
                    what,
                    owner,
                    due,
                } => entry.extend(object(json!({
                    "n": n, "what": what, "owner": owner, "due": format::date(*due),
                }))),
                EightDFact::Result { n, at, evidence } => entry.extend(object(json!({
                    "n": n, "at": at.map(format::rfc3339), "evidence": evidence,
                }))),
            }
            Value::Object(entry)
        });
        all.insert(format!("d{d}"), facts.collect());
    }
    Value::Object(all)
}

/// The members of an object that are known.
fn object(value: Value) -> serde_json::Map<String, Value> {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        _ => serde_json::Map::new(),
    }
}
