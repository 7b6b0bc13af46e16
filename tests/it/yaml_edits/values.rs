//! Random text, values and edits.

use complaint::codec::yaml::Doc;
use complaint::domain::tree::{Data, Edit, Path, Value};
use proptest::prelude::*;

use super::model::paths;

pub fn nasty_char() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::sample::select("ab1 :#-'\"\\,[]{}&*!|>%@`?~=<.0e\t\n\r".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("投诉案件:,。😀\u{3000}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select(vec![
            '\0', '\u{1}', '\u{1b}', '\u{7f}', '\u{80}', '\u{85}', '\u{9f}', '\u{a0}', '\u{2028}',
            '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}', '\u{200b}', '\u{202e}', '\u{e000}',
        ]),
        1 => any::<char>(),
    ]
}

pub fn nasty_text() -> impl Strategy<Value = String> {
    let words = [
        "",
        "061105",
        "no",
        "on",
        "y",
        "1e3",
        "12:30",
        "~",
        "null",
        "0x1F",
        "1_000",
        "=",
        ",",
        "<<",
        "2026-11-05",
        "---",
        "...",
        "- a",
        "a: b",
        "# x",
        "|",
        "a\n",
        "a\nb",
        " a\nb",
        "\n",
        "\n\n",
        "a\n\nb\n",
        "a\n\n",
        "\ta\nb",
        "a \nb",
        "<<<<<<< x",
        "a\n=======\nb",
        "Null",
        ".5",
        "+1",
        "1.",
        "0b1",
        "0o7",
        "Infinity",
        "NaN",
        "True",
        "é",
        "a\n\n  b\n c",
        "123\n456",
    ];
    prop_oneof![
        1 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        2 => prop::collection::vec(nasty_char(), 0..24).prop_map(String::from_iter),
    ]
}

pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => nasty_text().prop_map(Value::Text),
        1 => nasty_text().prop_map(Value::Quoted),
        1 => prop::sample::select(vec!["42", "true", "2026-11-05", "2026-11-05T09:20:00+08:00", "12.50"])
            .prop_map(|text| Value::Plain(text.to_owned())),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop::sample::select(vec!["at", "by", "键", "no", "a b", "061105", "x: y", "#"]);
        let entries = prop::collection::btree_map(key.prop_map(str::to_owned), inner.clone(), 0..4)
            .prop_map(|map| map.into_iter().collect::<Vec<_>>());
        prop_oneof![
            entries.clone().prop_map(Value::Map),
            entries.prop_map(Value::Flow),
            prop::collection::vec(inner, 0..4).prop_map(Value::Seq),
        ]
    })
}

/// An edit of `doc`: `what` chooses its kind, `place` its path.
pub fn edit_of(doc: &Doc, what: u8, place: prop::sample::Index, value: Value) -> Edit {
    let mut all = Vec::new();
    paths(doc.node(), &Path::root(), &mut all);
    let data = |path: &Path| &doc.node().at(path).unwrap().data;
    let mut lists: Vec<Path> = all
        .iter()
        .filter(|path| matches!(data(path), Data::Seq(_) | Data::Null))
        .cloned()
        .collect();
    let mut maps: Vec<Path> = all
        .iter()
        .filter(|path| matches!(data(path), Data::Map(_) | Data::Null))
        .cloned()
        .collect();
    maps.push(Path::root());
    lists.push(Path::root().key("approvals"));
    let new_keys = ["approvals", "notes", "rounds", "x-new", "by", "replies"];
    match what % 8 {
        0..3 => Edit::Set(all[place.index(all.len())].clone(), value),
        3 => {
            let map = maps[place.index(maps.len())].clone();
            Edit::Set(map.key(new_keys[place.index(new_keys.len())]), value)
        }
        4 | 5 => Edit::Append(lists[place.index(lists.len())].clone(), value),
        6 => Edit::Remove(all[place.index(all.len())].clone()),
        _ => Edit::Archive {
            keys: match place.index(3) {
                0 => vec!["settlement".into(), "investigation".into()],
                1 => vec!["settlement".into(), "complaint".into(), "approvals".into()],
                _ => vec!["assignments".into(), "tail".into(), "title".into()],
            },
            list: Path::root().key("rounds"),
        },
    }
}
