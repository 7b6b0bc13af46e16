//! `report --format xlsx`: typed cells, hostile text, the same bytes, and where it may go.

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx, open_workbook};

use super::queries::scene;
use crate::common::Scene;

/// The sheets of a report's workbook, by name.
fn sheets(scene: &Scene, args: &[&str]) -> Vec<(String, Range<Data>)> {
    let file = scene.outside().join("report.xlsx");
    let out = ["--format", "xlsx", "--out", file.to_str().unwrap()];
    let said = scene.run(&[args, &out].concat());
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert_eq!(said.stdout, "");
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    book.worksheets()
}

fn sheet<'s>(sheets: &'s [(String, Range<Data>)], name: &str) -> &'s Range<Data> {
    let found = sheets.iter().find(|(known, _)| known == name);
    let names: Vec<&String> = sheets.iter().map(|(name, _)| name).collect();
    found.map_or_else(|| panic!("{name} of {names:?}"), |(_, range)| range)
}

/// The cells of the row that begins so.
fn row<'r>(range: &'r Range<Data>, first: &str) -> &'r [Data] {
    let mut rows = range.rows();
    let found = rows.find(|row| row[0] == Data::String(first.to_owned()));
    found.unwrap_or_else(|| panic!("{first}: {range:?}"))
}

/// Numbers are numbers, shares shares, money money, days days, and a case's number is text.
#[test]
fn cells_have_their_types() {
    let sheets = sheets(&scene(), &["report"]);
    let kpi = sheet(&sheets, "Indicators");
    assert_eq!(row(kpi, "Received")[1], Data::Float(2.0));
    assert_eq!(row(kpi, "On time")[1], Data::Float(0.5));
    assert_eq!(row(kpi, "On time")[2], Data::String("1 of 2".into()));
    let loss = sheet(&sheets, "Month by month");
    assert_eq!(row(loss, "2026-10")[4], Data::Float(1200.0));
    let cases = sheet(&sheets, "Cases");
    let first = row(cases, "261001");
    assert!(first[2].is_datetime(), "{first:?}");
    assert_eq!(sheets[0].0, "Report");
}

/// What payroll and accounting are given are amounts to reckon with.
#[test]
fn deductions_and_returns_are_amounts() {
    let sheets = sheets(&scene(), &["report", "returns", "--month", "2026-11"]);
    let numbers = sheets.iter().flat_map(|(_, range)| range.rows().flatten());
    assert!(numbers.clone().count() > 0);
    let deducted = self::sheets(&scene(), &["report", "deductions", "--month", "2026-12"]);
    let all = row(sheet(&deducted, "Table"), "All");
    assert!(all[2].is_float(), "{all:?}");
}

/// Text from a case stays text, whatever it begins with, and steers nothing; it is a cell without a
/// formula.
#[test]
fn hostile_text_stays_text() {
    let scene = scene();
    let path = "cases/2026/11/261106.yaml";
    let hostile = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\\t=1",
        "<b>&\\\"'",
        "\\e[2J\\u202E",
        "_x000D_",
        "http://evil.example",
    ];
    let text = scene.read(path);
    for said in hostile {
        let quoted = format!("\"{said}\"");
        scene.write(path, &text.replace("Rhein Elektronik GmbH", &quoted));
        let sheets = sheets(&scene, &["report", "2026-11"]);
        let told = row(sheet(&sheets, "Cases"), "261106")[3].clone();
        let expected = said
            .replace("\\\"", "\"")
            .replace("\\e", "\\u{1b}")
            .replace("\\u202E", "\\u{202e}");
        assert_eq!(told, Data::String(expected), "{said}");
        let bytes = std::fs::read(scene.outside().join("report.xlsx")).unwrap();
        assert!(!bytes.is_empty());
    }
    let mut book: Xlsx<_> = open_workbook(scene.outside().join("report.xlsx")).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.is_empty(), "{name}: {formulas:?}");
    }
}

/// The same cases at the same moment give the same bytes.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let scene = scene();
    let made = |name: &str| {
        let file = scene.outside().join(name);
        let out = ["--format", "xlsx", "--out", file.to_str().unwrap()];
        let asked = ["report", "2026", "--group-by", "class,customer"];
        scene.ok(&[&asked[..], &out].concat());
        std::fs::read(file).unwrap()
    };
    assert_eq!(made("a.xlsx"), made("b.xlsx"));
}

/// A file is replaced as a whole, and never one of the repository's records.
#[test]
fn a_report_goes_where_it_is_told_to() {
    let scene = scene();
    let record = scene.read("cases/2026/10/261001.yaml");
    let said = scene.fails(4, &["report", "--out", "cases/2026/10/261001.yaml"]);
    assert!(said.contains("keeps its records"), "{said}");
    assert_eq!(scene.read("cases/2026/10/261001.yaml"), record);
    for form in ["table", "json", "csv", "markdown"] {
        let shown = scene.ok(&["report", "--format", form]);
        let said = scene.ok(&["report", "--format", form, "--out", "report.out"]);
        assert_eq!(said, "");
        assert_eq!(scene.read("report.out"), shown, "{form}");
    }
    scene.fails(4, &["report", "--out", "nowhere/report.out"]);
    scene.fails(4, &["report", "--out", "."]);
}

/// Nothing at all is a workbook too.
#[test]
fn an_empty_report_is_a_workbook() {
    let sheets = sheets(&Scene::new(), &["report", "2026"]);
    assert_eq!(sheets[0].0, "Report");
    assert_eq!(
        row(sheet(&sheets, "Indicators"), "On time")[1],
        Data::String("–".into())
    );
}
