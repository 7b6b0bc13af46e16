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

/// Every command the tool has is in the README's table, and the README names no other.
#[test]
fn the_readme_lists_the_commands() {
    let readme = file("README.md");
    let command = complaint::cli::command();
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let cell = format!("`{}", sub.get_name());
        let listed = readme
            .lines()
            .any(|line| line.starts_with("| ") && line.contains(&cell));
        assert!(listed, "README.md does not list `{}`", sub.get_name());
    }
}

#[test]
fn the_readme_begins_with_one_screen() {
    let readme = file("README.md");
    let first = readme.split("\n## ").next().unwrap();
    assert!(
        first.lines().count() <= 40,
        "the first screen has more than 40 lines"
    );
}

/// The session at the head of the README, word for word: lines that begin with `$ ` are run, what
/// follows is what they print.
#[test]
fn the_readme_s_session_is_what_happens() {
    let readme = file("README.md");
    let session = readme
        .split("```console\n")
        .nth(1)
        .unwrap()
        .split("\n```")
        .next()
        .unwrap();
    let scene = Scene::new();
    let mut shown = String::new();
    let mut said = String::new();
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
    for line in session.lines() {
        said.push_str(line);
        said.push('\n');
    }
    assert_eq!(said.trim_end(), shown.trim_end());
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
