//! Documents are tests: the help is complete in both languages, and the README tells what is true.

use std::path::Path;

use complaint::ui::clap_words::missing_help_keys;
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;

use crate::common::{Scene, shell_words};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn every_command_and_argument_has_help_in_both_languages() {
    for lang in [Lang::En, Lang::Zh] {
        let missing = missing_help_keys(complaint::cli::command(), &Words::new(lang));
        assert!(missing.is_empty(), "{lang}: {missing:#?}");
    }
}

/// The README in each language.
const READMES: [(&str, &str); 2] = [("en", "README.md"), ("zh", "README.zh.md")];

/// Every command the tool has is in the README's table, and the README names no other.
#[test]
fn the_readme_lists_the_commands() {
    let command = complaint::cli::command();
    for (_, name) in READMES {
        let readme = file(name);
        for sub in command.get_subcommands() {
            let cell = format!("`{}", sub.get_name());
            let listed = readme
                .lines()
                .any(|line| line.starts_with("| ") && line.contains(&cell));
            assert!(listed, "{name} does not list `{}`", sub.get_name());
        }
    }
}

#[test]
fn the_readme_begins_with_one_screen() {
    for (_, name) in READMES {
        let readme = file(name);
        let first = readme.split("\n## ").next().unwrap();
        let lines = first.lines().count();
        assert!(lines <= 40, "the first screen of {name} has {lines} lines");
    }
}

/// The first block of a kind.
fn block<'a>(text: &'a str, kind: &str) -> &'a str {
    let inside = text.split(&format!("```{kind}\n")).nth(1).unwrap();
    inside.split("\n```").next().unwrap()
}

/// What the README opens with is done as it stands: a repository is made, its reader enters
/// themselves, and the session is word for word what then happens: lines that begin with `$ ` are
/// run, what follows is what they print.
#[test]
fn the_readme_s_session_is_what_happens() {
    for (lang, name) in READMES {
        let readme = file(name);
        let scene = Scene::empty().lang(lang).by("chen.yu@example.com");
        for line in block(&readme, "sh").lines() {
            let words = shell_words(line.split("    #").next().unwrap().trim_end());
            let args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            match words[0].as_str() {
                "git" => drop(scene.git(&args)),
                _ => drop(scene.ok(&args)),
            }
        }
        let session = block(&readme, "console");
        let mut shown = String::new();
        for line in session.lines() {
            let Some(command) = line.strip_prefix("$ ") else {
                continue;
            };
            let actor = match command.split_whitespace().nth(1) {
                Some("register" | "assign") => scene.by(crate::common::REGISTRAR),
                _ => scene.clone(),
            };
            let words = shell_words(command);
            let args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            let run = actor.run(&args);
            shown += &["$ ", command, "\n", &run.stderr, &run.stdout].concat();
        }
        assert_eq!(session.trim_end(), shown.trim_end(), "{name}");
    }
}

/// Every file `docs/development.md` names is there.
#[test]
fn the_guide_names_files_that_exist() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/development.md")).unwrap();
    let named: Vec<&str> = guide
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|text| {
            let first = text.split('/').next().unwrap_or_default();
            ["src", "tests", "docs", "schema"].contains(&first)
        })
        .collect();
    assert!(named.len() > 30, "{named:?}");
    let lacking: Vec<&&str> = named
        .iter()
        .filter(|path| !root.join(path).exists())
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// Each dependency has a line that says what for, and each line a dependency.
#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = complaint::codec::toml::parse(&file("Cargo.toml")).unwrap();
    let target = manifest.get("target").unwrap().entries();
    let tables = target.iter().map(|entry| &entry.value).chain([&manifest]);
    let kinds =
        tables.flat_map(|table| ["dependencies", "dev-dependencies"].map(|kind| table.get(kind)));
    let entries = kinds
        .flatten()
        .flat_map(complaint::domain::tree::Node::entries);
    let mut wanted: Vec<&str> = entries.map(|entry| entry.key.as_str()).collect();
    wanted.sort_unstable();
    let page = file("docs/dependencies.md");
    let rows = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let mut rows: Vec<&str> = rows.filter(|row| *row != "crate").collect();
    rows.sort_unstable();
    assert_eq!(rows, wanted);
}
