//! Every language is complete: every message that can be said has words in it, with the arguments
//! that are passed, and no words are left that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use complaint::domain::msg::Msg;
use complaint::domain::word::Word as _;
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;
use fluent_bundle::FluentResource;

/// Keys that are built from names: help from the command line's, rules from their identifiers,
/// headings from their sections, what a regulation says from its declared tables and keys.
const BUILT_FROM_NAMES: &[&str] = &[
    "example-",
    "help-",
    "prose-",
    "regulation-",
    "report-head-",
    "rule-",
    "section-",
    "story-noun-",
];

type Variables = BTreeSet<String>;

/// A catalogue's message: where it stands, its text, the variables it uses.
struct Entry {
    area: String,
    text: String,
    variables: Variables,
}

type Catalogue = BTreeMap<String, Entry>;

/// A use of a key in the sources; `None` where the arguments cannot be seen.
struct Use {
    file: PathBuf,
    key: String,
    arguments: Option<Variables>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    for entry in entries {
        let path = entry.expect("a directory entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn catalogue_files(lang: &str) -> Vec<PathBuf> {
    files(&root().join("src/ui/messages").join(lang), "ftl")
}

/// Splits a file into its messages: a key at the start of a line, indented lines belong to it.
fn entries(path: &Path) -> Vec<(String, Entry)> {
    let area = path
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let mut entries: Vec<(String, Entry)> = Vec::new();
    for line in read(path).lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (key, text) = line.split_once('=').unwrap_or((line, ""));
            entries.push((
                key.trim().to_owned(),
                Entry {
                    area: area.clone(),
                    text: text.to_owned(),
                    variables: variables(text),
                },
            ));
        } else if line.starts_with([' ', '}'])
            && let Some((_, entry)) = entries.last_mut()
        {
            entry.text.push_str(line);
            entry.variables.extend(variables(line));
        }
    }
    entries
}

fn variables(text: &str) -> Variables {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| name(*c)).collect())
        .collect()
}

fn catalogue(lang: &str) -> Catalogue {
    catalogue_files(lang)
        .iter()
        .flat_map(|path| entries(path))
        .collect()
}

/// A source without its comments, so that examples in them do not count.
fn source(path: &Path) -> String {
    let code = |line: &&str| !line.trim_start().starts_with("//");
    read(path)
        .lines()
        .filter(code)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The text of a string literal at the start of `code`.
fn literal(code: &str) -> Option<&str> {
    let rest = code.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(text, _)| text)
}

/// What stands between the parentheses that were just opened, split at its outermost commas.
fn arguments(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let part = parts.last_mut().expect("there is always one");
        if in_text {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            part.push(c);
            continue;
        }
        match c {
            '"' => in_text = true,
            // A character literal that would look like an opening quote or parenthesis.
            '\'' if chars.peek().is_some_and(|c| "\"()[]{},".contains(*c)) => {
                chars.next();
                chars.next();
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return parts,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    parts
}

/// Every use of a key with `msg!`, `Msg::new`, `Said::around`, `text` and `find`.
fn uses() -> Vec<Use> {
    let mut uses = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let code = source(&file);
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for (opening, seen) in [
            ("msg!(", true),
            ("words.text(\"", false),
            ("words.find(\"", false),
            ("Msg::new(\"", false),
            ("Said::around(", false),
        ] {
            for (at, _) in code.match_indices(opening) {
                let inside = &code[at + opening.trim_end_matches('"').len()..];
                let Some(key) = literal(inside) else {
                    panic!("{}: the key of msg! must be literal", file.display());
                };
                let names = arguments(inside).into_iter().skip(1);
                let names = names.filter(|part| !part.trim().is_empty()).map(|part| {
                    let (name, _) = part.split_once('=').unwrap_or((&part, ""));
                    name.trim().to_owned()
                });
                let arguments = match opening {
                    "Msg::new(\"" => None,
                    "Said::around(" => Some(["brief".to_owned()].into()),
                    _ if seen => Some(names.collect()),
                    _ => Some(Variables::new()),
                };
                let (file, key) = (file.clone(), key.to_owned());
                uses.push(Use {
                    file,
                    key,
                    arguments,
                });
            }
        }
    }
    uses.extend(declared());
    uses.extend(named());
    uses
}

/// What people call each word of a vocabulary that is `named`.
fn named() -> Vec<Use> {
    let mut found = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let code = source(&file);
        for body in code.split(" named ").skip(1) {
            let Some(prefix) = literal(body) else {
                continue;
            };
            let body = body.split("\n    }").next().unwrap_or_default();
            for (at, sign) in body.match_indices(" = ") {
                // A macro that declares words names none itself.
                let Some(word) = literal(&body[at + sign.len()..]) else {
                    continue;
                };
                found.push(Use {
                    file: file.clone(),
                    key: format!("{prefix}{word}"),
                    arguments: Some(Variables::new()),
                });
            }
        }
    }
    found
}

/// Every error declared with `errors!`: its identifier is the key, its fields are the arguments.
fn declared() -> Vec<Use> {
    let mut found = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let code = source(&file);
        for body in code.split("\nerrors! {").skip(1) {
            let body = body.split("\n}\n").next().unwrap_or_default();
            for (before, id) in body.match_indices(" = \"").map(|(at, _)| body.split_at(at)) {
                let open = before.strip_suffix('}');
                let fields = open.and_then(|open| open.rsplit('{').next());
                let names = fields
                    .unwrap_or_default()
                    .split(',')
                    .filter_map(|field| field.split_once(':'));
                let names = names.map(|(name, _)| name.trim().to_owned());
                found.push(Use {
                    file: file.clone(),
                    key: literal(&id[2..]).unwrap_or_default().to_owned(),
                    arguments: Some(names.collect()),
                });
            }
        }
    }
    found
}

fn assert_none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn every_message_said_has_words_with_its_arguments() {
    let mut wrong = Vec::new();
    let uses = uses();
    assert!(uses.len() > 50, "the sources were not read");
    assert!(declared().len() > 50, "the errors were not read");
    for lang in Lang::words() {
        let catalogue = catalogue(lang);
        for Use {
            file,
            key,
            arguments,
        } in &uses
        {
            let place = format!("{lang} {key} ({})", file.display());
            match (catalogue.get(key), arguments) {
                (None, _) => wrong.push(format!("{place}: no words")),
                (Some(entry), Some(arguments)) if entry.variables != *arguments => {
                    let words = &entry.variables;
                    wrong.push(format!(
                        "{place}: passed {arguments:?}, words use {words:?}"
                    ));
                }
                _ => {}
            }
        }
    }
    assert_none(&wrong, "messages without fitting words");
}

#[test]
fn the_languages_say_the_same() {
    let all: Vec<_> = Lang::words()
        .into_iter()
        .map(|lang| (lang, catalogue(lang)))
        .collect();
    let keys: BTreeSet<&String> = all.iter().flat_map(|(_, one)| one.keys()).collect();
    let mut wrong = Vec::new();
    for key in keys {
        let mut used = BTreeSet::new();
        for (lang, one) in &all {
            match one.get(key) {
                Some(entry) => drop(used.insert(&entry.variables)),
                None => wrong.push(format!("{key}: not in {lang}")),
            }
        }
        if used.len() > 1 {
            wrong.push(format!("{key}: {used:?}"));
        }
    }
    assert_none(&wrong, "the languages differ");
}

#[test]
fn catalogues_are_well_formed() {
    let mut wrong = Vec::new();
    for lang in Lang::words() {
        for path in catalogue_files(lang) {
            if let Err((_, errors)) = FluentResource::try_new(read(&path)) {
                wrong.push(format!("{}: {errors:?}", path.display()));
            }
            let mut seen = BTreeSet::new();
            for (key, entry) in entries(&path) {
                let prefix = key
                    .split_once('-')
                    .map_or(key.as_str(), |(prefix, _)| prefix);
                let of_a_fact =
                    entry.area == "fact" && ["section", "story", "help"].contains(&prefix);
                if prefix != entry.area && !of_a_fact {
                    wrong.push(format!("{lang} {key}: belongs into {prefix}.ftl"));
                }
                if entry.text.trim().is_empty() {
                    wrong.push(format!("{lang} {key}: empty"));
                }
                if !seen.insert(key.clone()) {
                    wrong.push(format!("{lang} {key}: twice"));
                }
            }
        }
    }
    assert_none(&wrong, "malformed catalogues");
}

/// Terms, references and selectors resolve, and every file is among the areas that are loaded.
#[test]
fn every_message_can_be_rendered() {
    let mut wrong = Vec::new();
    for (name, lang) in Lang::WORDS {
        let words = Words::new(*lang);
        for (key, entry) in catalogue(name) {
            let key: &'static str = key.leak();
            let mut msg = Msg::new(key);
            for variable in entry.variables {
                msg = msg.with(variable.leak(), 1);
            }
            let said = words.say(&msg);
            if said.starts_with(key) || said.contains("{$") || said.contains("{-") {
                wrong.push(format!("{name} {key}: {said}"));
            }
        }
    }
    assert_none(&wrong, "messages that cannot be rendered");
}

#[test]
fn no_words_are_left_that_nobody_says() {
    let mut literals = BTreeSet::new();
    for file in files(&root().join("src"), "rs") {
        let code = source(&file);
        literals.extend(code.split('"').map(str::to_owned));
    }
    literals.extend(named().into_iter().map(|named| named.key));
    let unused: Vec<String> = catalogue("en")
        .into_keys()
        .filter(|key| {
            !BUILT_FROM_NAMES
                .iter()
                .any(|prefix| key.starts_with(prefix))
        })
        .filter(|key| !literals.contains(key))
        .collect();
    assert_none(&unused, "words nobody says");
}
