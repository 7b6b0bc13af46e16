//! YAML edits against files as people write them, checked by a second reader: whatever is edited,
//! data, comments and other lines stay; what cannot be done is refused, with a place.
#![allow(clippy::unwrap_used, reason = "what cannot be had fails the test")]

pub mod model;
mod values;

use std::path::Path as FilePath;
use std::process::Command;

use complaint::codec::yaml::{Doc, Heading, SectionOrder, new_file, render};
use complaint::domain::tree::{Edit, Path, Value};
use proptest::prelude::*;
use serde_yaml::Value as Oracle;
use similar::{ChangeTag, TextDiff};

use model::{apply, fixtures, oracle, oracle_value, paths, spared, touched};
use values::{edit_of, nasty_char, nasty_text, value};

const SECTIONS: &[&str] = &[
    "format",
    "number",
    "status",
    "title",
    "received",
    "channel",
    "claimed",
    "complaint",
    "assignments",
    "investigation",
    "settlement",
    "approvals",
    "rounds",
    "replies",
    "notes",
];

const LAYOUT: SectionOrder = SectionOrder {
    sections: SECTIONS,
    later: &[],
};

fn config(cases: u32) -> ProptestConfig {
    let long = std::env::var_os("COMPLAINT_LONG_TESTS").is_some();
    ProptestConfig {
        cases: if long { cases * 100 } else { cases },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn check_edit(name: &str, source: &str, edit: &Edit) -> Result<bool, TestCaseError> {
    let doc = Doc::parse(source).unwrap();
    let after = match doc.edit(std::slice::from_ref(edit), &LAYOUT) {
        Ok(after) => after,
        Err(fault) => {
            prop_assert!(fault.offset <= source.len());
            return Ok(false);
        }
    };
    let read = Doc::parse(&after).unwrap();
    if let Some(mut expected) = oracle(source) {
        apply(&mut expected, edit);
        let found = oracle(&after);
        prop_assert_eq!(found, Some(expected), "{}: {:?}\n{}", name, edit, after);
    }
    for (comment, count) in spared(&doc, edit) {
        let left = read.comments().filter(|c| *c == comment).count();
        prop_assert!(
            left >= count,
            "{}: {:?} lost {}\n{}",
            name,
            edit,
            comment,
            after
        );
    }
    if !matches!(edit, Edit::Archive { .. }) {
        let lines = touched(&doc, edit);
        let diff = TextDiff::from_lines(source, &after);
        let last = source.matches('\n').count();
        let unterminated = !source.ends_with('\n');
        for change in diff
            .iter_all_changes()
            .filter(|c| c.tag() == ChangeTag::Delete)
        {
            let line = change.old_index().unwrap();
            let allowed = lines.contains(&line) || (unterminated && line == last);
            prop_assert!(
                allowed,
                "{}: {:?} changed line {}\n{}",
                name,
                edit,
                line + 1,
                after
            );
        }
    }
    Ok(true)
}

/// Every hand-edited file is read, and reads as the second reader reads it where that one can.
#[test]
fn fixtures_read() {
    for (name, source) in fixtures() {
        let doc = Doc::parse(source).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert_eq!(doc.text(), source);
        if let Some(Oracle::Mapping(map)) = oracle(source) {
            assert_eq!(map.len(), doc.node().entries().len(), "{name}");
        }
    }
}

/// Most edits of most files are done, not refused: only anchors, aliases, tags and a few layouts
/// that have no safe edit are.
#[test]
fn ordinary_edits_are_done() {
    let (mut done, mut all, mut refused) = (0, 0, Vec::new());
    for (name, source) in fixtures() {
        let doc = Doc::parse(source).unwrap();
        let mut found = Vec::new();
        paths(doc.node(), &Path::root(), &mut found);
        for path in found {
            let edits = [
                Edit::Set(path.clone(), Value::Text("new".into())),
                Edit::Set(path.clone(), Value::Text("two\nlines\n".into())),
                Edit::Set(
                    path.clone(),
                    Value::map().and("by", Some(Value::Text("w".into()))),
                ),
                Edit::Remove(path),
            ];
            for edit in edits {
                all += 1;
                let ok = check_edit(name, source, &edit);
                let ok = ok.unwrap_or_else(|fault| panic!("{fault}"));
                done += usize::from(ok);
                if !ok && !name.contains("anchors") && !name.contains("tags") {
                    refused.push(format!("{name}: {edit:?}"));
                }
            }
        }
    }
    assert!(refused.len() * 100 < all, "{refused:#?}");
    assert!(done * 100 > all * 90, "{done} of {all}");
}

proptest! {
    #![proptest_config(config(600))]

    /// Whatever is edited in whatever file: the data is what was meant, comments stay, other lines
    /// are the same bytes.
    #[test]
    fn random_edits(
        file in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<u8>(), any::<prop::sample::Index>(), value()), 1..4),
    ) {
        let all = fixtures();
        let (name, mut source) = all[file.index(all.len())].clone();
        for (what, place, value) in edits {
            let doc = Doc::parse(&source).unwrap();
            let edit = edit_of(&doc, what, place, value);
            check_edit(&name, &source, &edit)?;
            if let Ok(after) = doc.edit(&[edit], &LAYOUT) {
                source = after;
            }
        }
    }

    /// Any text, in any position, reads back as it was, through this reader and the other one.
    #[test]
    fn text_round_trips(text in nasty_text(), key in nasty_text(), always in any::<bool>()) {
        let leaf = if always {
            Value::Quoted(text.clone())
} else {
            Value::Text(text.clone())
        };
        let flow = Value::Flow(vec![("k".into(), leaf.clone()), (key.clone() + "!", leaf.clone())]);
        let value = Value::map()
            .and("block", Some(leaf.clone()))
            .and("list", Some(Value::Seq(vec![leaf.clone(), Value::Seq(vec![leaf.clone()])])))
            .and("flow", Some(flow))
            .and("map", Some(Value::map().and(&(key + "!"), Some(leaf.clone()))))
            .and("last", Some(leaf));
        let written = render(&value);
        prop_assert_eq!(oracle(&written), Some(oracle_value(&value)), "{}", written);
        let doc = Doc::parse(&written).unwrap();
        let mut found = Vec::new();
        paths(doc.node(), &Path::root(), &mut found);
        let texts: Vec<_> = found.iter().filter_map(|p| doc.node().at(p)?.text()).collect();
        prop_assert_eq!(texts, vec![text.as_str(); 7], "{}", written);
    }

    /// No input makes the reader panic or hang; what it refuses it refuses with a place.
    #[test]
    fn any_text_is_read_or_refused(text in prop::collection::vec(nasty_char(), 0..60)) {
        let text = String::from_iter(text);
        match Doc::parse(&text) {
            Ok(doc) => {
                let _ = doc.edit(&[Edit::Set(Path::root().key("k"), Value::map())], &LAYOUT);
            }
            Err(fault) => prop_assert!(fault.offset <= text.len()),
        }
    }
}

fn merge(dir: &FilePath, base: &str, ours: &str, theirs: &str) -> Option<String> {
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        std::fs::write(dir.join(name), text).unwrap();
    }
    let output = Command::new("git")
        .args(["merge-file", "-p", "ours", "base", "theirs"])
        .current_dir(dir)
        .output()
        .unwrap();
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).unwrap())
}

/// Branches that fill different sections of a new case merge with plain git, in every pairing.
#[test]
fn different_sections_merge() {
    let head = vec![vec![("title".to_owned(), Value::Text("阻焊脱落".into()))]];
    let sections = &SECTIONS[8..];
    let headings: Vec<_> = sections
        .iter()
        .map(|key| Heading {
            key,
            title: "标题",
            content: None,
        })
        .collect();
    let base = new_file(&head, &headings);
    let dir = tempfile::tempdir().unwrap();
    let doc = Doc::parse(&base).unwrap();
    let item = Value::map().and("at", Some(Value::Plain("2026-11-05".into())));
    let fill = |key: &str| {
        let edit = Edit::Append(Path::root().key(key), item.clone());
        doc.edit(&[edit], &LAYOUT).unwrap()
    };
    for ours in sections {
        for theirs in sections.iter().filter(|theirs| *theirs != ours) {
            let merged = merge(dir.path(), &base, &fill(ours), &fill(theirs));
            let merged = merged.unwrap_or_else(|| panic!("{ours} and {theirs} conflict"));
            let read = Doc::parse(&merged).unwrap();
            assert_eq!(read.node().entries().len(), 3, "{merged}");
        }
    }
}
