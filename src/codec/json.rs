//! A case file as JSON: the same data in the same order.
//!
//! Text stays text, and so do money, shares, numbers of cases and dates, however the file writes
//! them. Counts and yes-or-no are JSON numbers and booleans where the declared field says so; below
//! keys of one's own (`x-…`) what any YAML 1.2 reader takes for one.
//!
//! At an earlier moment ([`known_at`]) facts recorded later are left out, and the last round
//! that had begun is the current one again. A field mended later shows what it said
//! then, where the record is asked for its document of that moment.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::domain::case::Case;
use crate::domain::case::sections;
use crate::domain::cursor::Cursor;
use crate::domain::schema::{self, Declared, Field, Kind};
use crate::domain::time::Time;
use crate::domain::tree::{Path, ScalarForm, Seg};

/// What a walk through the document knows.
struct Walk {
    /// Places that are left out.
    hidden: BTreeSet<Path>,
}

/// The document as it was known at `now`; `case` is what it holds.
pub fn known_at(root: Cursor, case: &Case, now: Time) -> Map<String, Value> {
    let later = case.dated().into_iter();
    let later = later.filter(|fact| fact.stamp.recorded > now);
    let hidden: BTreeSet<Path> = later.map(|fact| fact.path).collect();
    let mut hidden: BTreeSet<Path> = hidden.into_iter().flat_map(with_companions).collect();
    let root_path = Path::root();
    for (i, item) in case.items.iter().enumerate() {
        if item.answered.is_some_and(|at| at > now) {
            hidden.insert(root_path.key("items").index(i).key("answered"));
        }
    }
    let walk = Walk { hidden };
    let Value::Object(mut map) = walk.value(root, &root_path, Kind::Map(Case::FIELDS)) else {
        return Map::new();
    };
    for _ in 0..case.rounds_to_come(&|stamp| stamp.recorded <= now) {
        restore_round(&mut map);
    }
    map
}

/// What stands under a key of one's own.
pub fn own(value: Cursor) -> Value {
    let hidden = BTreeSet::new();
    Walk { hidden }.value(value, &Path::root(), Kind::Any)
}

/// A fact's place with the fields beside it that came with it.
fn with_companions(path: Path) -> Vec<Path> {
    let Some((Seg::Key(fact), above)) = path.0.split_last() else {
        return vec![path];
    };
    let above = Path(above.to_vec());
    let beside = schema::at(Case::FIELDS, &above).map_or(&[][..], Field::below);
    let came = beside.iter().filter(|field| field.with == Some(fact));
    let mut all: Vec<Path> = came.map(|field| above.key(field.key)).collect();
    all.push(path);
    all
}

/// Puts the sections of the last former round where they stood before it was one.
fn restore_round(map: &mut Map<String, Value>) {
    let Some(Value::Array(rounds)) = map.get_mut("rounds") else {
        return;
    };
    let former = rounds.pop();
    if rounds.is_empty() {
        map.shift_remove("rounds");
    }
    for section in sections::ROUND {
        map.shift_remove(*section);
    }
    if let Some(Value::Object(former)) = former {
        map.extend(former);
    }
}

impl Walk {
    /// A place, where one is asked about: mostly nothing is left out.
    fn at(&self, place: impl FnOnce() -> Path) -> Path {
        if self.hidden.is_empty() {
            return Path::root();
        }
        place()
    }

    /// The value at a place; `below` are the fields declared there, none below a key of one's own.
    fn value(&self, at: Cursor, path: &Path, kind: Kind) -> Value {
        let below = match kind {
            Kind::Map(shape) | Kind::List(shape) => shape,
            _ => &[],
        };
        if let Some(scalar) = at.scalar() {
            return scalar_value(scalar.text, scalar.form, kind);
        }
        if at.is_list() {
            let members = at.items().enumerate();
            let members = members.map(|(i, item)| (self.at(|| path.index(i)), item));
            let shown = members.filter(|(path, _)| !self.hidden.contains(path));
            return shown
                .map(|(path, item)| self.value(item, &path, kind))
                .collect();
        }
        if !at.is_map() {
            return Value::Null;
        }
        let members = at.entries();
        let members = members.map(|entry| (self.at(|| path.key(entry.key)), entry));
        let shown = members.filter(|(path, _)| !self.hidden.contains(path));
        let values = shown.filter_map(|(path, entry)| {
            let field = below.iter().find(|field| field.key == entry.key);
            let kind = field.map_or(Kind::Any, |field| field.kind);
            let value = self.value(entry.value, &path, kind);
            // A list whose every member came later was not there.
            let emptied =
                value.as_array().is_some_and(Vec::is_empty) && entry.value.items().next().is_some();
            (!emptied).then(|| (entry.key.to_owned(), value))
        });
        Value::Object(values.collect())
    }
}

fn scalar_value(text: &str, form: ScalarForm, kind: Kind) -> Value {
    let plain = form == ScalarForm::Plain;
    let any = matches!(kind, Kind::Any);
    let count =
        (any || matches!(kind, Kind::Count | Kind::Quantity | Kind::QuantityOr(_))) && plain;
    let flag = (any || matches!(kind, Kind::Flag)) && plain;
    match (text, whole(text)) {
        ("true", _) if flag => Value::Bool(true),
        ("false", _) if flag => Value::Bool(false),
        (_, Some(number)) if count => Value::from(number),
        _ => Value::from(text),
    }
}

/// A whole number in its shortest form: anything else (`007`, `+3`) is an identifier.
fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;
    use crate::domain::record::Record;
    use crate::domain::regulations::Regulations;

    const SAMPLE: &str = include_str!("../../tests/fixtures/queries/cases/2026/11/261105.yaml");

    fn regulations() -> Regulations {
        let text = include_str!("../../policies/calendar-cn.toml").to_owned();
        codec::regulations::read(&[("policies/calendar-cn.toml".to_owned(), text)])
    }

    fn record(text: &str) -> Record {
        let regulations = regulations();
        let calendar = regulations.calendar().unwrap();
        let (file, month) = ("cases/x.yaml", (2026, 11));
        codec::record::read(file, "261105", month, text.to_owned(), calendar)
    }

    fn json(text: &str, now: &str) -> Map<String, Value> {
        let record = record(text);
        let case = record.case.clone().unwrap();
        let now = regulations().calendar().unwrap().as_of(now).unwrap();
        let tree = codec::record::document(&record).unwrap();
        let json = known_at(Cursor::from(&tree), &case, now);
        let read = codec::record::reading(&record, |root| known_at(root, &case, now));
        assert_eq!(read, Some(json.clone()));
        json
    }

    /// Contract: the case as in the file; money, shares and numbers are text.
    #[test]
    fn every_value_keeps_its_kind_and_place() {
        let json = json(SAMPLE, "2026-11-20");
        let keys: Vec<&str> = json.keys().map(String::as_str).collect();
        assert_eq!(keys[..4], ["format", "number", "uid", "policy"]);
        assert_eq!(keys.last(), Some(&"x-erp"));
        assert_eq!(json["format"], 1);
        assert_eq!(json["number"], "261105");
        assert_eq!(json["claimed"], "42000.00");
        assert_eq!(json["product"]["defective"], 420);
        assert_eq!(json["customer"]["phone"], "0755-00000000");
        assert_eq!(json["investigation"]["liability"][0]["share"], "70");
        assert_eq!(json["settlement"]["remedies"][0]["credit"], false);
        assert_eq!(json["x-erp"]["ticket"], 9931);
        assert_eq!(json["x-erp"]["ref"], "007");
        assert_eq!(json["received"], "2026-11-05T09:20:00+08:00");
    }

    /// The same document read by another YAML reader, as far as both have a notion of the kind.
    #[test]
    fn another_reader_finds_the_same_keys() {
        let theirs: serde_json::Value = serde_yaml::from_str(SAMPLE).unwrap();
        let ours = json(SAMPLE, "2026-11-20");
        let theirs = theirs.as_object().unwrap();
        assert_eq!(
            theirs.keys().collect::<Vec<_>>(),
            ours.keys().collect::<Vec<_>>()
        );
        assert_eq!(theirs["complaint"], ours["complaint"]);
        assert_eq!(theirs["x-erp"], ours["x-erp"]);
    }

    /// Time of record: with a past moment later records are invisible.
    #[test]
    fn later_facts_are_left_out() {
        let then = json(SAMPLE, "2026-11-07");
        for key in [
            "investigation",
            "settlement",
            "consolidations",
            "approvals",
            "notes",
        ] {
            assert!(!then.contains_key(key), "{key}");
        }
        assert_eq!(then["promises"].as_array().map(Vec::len), Some(1));
        assert_eq!(then["promises"][0].get("kept"), None);
        assert_eq!(then["pauses"][0].get("until"), None);
    }

    /// A settlement that came later was preceded by the one now in `rounds`.
    #[test]
    fn a_former_round_is_the_current_one_again() {
        let (head, tail) = SAMPLE.split_once("settlement:\n").unwrap();
        let old = "settlement:\n  at: 2026-11-15T11:00:00+08:00\n  by: a@example.com\n  \
            remedies: [{kind: apology}]\n\nrounds:\n  - settlement:\n      at: 2026-11-10T11:00:00+08:00\n      \
            by: a@example.com\n      remedies: [{kind: refund, amount: \"1.00\"}]\n";
        let tail = tail.split_once("# 答复").unwrap().1;
        let text = format!("{head}{old}\n# 答复{tail}");
        assert_eq!(
            json(&text, "2026-11-16")["settlement"]["remedies"][0]["kind"],
            "apology"
        );
        let then = json(&text, "2026-11-12T10:00");
        assert_eq!(then["settlement"]["remedies"][0]["kind"], "refund");
        assert!(!then.contains_key("rounds"));
    }
}
