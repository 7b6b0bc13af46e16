//! The values of an entry as arguments of a sentence.

use super::wording::{Wording, number};
use crate::domain::msg::Arg;
use crate::domain::numbering::NumberPattern;
use crate::domain::schema::{Entry, Kind, Stated};
use crate::domain::tree::Value;

/// What an argument says where there is no value.
const ABSENT: &str = "absent";

/// The keys that `limits` tells together.
const LIMITS: [&str; 2] = ["domestic", "foreign"];

/// The arguments of one entry of a list, which may depend on those before it.
pub(super) fn of(wording: &Wording, entries: &[&Entry], nth: usize) -> Vec<(String, Arg)> {
    let Some(entry) = entries.get(nth) else {
        return Vec::new();
    };
    let mut args = Vec::new();
    for stated in &entry.values {
        pair(wording, stated, &mut args);
    }
    limits(wording, entry, &mut args);
    let before = entries.get(..nth).unwrap_or_default();
    let before = before.iter().rev().find(|before| alike(before, entry));
    let begin = before.and_then(|before| stated(before, "up_to"));
    args.extend(begin.map(|begin| named("begin", said(wording, begin))));
    args.push(named("begin-is", begin.map_or(ABSENT, |_| "some")));
    let position = if nth == 0 { "first" } else { "later" };
    args.push(named("position-is", position));
    if let Some(Value::Text(pattern)) = stated(entry, "pattern").and_then(|it| it.value.as_ref())
        && let Ok(pattern) = pattern.parse::<NumberPattern>()
    {
        args.push(named("example", pattern.format(2026, 5, 1)));
    }
    args
}

/// Whether one of these arguments tells the value of a key.
pub(super) fn tells(key: &str, arguments: &std::collections::BTreeSet<String>) -> bool {
    let by_itself = arguments.contains(key) || arguments.contains(&format!("{key}-is"));
    by_itself || (LIMITS.contains(&key) && arguments.contains("limits"))
}

fn named(name: &str, arg: impl Into<Arg>) -> (String, Arg) {
    (name.to_owned(), arg.into())
}

/// The value in words, and as the file has it.
fn pair(wording: &Wording, stated: &Stated, args: &mut Vec<(String, Arg)>) {
    let key = stated.field.key;
    let raw = match &stated.value {
        Some(value) => value.text().unwrap_or("some").to_owned(),
        None => ABSENT.to_owned(),
    };
    let said = match (stated.field.kind, &stated.value) {
        (Kind::Count | Kind::Within(..), Some(value)) => number(value.text().unwrap_or_default()),
        _ => said(wording, stated).into(),
    };
    args.push(named(key, said));
    args.push(named(&format!("{key}-is"), raw));
}

fn said(wording: &Wording, stated: &Stated) -> String {
    let value = stated.value.as_ref();
    let said = value.map(|value| wording.value(stated.field, stated.field.kind, value));
    said.unwrap_or_default()
}

fn stated<'e>(entry: &'e Entry, key: &str) -> Option<&'e Stated> {
    let mut stated = entry.values.iter();
    stated.find(|stated| stated.field.key == key && stated.value.is_some())
}

/// The limit for home and abroad, and whether days or hours are counted.
fn limits(wording: &Wording, entry: &Entry, args: &mut Vec<(String, Arg)>) {
    let [home, abroad] = LIMITS.map(|key| stated(entry, key));
    let Some(limit) = home.or_else(|| stated(entry, "limit")) else {
        return;
    };
    if let (Some(home), Some(abroad)) = (home, abroad) {
        let each = [("home", home), ("abroad", abroad)];
        let each = each.map(|(name, stated)| named(name, said(wording, stated)));
        let limits = if home.value == abroad.value {
            said(wording, home)
        } else {
            wording.phrase("prose-limits", &each)
        };
        args.push(named("limits", limits));
    }
    let text = limit
        .value
        .as_ref()
        .and_then(Value::text)
        .unwrap_or_default();
    let days = text.ends_with('d') || text.ends_with("mo");
    args.push(named("limits-in", if days { "days" } else { "hours" }));
}

/// Whether two entries hold for the same cases.
fn alike(one: &Entry, other: &Entry) -> bool {
    let when = |entry: &Entry| stated(entry, "when").and_then(|it| it.value.clone());
    when(one) == when(other)
}
