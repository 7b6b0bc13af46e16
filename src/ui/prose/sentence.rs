//! Sentences: what the catalogue says of an entry, and whatever else the entry says.

use std::collections::BTreeSet;

use super::arguments;
use super::wording::{Wording, dashed};
use crate::domain::msg::Arg;
use crate::domain::schema::{Entry, Stated};

type Args = Vec<(String, Arg)>;

/// An entry in words, without its end, and the rule it states.
struct Item<'e> {
    text: String,
    rule: Option<&'e str>,
}

/// The sentences of a table's entries.
pub(super) fn of(wording: &Wording, path: &str, entries: &[&Entry]) -> Vec<String> {
    let group = format!("prose-group-{}", dashed(path));
    let agreed = wording.words().arguments(&group);
    if agreed.is_empty() {
        let all = (0..entries.len()).map(|nth| {
            let args = arguments::of(wording, entries, nth);
            let item = item(wording, path, (entries, nth), &args, &agreed);
            ended(wording, &item.text, item.rule)
        });
        return all.collect();
    }
    groups(wording, path, entries, &agreed)
        .into_iter()
        .map(|(args, items)| together(wording, &group, args, &items))
        .collect()
}

/// A setting of the whole regulation.
pub(super) fn setting(
    wording: &Wording,
    root: &Entry,
    stated: &Stated,
) -> (String, BTreeSet<String>) {
    let key = format!("prose-say-{}", dashed(stated.field.key));
    let args = arguments::of(wording, &[root], 0);
    let rule = wording.policy.setting(stated.field.key);
    let rule = rule.and_then(|source| source.rule.as_deref());
    let Some(text) = wording.words().phrase(&key, &args) else {
        let text = named(wording, "prose-setting-any", "", stated);
        return (ended(wording, &text, rule), BTreeSet::new());
    };
    let told = wording.words().arguments(&key);
    (ended(wording, &text, rule), told)
}

/// The entries that agree in what their group speaks of, in the order of the first of each.
fn groups<'e>(
    wording: &Wording,
    path: &str,
    entries: &[&Entry<'e>],
    agreed: &BTreeSet<String>,
) -> Vec<(Args, Vec<Item<'e>>)> {
    let mut groups: Vec<(Args, Vec<Item>)> = Vec::new();
    for nth in 0..entries.len() {
        let args = arguments::of(wording, entries, nth);
        let item = item(wording, path, (entries, nth), &args, agreed);
        let shared = args.into_iter().filter(|(name, _)| agreed.contains(name));
        let shared: Args = shared.collect();
        match groups.iter_mut().find(|(args, _)| *args == shared) {
            Some((_, items)) => items.push(item),
            None => groups.push((shared, vec![item])),
        }
    }
    groups
}

/// A group as one sentence. A rule all of it states is named once.
fn together(wording: &Wording, group: &str, mut args: Args, items: &[Item]) -> String {
    let first = items.first().and_then(|item| item.rule);
    let one = items.iter().all(|item| item.rule == first);
    let said = items.iter().map(|item| match item.rule.filter(|_| !one) {
        Some(rule) => wording.phrase(
            "prose-ruled",
            &[
                ("text".to_owned(), item.text.as_str().into()),
                ("rule".to_owned(), rule.into()),
            ],
        ),
        None => item.text.clone(),
    });
    let between = wording.words().text("prose-between");
    let items = said.collect::<Vec<_>>().join(&between);
    args.push(("items".to_owned(), items.into()));
    ended(
        wording,
        &wording.phrase(group, &args),
        first.filter(|_| one),
    )
}

/// An entry in the words of its table, with a clause for each value those leave out. What its group
/// tells is told there.
fn item<'e>(
    wording: &Wording,
    path: &str,
    (entries, nth): (&[&Entry<'e>], usize),
    args: &[(String, Arg)],
    agreed: &BTreeSet<String>,
) -> Item<'e> {
    let words = wording.words();
    let key = format!("prose-say-{}", dashed(path));
    let table = || words.find(&format!("regulation-table-{}", dashed(path)));
    let mut text = words
        .phrase(&key, args)
        .unwrap_or_else(|| table().unwrap_or_else(|| path.to_owned()));
    let told = words.arguments(&key);
    let entry = entries.get(nth);
    for stated in entry.iter().flat_map(|entry| &entry.values) {
        let known = |said| arguments::tells(stated.field.key, said);
        if stated.value.is_some() && !known(&told) && !known(agreed) {
            text.push_str(&clause(wording, path, stated, args));
        }
    }
    let source = entry.and_then(|entry| entry.source);
    let rule = source.and_then(|source| source.rule.as_deref());
    Item { text, rule }
}

fn clause(wording: &Wording, path: &str, stated: &Stated, args: &[(String, Arg)]) -> String {
    let (path_key, key) = (dashed(path), dashed(stated.field.key));
    let words = wording.words();
    let own = words.phrase(&format!("prose-clause-{path_key}-{key}"), args);
    let any = || words.phrase(&format!("prose-clause-{key}"), args);
    own.or_else(any)
        .unwrap_or_else(|| named(wording, "prose-clause-any", path, stated))
}

/// A value behind its name.
fn named(wording: &Wording, key: &str, path: &str, stated: &Stated) -> String {
    let words = wording.words();
    let name = dashed(stated.field.key);
    let own = words.find(&format!("regulation-key-{}-{name}", dashed(path)));
    let label = own.or_else(|| words.find(&format!("regulation-key-{name}")));
    let value = stated.value.as_ref();
    let value = value.map(|value| wording.value(stated.field, stated.field.kind, value));
    let args = [
        (
            "label".to_owned(),
            label.unwrap_or_else(|| stated.field.key.to_owned()).into(),
        ),
        ("value".to_owned(), value.unwrap_or_default().into()),
    ];
    wording.phrase(key, &args)
}

/// The sentence with its end: the rule it states, where one is named.
pub(super) fn ended(wording: &Wording, text: &str, rule: Option<&str>) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let text: String = first.into_iter().chain(letters).collect();
    let mut args = vec![("text".to_owned(), Arg::from(text))];
    match rule {
        Some(rule) => {
            args.push(("rule".to_owned(), rule.into()));
            wording.phrase("prose-sentence", &args)
        }
        None => wording.phrase("prose-sentence-bare", &args),
    }
}
