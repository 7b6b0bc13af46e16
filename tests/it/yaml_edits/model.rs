//! The hand-edited files, and what an edit means to a second reader of YAML.

use std::collections::BTreeMap;
use std::path::Path as FilePath;
use std::sync::LazyLock;

use complaint::codec::yaml::Doc;
use complaint::domain::tree::{Edit, Node, Path, Seg, Value};
use serde_yaml::Value as Oracle;

pub fn fixtures() -> &'static [(String, String)] {
    static FIXTURES: LazyLock<Vec<(String, String)>> = LazyLock::new(read_fixtures);
    &FIXTURES
}

pub fn read_fixtures() -> Vec<(String, String)> {
    let dir = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hand-edited");
    let mut found: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    assert!(found.len() > 15);
    found
}

/// The oracle's reading; `None` where it cannot read the file. It knows no BOM.
pub fn oracle(text: &str) -> Option<Oracle> {
    serde_yaml::from_str(text.trim_start_matches('\u{feff}')).ok()
}

pub fn oracle_value(value: &Value) -> Oracle {
    match value {
        Value::Text(text) | Value::Quoted(text) => Oracle::String(text.clone()),
        Value::Plain(text) => serde_yaml::from_str(text).unwrap(),
        Value::Map(entries) | Value::Flow(entries) => {
            let entry = entries
                .iter()
                .map(|(k, v)| (Oracle::String(k.clone()), oracle_value(v)));
            Oracle::Mapping(entry.collect())
        }
        Value::Seq(items) => Oracle::Sequence(items.iter().map(oracle_value).collect()),
    }
}

pub fn key_of(map: &serde_yaml::Mapping, key: &str) -> Oracle {
    let read = |k: &&Oracle| serde_yaml::to_string(k).is_ok_and(|t| t.trim() == key);
    let text = Oracle::String(key.to_owned());
    if map.contains_key(&text) {
        text
    } else {
        map.keys().find(read).cloned().unwrap_or(text)
    }
}

pub fn make<'a>(at: &'a mut Oracle, path: &[Seg]) -> &'a mut Oracle {
    let Some((seg, rest)) = path.split_first() else {
        return at;
    };
    if at.is_null() {
        *at = Oracle::Mapping(serde_yaml::Mapping::new());
    }
    let next = match seg {
        Seg::Key(key) => {
            let map = at.as_mapping_mut().unwrap();
            let key = key_of(map, key);
            map.entry(key).or_insert(Oracle::Null)
        }
        Seg::Index(i) => &mut at.as_sequence_mut().unwrap()[*i],
    };
    make(next, rest)
}

pub fn push(at: &mut Oracle, value: Oracle) {
    if at.is_null() {
        *at = Oracle::Sequence(Vec::new());
    }
    at.as_sequence_mut().unwrap().push(value);
}

/// The edit on the oracle's data.
pub fn apply(data: &mut Oracle, edit: &Edit) {
    match edit {
        Edit::Set(path, value) => *make(data, &path.0) = oracle_value(value),
        Edit::Append(path, value) => push(make(data, &path.0), oracle_value(value)),
        Edit::Remove(path) => {
            let (last, parents) = path.0.split_last().unwrap();
            match (make(data, parents), last) {
                (Oracle::Mapping(map), Seg::Key(key)) => {
                    let key = key_of(map, key);
                    map.shift_remove(&key).unwrap();
                }
                (Oracle::Sequence(items), Seg::Index(i)) => drop(items.remove(*i)),
                _ => panic!("{edit:?}"),
            }
        }
        Edit::Archive { keys, list } => {
            let mut moved = serde_yaml::Mapping::new();
            for key in keys {
                let value = data.as_mapping_mut().unwrap().shift_remove(key.as_str());
                moved.extend(value.map(|value| (Oracle::String(key.clone()), value)));
            }
            if !moved.is_empty() {
                push(make(data, &list.0), Oracle::Mapping(moved));
            }
        }
    }
}

/// Every path of a document.
pub fn paths(node: &Node, at: &Path, found: &mut Vec<Path>) {
    for entry in node.entries() {
        found.push(at.key(&entry.key));
        paths(&entry.value, &at.key(&entry.key), found);
    }
    for (i, item) in node.items().iter().enumerate() {
        found.push(at.index(i));
        paths(item, &at.index(i), found);
    }
}

/// The lines, from 0, an edit may change: those of the value it is about, from its key on. A
/// removed only child leaves its parent empty; a removed first key behind a dash makes the next one
/// move up; in braces the comma before the last one goes.
pub fn touched(doc: &Doc, edit: &Edit) -> std::ops::RangeInclusive<usize> {
    match edit {
        Edit::Set(path, _) | Edit::Append(path, _) => lines_of(doc, path),
        Edit::Remove(path) => {
            let parent = Path(path.0[..path.0.len() - 1].to_vec());
            let node = doc.node().at(&parent).unwrap();
            if node.entries().len() + node.items().len() == 1 {
                return lines_of(doc, &parent);
            }
            let lines = lines_of(doc, path);
            let first = doc.text().lines().nth(*lines.start()).unwrap_or("");
            let moves = first.trim_start().starts_with('-');
            let above = doc.text().lines().nth(lines.start().saturating_sub(1));
            let comma = above.is_some_and(|line| line.trim_end().ends_with(','));
            lines.start() - usize::from(comma)..=lines.end() + usize::from(moves)
        }
        Edit::Archive { .. } => 0..=usize::MAX,
    }
}

/// The beginning of a member: its dash, where that stands on a line above.
pub fn dash_of(text: &str, at: usize) -> usize {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |i| i + 1);
    let mut line = line_start(at);
    while text[line..at].trim().is_empty() || text[line..].trim_start().starts_with('#') {
        if line == 0 {
            return at;
        }
        line = line_start(line - 1);
    }
    line
}

pub fn lines_of(doc: &Doc, path: &Path) -> std::ops::RangeInclusive<usize> {
    let (mut node, mut start) = (doc.node(), 0);
    for seg in &path.0 {
        let key = |e: &&complaint::domain::tree::Entry| *seg == Seg::Key(e.key.clone());
        let entry = node.entries().iter().find(key);
        let Some(child) = node.at(&Path(vec![seg.clone()])) else {
            break;
        };
        start = match entry {
            Some(entry) => entry.key_span.start,
            None => dash_of(doc.text(), child.span.start),
        };
        node = child;
    }
    let line = |at: usize| doc.text()[..at].matches('\n').count();
    line(start)..=line(node.span.end.max(start))
}

/// Comments that must survive: all but those inside the value that is replaced or removed.
pub fn spared(doc: &Doc, edit: &Edit) -> BTreeMap<String, usize> {
    let lines = touched(doc, edit);
    let gone = matches!(edit, Edit::Set(..) | Edit::Remove(..));
    let mut counts = BTreeMap::new();
    let mut from = 0;
    for comment in doc.comments() {
        let at = from + doc.text()[from..].find(comment).unwrap();
        from = at + comment.len();
        let line = doc.text()[..at].matches('\n').count();
        if !(gone && lines.contains(&line)) {
            *counts.entry(comment.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}
