//! A case file as a document: what `export` gives as a line becomes a file again.

use crate::codec;
use crate::codec::yaml::{Doc, Heading, new_file};
use crate::domain::case::Case;
use crate::domain::msg::Msg;
use crate::domain::reader::{Context, Fault};
use crate::domain::record::Record;
use crate::domain::schema::{Declared as _, Field, Kind};
use crate::domain::tree::{Data, Node, Value};
use crate::msg;
use crate::workspace::intake::titles;
use crate::workspace::open::Workspace;

/// The record of a document, as its file will stand; what is wrong with it otherwise.
pub fn record(workspace: &Workspace, node: &Node) -> Result<Record, Vec<Msg>> {
    let context = Context::with_calendar(&workspace.calendar);
    let case = Case::of(node, &context);
    let faults = context.into_faults();
    let case = match case {
        Some(case) if faults.is_empty() => case,
        _ => return Err(faults.iter().map(named).collect()),
    };
    let text = text(workspace, node, &case);
    let repository = &workspace.repository;
    let (year, month) = case.filed_in();
    let path = repository.case_path(year, month, &case.number);
    let (file, number) = (repository.relative(&path), &case.number);
    let calendar = &workspace.calendar;
    let record = codec::record::read(&file, number, (year, month), text, calendar);
    // What it reads as is what it was: nothing is written otherwise.
    match &record.case {
        Some(read) if read.entries() == case.entries() && says_the_same(&record, node) => {
            Ok(record)
        }
        _ => Err(vec![msg!("import-whole-differs")]),
    }
}

fn named(fault: &Fault) -> Msg {
    let (field, why) = (fault.path.to_string(), fault.what.clone());
    msg!("command-field-refused", field = field, why = why)
}

/// Whether a file holds the values of a document.
fn says_the_same(record: &Record, node: &Node) -> bool {
    let written = Doc::parse(&record.text).ok().map(Doc::into_node);
    written.is_some_and(|written| alike(&written, node))
}

fn alike(one: &Node, other: &Node) -> bool {
    match (&one.data, &other.data) {
        (Data::Map(a), Data::Map(b)) => {
            a.len() == b.len()
                && a.iter().all(|entry| {
                    let same = b.iter().find(|known| known.key == entry.key);
                    same.is_some_and(|known| alike(&entry.value, &known.value))
                })
        }
        (Data::Seq(a), Data::Seq(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        _ => one.text() == other.text(),
    }
}

/// The file: what intake writes in its groups, each section under its heading.
fn text(workspace: &Workspace, node: &Node, case: &Case) -> String {
    let entries = case.entries();
    let read = |key: &str| {
        let mut entries = entries.iter();
        entries.find_map(|(known, value)| (known == key).then_some(value))
    };
    let policy = workspace.regulations.policy_of(case);
    let titled = policy.map(|policy| titles(workspace, policy));
    let titled = titled.unwrap_or_default();
    let mut groups = vec![Vec::new()];
    let mut headings: Vec<Heading> = Vec::new();
    for field in Case::FIELDS {
        let value = node
            .get(field.key)
            .and_then(|node| value(node, Some(field), read(field.key)));
        let title = titled.iter().find(|(key, _)| *key == field.key);
        if field.heading || !headings.is_empty() {
            if value.is_some() || title.is_some() {
                headings.push(Heading {
                    key: field.key,
                    title: title.map_or("", |(_, title)| title.as_str()),
                    content: value,
                });
            }
            continue;
        }
        if field.apart {
            groups.push(Vec::new());
        }
        if let (Some(value), Some(group)) = (value, groups.last_mut()) {
            group.push((field.key.to_owned(), value));
        }
    }
    let known = |key: &str| Case::FIELDS.iter().any(|field| field.key == key);
    let own = node.entries().iter().filter(|entry| !known(&entry.key));
    let own = own.filter_map(|entry| Some((entry.key.clone(), value(&entry.value, None, None)?)));
    groups.push(own.collect());
    new_file(&groups, &headings)
}

/// A value as a file of ours holds it: on one line where the record is written so.
fn value(node: &Node, field: Option<&Field>, read: Option<&Value>) -> Option<Value> {
    let shape = field.map_or(&[][..], Field::below);
    Some(match &node.data {
        Data::Map(entries) => {
            let below = |key: &str| match read {
                Some(Value::Map(known) | Value::Flow(known)) => known
                    .iter()
                    .find(|(it, _)| it == key)
                    .map(|(_, value)| value),
                _ => None,
            };
            let entries = entries.iter().filter_map(|entry| {
                let field = shape.iter().find(|field| field.key == entry.key);
                Some((
                    entry.key.clone(),
                    value(&entry.value, field, below(&entry.key))?,
                ))
            });
            let entries = entries.collect();
            match read {
                Some(Value::Flow(_)) => Value::Flow(entries),
                _ => Value::Map(entries),
            }
        }
        Data::Seq(items) => {
            let known = |at: usize| match read {
                Some(Value::Seq(known)) => known.get(at),
                _ => None,
            };
            let items = items.iter().enumerate();
            let items = items.filter_map(|(at, item)| value(item, field, known(at)));
            Value::Seq(items.collect())
        }
        Data::Null => return None,
        _ => {
            let text = node.text()?.to_owned();
            match field.map(|field| field.kind) {
                Some(Kind::Digits | Kind::Money | Kind::MoneyOr(_)) => Value::Quoted(text),
                _ => node.value()?,
            }
        }
    })
}
