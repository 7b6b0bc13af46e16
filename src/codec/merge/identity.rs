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

/// Which stamps do not tell entries apart: one person recorded two things in the same second, one
/// on either branch. Such entries are told by what they say.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<(String, String), usize>);

impl Names {
    /// What three versions need.
    pub(super) fn of(base: &Node, ours: &Node, theirs: &Node) -> Self {
        let mut shared = BTreeMap::new();
        for entry in ours.entries() {
            // What was mended since is one entry, and what it says now is for a person to decide.
            if [ours, theirs].iter().any(|root| mended(root, &entry.key)) {
                continue;
            }
            let list = |root: &Node| stamped(root.get(&entry.key).map_or(&[][..], Node::items));
            let (before, one, other) = (list(base), list(ours), list(theirs));
            for (stamp, _) in &one {
                // As many of the stamp as the base has are the base's.
                let of = |list: &[(String, Said)]| -> Vec<Said> {
                    let own = list.iter().filter(|(known, _)| known == stamp);
                    own.map(|(_, said)| said.clone()).collect()
                };
                let known = of(&before).len();
                let [one, other] =
                    [&one, &other].map(|list| of(list).into_iter().skip(known).collect::<Vec<_>>());
                if one
                    .iter()
                    .any(|said| other.iter().any(|twin| contradict(said, twin)))
                {
                    shared.insert((entry.key.clone(), stamp.clone()), known);
                }
            }
        }
        Self(shared)
    }

    /// The members of the list at `path`, as [`members`].
    pub(super) fn members(&self, path: &str, items: &[Node]) -> Option<Vec<Identity>> {
        let list = path.trim_start_matches('.');
        let shared = |name: &str| {
            let key = (list.to_owned(), name.to_owned());
            self.0.get(&key).copied()
        };
        members(items, &shared)
    }
}

/// Whether entries of a list were corrected.
fn mended(root: &Node, list: &str) -> bool {
    let corrections = root.get("corrections").map_or(&[][..], Node::items);
    let mut fields = corrections
        .iter()
        .filter_map(|item| item.get("field")?.text());
    fields.any(|field| {
        field
            .strip_prefix(list)
            .is_some_and(|rest| rest.starts_with('['))
    })
}

/// What an entry says: every single value by where it stands.
type Said = BTreeMap<String, String>;

fn stamped(items: &[Node]) -> Vec<(String, Said)> {
    let one = |item: &Node| Some((stamp(item)?.0, said(item)));
    items.iter().filter_map(one).collect()
}

fn said(item: &Node) -> Said {
    let mut all = Said::new();
    say(item, "", &mut all);
    all
}

fn say(node: &Node, path: &str, all: &mut Said) {
    match &node.data {
        Data::Scalar(scalar) => {
            all.insert(path.to_owned(), scalar.text.clone());
        }
        Data::Map(entries) => {
            for entry in entries {
                say(&entry.value, &format!("{path}.{}", entry.key), all);
            }
        }
        Data::Seq(items) => {
            for (i, item) in items.iter().enumerate() {
                say(item, &format!("{path}[{i}]"), all);
            }
        }
        Data::Null | Data::Opaque => {}
    }
}

/// Whether two say the same thing differently; what only one says may have come later to it.
fn contradict(one: &Said, other: &Said) -> bool {
    let differs = |(path, text): (&String, &String)| other.get(path).is_some_and(|o| o != text);
    one.iter().any(differs)
}

/// The members of a list; `None` where one of them cannot be told from others: shares and remedies
/// are parts of one step, not entries.
fn members(items: &[Node], shared: &dyn Fn(&str) -> Option<usize>) -> Option<Vec<Identity>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut bare_names: BTreeMap<String, usize> = BTreeMap::new();
    let one = |item: &Node| {
        let (mut name, time) = bare(item)?;
        if let Some(known) = shared(&name) {
            let count = bare_names.entry(name.clone()).or_insert(0);
            *count += 1;
            if *count > known {
                name = format!("{name} {:?}", said(item));
            }
        }
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
