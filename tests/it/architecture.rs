//! The arrows between the layers, held by a test instead of good will.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the ground up: a module imports only lower layers, and itself.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["finding"],
    &["codec"],
    &["rules", "report"],
    &["audit"],
    &["store", "ui"],
    &["workspace"],
    &["commands"],
    &["cli"],
    &["main", "lib"],
];

/// The longest file there may be.
const LONGEST: usize = 500;

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn all(dirs: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for dir in dirs {
        sources(&root.join(dir), &mut found);
    }
    let name = |path: &PathBuf| {
        path.strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    found
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The top-level module a source file belongs to.
fn module(file: &str) -> &str {
    let below = file.strip_prefix("src/").unwrap();
    below.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Modules named as `crate::module`.
fn imports(text: &str) -> Vec<&str> {
    let mut named: Vec<&str> = text
        .split("crate::")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

#[test]
fn every_module_has_a_layer_and_imports_only_lower_ones() {
    let mut upward = Vec::new();
    for (file, text) in all(&["src"]) {
        let own = module(&file);
        let own_layer = layer(own).unwrap_or_else(|| panic!("{file}: `{own}` has no layer"));
        for import in imports(&text) {
            let Some(other) = layer(import) else { continue };
            if import != own && other >= own_layer {
                upward.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(upward.is_empty(), "upward or sideways imports: {upward:#?}");
}

#[test]
fn the_time_engine_knows_nothing_of_complaints() {
    for (file, text) in all(&["src/domain/time"]) {
        for word in [
            "domain::case",
            "domain::policy",
            "domain::staff",
            "domain::judge",
        ] {
            assert!(!text.contains(word), "{file} names {word}");
        }
    }
}

#[test]
fn the_pure_modules_deny_the_world() {
    for file in [
        "src/domain/mod.rs",
        "src/finding.rs",
        "src/rules/mod.rs",
        "src/report/mod.rs",
        "src/audit/mod.rs",
        "src/codec/mod.rs",
    ] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let head: String = text.split_whitespace().collect();
        assert!(
            head.contains("#![deny(clippy::disallowed_methods"),
            "{file}"
        );
    }
}

#[test]
fn files_stay_small_and_are_named_for_what_they_hold() {
    let mut wrong = Vec::new();
    for (file, text) in all(&["src", "tests/it"]) {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{file} has {lines} lines"));
        }
        let name = file.rsplit('/').next().unwrap();
        if ["utils.rs", "util.rs", "helpers.rs", "misc.rs"].contains(&name) {
            wrong.push(format!("{file}: what does it hold?"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn commands_hold_no_more_than_a_command() {
    const LONGEST_COMMAND: usize = 240;
    for (file, text) in all(&["src/commands"]) {
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= LONGEST_COMMAND, "{file} has {lines} lines");
    }
}
