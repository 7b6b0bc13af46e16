//! The arrows between the modules, held by a test instead of good will.

mod modules;

use std::fs;
use std::path::{Path, PathBuf};

use modules::Modules;

/// The layers from the ground up: a module imports only lower layers, and itself.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["finding"],
    &["codec"],
    &["rules", "report"],
    &["audit"],
    &["store", "ui"],
    &["exchange"],
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

/// Every source below a directory, by its path from there.
fn all(dir: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
    let mut found = Vec::new();
    sources(&root, &mut found);
    let name = |path: &PathBuf| {
        let below = path.strip_prefix(&root).unwrap();
        below.to_string_lossy().replace('\\', "/")
    };
    found
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

fn modules() -> Modules {
    Modules::read(&all("src"))
}

/// The top-level module a source file belongs to, and its layer.
fn layer(file: &str) -> (&str, usize) {
    let own = file.split('/').next().unwrap().trim_end_matches(".rs");
    let layer = LAYERS.iter().position(|modules| modules.contains(&own));
    (
        own,
        layer.unwrap_or_else(|| panic!("{file}: `{own}` has no layer")),
    )
}

#[test]
fn every_module_has_a_layer_and_imports_only_lower_ones() {
    let mut upward = Vec::new();
    for (file, imports) in &modules().imports {
        let (own, own_layer) = layer(file);
        for import in imports {
            let (other, other_layer) = layer(import);
            if other != own && other_layer >= own_layer {
                upward.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(upward.is_empty(), "upward or sideways imports: {upward:#?}");
}

/// What a regulation states is named by its own file; a rule written into a command would be named under
/// regulations that have none of that name.
#[test]
fn no_command_names_a_rule_of_one_regulation() {
    let rule = |text: &str| {
        let (letter, rest) = text.split_at_checked(1)?;
        let named = letter.starts_with(|c: char| c.is_ascii_uppercase()) && rest.starts_with('-');
        let figure = rest
            .get(1..2)?
            .starts_with(|c: char| c.is_ascii_alphanumeric());
        (named && figure && text.len() < 10).then(|| text.to_owned())
    };
    let mut named = Vec::new();
    for (file, text) in all("src") {
        let edge = ["commands/", "workspace/"]
            .iter()
            .any(|dir| file.starts_with(dir));
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines.filter(|_| edge) {
            let quoted = line.split('"').skip(1).step_by(2);
            named.extend(
                quoted
                    .filter_map(rule)
                    .map(|rule| format!("{file}: {rule}")),
            );
        }
    }
    assert!(named.is_empty(), "{named:#?}");
}

/// A module that takes part in a circle cannot be understood, tested or moved by itself.
#[test]
fn no_module_takes_part_in_a_circle() {
    let circles = modules().circles();
    assert!(circles.is_empty(), "circles: {circles:#?}");
}

#[test]
fn the_time_engine_knows_nothing_of_complaints() {
    let below = [
        "domain/error.rs",
        "domain/msg.rs",
        "domain/time/",
        "domain/word.rs",
    ];
    for (file, imports) in &modules().needed {
        if file.starts_with("domain/time/") {
            for import in imports {
                let known = below.iter().any(|below| import.starts_with(below));
                assert!(known, "{file} names {import}");
            }
        }
    }
}

#[test]
fn only_the_store_and_the_edge_touch_the_world() {
    for file in [
        "src/domain/mod.rs",
        "src/finding.rs",
        "src/rules/mod.rs",
        "src/report/mod.rs",
        "src/audit/mod.rs",
        "src/codec/mod.rs",
        "src/ui/mod.rs",
        "src/exchange/mod.rs",
        "src/workspace/mod.rs",
        "src/commands/mod.rs",
    ] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let head: String = text.split_whitespace().collect();
        assert!(
            head.contains("#![deny(clippy::disallowed_methods"),
            "{file}"
        );
    }
}

/// Text leaves the program by its type: an outlet takes `Safe` text alone. Who may call a text harmless
/// without escaping it, because a library did or because each part was, is named here.
#[test]
fn few_files_call_a_text_harmless() {
    const DRAWN: [&str; 23] = [
        // What clap, the shells' completions and the declarations of files make of the program itself.
        "src/commands/completions.rs",
        "src/commands/help.rs",
        "src/commands/schema.rs",
        "src/ui/clap_error.rs",
        // What a library escapes: tables, excerpts, rows, mails, templates, pages.
        "src/commands/letter.rs",
        "src/exchange/delimited.rs",
        "src/ui/diagnostic.rs",
        "src/ui/form/sheet.rs",
        "src/ui/html/frame.rs",
        "src/ui/report/forms.rs",
        "src/ui/table.rs",
        "src/workspace/importing/answer.rs",
        "src/workspace/notices.rs",
        // What is made of harmless parts: lines that are wrapped, folded, cut, coloured, filled in.
        "src/ui/difference/markdown.rs",
        "src/ui/difference/readable.rs",
        "src/ui/escape/json.rs",
        "src/ui/escape/mod.rs",
        "src/ui/escape/safe.rs",
        "src/ui/ics.rs",
        "src/ui/letter/layout.rs",
        "src/ui/page.rs",
        "src/ui/paint.rs",
        "src/ui/words.rs",
    ];
    let mut drawn: Vec<String> = all("src")
        .into_iter()
        .filter(|(_, text)| text.contains("Safe::drawn") || text.contains(">::drawn"))
        .map(|(file, _)| format!("src/{file}"))
        .collect();
    drawn.sort();
    let mut named = DRAWN.map(str::to_owned);
    named.sort();
    assert_eq!(drawn, named);
}

#[test]
fn files_stay_small_and_are_named_for_what_they_hold() {
    let mut wrong = Vec::new();
    for (file, text) in [all("src"), all("tests/it")].concat() {
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

/// Below the edge an error has no exit code: one that is not named there would come out as a fault
/// of the tool.
#[test]
fn every_error_is_named_at_the_edge() {
    let sources = all("src");
    let (_, edge) = sources
        .iter()
        .find(|(file, _)| file == "workspace/problems.rs")
        .unwrap();
    let mut found = 0;
    for (file, text) in &sources {
        let code: Vec<&str> = text.lines().filter(|line| !line.contains("//")).collect();
        for declared in code.join("\n").split("errors! {\n").skip(1) {
            let name = declared.trim_start().strip_prefix("pub enum ").unwrap();
            let name = name.split_once(' ').unwrap().0;
            assert!(
                edge.contains(name),
                "{name} of {file} is not named at the edge"
            );
            found += 1;
        }
    }
    assert!(found > 10, "{found}");
}

/// A command is its arguments and what it asks of the layers below; only the subcommands of one
/// command share a folder.
#[test]
fn commands_hold_no_more_than_a_command() {
    const LONGEST_COMMAND: usize = 150;
    const WITH_SUBCOMMANDS: &[&str] = &["duty", "new", "notice", "policy", "report", "staff"];
    for (file, text) in all("src/commands") {
        // The list of them all is no command.
        if file == "mod.rs" {
            continue;
        }
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= LONGEST_COMMAND, "{file} has {lines} lines");
        if let Some((folder, _)) = file.split_once('/') {
            assert!(
                WITH_SUBCOMMANDS.contains(&folder),
                "{file}: business of a command"
            );
        }
    }
}

/// The finder sees every way to name a module, and nothing else.
#[test]
fn imports_are_seen_however_they_are_written() {
    let sources = [
        ("lib.rs", "pub mod a; pub mod b; pub mod c; mod words;"),
        (
            "words.rs",
            "#[macro_export] macro_rules! word { () => { $crate::a::one() } }",
        ),
        (
            "a/mod.rs",
            "mod x; mod y; macro_rules! list { ($($m:ident),*) => {} } list! { x }",
        ),
        ("a/x.rs", "use crate::{b, c::{self, deep::Thing as Other}};"),
        (
            "a/y.rs",
            "use super::super::b::it; pub(in crate::c) fn f() -> super::Up { crate::word!() }",
        ),
        (
            "b.rs",
            "// crate::c\nfn f() { \"crate::c\"; 'c'; r#\"crate::c\"#; }",
        ),
        (
            "c/mod.rs",
            "mod deep; #[cfg(test)] mod tests { use crate::b; }",
        ),
        (
            "c/deep.rs",
            "fn f<'a>(x: &'a str) -> crate::a::One { x.split('\"'); c::d() }",
        ),
    ];
    let sources = sources.map(|(file, text)| (file.to_owned(), text.to_owned()));
    let modules = Modules::read(&sources);
    let of = |file: &str| {
        modules.imports[file]
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("lib.rs"), [""; 0]);
    assert_eq!(of("words.rs"), [""; 0]);
    assert_eq!(of("a/mod.rs"), ["a/x.rs"]);
    assert_eq!(of("a/x.rs"), ["b.rs", "c/deep.rs", "c/mod.rs"]);
    assert_eq!(of("a/y.rs"), ["a/mod.rs", "b.rs", "words.rs"]);
    assert_eq!(of("b.rs"), [""; 0]);
    assert_eq!(of("c/mod.rs"), ["b.rs"]);
    assert!(modules.needed["c/mod.rs"].is_empty());
    assert_eq!(of("c/deep.rs"), ["a/mod.rs"]);
    let circle = ["a/mod.rs", "a/x.rs", "c/deep.rs"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(modules.circles(), [circle]);
}
