//! The keys of a file as a page, written from their declarations: the schema for people.

use std::fmt::Write as _;

use super::schema::described;
use super::toml::written::written;
use crate::domain::document::Document;
use crate::domain::policy::fixed_words;
use crate::domain::schema::{Field, Kind, Names, Shape, example};

/// The page about a sort of file.
pub fn text(document: Document) -> String {
    let mut page = Page::default();
    page.put(&format!("# The keys of a {document} file"));
    page.put(&format!(
        "Written from the declarations by `complaint schema {document} --format markdown`."
    ));
    page.put("## At the top of the file");
    let shape = document.shape();
    let top: Vec<&Field> = shape.iter().filter(|field| !is_part(field)).collect();
    page.keys(&top);
    if document != Document::Case {
        page.block(&lines("", "", &top));
    }
    for field in shape.iter().filter(|field| is_part(field)) {
        page.part(field, document);
    }
    page.0
}

/// Whether it is a table of its own: a list of them, one, or one under each key.
fn is_part(field: &Field) -> bool {
    match field.kind {
        Kind::List(_) | Kind::Keyed(..) => true,
        Kind::Map(shape) => is_ruled(shape) || field.names.is_none() && field.key != "when",
        _ => false,
    }
}

fn is_ruled(shape: Shape) -> bool {
    shape.iter().any(|field| field.key == "rule")
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn put(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn block(&mut self, lines: &str) {
        self.put(&format!("```toml\n{}\n```", lines.trim_end()));
    }

    fn part(&mut self, field: &Field, document: Document) {
        self.put(&format!("## `{}`", head(field, "")));
        self.put(&described(field.doc));
        self.tables(field, "");
        if document != Document::Case {
            self.block(&lines_of(field, ""));
        }
    }

    /// The keys of a table, and of the tables below it.
    fn tables(&mut self, field: &Field, above: &str) {
        if let Kind::Keyed(keys, _) = field.kind {
            let keys: Vec<String> = keys().iter().map(|key| format!("`{key}`")).collect();
            self.put(&format!("One for each of: {}.", keys.join(", ")));
        }
        let (below, own): (Vec<&Field>, Vec<&Field>) =
            field.below().iter().partition(|field| is_part(field));
        if !own.is_empty() {
            self.keys(&own);
        }
        let above = format!("{above}{}.", field.key);
        for field in below {
            self.put(&format!("### `{}`", head(field, &above)));
            self.put(&described(field.doc));
            self.tables(field, &above);
        }
    }

    fn keys(&mut self, fields: &[&Field]) {
        let mut rows = "| key | must | holds | what it is |\n|---|---|---|---|".to_owned();
        for field in fields {
            let must = if field.needed { "yes" } else { "" };
            let (key, doc) = (field.key, described(field.doc).replace('|', "\\|"));
            // Writing to a String cannot fail.
            let _ = write!(rows, "\n| `{key}` | {must} | {} | {doc} |", holds(field));
        }
        self.put(&rows);
    }
}

fn head(field: &Field, above: &str) -> String {
    match field.kind {
        Kind::List(_) => format!("[[{above}{}]]", field.key),
        _ => format!("[{above}{}]", field.key),
    }
}

/// A table with an example of each of its keys, and of the tables below it.
fn lines_of(field: &Field, above: &str) -> String {
    if let Kind::Keyed(keys, _) = field.kind {
        let mut lines = head(field, above) + "\n";
        for key in keys() {
            let entry = |field: &Field| format!("{} = {}", field.key, written(&example(field)));
            let entries: Vec<String> = field.below().iter().map(entry).collect();
            let value = match entries.as_slice() {
                [] => "\"§ 1\"".to_owned(),
                entries => format!("{{ {} }}", entries.join(", ")),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{key} = {value}");
        }
        return lines;
    }
    let (below, own): (Vec<&Field>, Vec<&Field>) =
        field.below().iter().partition(|field| is_part(field));
    let mut text = lines(&head(field, above), "\n", &own);
    let above = format!("{above}{}.", field.key);
    for field in below {
        text.push('\n');
        text.push_str(&lines_of(field, &above));
    }
    text
}

fn lines(head: &str, gap: &str, fields: &[&Field]) -> String {
    let mut lines = format!("{head}{gap}");
    for field in fields.iter().filter(|field| !is_otherwise(field, fields)) {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{} = {}", field.key, written(&example(field)));
    }
    lines
}

/// Whether another key's longer form says the same: only one of the ways can be meant.
fn is_otherwise(field: &Field, all: &[&Field]) -> bool {
    all.iter().any(|other| match other.kind {
        Kind::Either([_, Kind::Map(long)]) => long.iter().any(|within| within.key == field.key),
        _ => false,
    })
}

/// What it holds, in words.
fn holds(field: &Field) -> String {
    let words = |words: Vec<String>| {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        words.join(", ")
    };
    let also: Vec<String> = field.also.iter().map(|word| (*word).to_owned()).collect();
    let named = match (fixed_words(field), field.names.and_then(named)) {
        (Some(fixed), _) => Some(words(fixed)),
        (None, Some(name)) if also.is_empty() => Some(name.to_owned()),
        (None, Some(name)) => Some(format!("{name}, {}", words(also))),
        (None, None) => None,
    };
    match (field.kind, named) {
        (Kind::Many(_) | Kind::Texts, Some(named)) => format!("one or more: {named}"),
        (_, Some(named)) => named,
        (kind, None) => of_kind(kind),
    }
}

fn named(names: Names) -> Option<&'static str> {
    Some(match names {
        Names::Unit => "a unit of the staff file",
        Names::UnitOrPerson => "a unit, or a person",
        Names::Person => "a person of the staff file",
        Names::Role => "a role of the staff file",
        Names::Bearer => "`company`, `customer`, `supplier`, `liable`, or a unit",
        Names::Sanction => {
            "a kind of sanction: the policy's own, else `written-apology`, `reprimand`, `minor-demerit`, `major-demerit`"
        }
        Names::Case => "the number of a case",
        Names::Policy => "a policy",
        Names::Requirable | Names::Comparable => "a field of the case",
        Names::Term(_) | Names::Held(_) => "a word of the policy's own",
        _ => return None,
    })
}

fn of_kind(kind: Kind) -> String {
    match kind {
        Kind::Date => "a date",
        Kind::Month => "a month",
        Kind::Time => "a moment",
        Kind::Money | Kind::MoneyOr(_) => "an amount, quoted",
        Kind::Decimal => "a number, quoted",
        Kind::Quantity | Kind::QuantityOr(_) => "a quantity",
        Kind::Count => "a whole number",
        Kind::Within(least, most) => return format!("a whole number from {least} to {most}"),
        Kind::Flag => "`true` or `false`",
        Kind::Limit => "a limit: `3d`, `0.5d`, `1mo`, `48h`, `90m`",
        Kind::Localized => "a text, or one in each language",
        Kind::Word(words, _) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            return words.join(", ");
        }
        Kind::Many(kind) => return format!("one or more: {}", of_kind(*kind)),
        Kind::Either([short, _]) => return of_kind(*short),
        Kind::Map(shape) => {
            let keys: Vec<String> = shape
                .iter()
                .map(|field| format!("`{}`", field.key))
                .collect();
            return format!("a table of: {}", keys.join(", "));
        }
        Kind::Texts => "one or more texts",
        Kind::Lines => "text of any number of lines",
        Kind::Text | Kind::Digits | Kind::List(_) | Kind::Keyed(..) | Kind::Any => "text",
    }
    .to_owned()
}
