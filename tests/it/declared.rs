//! Every field of a case is declared once, and takes part in everything that follows from that.

use std::path::Path as File;

use complaint::codec::yaml::Doc;
use complaint::domain::case::Case;
use complaint::domain::case::corrections::mendable;
use complaint::domain::case::fact::FactKind;
use complaint::domain::case::form::told;
use complaint::domain::schema::{self, Declared, Field, Kind, Passed};
use complaint::domain::tree::{Data, Node, Path, Value};
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;
use serde_json::Value as Json;

use crate::common::Scene;

/// A value a field of this kind holds.
fn sample(field: &Field) -> String {
    match field.kind {
        Kind::Date => "2026-10-30".to_owned(),
        Kind::Time => "2026-11-05T09:20:00+08:00".to_owned(),
        Kind::Money | Kind::MoneyOr(_) => "42000.00".to_owned(),
        Kind::Quantity | Kind::QuantityOr(_) => "1250.5 kg".to_owned(),
        Kind::Count => "42".to_owned(),
        Kind::Decimal => "70".to_owned(),
        Kind::Flag => "true".to_owned(),
        Kind::Word(words, _) => words()[0].to_owned(),
        _ => match field.key {
            "policy" => "manufacturing".to_owned(),
            "class" => "quality-abnormal".to_owned(),
            "category" => "product-quality".to_owned(),
            "grade" => "major".to_owned(),
            key => format!("word-{key}"),
        },
    }
}

/// The flags that tell everything there is to tell.
fn flags() -> Vec<String> {
    let mut args = vec!["new".to_owned()];
    for (_, field) in told() {
        let asked = field.asked.expect("a told field has a flag");
        args.push(format!("--{}", asked.flag));
        if !matches!(field.kind, Kind::Flag) {
            args.push(sample(field));
        }
    }
    args
}

fn at<'a>(case: &'a Json, path: &str) -> &'a Json {
    path.split('.').fold(case, |value, key| &value[key])
}

fn in_json(field: &Field) -> Json {
    match field.kind {
        Kind::Flag => true.into(),
        Kind::Count => 42.into(),
        _ => sample(field).into(),
    }
}

/// Flags, file and JSON: what one tells comes out as what it is.
#[test]
fn every_told_field_comes_in_by_flag_and_by_file() {
    let scene = Scene::new();
    let args = flags();
    scene.ok(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let case = scene.json(&["show", "261101"]);
    for (path, field) in told() {
        assert_eq!(at(&case, path), &in_json(field), "{path}");
    }
    scene.write(
        "form.yaml",
        &scene
            .read(&scene.case_path("261101"))
            .replace("number:", "x-number:")
            .replace("format:", "x-format:")
            .replace("uid:", "x-uid:")
            .replace("status:", "x-status:")
            .replace("received_by:", "x-received-by:")
            .replace("as_of:", "x-as-of:"),
    );
    scene.ok(&["new", "--from", "form.yaml"]);
    let again = scene.json(&["show", "261102"]);
    for (path, field) in told() {
        assert_eq!(at(&again, path), &in_json(field), "{path}");
    }
    assert_eq!(again["x-number"], "261101", "keys of one's own come along");
}

/// `--like` takes what belongs to the customer and the goods, `reopen` the complaint itself.
#[test]
fn what_is_passed_on_is_declared() {
    let scene = Scene::new();
    let args = flags();
    scene.ok(&args.iter().map(String::as_str).collect::<Vec<_>>());
    scene.ok(&["new", "--like", "261101", "--complaint", "another"]);
    let like = scene.json(&["show", "261102"]);
    for (path, field) in told() {
        if path == "complaint" || path == "title" {
            continue;
        }
        let there = *at(&like, path) == in_json(field);
        assert_eq!(there, field.passed == Passed::Like, "{path}");
    }
}

/// `correct` writes every field in the form it is declared with.
#[test]
fn every_told_field_that_may_be_mended_is_mended_by_its_kind() {
    let scene = Scene::new();
    scene.ok(&["new", "--complaint", "x", "--customer", "y"]);
    for (path, field) in told() {
        let may = mendable(&path.parse::<Path>().unwrap());
        let change = format!("{path}={}", sample(field));
        let run = scene.run(&["correct", "261101", &change, "--reason", "r"]);
        assert_eq!(run.code == 0, may, "{path}: {}", run.stderr);
        if may {
            let case = scene.json(&["show", "261101"]);
            assert_eq!(at(&case, path), &in_json(field), "{path}");
        }
    }
}

/// Issue: `correct actions[0].verified.works=false` is refused by a guess at the last key's name.
#[test]
fn a_flag_deep_in_a_fact_is_a_flag() {
    for path in [
        "actions[0].verified.works",
        "closing.unresolved",
        "agreement.accepted",
    ] {
        let path: Path = path.parse().unwrap();
        let field = schema::at(Case::FIELDS, &path).unwrap();
        assert!(matches!(field.kind, Kind::Flag), "{path}");
        let value = schema::typed(field.kind, "false");
        assert_eq!(value, Ok(Value::Plain("false".to_owned())), "{path}");
    }
}

/// Both languages call every field by a name, and ask for what is asked.
#[test]
fn every_field_has_its_words() {
    let mut lacking = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        let mut need = |key: String| {
            if words.find(&key).is_none() {
                lacking.push(format!("{lang} {key}"));
            }
        };
        for (path, field) in schema::all(Case::FIELDS) {
            need(field.label());
            if let Kind::Word(known, _) = field.kind
                && field.told
            {
                for word in known() {
                    need(format!("section-{}-{word}", field.key));
                }
            }
            if let Some(asked) = field.asked {
                let lacks = |attribute| words.find_attribute(&field.label(), attribute).is_none();
                let asks = asked.turn.is_some() && lacks("ask");
                assert!(!asks, "{lang} {path}: no question");
                let helped =
                    !lacks("help") || words.find(&format!("help-new-{}", asked.flag)).is_some();
                assert!(helped, "{lang} {path}: no help");
            }
            assert!(!field.doc.trim().is_empty(), "{path}");
        }
        for (_, kind) in <FactKind as complaint::domain::reader::Word>::WORDS {
            need(kind.named().key.to_owned());
        }
    }
    lacking.sort();
    lacking.dedup();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Every record with a stamp is a kind of fact, with the move that records it.
#[test]
fn every_stamped_record_is_a_fact() {
    let stamped = |shape: &[Field]| {
        ["at", "by"]
            .iter()
            .all(|key| shape.iter().any(|it| it.key == *key))
    };
    let mut seen = 0;
    for (path, field) in schema::all(Case::FIELDS) {
        // That a case was taken over comes with its intake.
        if stamped(field.below()) && path != "imported" {
            let kind = FactKind::at(&path.parse().unwrap());
            assert!(kind.is_some_and(|kind| kind.act().is_some()), "{path}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

/// Every key that stands in a case file of ours is declared.
#[test]
fn every_key_of_our_files_is_declared() {
    let root = File::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for dir in ["cases", "tests/fixtures"] {
        yaml_files(&root.join(dir), &mut files);
    }
    assert!(files.len() > 50);
    let mut unknown = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let Ok(doc) = Doc::parse(&text) else { continue };
        // What is no case, and what is there to show an unknown key.
        if doc.node().get("uid").is_none() || name.contains("unknown-field") {
            continue;
        }
        undeclared(doc.node(), Case::FIELDS, &name, &mut unknown);
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

fn undeclared(node: &Node, shape: &[Field], at: &str, unknown: &mut Vec<String>) {
    match &node.data {
        Data::Seq(items) => items
            .iter()
            .for_each(|item| undeclared(item, shape, at, unknown)),
        Data::Map(entries) => {
            for entry in entries.iter().filter(|entry| !entry.key.starts_with("x-")) {
                let place = format!("{at} {}", entry.key);
                match shape.iter().find(|field| field.key == entry.key) {
                    Some(field) => undeclared(&entry.value, field.below(), &place, unknown),
                    None => unknown.push(place),
                }
            }
        }
        _ => {}
    }
}

fn yaml_files(dir: &File, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "yaml") {
            found.push(path);
        }
    }
}
