//! The proof of a merge, by another way than it was made: value by value.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::Names;
use super::three::Three;
use crate::codec::yaml::Doc;
use crate::domain::tree::{Data, Node};

/// Every single value by where it stands, list members by who they are.
type Leaves = BTreeMap<String, String>;

/// Whether `merged` holds for every value what three versions come to, and every comment. Where
/// both changed it, `side` is right: the merged text is that side's view of it.
pub(super) fn proven(names: &Names, docs: &Three<Doc>, merged: &Doc, side: Option<&Doc>) -> bool {
    let Three { base, ours, theirs } = docs;
    let [b, o, t, m] = [base, ours, theirs, merged].map(|doc| leaves(names, doc.node()));
    let side_leaves = side.map(|doc| leaves(names, doc.node()));
    let all: BTreeSet<&String> = b
        .keys()
        .chain(o.keys())
        .chain(t.keys())
        .chain(m.keys())
        .collect();
    let values = all
        .into_iter()
        .filter(|path| *path != ".status")
        .all(|path| {
            let (b, o, t, m) = (b.get(path), o.get(path), t.get(path), m.get(path));
            let wanted = if o == t || t == b {
                Some(o)
            } else if o == b {
                Some(t)
            } else {
                None
            };
            wanted == Some(m) || side_leaves.as_ref().is_some_and(|side| side.get(path) == m)
        });
    values && comments(base, ours, theirs, merged, side)
}

fn leaves(names: &Names, node: &Node) -> Leaves {
    let mut found = Leaves::new();
    gather(names, node, "", &mut found);
    found
}

fn gather(names: &Names, node: &Node, path: &str, found: &mut Leaves) {
    match &node.data {
        Data::Null => {}
        Data::Scalar(scalar) => {
            found.insert(path.to_owned(), scalar.text.clone());
        }
        Data::Map(entries) => {
            for entry in entries {
                gather(names, &entry.value, &format!("{path}.{}", entry.key), found);
            }
        }
        Data::Seq(items) => {
            if let Some(members) = names.members(path, items) {
                for (item, own) in items.iter().zip(members) {
                    gather(names, item, &format!("{path}[{}]", own.name), found);
                }
                return;
            }
            let mut all = Leaves::new();
            for (i, item) in items.iter().enumerate() {
                gather(names, item, &i.to_string(), &mut all);
            }
            found.insert(path.to_owned(), format!("{all:?}"));
        }
        Data::Opaque => {
            found.insert(path.to_owned(), String::new());
        }
    }
}

fn comments(base: &Doc, ours: &Doc, theirs: &Doc, merged: &Doc, side: Option<&Doc>) -> bool {
    let [b, o, t, m] = [base, ours, theirs, merged].map(counted);
    let side = side.map(counted);
    let count =
        |of: &BTreeMap<String, i64>, comment: &String| of.get(comment).copied().unwrap_or(0);
    let all: BTreeSet<&String> = o.keys().chain(t.keys()).collect();
    all.into_iter().all(|comment| {
        let [b, o, t, m] = [&b, &o, &t, &m].map(|of| count(of, comment));
        let least = match (o - b, t - b) {
            (ours, theirs) if ours >= 0 && theirs >= 0 => o.max(t),
            (ours, theirs) if ours < 0 && theirs < 0 => b + ours + theirs,
            (ours, theirs) => b + ours.min(theirs),
        };
        m >= least || side.as_ref().is_some_and(|side| m >= count(side, comment))
    })
}

fn counted(doc: &Doc) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for comment in doc.comments() {
        *counts.entry(comment.trim().to_owned()).or_insert(0) += 1;
    }
    counts
}

/// Whether the entries both versions have stand in the same order in `merged`.
pub(super) fn in_order(names: &Names, one: &Doc, merged: &Doc) -> bool {
    let names = |list: &str, items: &[Node]| {
        let members = names.members(list, items)?;
        Some(members.into_iter().map(|own| own.name).collect::<Vec<_>>())
    };
    let mut lists = one.node().entries().iter();
    lists.all(|entry| {
        let Some(then) = names(&entry.key, entry.value.items()) else {
            return true;
        };
        let now = merged.node().get(&entry.key).map_or(&[][..], Node::items);
        let Some(now) = names(&entry.key, now) else {
            return true;
        };
        let both: Vec<&String> = then.iter().filter(|name| now.contains(name)).collect();
        let kept: Vec<&String> = now.iter().filter(|name| then.contains(name)).collect();
        both == kept
    })
}
