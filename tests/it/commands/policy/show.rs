//! `policy show`: everything a regulation says is shown.

use complaint::codec::place::LineIndex;
use complaint::codec::toml;
use complaint::domain::money::Money;
use complaint::domain::policy::Policy;
use complaint::domain::reader::{Context, Reader};
use complaint::domain::schema::{Entry, Kind, Table as _};
use complaint::domain::tree::{Data, Node, Value};
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;

use crate::common::Scene;

const SHIPPED: [&str; 7] = [
    "after-sales",
    "branch-sales",
    "contact-center",
    "it-service",
    "logistics",
    "manufacturing",
    "retail",
];

/// The single values of a document's part, as they are written.
fn leaves(node: &Node, found: &mut Vec<String>) {
    match &node.data {
        Data::Scalar(scalar) => found.push(scalar.text.clone()),
        Data::Seq(items) => items.iter().for_each(|item| leaves(item, found)),
        Data::Map(entries) => entries.iter().for_each(|entry| leaves(&entry.value, found)),
        Data::Null | Data::Opaque => {}
    }
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Text(text) | Value::Quoted(text) | Value::Plain(text) => found.push(text.clone()),
        Value::Seq(members) => members.iter().for_each(|one| texts(one, found)),
        Value::Map(parts) | Value::Flow(parts) => {
            for (_, one) in parts {
                texts(one, found);
            }
        }
    }
}

/// `100000` is shown as `100000.00`.
fn same(written: &str, shown: &str) -> bool {
    written == shown || shown.strip_suffix(".00") == Some(written)
}

/// Holds an entry to its table in the document: every key that is there is declared, and has its
/// value among those that are shown.
fn whole(entry: &Entry, node: &Node, place: &str, seen: &mut Vec<String>) {
    let mut shown = Vec::new();
    let values = entry
        .values
        .iter()
        .filter_map(|stated| stated.value.as_ref());
    values.for_each(|value| texts(value, &mut shown));
    shown.extend(entry.source.and_then(|source| source.rule.clone()));
    for part in node.entries() {
        let place = format!("{place}.{}", part.key);
        let below = entry
            .tables
            .iter()
            .find(|tables| tables.field.key == part.key);
        let Some(tables) = below else {
            let mut written = Vec::new();
            leaves(&part.value, &mut written);
            for text in written {
                let found = shown.iter().any(|shown| same(&text, shown));
                assert!(found, "{place}: {text} is not in {shown:?}");
                seen.push(text);
            }
            continue;
        };
        let mut nodes: Vec<(&str, &Node)> = match tables.field.kind {
            Kind::List(_) => part.value.items().iter().map(|node| ("", node)).collect(),
            Kind::Keyed(..) => {
                let keyed = part.value.entries().iter();
                keyed
                    .map(|entry| (entry.key.as_str(), &entry.value))
                    .collect()
            }
            _ => vec![("", &part.value)],
        };
        nodes.sort_by_key(|(key, _)| *key);
        assert_eq!(tables.entries.len(), nodes.len(), "{place}");
        for (entry, (_, node)) in tables.entries.iter().zip(nodes) {
            whole(entry, node, &place, seen);
        }
    }
}

/// Every key of every shipped regulation that has a value is shown with it, to people and programs.
#[test]
fn every_key_of_every_shipped_regulation_is_shown() {
    let scene = Scene::new();
    let staff = scene.read("policies/staff.toml");
    let words = Words::new(Lang::En);
    let title = |id: &str| {
        // The customary sanctions have their titles in the catalogue.
        if let Some(customary) = words.find(&format!("sanction-{id}")) {
            return Some(customary);
        }
        let (_, after) = staff.split_once(&format!("id = \"{id}\"\ntitle = "))?;
        let (_, english) = after.lines().next()?.split_once("en = \"")?;
        english.split('"').next().map(str::to_owned)
    };
    for id in SHIPPED {
        let file = format!("policies/{id}.toml");
        let text = scene.read(&file);
        let (index, node) = (LineIndex::new(&text), toml::parse(&text).unwrap());
        let context = Context::default();
        let reader = Reader::root(&node, &context).unwrap();
        let policy = Policy::read(&reader, &|span| index.place(&file, span), &file).unwrap();
        let mut seen = Vec::new();
        whole(&policy.entry(), &node, id, &mut seen);
        assert!(seen.len() > 200, "{id}: {}", seen.len());
        let json = scene.json(&["policy", "show", id]).to_string();
        let page = scene.ok(&["policy", "show", id]);
        for text in seen {
            let money = text
                .parse::<Money>()
                .map(Money::grouped)
                .unwrap_or_default();
            let chinese = !text.is_ascii();
            let words = [
                page.contains(&text),
                !money.is_empty() && page.contains(&money),
                title(&text).is_some_and(|title| page.contains(&title)),
                ["true", "false"].contains(&text.as_str()),
                // Of a title only the words in one's own language.
                chinese,
            ];
            assert!(
                words.contains(&true),
                "{id}: {text} is not on the page\n{page}"
            );
            assert!(json.contains(&text), "{id}: {text} is not in the data");
        }
    }
}

/// What stands nowhere but counts all the same is shown as well: what a regulation leaves to the
/// tool.
#[test]
fn what_is_not_said_is_shown_as_it_counts() {
    let scene = Scene::new();
    let page = scene.json(&["policy", "show", "after-sales"]);
    assert_eq!(page["roll"], true);
    assert_eq!(
        page["deadlines"][0]["counting"], "working",
        "as the file's top level says"
    );
    assert_eq!(page["numbering"]["assign"], "at-intake");
    assert_eq!(page["recurrences"][0]["count"], 2);
    assert_eq!(page["stages"][0]["until"], "registered");
    assert_eq!(page["deadlines"][1]["until"], "answered");
}
