//! Files of one MiB that would take a reader long or much: each is read, or refused, within 256 MB of
//! address space and two seconds of the processor, which the shell's limits enforce. The long run alone
//! does it, since what a processor does in two seconds is no matter of correctness.

use std::process::Command;

use crate::commands::steps::scenes::received;

const SIZE: usize = (1 << 20) - 4096;

fn filled(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}

/// So many lines as fit, each with its number.
fn numbered(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for n in 0.. {
        let line = line(n);
        if text.len() + line.len() > SIZE {
            break;
        }
        text += &line;
    }
    text
}

fn heavy() -> Vec<(&'static str, String)> {
    let note = |n: usize| format!("  - {{at: 2026-11-05T10:00:00+08:00, by: a, text: n{n}}}\n");
    vec![
        ("open lists", filled("[")),
        ("open maps", filled("{a: ")),
        ("dashes", filled("- ")),
        ("indents", numbered(|n| format!("{}a:\n", " ".repeat(n)))),
        ("keys", numbered(|n| format!("x-{n}: {n}\n"))),
        ("one key", filled("x-a: 1\n")),
        ("notes", format!("notes:\n{}", numbered(note))),
        ("flow", format!("x-a: [{}1]\n", filled("1, "))),
        ("quotes", format!("x-a: \"{}\"\n", filled("\\u0041"))),
        ("open quote", format!("x-a: \"{}", filled("a "))),
        ("block", format!("x-a: |\n{}", filled("  a\n"))),
        ("folded", format!("x-a: >\n{}", filled("  a\n\n"))),
        ("comments", filled("# a\n")),
        ("blank", filled("\n")),
        ("anchors", numbered(|n| format!("x-{n}: &a{n} 1\n"))),
        (
            "aliases",
            format!(
                "x-a: &a {}\n{}",
                "b".repeat(9000),
                numbered(|n| format!("x-{n}: *a\n"))
            ),
        ),
        ("tags", filled("!a ")),
        ("documents", filled("---\n")),
        ("digits", format!("claimed: \"{}\"\n", filled("9"))),
        ("marks", filled("<<<<<<< a\n")),
        ("carriage returns", filled("\r")),
        ("tabs", filled("\t")),
        ("wide", filled("阻")),
    ]
}

#[test]
fn a_mebibyte_of_anything() {
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_none() {
        return;
    }
    let scene = received();
    let text = scene
        .case("261101")
        .replace("261101", "261150")
        .replace("1f2c34", "1f2c99");
    for (name, heavy) in heavy() {
        scene.write("cases/2026/11/261150.yaml", &format!("{text}{heavy}"));
        for line in ["show 261150", "check", "list --all"] {
            let args: Vec<&str> = line.split(' ').collect();
            let tool = scene.prepared(&args);
            let mut command = Command::new("sh");
            // The limit is on kibibytes and seconds; what it kills has no exit code.
            command.args(["-c", "ulimit -v 262144; ulimit -t 2; exec \"$@\"", "sh"]);
            command.arg(tool.get_program()).args(tool.get_args());
            command.env_clear().current_dir(&scene.root);
            for (variable, value) in tool.get_envs() {
                command.env(variable, value.unwrap_or_default());
            }
            let run = command.output().unwrap();
            let said = String::from_utf8_lossy(&run.stderr);
            let code = run.status.code();
            assert!(
                code.is_some_and(|code| code <= 4),
                "{name}, {line}: {:?}: {said:.300}",
                run.status
            );
            assert!(!said.contains("panicked"), "{name}, {line}: {said:.300}");
        }
    }
}
