//! Round trip: what `export` gives, `import` takes.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::tree;
use crate::commands::exports::everything;
use crate::common::Scene;

fn cases(scene: &Scene) -> BTreeMap<String, Value> {
    let exported = scene.ok(&["export", "--format", "jsonl", "--table", "cases"]);
    let lines = exported.lines().map(|line| {
        let case: Value = serde_json::from_str(line).unwrap();
        (case["uid"].as_str().unwrap().to_owned(), case)
    });
    lines.collect()
}

/// import(export(cases)) = cases: every fact, number, identity and key of one's own, under the same name.
#[test]
fn what_was_exported_comes_back_the_same() {
    let from = everything();
    let own = "\nx-line: \"061105\"\nx-tree:\n  - a: \"1\"\n    b: [x, y]\n";
    let path = tree(&from).into_keys().next().unwrap();
    let text = from.read(&path);
    from.write(&path, &(text + own));
    let exported = from.ok(&["export", "--format", "jsonl", "--table", "cases"]);
    let to = Scene::new().as_of("2026-11-20T12:00:00+08:00");
    let file = to.outside().join("cases.jsonl");
    fs::write(&file, &exported).unwrap();
    let answer = to.json(&["import", file.to_str().unwrap()]);
    assert_eq!(answer["rejected"].as_array().unwrap().len(), 0, "{answer}");
    assert_eq!(answer["new"], exported.lines().count());
    assert_eq!(cases(&to), cases(&from));
    assert!(tree(&to).keys().eq(tree(&from).keys()));
    let again = to.json(&["import", file.to_str().unwrap()]);
    assert_eq!(again["unchanged"], answer["new"], "{again}");
}
