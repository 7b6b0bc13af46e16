//! Help: examples that run, values that can be given, topics, manual pages.

use clap::Command;
use complaint::domain::word::Word as _;
use complaint::ui::lang::Lang;
use complaint::ui::topics::{topic, topics};
use complaint::ui::words::Words;

use crate::common::{Scene, shell_words};

/// Every command by its path below the root, which is the first; clap's own `help` of a group is
/// none of ours.
fn commands() -> Vec<Vec<String>> {
    fn below(command: &Command, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push(path.to_vec());
        for sub in command.get_subcommands() {
            let path = [path, &[sub.get_name().to_owned()]].concat();
            below(sub, &path, found);
        }
    }
    let mut found = Vec::new();
    below(&complaint::cli::command(), &[], &mut found);
    found
}

/// The path of the command that a command line is for; it must be one the tool takes.
fn parsed(line: &str) -> Vec<String> {
    let command = line.split(" # ").next().unwrap().trim_end();
    let words = shell_words(command);
    let matches = complaint::cli::command().try_get_matches_from(&words);
    let matches = matches.unwrap_or_else(|error| panic!("{line}: {error}"));
    let mut path = Vec::new();
    let mut matches = &matches;
    while let Some((name, below)) = matches.subcommand() {
        path.push(name.to_owned());
        matches = below;
    }
    path
}

/// Every command shows how it is used, by command lines the tool takes, in every language.
#[test]
fn every_command_has_examples_that_parse() {
    for (word, lang) in Lang::WORDS {
        let words = Words::new(*lang);
        for path in commands() {
            let name = match path.as_slice() {
                [] => "complaint".to_owned(),
                path => path.join("-"),
            };
            let key = format!("example-{name}");
            let lines = words
                .find(&key)
                .unwrap_or_else(|| panic!("{word} {key}: no example"));
            for line in lines.lines() {
                let shown = parsed(line);
                assert!(shown.starts_with(&path), "{word} {key}: {line}");
            }
        }
    }
}

/// No example is left of a command there is no more.
#[test]
fn every_example_is_of_a_command() {
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/messages/en/example.ftl"),
    )
    .unwrap();
    let names: Vec<String> = commands().iter().map(|path| path.join("-")).collect();
    for line in text.lines() {
        let Some(name) = line.strip_prefix("example-") else {
            continue;
        };
        let name = name.split(' ').next().unwrap();
        let known = ["heading", "complaint"].contains(&name) || names.iter().any(|it| it == name);
        assert!(known, "{name}");
    }
}

/// `--help` ends with the examples, `-h` stays short.
#[test]
fn help_ends_with_examples() {
    let scene = Scene::empty();
    let long = scene.ok(&["register", "--help"]);
    assert!(
        long.contains("\nExamples:\n  complaint register 261105"),
        "{long}"
    );
    assert!(!scene.ok(&["register", "-h"]).contains("Examples"));
    let chinese = scene.lang("zh").ok(&["help", "register"]);
    assert!(
        chinese.contains("\n示例:\n  complaint register"),
        "{chinese}"
    );
}

/// What a flag may hold is told where it is fixed, in Chinese with what it is called; else where
/// to look it up.
#[test]
fn the_values_of_flags_are_told() {
    let scene = Scene::empty();
    let help = |args: &[&str]| {
        let help = scene.lang("zh").ok(args);
        help.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let new = help(&["new", "--help"]);
    assert!(new.contains("phone（电话）"), "{new}");
    assert!(new.contains("[见 `complaint policy show`]"), "{new}");
    let investigate = help(&["investigate", "--help"]);
    assert!(investigate.contains("upheld（"), "{investigate}");
    assert!(investigate.contains("[见 `complaint staff list`]"));
    let english = scene.ok(&["reply", "--help"]);
    assert!(english.contains("acknowledgement"), "{english}");
    assert!(english.contains("social"), "{english}");
}

/// Each topic is a page in every language; what it shows as commands is taken by the tool.
#[test]
fn topics_are_pages() {
    let scene = Scene::empty();
    let root = scene.ok(&["--help"]);
    for name in topics() {
        assert!(root.contains(&format!("\n  {name} ")), "{name}: {root}");
        for (word, lang) in Lang::WORDS {
            let page = topic(name, *lang).unwrap();
            assert!(page.starts_with("# ") && page.len() > 500, "{word} {name}");
            let blocks = page.split("```sh\n").skip(1);
            let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
            for line in lines {
                assert!(!parsed(line).is_empty(), "{word} {name}: {line}");
            }
            assert_eq!(scene.lang(word).ok(&["help", name]), page, "{word} {name}");
        }
    }
}

/// `help` finds commands at any depth, and says what it does not know.
#[test]
fn help_shows_the_command_named() {
    let scene = Scene::empty();
    let due = scene.ok(&["help", "policy", "due"]);
    assert!(due.contains("Usage: complaint policy due"), "{due}");
    assert_eq!(scene.ok(&["help"]), scene.ok(&["--help"]), "`help` alone");
    let wrong = scene.fails(2, &["help", "mony"]);
    assert!(wrong.contains("money"), "{wrong}");
}

/// Each command has a manual page in the language asked for, with its examples.
#[test]
fn manual_pages_are_written() {
    let scene = Scene::empty();
    scene.ok(&["man", "pages", "--lang", "zh"]);
    for path in commands() {
        let name = [vec!["complaint".to_owned()], path].concat().join("-");
        let page = scene.read(&format!("pages/{name}.1"));
        assert!(
            page.contains(".SH 名称") && page.contains(".SH 示例"),
            "{page}"
        );
        for english in [
            ".SH NAME",
            ".SH SYNOPSIS",
            ".SH OPTIONS",
            "[default",
            "possible",
        ] {
            assert!(!page.contains(english), "{name}: {english} in\n{page}");
        }
    }
    let register = scene.read("pages/complaint-register.1");
    assert!(register.contains("受理投诉"), "{register}");
    scene.ok(&["man", "pages"]);
    assert!(
        scene
            .read("pages/complaint-register.1")
            .contains(".SH NAME")
    );
}

/// Only a terminal is paged: a pipe gets the text, whatever the pager is.
#[test]
fn nothing_is_paged_into_a_pipe() {
    let scene = Scene::empty()
        .env("COMPLAINT_PAGER", "false")
        .env("LINES", "3");
    assert!(scene.ok(&["help", "time"]).starts_with("# Time"));
}

/// On a terminal the pager gets what is taller than it; `--no-pager` and `cat` write it plainly.
#[test]
fn a_terminal_is_paged() {
    let scene = Scene::empty().env("LINES", "10").env("TERM", "xterm");
    let program = env!("CARGO_BIN_EXE_complaint");
    let shown = |pager: &str, args: &str| {
        let scene = scene.env("COMPLAINT_PAGER", pager);
        let line = format!("{program} {args}");
        scene.other("script", &["-qec", &line, "/dev/null"])
    };
    let Some(paged) = shown("sed s/^/paged:/", "help time") else {
        return;
    };
    assert!(paged.stdout.contains("paged:# Time"), "{paged:?}");
    for (pager, args) in [
        ("sed s/^/paged:/", "--no-pager help time"),
        ("cat", "help time"),
        ("no-such-pager-here", "help time"),
        ("sed s/^/paged:/", "--version"),
    ] {
        let plain = shown(pager, args).unwrap();
        assert!(
            !plain.stdout.contains("paged:"),
            "{pager} {args}: {plain:?}"
        );
        assert!(plain.stdout.lines().count() > 0);
    }
}

/// Paths of the repository are links on a terminal that opens them, and nowhere else.
#[test]
fn paths_are_links_where_the_terminal_opens_them() {
    let scene = Scene::of("manufacturing");
    scene.write("cases/2026/11/261199.yaml", "format: 1\n");
    let program = env!("CARGO_BIN_EXE_complaint");
    let shown = |name: &str, value: &str, color: &str| {
        let scene = scene.env("TERM", "xterm").env(name, value);
        let line = format!("{program} show 261199 --color {color} 2>&1");
        scene.other("script", &["-qec", &line, "/dev/null"])
    };
    let Some(linked) = shown("VTE_VERSION", "7600", "auto") else {
        return;
    };
    let link = "\u{1b}]8;;file://";
    assert!(linked.stdout.contains(link), "{linked:?}");
    assert!(
        !shown("VTE_VERSION", "7600", "never")
            .unwrap()
            .stdout
            .contains(link)
    );
    assert!(!shown("X", "1", "auto").unwrap().stdout.contains(link));
    let piped = scene
        .env("VTE_VERSION", "7600")
        .run(&["show", "261199", "--color", "always"]);
    assert!(
        !piped.stderr.contains(link) && !piped.stdout.contains(link),
        "{piped:?}"
    );
}

/// A word too many is answered with the command's own flags it may belong behind, where these are few.
#[test]
fn a_word_too_many_is_led_to_its_flag() {
    let scene = Scene::of("manufacturing");
    let said = scene.fails(2, &["assign", "261101", "quality"]);
    assert!(said.contains("its flag: `--to`, `--reason`\n"), "{said}");
    let said = scene.fails(2, &["policy", "due", "manufacturing", "x"]);
    assert!(said.contains("its flag: "), "{said}");
    // Of a flag that there is not the usage is told, and of many flags.
    for args in [&["assign", "261101", "--two", "x"][..], &["list", "x"]] {
        let said = scene.fails(2, args);
        assert!(!said.contains("its flag: "), "{said}");
    }
}
