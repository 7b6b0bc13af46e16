//! `export`: every table in every form, what agrees between them, and what `--redact` keeps to itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use complaint::domain::word::Word as _;
use complaint::exchange::table::Table;
use serde_json::Value;

use super::queries::scene;
use crate::common::Scene;

/// The shipped regulations with the shipped cases: a few of every regulation.
pub fn everything() -> Scene {
    let scene = Scene::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for month in ["09", "10", "11"] {
        let dir = format!("cases/2026/{month}");
        let entries = fs::read_dir(root.join(&dir)).unwrap();
        for entry in entries {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = format!("{dir}/{name}");
            scene.write(&path, &fs::read_to_string(root.join(&path)).unwrap());
        }
    }
    scene.as_of("2026-11-20T12:00:00+08:00")
}

/// A record for each line, by the heads.
pub fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let record = |record: csv::StringRecord| {
        let cells = heads.iter().zip(record.iter());
        cells
            .map(|(head, cell)| (head.to_owned(), cell.to_owned()))
            .collect()
    };
    reader.records().map(|read| record(read.unwrap())).collect()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What is exported into a directory outside the repository.
fn exported(scene: &Scene, dir: &str, args: &[&str]) -> BTreeMap<String, String> {
    let out = scene.outside().join(dir);
    let all = [&["export", "--out", out.to_str().unwrap()], args].concat();
    scene.ok(&all);
    let entries = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some());
    let text = |path: std::path::PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (stem, fs::read_to_string(&path).unwrap())
    };
    files.map(text).collect()
}

/// Every regulation's cases come out in every form, each once, their numbers as text.
#[test]
fn every_form_has_every_case() {
    let scene = everything();
    let files = scene.files("cases").into_iter();
    let numbers: Vec<String> = files
        .filter(|path| path.rsplit('.').next() == Some("yaml"))
        .map(|path| {
            Path::new(&path)
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert!(numbers.len() > 20);
    let csv = exported(&scene, "csv", &[]);
    let names: Vec<&str> = csv.keys().map(String::as_str).collect();
    let mut tables = Table::words();
    tables.sort_unstable();
    assert_eq!(names, tables);
    let cases = table(&csv["cases"]);
    let in_order: Vec<&str> = cases.iter().map(|row| row["number"].as_str()).collect();
    assert_eq!(in_order, numbers, "in order of path");
    let policies: BTreeSet<&str> = cases.iter().map(|row| row["policy"].as_str()).collect();
    assert_eq!(policies.len(), 7, "{policies:?}");
    let jsonl = exported(&scene, "jsonl", &["--format", "jsonl"]);
    let said = lines(&jsonl["cases"]);
    assert_eq!(said.len(), numbers.len());
    for name in tables {
        let rows = table(&csv[name]);
        assert_eq!(lines(&jsonl[name]).len(), rows.len(), "{name}");
        for row in &rows {
            assert_eq!(row["schema_version"], "1");
            assert_eq!(row["uid"].len(), 36, "{name}: {row:?}");
        }
    }
}

/// A workbook has a sheet for each table, its cells of their sort.
#[test]
fn a_workbook_has_a_sheet_for_each_table() {
    let scene = everything();
    let cases = table(&scene.ok(&["export"]));
    let numbers = cases.iter().map(|row| row["number"].clone());
    let mut numbers: Vec<String> = numbers.collect();
    let file = scene.outside().join("all.xlsx");
    scene.ok(&[
        "export",
        "--format",
        "xlsx",
        "--out",
        file.to_str().unwrap(),
    ]);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    assert_eq!(book.sheet_names(), Table::words());
    let sheet = book.worksheet_range("cases").unwrap();
    let column = |name: &str| {
        sheet
            .rows()
            .next()
            .unwrap()
            .iter()
            .position(|it| it == name)
    };
    let number = column("number").unwrap();
    let mut in_book: Vec<String> = sheet
        .rows()
        .skip(1)
        .map(|row| row[number].to_string())
        .collect();
    assert!(
        sheet
            .rows()
            .skip(1)
            .all(|row| matches!(row[number], Data::String(_)))
    );
    in_book.sort();
    numbers.sort();
    assert_eq!(in_book, numbers);
    let received = column("received").unwrap();
    assert!(sheet.rows().skip(1).all(|row| row[received].is_datetime()));
    let claimed = column("claimed").unwrap();
    let money = sheet
        .rows()
        .skip(1)
        .filter(|row| row[claimed].is_float())
        .count();
    let stated = cases
        .iter()
        .filter(|row| !row["claimed"].is_empty())
        .count();
    assert_eq!(money, stated);
}

/// A value of JSON as a table has it.
fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A figure is the same in each form and in `show`: money to the cent, quantities, limits.
#[test]
fn figures_agree_between_the_forms() {
    let scene = everything();
    let csv = exported(&scene, "csv", &[]);
    let jsonl = exported(&scene, "jsonl", &["--format", "jsonl"]);
    let cases = table(&csv["cases"]);
    let (mut remedies, mut clocks, mut shares) = (0, 0, 0);
    for (row, case) in cases.iter().zip(lines(&jsonl["cases"])) {
        let number = row["number"].as_str();
        assert_eq!(case["number"], number);
        assert_eq!(row["claimed"], said(&case["claimed"]), "{number}");
        assert_eq!(
            row["customer_name"],
            said(&case["customer"]["name"]),
            "{number}"
        );
        assert_eq!(row["complaint"], said(&case["complaint"]), "{number}");
        let of = |table: &str| {
            let rows = self::table(&csv[table]).into_iter();
            rows.filter(|row| row["number"] == number)
                .collect::<Vec<_>>()
        };
        let current = of("remedies")
            .into_iter()
            .filter(|row| row["former"] == "false");
        let current: Vec<_> = current.collect();
        let stated = case["settlement"]["remedies"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        assert_eq!(current.len(), stated.len(), "{number}");
        for (row, remedy) in current.iter().zip(&stated) {
            assert_eq!(row["kind"], said(&remedy["kind"]));
            assert_eq!(row["amount"], said(&remedy["amount"]));
            assert_eq!(row["a_price"], said(&remedy["a_price"]));
            remedies += 1;
        }
        let shown = scene.json(&["show", number]);
        let due = |clock: &BTreeMap<String, String>| (clock["clock"].clone(), clock["due"].clone());
        let ours: Vec<_> = of("clocks").iter().map(due).collect();
        let theirs = shown["deadlines"].as_array().unwrap().iter();
        let theirs: Vec<_> = theirs
            .map(|it| (said(&it["clock"]), said(&it["due"])))
            .collect();
        assert_eq!(ours, theirs, "{number}");
        clocks += ours.len();
        let found = case["investigation"]["liability"]
            .as_array()
            .map_or(0, Vec::len);
        let borne = of("liabilities").into_iter();
        let borne = borne.filter(|row| row["place"].starts_with("investigation."));
        assert_eq!(borne.count(), found, "{number}");
        shares += found;
    }
    assert!(
        remedies > 10 && clocks > 50 && shares > 10,
        "{remedies} {clocks} {shares}"
    );
}

/// A line of JSON is the case, whole: with it in the place of its file, the next export is the same.
#[test]
fn a_case_comes_back_from_its_line() {
    let scene = scene();
    let before = scene.ok(&["export", "--format", "jsonl"]);
    assert!(before.contains("\"x-erp\":"));
    for line in before.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let path = scene.case_path(case["number"].as_str().unwrap());
        scene.write(&path, &format!("{line}\n"));
    }
    assert_eq!(scene.ok(&["export", "--format", "jsonl"]), before);
}

/// The shipped cases, in one of which people are named in words, and one under another spelling.
fn outspoken() -> Scene {
    let scene = everything();
    let path = "cases/2026/11/261105.yaml";
    let text = scene.read(path);
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("  name: "))
        .unwrap();
    let note = format!(
        "notes:\n  - {{at: 2026-11-12T09:00:00+08:00, by: WANG.MIN@example.com, text: {name} 问王敏}}\n"
    );
    assert!(!text.contains("\nnotes:"));
    scene.write(path, &format!("{text}\n{note}\nx-contact: {name}\n"));
    scene
}

/// A key outside the repository.
fn key(scene: &Scene) -> String {
    let key = scene.outside().join("key");
    fs::write(&key, "a secret of more than 16 bytes\n").unwrap();
    key.to_str().unwrap().to_owned()
}

/// Redacted, no name, address or telephone of a customer or of ours is left in any table, whatever is
/// kept of the words.
#[test]
fn redacted_nobody_is_named() {
    let scene = outspoken();
    let mut never = vec!["example.com".to_owned()];
    for case in lines(&scene.ok(&["export", "--format", "jsonl"])) {
        let customer = case["customer"].as_object().into_iter().flatten();
        never.extend(customer.map(|(_, value)| value.as_str().unwrap().to_owned()));
    }
    let staff = scene.read("policies/staff.toml");
    let persons = staff
        .split("[[")
        .filter(|part| part.starts_with("person]]"));
    let said = persons.flat_map(str::lines);
    let names = said.filter_map(|line| line.trim().strip_prefix("name = \""));
    never.extend(names.map(|name| name.trim_end_matches('"').to_owned()));
    assert!(never.len() > 50, "{never:?}");
    let key = &key(&scene);
    let words = ["阻焊", "title", "x-contact"];
    for format in ["csv", "jsonl"] {
        for keep in [&[][..], &["--keep-text"]] {
            let args = [&["--format", format, "--redact", "--key", key], keep].concat();
            let all = exported(&scene, &format!("{format}{}", keep.len()), &args);
            for (table, text) in &all {
                for name in &never {
                    assert!(
                        !text.contains(name.as_str()),
                        "{name} in {table} ({args:?})"
                    );
                }
            }
            let said = words
                .iter()
                .any(|word| all["cases"].replace(",title,", "").contains(word));
            assert_eq!(said, !keep.is_empty(), "{args:?}");
        }
    }
}

/// The same one is the same pseudonym everywhere under the same key, and another under another.
#[test]
fn a_pseudonym_is_one_of_its_key() {
    let scene = outspoken();
    let key = &key(&scene);
    let redact = |key: &str| scene.ok(&["export", "--redact", "--key", key, "--table", "facts"]);
    let facts = table(&redact(key));
    let open = table(&scene.ok(&["export", "--table", "facts"]));
    let of = |address: &str| {
        let at = open.iter().position(|row| row["by"] == address).unwrap();
        facts[at]["by"].clone()
    };
    let spelled = of("WANG.MIN@example.com");
    assert_eq!(
        spelled,
        of("wang.min@example.com"),
        "one person, two spellings"
    );
    assert_ne!(spelled, of("zhao.lei@example.com"));
    assert_eq!(redact(key), redact(key));
    let other = scene.outside().join("other");
    fs::write(&other, "another secret of 16 bytes\n").unwrap();
    assert_ne!(redact(other.to_str().unwrap()), redact(key));
    fs::write(&other, "short\n").unwrap();
    let said = scene.fails(2, &["export", "--redact", "--key", other.to_str().unwrap()]);
    assert!(said.contains("no key"), "{said}");
    let said = scene.fails(2, &["export", "--keep-text"]);
    assert!(said.contains("--redact"), "{said}");
}

/// Text from a case is a formula in no form, and unaltered where programs read it.
#[test]
fn hostile_text_stays_text() {
    let scene = scene();
    let path = "cases/2026/11/261106.yaml";
    let text = scene.read(path);
    for hostile in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\\t=1",
        "a\\\"b,c\\nd",
        "\\e[2J\\u202E",
    ] {
        let quoted = format!("\"{hostile}\"");
        scene.write(path, &text.replace("Rhein Elektronik GmbH", &quoted));
        let case = scene.json(&["show", "261106"]);
        let said = case["customer"]["name"].as_str().unwrap();
        let of = |args: &[&str]| scene.ok(&[&["export", "--customer", said], args].concat());
        let jsonl = lines(&of(&["--format", "jsonl"]));
        assert_eq!(jsonl[0]["customer"]["name"], said);
        let csv = table(&of(&[]));
        let cell = &csv[0]["customer_name"];
        let marked = cell.strip_prefix('\'').unwrap_or(cell);
        // What shows nothing is made visible: the file may be looked at on a terminal.
        let visible = said.replace('\u{1b}', "\\u{1b}");
        assert_eq!(marked, visible.replace('\u{202e}', "\\u{202e}"));
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
}

/// Nothing of the records, and nothing of the user's own, is written over; what was exported before is
/// replaced as a whole.
#[test]
fn only_what_was_exported_is_replaced() {
    let scene = scene();
    let out = scene.outside().join("out");
    let out = out.to_str().unwrap();
    for place in [
        "cases",
        "cases/x.csv",
        "policies/new",
        "cases/2026/11/261105.yaml",
    ] {
        let before = scene.files(".");
        let said = scene.fails(4, &["export", "--out", place]);
        assert!(said.contains("keeps its records"), "{said}");
        assert_eq!(scene.files("."), before);
    }
    scene.ok(&["export", "--out", out]);
    scene.ok(&["export", "--out", out, "--table", "facts,clocks"]);
    let names = |dir: &str| {
        let entries = fs::read_dir(dir).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect::<BTreeSet<_>>()
    };
    let left: Vec<String> = names(out).into_iter().collect();
    assert_eq!(left, [".complaint-export", "clocks.csv", "facts.csv"]);
    let own = scene.outside().join("own");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("diary.txt"), "dear").unwrap();
    let own = own.to_str().unwrap();
    let said = scene.fails(4, &["export", "--out", own]);
    assert!(said.contains("something else"), "{said}");
    assert_eq!(names(own).len(), 1);
    let said = scene.fails(2, &["export", "--table", "facts,clocks"]);
    assert!(said.contains("one file holds one table"), "{said}");
}

/// The filters of `list` narrow it, ended cases among them; a name that nobody has is a slip.
#[test]
fn filters_narrow_and_slips_are_said() {
    let scene = everything();
    let numbers = |args: &[&str]| {
        let rows = table(&scene.ok(&[&["export"], args].concat())).into_iter();
        rows.map(|row| row["number"].clone()).collect::<Vec<_>>()
    };
    let (all, open, closed) = (numbers(&[]), numbers(&["--open"]), numbers(&["--closed"]));
    assert_eq!(all.len(), open.len() + closed.len());
    assert!(!open.is_empty() && !closed.is_empty());
    let listed = scene.json(&["list", "--all", "--policy", "retail"]);
    let retail = numbers(&["--policy", "retail"]);
    assert_eq!(retail.len(), listed.as_array().unwrap().len());
    let late = numbers(&["--since", "2026-11-01"]);
    assert!(!late.is_empty() && late.len() < all.len());
    for wrong in [
        ["--policy", "nosuch"],
        ["--customer", "nobody at all"],
        ["--owner", "nosuch"],
    ] {
        scene.fails(2, &[&["export"], &wrong[..]].concat());
    }
    assert!(numbers(&["--since", "2027-01-01"]).is_empty());
    scene.write("cases/2026/11/261199.yaml", "format: [\n");
    let said = scene.run(&["export"]);
    assert_eq!(said.code, 0);
    assert!(said.stderr.contains("261199"), "{}", said.stderr);
}

/// A past moment is exported as it was known then.
#[test]
fn what_was_recorded_later_is_not_exported() {
    let scene = everything().as_of("2026-10-06T12:00:00+08:00");
    let facts = table(&scene.ok(&["export", "--table", "facts"]));
    assert!(facts.len() > 5);
    for row in facts {
        assert!(row["recorded"].as_str() < "2026-10-06T12:00:01", "{row:?}");
    }
}

/// The plant stands in every row, where the organisation says which it is.
#[test]
fn a_plant_is_named_in_every_row() {
    let scene = scene();
    let path = "policies/organization.toml";
    let text = scene.read(path);
    scene.write(path, &format!("plant = \"suzhou\"\n{text}"));
    for name in Table::words() {
        let rows = table(&scene.ok(&["export", "--table", name]));
        assert!(rows.iter().all(|row| row["plant"] == "suzhou"), "{name}");
    }
}

/// The columns of every table are told in the documentation, by name and sort, and no name is there twice.
#[test]
fn the_columns_are_documented() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.md");
    let docs = fs::read_to_string(docs).unwrap();
    let mut lacking = Vec::new();
    for (name, table) in Table::WORDS {
        let columns = table.columns();
        let names: BTreeSet<&str> = columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names.len(), columns.len(), "{name}");
        let told: Vec<String> = columns
            .iter()
            .map(|it| format!("{}: {}", it.name, format!("{:?}", it.sort).to_lowercase()))
            .collect();
        let block = format!("```columns {name}\n{}\n```", told.join("\n"));
        if !docs.contains(&block) {
            lacking.push(block);
        }
    }
    assert!(
        lacking.is_empty(),
        "docs/export.md lacks:\n{}",
        lacking.join("\n\n")
    );
}
