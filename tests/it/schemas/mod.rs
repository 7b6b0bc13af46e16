//! The published JSON Schemas: generated, committed, written by `init`, and kept by everything
//! that ships.

mod pattern;
mod validator;

use std::fs;
use std::path::{Path, PathBuf};

use complaint::codec::{schema, toml};
use complaint::domain::document::Document;
use complaint::domain::reader::Word;
use complaint::domain::tree::{Data, Node, ScalarForm};
use serde_json::{Value, json};
use validator::misfits;

use crate::common::Scene;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn documents() -> impl Iterator<Item = Document> {
    Document::WORDS.iter().map(|(_, document)| *document)
}

fn files(dir: &str, extension: &str) -> Vec<PathBuf> {
    let (mut found, mut dirs) = (Vec::new(), vec![root().join(dir)]);
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|end| end == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A TOML document as a JSON Schema sees it: dates are text.
fn plain(node: &Node) -> Value {
    match &node.data {
        Data::Null | Data::Opaque => Value::Null,
        Data::Seq(items) => items.iter().map(plain).collect(),
        Data::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|entry| (entry.key.clone(), plain(&entry.value)));
            Value::Object(entries.collect())
        }
        Data::Scalar(scalar) => match scalar.form {
            ScalarForm::Integer | ScalarForm::Float | ScalarForm::Boolean => {
                serde_json::from_str(&scalar.text.replace('_', "")).unwrap()
            }
            ScalarForm::Text | ScalarForm::Plain | ScalarForm::DateTime => json!(scalar.text),
        },
    }
}

fn of_toml(text: &str, document: Document) -> Vec<String> {
    misfits(&schema::of(document), &plain(&toml::parse(text).unwrap()))
}

fn of_case(text: &str) -> Vec<String> {
    let case: Value = serde_yaml::from_str(text).unwrap();
    misfits(&schema::of(Document::Case), &case)
}

/// What is committed is what is generated: after a change of a declared field run
/// `complaint schema KIND > schema/KIND.schema.json`.
#[test]
fn the_committed_schemas_are_the_generated_ones() {
    for document in documents() {
        let path = schema::path(document);
        let committed = fs::read_to_string(root().join(&path)).unwrap();
        assert!(
            committed == schema::text(document),
            "{path} is not what is generated"
        );
        assert_eq!(Scene::empty().ok(&["schema", document.word()]), committed);
    }
    assert_eq!(files("schema", "json").len(), documents().count());
}

#[test]
fn init_writes_them_and_the_regulations_name_them() {
    let scene = Scene::empty();
    scene.ok(&["init"]);
    for document in documents() {
        let path = schema::path(document);
        assert_eq!(scene.read(&path), schema::text(document), "{path}");
    }
    for file in scene.files("policies") {
        let text = scene.read(&file);
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let named: Vec<&str> = head
            .filter_map(|line| line.strip_prefix("#:schema "))
            .collect();
        let path = schema::path(Document::of(&file));
        assert_eq!(named, [format!("../{path}")], "{file}");
    }
}

#[test]
fn an_unknown_sort_of_file_is_refused() {
    let error = Scene::empty().fails(2, &["schema", "cases"]);
    assert!(error.contains("organization"), "{error}");
}

#[test]
fn the_shipped_regulations_fit() {
    let shipped = files("policies", "toml");
    assert!(shipped.len() >= 10);
    for path in shipped {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(of_toml(&text, Document::of(&name)), [""; 0], "{name}");
    }
}

#[test]
fn the_cases_fit() {
    let mut cases = files("cases", "yaml");
    cases.extend(files("tests/fixtures/queries/cases", "yaml"));
    let good = files("tests/fixtures/rules", "yaml").into_iter();
    // Posted months, duties done and books beside the cases are no cases.
    let beside = [
        "posted-changed",
        "duty-not-done",
        "duty-misrecorded",
        "unrecorded-complaint",
    ];
    let rules = root().join("tests/fixtures/rules");
    let good = good.filter(|path| !beside.iter().any(|id| path.starts_with(rules.join(id))));
    cases.extend(good.filter(|path| path.ends_with("good.yaml")));
    assert!(cases.len() > 60);
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(of_case(&text), [""; 0], "{}", path.display());
    }
}

/// What the reader refuses the schema refuses too, but for what one value says of another.
#[test]
fn what_is_wrong_does_not_fit() {
    let policy = include_str!("../../../policies/manufacturing.toml");
    let beyond = [
        "policy-band-gap",
        "policy-band-overlap",
        "policy-optional-step-unlisted",
        "store-number-draft",
    ];
    for block in include_str!("../../fixtures/policies/faults.txt").split("\n\n") {
        let with = |prefix: &str| -> String {
            let lines = block.lines().filter_map(|line| line.strip_prefix(prefix));
            lines.collect::<Vec<_>>().join("\n")
        };
        let (old, new, key) = (with("- "), with("+ "), with("! "));
        assert!(policy.contains(&old), "{old}");
        let misfits = of_toml(&policy.replacen(&old, &new, 1), Document::Policy);
        let beyond = beyond.iter().any(|other| key.starts_with(other));
        assert_eq!(misfits.is_empty(), beyond, "{block}\n{misfits:?}");
    }
    let unknown = of_case(
        "format: 1\nnumber: \"1\"\nuid: x\npolicy: m\nstatus: received\nreceived: 2026-11-05\ntitel: x\nx-own: 1\nproduct: {quantity: many}\n",
    );
    assert!(
        unknown.iter().any(|misfit| misfit.starts_with(".titel")),
        "{unknown:?}"
    );
    assert!(
        unknown.iter().any(|misfit| misfit.contains("quantity")),
        "{unknown:?}"
    );
}
