//! Files people have had their hands in: each command changes the lines it must, and no others.

use std::fs;

use similar::{ChangeTag, TextDiff};

use super::scenes::{CASE, FILE, file};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-20T10:00:00+08:00";

/// Commands with the keys of the lines they may take away: everything else only grows.
const COMMANDS: &[(&str, &[&str], &[&str])] = &[
    (
        BUSINESS,
        &[
            "reply", CASE, "--kind", "interim", "--via", "phone", "--text", "一\n二",
        ],
        &[],
    ),
    (REGISTRAR, &["register", CASE], &["status:"]),
    (
        MANAGER,
        &["correct", CASE, "product.defective=430", "--reason", "x"],
        &["defective:"],
    ),
    (REGISTRAR, &["assign", CASE], &["status:"]),
    (REGISTRAR, &["assign", CASE, "--to", "rd"], &[]),
    (
        QUALITY,
        &[
            "investigate",
            CASE,
            "--outcome",
            "upheld",
            "--cause",
            "一\n二",
            "--liable",
            "etching=100",
        ],
        &["status:"],
    ),
    (
        BUSINESS,
        &["promise", CASE, "--what", "回电", "--by-date", "2026-12-01"],
        &[],
    ),
    (BUSINESS, &["keep", CASE, "1"], &[]),
    (
        BUSINESS,
        &["resolve", CASE, "--remedy", "allowance:amount=9"],
        &["status:"],
    ),
    (
        REGISTRAR,
        &["consolidate", CASE, "--text", "同意"],
        &["status:"],
    ),
    (MANAGER, &["approve", CASE], &["status:"]),
    (BUSINESS, &["agree", CASE, "--accepted"], &["status:"]),
    (REGISTRAR, &["consolidate", CASE, "--text", "再报"], &[]),
    (BUSINESS, &["carry-out", CASE], &["status:"]),
    (
        BUSINESS,
        &["reply", CASE, "--kind", "answer", "--via", "letter"],
        &[],
    ),
    (REGISTRAR, &["close", CASE], &["status:"]),
];

/// The same case as different people leave it.
fn fixtures() -> Vec<(&'static str, String)> {
    let plain = file(&[]);
    let indented = plain.replace("\n  ", "\n    ");
    let bare: Vec<&str> = plain
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    let reordered = plain
        .replace("title: 阻焊脱落\n", "")
        .replace("claimed:", "title: 阻焊脱落\nclaimed:");
    vec![
        ("as the tool leaves it", plain.clone()),
        ("CRLF", plain.replace('\n', "\r\n")),
        ("BOM", format!("\u{feff}{plain}")),
        ("no final newline", plain.trim_end().to_owned()),
        ("no headings, no blank lines, no end", bare.join("\n")),
        ("indented by four", indented),
        (
            "comments",
            plain
                .replace("status: received\n", "status: received   # 由命令维护\n")
                .replace(
                    "  defective: 420\n",
                    "  defective: 420  # 复核过\n  # 样品在柜 3\n",
                )
                .replace("customer:\n", "# 老客户\ncustomer: # 见合同\n")
                .replace(
                    "# registration · 栏\n",
                    "# registration · 栏\n# 总经理室填写\n",
                ),
        ),
        (
            "own keys",
            plain
                .replace("title:", "x-erp: {id: 0815, ok: yes}\ntitle:")
                .replace("product:\n", "product:\n  x-lot: 2610-7\n")
                .replace("# notes · 栏\n", "# notes · 栏\nx-tail:\n  - 'a'\n"),
        ),
        (
            "anchors elsewhere",
            plain
                .replace("  contact: 李工\n", "  contact: &who 李工\n")
                .replace("title:", "x-people: [*who]\ntitle:")
                .replace("title:", "x-shared: &s {a: 1}\ntitle:")
                .replace("x-people: [*who]\n", "")
                .replace("# notes · 栏\n", "# notes · 栏\nx-again: [*who, *s]\n"),
        ),
        (
            "quoted and reordered",
            reordered
                .replace("status: received", "\"status\": 'received'")
                .replace("demand: 退货并补送", "demand: \"退货并补送\""),
        ),
        ("a document start", format!("%YAML 1.2\n---\n{plain}")),
        ("a document end", format!("{plain}...\n")),
        (
            "empty sections spelled out",
            plain
                .replace("# replies · 栏\n", "# replies · 栏\nreplies: []\n")
                .replace("# promises · 栏\n", "# promises · 栏\npromises:\n")
                .replace(
                    "# corrections · 栏\n",
                    "# corrections · 栏\ncorrections: ~\n",
                ),
        ),
    ]
}

/// Contract: what a person wrote by hand survives every command; another YAML reader sees the
/// same data, and the file keeps its line ends and its mark.
#[test]
fn only_the_lines_that_must_change() {
    let scene = Scene::of("manufacturing").as_of(LATER);
    for (name, text) in fixtures() {
        scene.write(FILE, &text);
        let mut before = text.clone();
        for (who, args, may) in COMMANDS {
            scene.by(who).ok(args);
            let after = scene.read(FILE);
            let label = format!("{name}: {args:?}\n{after}");
            let diff = TextDiff::from_lines(&before, &after);
            for change in diff.iter_all_changes() {
                let line = change.value();
                let gone = change.tag() == ChangeTag::Delete;
                // A last line without its end gets one; an empty list makes room.
                let ended = !line.ends_with('\n') && after.contains(&format!("{line}\n"));
                let ended =
                    ended || !line.ends_with('\n') && after.contains(&format!("{line}\r\n"));
                let empty = ["replies: []", "promises:", "corrections: ~"].contains(&line.trim());
                let expected = may.iter().any(|key| line.replace('"', "").contains(key));
                assert!(!gone || expected || ended || empty, "{line:?} of {label}");
            }
            assert_eq!(
                after.starts_with('\u{feff}'),
                text.starts_with('\u{feff}'),
                "{label}"
            );
            if text.contains("\r\n") {
                assert_eq!(
                    after.matches('\n').count(),
                    after.matches("\r\n").count(),
                    "{label}"
                );
            }
            for comment in text.lines().filter_map(|line| line.split_once('#')) {
                assert!(
                    after.contains(comment.1.trim_end()),
                    "{comment:?} of {label}"
                );
            }
            before = after;
        }
        let data: serde_yaml::Value =
            serde_yaml::from_str(before.trim_start_matches('\u{feff}')).unwrap();
        assert_eq!(data["status"], "closed", "{name}");
        assert_eq!(data["replies"][0]["text"], "一\n二", "{name}");
        assert_eq!(data["investigation"]["cause"], "一\n二", "{name}");
        assert_eq!(data["product"]["defective"], 430, "{name}");
        assert_eq!(data["number"], CASE, "{name}");
    }
}

/// A value with an anchor is not edited over: exit 2 with its place, and the file as it was.
#[test]
fn what_cannot_be_edited_is_refused() {
    for (old, new) in [
        ("  defective: 420\n", "  defective: &n 420\n"),
        ("  defective: 420\n", "  defective: !!int 420\n"),
        ("product:\n", "product: &p\n"),
    ] {
        let scene = Scene::of("manufacturing").by(MANAGER).as_of(LATER);
        let text = file(&[]).replace(old, new);
        scene.write(FILE, &text);
        let said = scene.fails(
            2,
            &["correct", CASE, "product.defective=430", "--reason", "x"],
        );
        assert!(
            said.contains(FILE) && said.contains("  defective"),
            "{said}"
        );
        assert_eq!(scene.read(FILE), text);
    }
}

/// Every trap of the YAML fixtures beside a case's own sections: the steps go on, the trap stays.
#[test]
fn beside_every_trap() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hand-edited");
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    let scene = Scene::of("manufacturing").by(REGISTRAR).as_of(LATER);
    let mut tried = 0;
    for path in names {
        let trap = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let trap = trap.trim_start_matches('\u{feff}');
        let block: String = trap
            .lines()
            .filter(|line| !line.starts_with("---") && !line.starts_with('%') && *line != "...")
            .map(|line| {
                if line.is_empty() {
                    "\n".to_owned()
                } else {
                    format!("  {line}\n")
                }
            })
            .collect();
        let text = file(&[]) + "x-trap:\n" + &block;
        if serde_yaml::from_str::<serde_yaml::Value>(&text).is_err() {
            continue;
        }
        scene.write(FILE, &text);
        let said = scene.run(&["register", CASE]);
        if said.code != 0 {
            assert_eq!(
                scene.read(FILE),
                text,
                "{}: refused and written",
                path.display()
            );
            continue;
        }
        tried += 1;
        let after = scene.read(FILE);
        assert!(
            after.ends_with(&format!("x-trap:\n{block}")),
            "{}: {after}",
            path.display()
        );
    }
    assert!(tried >= 8, "only {tried} traps tried");
}
