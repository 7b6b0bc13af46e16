//! What a record says of other entries by their place: `corrections` name `promises[1].by_date`,
//! `waivers` the clock `promise.2`. A merge must not make them mean another entry.

use super::identity;
use crate::codec::yaml::Doc;
use crate::domain::tree::{Node, Path, Seg};

/// The top-level lists whose entries a side meant by a place where another entry stands now.
pub(super) fn moved(side: &Doc, merged: &Doc) -> Vec<String> {
    let mut moved = Vec::new();
    for path in meant(side.node()) {
        let before = named(side.node(), &path);
        if before.is_some()
            && before != named(merged.node(), &path)
            && let Some(Seg::Key(key)) = path.0.first()
        {
            moved.push(key.clone());
        }
    }
    moved
}

/// Every path with a place in a list that a record refers to.
fn meant(node: &Node) -> Vec<Path> {
    let list = |key: &str| node.get(key).map_or(&[][..], Node::items);
    let text = |item: &Node, key: &str| item.get(key).and_then(Node::text).map(str::to_owned);
    let fields = list("corrections")
        .iter()
        .filter_map(|item| text(item, "field"));
    let mut paths: Vec<Path> = fields.filter_map(|field| field.parse().ok()).collect();
    let rules = list("waivers").iter().filter_map(|item| text(item, "rule"));
    paths.extend(rules.filter_map(|rule| clock(&rule)));
    paths.retain(|path| path.0.iter().any(|seg| matches!(seg, Seg::Index(_))));
    paths
}

/// The entry a waived clock is of: `overdue:promise.2`.
fn clock(rule: &str) -> Option<Path> {
    let (_, clock) = rule.split_once(':')?;
    let (list, n) = clock.rsplit_once('.')?;
    let key = match list {
        "promise" => "promises",
        "action" => "actions",
        _ => return None,
    };
    let index = n.parse::<usize>().ok()?.checked_sub(1)?;
    Some(Path::root().key(key).index(index))
}

/// Who the first list member on a path is.
fn named(root: &Node, path: &Path) -> Option<String> {
    let mut node = root;
    for seg in &path.0 {
        match seg {
            Seg::Key(key) => node = node.get(key)?,
            Seg::Index(index) => {
                let names = identity::members(node.items())?;
                return names.get(*index).map(|own| own.name.clone());
            }
        }
    }
    None
}
