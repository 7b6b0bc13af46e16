//! JSON and YAML: each document is a row; what is nested has a column under its path.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::grid::too_many;
use super::register::{MOST_COLUMNS, MOST_ROWS, ReadError, Register, Row};
use super::scan::objects;
use crate::codec;
use crate::codec::yaml::Doc;
use crate::domain::tree::{Data, Entry, Node, Scalar, ScalarForm};

/// What a whole case file has.
const WHOLE: [&str; 5] = ["format", "number", "uid", "policy", "received"];

/// The register a JSON text holds.
pub fn json(text: &str) -> Result<Register, ReadError> {
    let mut nodes = Vec::new();
    for (line, object) in objects(text)? {
        nodes.push((line, node(object, line)?));
    }
    register(nodes)
}

/// The register a YAML text holds: documents, or a list in one.
pub fn yaml(text: &str) -> Result<Register, ReadError> {
    let mut nodes = Vec::new();
    for (line, document) in documents(text) {
        let doc = Doc::parse(&document).map_err(|fault| {
            let before = document.get(..fault.offset).unwrap_or_default();
            let line = line + before.matches('\n').count() as u64;
            let why = fault.what.to_string();
            ReadError::Document { line, why }
        })?;
        let node = doc.into_node();
        match node.data {
            Data::Null => {}
            Data::Seq(items) => {
                let numbered = (1..).zip(items);
                nodes.extend(numbered);
            }
            _ => nodes.push((line, node)),
        }
    }
    if let Some((line, _)) = nodes
        .iter()
        .find(|(_, it)| !matches!(it.data, Data::Map(_)))
    {
        return Err(ReadError::NoObject { line: *line });
    }
    register(nodes)
}

/// The documents of a text, each with its first line. `---` parts them.
fn documents(text: &str) -> Vec<(u64, String)> {
    let mut found: Vec<(u64, String)> = Vec::new();
    let mut begun = false;
    for (line, text) in (1..).zip(text.lines()) {
        let mark = text.trim_end();
        if mark == "---" || mark == "..." {
            begun = false;
            continue;
        }
        if !begun {
            found.push((line, String::new()));
            begun = true;
        }
        if let Some((_, document)) = found.last_mut() {
            document.push_str(text);
            document.push('\n');
        }
    }
    found.retain(|(_, document)| !document.trim().is_empty());
    found
}

/// JSON as YAML reads it, with its numbers as they are written; what only JSON has is read as that.
fn node(text: &str, line: u64) -> Result<Node, ReadError> {
    if let Ok(doc) = Doc::parse(text) {
        return Ok(doc.into_node());
    }
    let read: Result<Json, _> = serde_json::from_str(text);
    let read = read.map_err(|error| ReadError::Document {
        line: line + (error.line() as u64).saturating_sub(1),
        why: error.to_string(),
    })?;
    Ok(of_json(read))
}

fn of_json(value: Json) -> Node {
    let scalar = |text: String, form| Data::Scalar(Scalar { text, form });
    let data = match value {
        Json::Null => Data::Null,
        Json::Bool(flag) => scalar(flag.to_string(), ScalarForm::Boolean),
        Json::Number(number) if number.is_f64() => scalar(number.to_string(), ScalarForm::Float),
        Json::Number(number) => scalar(number.to_string(), ScalarForm::Integer),
        Json::String(text) => scalar(text, ScalarForm::Text),
        Json::Array(items) => Data::Seq(items.into_iter().map(of_json).collect()),
        Json::Object(entries) => Data::Map(
            entries
                .into_iter()
                .map(|(key, value)| Entry {
                    key,
                    key_span: 0..0,
                    value: of_json(value),
                })
                .collect(),
        ),
    };
    Node { data, span: 0..0 }
}

fn register(nodes: Vec<(u64, Node)>) -> Result<Register, ReadError> {
    if nodes.is_empty() {
        return Err(ReadError::Empty);
    }
    if nodes.len() > MOST_ROWS {
        return Err(too_many());
    }
    let mut columns: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(nodes.len());
    for (place, node) in nodes {
        if WHOLE.iter().all(|key| node.get(key).is_some()) {
            rows.push(Row {
                place,
                cells: Vec::new(),
                beyond: Vec::new(),
                whole: Some(node),
            });
            continue;
        }
        let mut told = Vec::new();
        flatten(&node, "", &mut told);
        let mut cells = Vec::with_capacity(told.len());
        for (path, text) in told {
            let at = *known.entry(path).or_insert_with_key(|path| {
                columns.push(path.clone());
                columns.len() - 1
            });
            cells.push((at, text));
        }
        if columns.len() > MOST_COLUMNS {
            let most = MOST_COLUMNS.to_string();
            return Err(ReadError::Columns { most });
        }
        rows.push(Row {
            place,
            cells,
            beyond: Vec::new(),
            whole: None,
        });
    }
    Ok(Register {
        columns,
        rows,
        ..Register::default()
    })
}

fn flatten(node: &Node, above: &str, told: &mut Vec<(String, String)>) {
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                let path = if above.is_empty() {
                    entry.key.clone()
                } else {
                    format!("{above}.{}", entry.key)
                };
                flatten(&entry.value, &path, told);
            }
        }
        Data::Seq(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Node::text).collect();
            let text = match texts {
                Some(texts) => texts.join("\n"),
                None => codec::json::own(node.into()).to_string(),
            };
            if !items.is_empty() {
                told.push((above.to_owned(), text));
            }
        }
        _ => {
            let text = node.text().filter(|text| !text.trim().is_empty());
            told.extend(text.map(|text| (above.to_owned(), text.to_owned())));
        }
    }
}
