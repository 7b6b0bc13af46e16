//! A language is one line in `src/domain/lang.rs` and a folder of texts: no other source knows any
//! language by its name, and a title in one language is read in every other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use complaint::domain::word::Word as _;
use complaint::ui::lang::Lang;

use crate::common::Scene;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(dir: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            found.insert(name.to_owned(), code.collect::<Vec<_>>().join("\n"));
        }
    }
}

fn all_sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    sources(&root().join("src"), &mut found);
    found
}

/// The folders of which the sources embed a file for each language.
fn folders() -> BTreeSet<String> {
    let sources = all_sources();
    let uses = sources
        .values()
        .flat_map(|code| code.split("embedded!(").skip(1));
    let folder = |rest: &str| {
        rest.strip_prefix("$languages \"")?
            .split('"')
            .next()
            .map(str::to_owned)
    };
    uses.filter_map(folder).collect()
}

/// The files of a language below those folders.
fn texts(lang: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in folders() {
        let Ok(entries) = fs::read_dir(root().join("src/ui").join(&folder).join(lang)) else {
            continue;
        };
        for entry in entries {
            let name = entry.unwrap().file_name().into_string().unwrap();
            found.insert(format!("{folder}/{name}"));
        }
    }
    found
}

/// What each language lacks of what the others have.
fn lacking(languages: &[&str]) -> BTreeSet<String> {
    let all: BTreeSet<String> = languages.iter().flat_map(|lang| texts(lang)).collect();
    let lacks = |lang: &&str| -> Vec<String> {
        let own = texts(lang);
        let missing = all.iter().filter(|text| !own.contains(*text));
        missing.map(|text| format!("{lang}: {text}")).collect()
    };
    languages.iter().flat_map(lacks).collect()
}

/// The languages there are lack nothing; a made-up one lacks its texts, each of them, and nothing
/// in the sources would have to learn of it.
#[test]
fn a_further_language_lacks_nothing_but_its_texts() {
    assert!(folders().len() >= 3, "{:?}", folders());
    assert_eq!(lacking(&Lang::words()), BTreeSet::new());
    let further = [Lang::words(), vec!["tlh"]].concat();
    let expected = texts(Lang::words()[0]);
    let expected = expected.iter().map(|text| format!("tlh: {text}"));
    assert_eq!(lacking(&further), expected.collect());
}

/// Sources that name a language do it to have one where none is told, or as an example.
const USUAL: &[&str] = &[
    "src/domain/lang.rs",
    "src/domain/organization.rs",
    "src/domain/policy/office.rs",
    "src/domain/schema/example.rs",
    "src/ui/blank/meaning.rs",
    "src/workspace/numbered.rs",
    "src/workspace/writing.rs",
];

#[test]
fn no_source_distinguishes_languages() {
    let all = ["Lang::Zh", "Lang::En", "\"zh\"", "\"en\""];
    for (file, code) in all_sources() {
        let found = all.iter().any(|name| code.contains(name));
        assert_eq!(found, USUAL.contains(&file.as_str()), "{file}");
    }
}

/// A policy may be written in one language: who reads another reads that.
#[test]
fn one_language_suffices_for_a_title() {
    let scene = Scene::of("manufacturing");
    let policy = scene.read("policies/manufacturing.toml");
    let both = "title = { zh = \"客户投诉管理办法\", en = \"Complaint regulation\" }\n";
    assert!(policy.contains(both));
    for (title, shown) in [
        (
            "title = { zh = \"客户投诉管理办法\" }\n",
            "客户投诉管理办法",
        ),
        ("title = { en = \"Complaint rules\" }\n", "Complaint rules"),
        ("title = \"投诉 rules\"\n", "投诉 rules"),
    ] {
        scene.write(
            "policies/manufacturing.toml",
            &policy.replacen(both, title, 1),
        );
        for lang in Lang::words() {
            let scene = scene.lang(lang);
            scene.ok(&["policy", "lint"]);
            assert!(
                scene.ok(&["policy", "list"]).contains(shown),
                "{lang} {title}"
            );
        }
    }
    scene.write(
        "policies/manufacturing.toml",
        &policy.replacen(both, "title = {}\n", 1),
    );
    assert_eq!(scene.run(&["policy", "lint"]).code, 1);
}
