//! `docs/rules.md` is true and complete: each rule of the source regulations is held by something
//! that names it and proved by a test that exists, or listed as beyond software.

use std::fs;
use std::path::{Path, PathBuf};

use complaint::rules::RULES;

/// Every identifier of the source regulations.
const ALL: &str = "
M-3 M-5 M-7 M-8 M-9.1 M-9.2 M-9.3 M-9.4 M-9.5 M-9.6 M-9.7 M-9.8 M-9.9 M-9.10 M-9.11 M-9.12 M-9.13
M-9.6b M-9.7b M-9.14 M-10.1 M-10.2 M-10.2b M-11 M-12 M-12b M-13 M-13.0 M-13a M-13b M-13c M-13d M-13e M-13f M-14 M-14b M-15 M-A1 M-A2 M-A3
M-A4 M-A5 M-A6 M-A7 M-B1 M-B2 M-B3 M-B4 M-B5 M-B5b
B-1 B-2 B-2b B-3.0 B-3.1 B-3.1c B-3.2 B-3.3 B-3.4 B-3.5 B-3.6 B-3.7 B-4 B-5 B-5b B-6 B-6b B-6c
F-2 F-2b F-3.1 F-3.1b F-3.2 F-4
R-1 R-2 R-2b R-3 R-4 R-5 R-6 R-7 R-8 R-11
V-1 V-1b V-2 V-3 V-3b V-4 V-5
L-1 L-3.2 L-3.3 L-3.4 L-5 L-6 L-7 L-7b L-8 T-2 T-3 T-4 T-4b
C-1 C-2 C-3 C-4 C-5 C-6 C-7 C-8 C-8b C-9 C-10 C-10b C-11 C-12
M-9.3b R-9 R-10 T-5 T-6 V-2b V-4b L-9 C-2b C-6b C-10c C-13 C-14";

/// The worked cases of the textbook, identifiers of two words.
const CASES: [&str; 2] = ["T-case 1", "T-case 2"];

fn all() -> Vec<&'static str> {
    ALL.split_whitespace().chain(CASES).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A row of the table.
struct Row {
    rule: String,
    held: String,
    proofs: Vec<String>,
    beyond: bool,
}

/// The rows about one rule; those about parts of several are prose.
fn rows() -> Vec<Row> {
    let text = read("docs/rules.md");
    let mut beyond = false;
    let mut rows = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            beyond = title == "What software cannot hold";
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, rule, _, held, proofs, _] = cells[..] else {
            continue;
        };
        if rule == "rule" || rule.starts_with('-') {
            continue;
        }
        rows.push(Row {
            rule: rule.to_owned(),
            held: held.to_owned(),
            proofs: quoted(proofs),
            beyond,
        });
    }
    rows
}

/// What stands in backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn sources(dir: &Path, text: &mut String) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_identifier_has_one_row_and_no_other_has() {
    let rows = rows();
    let mut listed: Vec<&str> = rows.iter().map(|row| row.rule.as_str()).collect();
    let mut all = all();
    listed.sort_unstable();
    all.sort_unstable();
    assert_eq!(listed, all);
}

#[test]
fn every_proof_is_a_test_there_is() {
    let mut text = String::new();
    sources(&root().join("src"), &mut text);
    sources(&root().join("tests"), &mut text);
    let mut wrong = Vec::new();
    for row in rows() {
        if row.proofs.is_empty() && !row.beyond {
            wrong.push(format!("{}: no proof", row.rule));
        }
        for proof in &row.proofs {
            if !text.contains(&format!("fn {proof}(")) {
                wrong.push(format!("{}: no test {proof}", row.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a check lists the rule as held by it.
fn check_holds(check: &str, rule: &str) -> bool {
    let mut checks = RULES.iter().filter(|known| known.id == check);
    checks.any(|check| check.holds.contains(&rule))
}

/// Whether there is such a command: `policy loss` is a command below `policy`.
fn is_command(name: &str) -> bool {
    let mut command = complaint::cli::command();
    for word in name.split(' ') {
        let Some(below) = command.find_subcommand(word) else {
            return false;
        };
        command = below.clone();
    }
    true
}

/// Whether a policy has an entry of this key that names the rule. `deadline.answer` is an entry of
/// `[[deadline]]` with the value `"answer"`; `permissions.close` and `rules.steps` are lines.
fn entry_names(policy: &str, key: &str, rule: &str) -> bool {
    let (table, name) = key.split_once('.').unwrap_or((key, ""));
    let cited = format!("\"{rule}\"");
    policy.split("\n[").skip(1).any(|entry| {
        let (head, body) = entry.split_once(']').unwrap();
        let head = head.trim_start_matches('[');
        let body = body.trim_start_matches(']');
        let line = |line: &&str| line.starts_with(&format!("{name} = "));
        match table {
            "rules" | "permissions" => {
                head == table && body.lines().filter(line).any(|line| line.contains(&cited))
            }
            _ if head == key => body.contains(&cited),
            _ => {
                let named = name.is_empty() || body.contains(&format!("= \"{name}\""));
                head == table && named && body.contains(&cited)
            }
        }
    })
}

/// What is wrong with the cell that says what holds a rule.
fn faults(row: &Row) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut policy, mut holders) = (None, 0);
    let mut before = "";
    for (i, part) in row.held.split('`').enumerate() {
        if i % 2 == 0 {
            before = part.trim_start_matches(',').trim();
            continue;
        }
        let said = match before {
            "check" => check_holds(part, &row.rule),
            "command" => is_command(part),
            _ if part.starts_with("policies/") => {
                policy = Some(read(part));
                continue;
            }
            _ => {
                let known = policy.as_ref();
                known.is_some_and(|policy| entry_names(policy, part, &row.rule))
            }
        };
        holders += 1;
        if !said {
            wrong.push(format!("{}: {before} {part} does not hold it", row.rule));
        }
    }
    if holders == 0 {
        wrong.push(format!("{}: held by nothing", row.rule));
    }
    wrong
}

#[test]
fn whatever_holds_a_rule_names_it() {
    let held = rows().into_iter().filter(|row| !row.beyond);
    let wrong: Vec<String> = held.flat_map(|row| faults(&row)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The table's test can fail: each kind of fault is found.
#[test]
fn what_is_wrong_with_a_row_is_found() {
    let row = |held: &str| Row {
        rule: "R-1".to_owned(),
        held: held.to_owned(),
        proofs: Vec::new(),
        beyond: false,
    };
    let right = "`policies/retail.toml` `deadline.answer` `rules.counting`, check `overdue`, command `reply`";
    assert_eq!(faults(&row(right)), Vec::<String>::new());
    for wrong in [
        "",
        "`policies/retail.toml`",
        "`policies/retail.toml` `deadline.overall`",
        "`policies/retail.toml` `deadline.nothing`",
        "`policies/retail.toml` `rules.steps`",
        "`policies/retail.toml` `permissions.close`",
        "check `late`",
        "check `nothing`",
        "command `nothing`",
        "command `policy nothing`",
        "the good will of everybody",
    ] {
        assert_eq!(faults(&row(wrong)).len(), 1, "{wrong}");
    }
}

/// Whether a text is built like an identifier: `M-10.1`, `T-case 1`.
fn is_identifier(text: &str) -> bool {
    let Some((prefix, rest)) = text.split_once('-') else {
        return false;
    };
    let system = prefix.len() == 1 && "MBFRVLTC".contains(prefix);
    let letters = rest.starts_with("case ") || rest.starts_with(|c: char| c.is_ascii_digit());
    system && (letters || rest.starts_with('A') || rest.starts_with('B'))
}

#[test]
fn policies_and_checks_cite_no_other_rules() {
    let known = all();
    let mut unknown = Vec::new();
    for entry in fs::read_dir(root().join("policies")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let cited = line.split('"').skip(1).step_by(2);
            let wrong = cited.filter(|text| is_identifier(text) && !known.contains(text));
            unknown.extend(wrong.map(|text| format!("{}: {text}", path.display())));
        }
    }
    for check in RULES {
        let wrong = check.holds.iter().filter(|rule| !known.contains(rule));
        unknown.extend(wrong.map(|rule| format!("check {}: {rule}", check.id)));
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn the_readme_leads_to_the_table() {
    assert!(read("README.md").contains("(docs/rules.md)"));
}
