//! What changed between two versions of a regulation's file, figure by figure.
//!
//! It looks at the data alone: comments, layout, quoting and the order of keys are no change.
//! Entries of a list (`[[deadline]]`) are known by what they are about, wherever they stand.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::regulation::Policy;
use crate::domain::calendar;
use crate::domain::schema::{self, Field, Table as _};
use crate::domain::staff::Staff;
use crate::domain::tree::{Data, Node};

/// A figure that reads otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// The way to it in words: `deadline`, `overall`, `domestic`.
    pub path: Vec<String>,
    /// The rule of the regulation it states, where the file names one.
    pub rule: Option<String>,
    /// What it was; `None` where there was nothing.
    pub old: Option<String>,
    /// What it is; `None` where nothing is left.
    pub new: Option<String>,
}

impl Alteration {
    /// Whether it is about words people read, by which nothing is judged.
    pub fn only_words(&self) -> bool {
        self.path.iter().skip(1).any(|part| part == "title")
            || self.path.first().is_some_and(|part| part == "title")
    }

    /// Whether it only adds a word to a vocabulary, which judges no case otherwise.
    pub fn only_adds(&self) -> bool {
        let [list, _] = self.path.as_slice() else {
            return false;
        };
        let grows = |field: &Field| field.grows && field.key == list;
        self.old.is_none() && Policy::FIELDS.iter().any(grows)
    }
}

/// The keys that tell an entry of a list from its neighbours, by the list's own key.
static TELLING: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let shapes = [Policy::FIELDS, Staff::FIELDS, calendar::FIELDS];
    let fields = shapes.into_iter().flat_map(schema::all);
    let telling = fields.filter_map(|(_, field)| {
        let below = field.below().iter().filter(|field| field.tells);
        let keys: Vec<&str> = below.map(|field| field.key).collect();
        (!keys.is_empty()).then_some((field.key, keys))
    });
    telling.collect()
});

/// The longest text of a whole entry or list that is given, in characters.
const LONGEST: usize = 200;

/// What changed from one version of a file to another, in the order of the later, what is gone
/// after it. A file that is not there is an empty one.
pub fn alterations(old: Option<&Node>, new: Option<&Node>) -> Vec<Alteration> {
    let mut found = Found {
        all: Vec::new(),
        rules: [new, old].map(|root| root.and_then(|root| root.get("rules"))),
    };
    found.values(&[], None, old, new);
    found.all
}

/// Every figure of a file with the way to it in words, in the order of the file: one a line, so that
/// two versions can be compared line by line.
pub fn figures(root: &Node) -> Vec<(String, String)> {
    let mut all = Vec::new();
    gather(root, "", "", &mut all);
    all
}

fn gather(node: &Node, key: &str, path: &str, all: &mut Vec<(String, String)>) {
    let below = |part: &str| match path {
        "" => part.to_owned(),
        path => format!("{path} {part}").trim_end().to_owned(),
    };
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                gather(&entry.value, &entry.key, &below(&entry.key), all);
            }
        }
        Data::Seq(members) if of_maps(members) => {
            for member in members {
                gather(member, key, &below(&label(member, key)), all);
            }
        }
        Data::Seq(members) => all.extend(members.iter().map(|one| (path.to_owned(), text(one)))),
        _ => all.push((path.to_owned(), text(node))),
    }
}

struct Found<'a> {
    all: Vec<Alteration>,
    /// The rules the file names for its settings, now and before.
    rules: [Option<&'a Node>; 2],
}

impl Found<'_> {
    fn values(
        &mut self,
        path: &[String],
        rule: Option<&str>,
        old: Option<&Node>,
        new: Option<&Node>,
    ) {
        let mut own = [new, old].into_iter().flatten();
        let own = own.find_map(|node| node.get("rule")?.text());
        let rule = own.or(rule);
        match (old.map(|node| &node.data), new.map(|node| &node.data)) {
            (None, None) => {}
            (Some(Data::Seq(old)), Some(Data::Seq(new))) => self.lists(path, rule, old, new),
            // A table by itself is a list of one.
            (Some(Data::Map(_)), Some(Data::Seq(new))) if of_maps(new) => {
                self.lists(
                    path,
                    rule,
                    &old.cloned().into_iter().collect::<Vec<_>>(),
                    new,
                );
            }
            (Some(Data::Seq(old)), Some(Data::Map(_))) if of_maps(old) => {
                self.lists(
                    path,
                    rule,
                    old,
                    &new.cloned().into_iter().collect::<Vec<_>>(),
                );
            }
            (Some(Data::Seq(old)), None) if of_maps(old) => self.lists(path, rule, old, &[]),
            (None, Some(Data::Seq(new))) if of_maps(new) => self.lists(path, rule, &[], new),
            (Some(Data::Map(_)), Some(Data::Map(_))) => self.maps(path, rule, old, new),
            // A whole file or table that came or went is told key by key.
            (Some(Data::Map(_)), None) | (None, Some(Data::Map(_))) if path.len() < 2 => {
                self.maps(path, rule, old, new);
            }
            _ => self.leaf(path, rule, old.map(text), new.map(text)),
        }
    }

    fn maps(
        &mut self,
        path: &[String],
        rule: Option<&str>,
        old: Option<&Node>,
        new: Option<&Node>,
    ) {
        let entries = |node: Option<&Node>| {
            let entries = node.map(Node::entries).unwrap_or_default();
            entries
                .iter()
                .map(|entry| entry.key.clone())
                .collect::<Vec<_>>()
        };
        let mut keys = entries(new);
        keys.extend(
            entries(old)
                .into_iter()
                .filter(|key| new.is_none_or(|n| n.get(key).is_none())),
        );
        for key in keys {
            let mut below = path.to_vec();
            below.push(key.clone());
            let of = |node: Option<&Node>| node.and_then(|node| node.get(&key)).cloned();
            let named = self
                .rules
                .iter()
                .flatten()
                .find_map(|rules| rules.get(&key)?.text());
            let named = named.filter(|_| path.is_empty()).map(str::to_owned);
            let rule = named.as_deref().or(rule).map(str::to_owned);
            self.values(&below, rule.as_deref(), of(old).as_ref(), of(new).as_ref());
        }
    }

    fn lists(&mut self, path: &[String], rule: Option<&str>, old: &[Node], new: &[Node]) {
        if !of_maps(old) && !of_maps(new) {
            self.members(path, rule, old, new);
            return;
        }
        let mut left: Vec<&Node> = old.iter().collect();
        let mut partners: Vec<Option<&Node>> = vec![None; new.len()];
        // From the surest likeness to the loosest: an entry that only moved must not look changed.
        let key = path.last().map_or("", String::as_str);
        let likenesses: [fn(&Node, &Node, &str) -> bool; 3] = [
            |a, b, _| text(a) == text(b),
            |a, b, key| label(a, key) == label(b, key),
            |a, b, key| name(a, key) == name(b, key),
        ];
        for alike in likenesses {
            for (partner, entry) in partners.iter_mut().zip(new) {
                if partner.is_none()
                    && let Some(i) = left.iter().position(|old| alike(old, entry, key))
                {
                    *partner = Some(left.remove(i));
                }
            }
        }
        for (entry, partner) in new.iter().zip(partners) {
            self.entry(path, rule, partner, Some(entry));
        }
        for gone in left {
            self.entry(path, rule, Some(gone), None);
        }
    }

    fn entry(
        &mut self,
        path: &[String],
        rule: Option<&str>,
        old: Option<&Node>,
        new: Option<&Node>,
    ) {
        let mut below = path.to_vec();
        let key = path.last().map_or("", String::as_str);
        let label = new.or(old).map(|entry| label(entry, key));
        below.extend(label.filter(|label| !label.is_empty()));
        if old.is_some() && new.is_some() {
            self.values(&below, rule, old, new);
        } else {
            let own = new.or(old).and_then(|node| node.get("rule")?.text());
            self.leaf(&below, own.or(rule), old.map(text), new.map(text));
        }
    }

    /// Lists of single values: what came and what went; where only the order changed, both whole.
    fn members(&mut self, path: &[String], rule: Option<&str>, old: &[Node], new: &[Node]) {
        let texts = |list: &[Node]| list.iter().map(text).collect::<Vec<_>>();
        let (old, new) = (texts(old), texts(new));
        if old == new {
            return;
        }
        let without = |these: &[String], others: &[String]| {
            let mut left = others.to_vec();
            let mut rest = these.to_vec();
            rest.retain(|one| match left.iter().position(|other| other == one) {
                Some(i) => {
                    left.remove(i);
                    false
                }
                None => true,
            });
            (!rest.is_empty()).then(|| rest.join(", "))
        };
        let (gone, come) = (without(&old, &new), without(&new, &old));
        if gone.is_none() && come.is_none() {
            self.leaf(path, rule, Some(old.join(", ")), Some(new.join(", ")));
        } else {
            self.leaf(path, rule, gone, come);
        }
    }

    fn leaf(
        &mut self,
        path: &[String],
        rule: Option<&str>,
        old: Option<String>,
        new: Option<String>,
    ) {
        if old != new {
            self.all.push(Alteration {
                path: path.to_vec(),
                rule: rule.map(str::to_owned),
                old: old.map(short),
                new: new.map(short),
            });
        }
    }
}

fn of_maps(list: &[Node]) -> bool {
    list.iter().any(|node| matches!(node.data, Data::Map(_)))
}

/// What an entry is about, with the condition under which it holds: `overall (grade critical)`.
fn label(entry: &Node, list: &str) -> String {
    let name = name(entry, list);
    match entry.get("when") {
        Some(when) => format!("{name} ({})", text(when)).trim_start().to_owned(),
        None => name,
    }
}

fn name(entry: &Node, list: &str) -> String {
    let keys = TELLING.get(list).into_iter().flatten();
    let named = keys.filter_map(|key| entry.get(key));
    named.map(text).collect::<Vec<_>>().join(" ")
}

/// A value on one line, in the order of its keys' names: `limit 3d, name inquiry`.
fn text(node: &Node) -> String {
    match &node.data {
        Data::Null => String::new(),
        Data::Scalar(scalar) => scalar.text.clone(),
        Data::Seq(members) => members.iter().map(text).collect::<Vec<_>>().join(", "),
        Data::Map(entries) => {
            let mut parts: Vec<String> = entries
                .iter()
                .map(|entry| format!("{} {}", entry.key, text(&entry.value)))
                .collect();
            parts.sort();
            parts.join(", ")
        }
        Data::Opaque => "…".to_owned(),
    }
}

fn short(text: String) -> String {
    if text.chars().count() <= LONGEST {
        return text;
    }
    let kept: String = text.chars().take(LONGEST).collect();
    kept + "…"
}
