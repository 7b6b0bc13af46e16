//! Which entry of a list is which, on whatever branch.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::DateTime;

use crate::domain::tree::{Data, Node};

/// Who a member of a list is, beside others of the same list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// What makes it itself: its stamp, its number, its text.
    pub name: String,
    /// When it was recorded, else when it happened; members without a time are as old as time.
    pub time: i64,
}

impl Ord for Identity {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.time, &self.name).cmp(&(other.time, &other.name))
    }
}

impl PartialOrd for Identity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The members of a list; `None` where one of them cannot be told from others: shares and remedies
/// are parts of one step, not entries.
pub(super) fn members(items: &[Node]) -> Option<Vec<Identity>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let one = |item: &Node| {
        let (name, time) = bare(item)?;
        let count = seen.entry(name.clone()).or_insert(0);
        *count += 1;
        Some(Identity {
            name: format!("{name} #{count:04}"),
            time,
        })
    };
    items.iter().map(one).collect()
}

fn bare(item: &Node) -> Option<(String, i64)> {
    match &item.data {
        Data::Scalar(scalar) => Some((format!("= {}", scalar.text), i64::MIN)),
        Data::Map(entries) => {
            let own = ["n", "number"].iter().find_map(|key| {
                let value = item.get(key)?.text()?;
                Some((format!("{key} {value}"), i64::MIN))
            });
            let round = || entries.iter().find_map(|entry| stamp(&entry.value));
            own.or_else(|| stamp(item)).or_else(round)
        }
        _ => None,
    }
}

/// The stamp of a fact: when it was recorded and by whom. When it happened may be corrected.
pub(super) fn stamp(node: &Node) -> Option<(String, i64)> {
    let by = node.get("by")?.text()?;
    let at = node.get("at")?.text()?;
    let recorded = node.get("recorded").and_then(Node::text).unwrap_or(at);
    let time = DateTime::parse_from_rfc3339(recorded);
    let time = time.map_or(i64::MIN, |time| time.timestamp());
    Some((format!("{recorded} {by}"), time))
}
