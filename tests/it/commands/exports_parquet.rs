//! `export --format parquet`: what stands in the files is what stands in the other forms, in its sort.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use complaint::domain::word::Word as _;
use complaint::exchange::table::Table;
use parquet::basic::{Compression, LogicalType};
use parquet::data_type::Decimal;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;

use super::exports::{everything, table};
use crate::common::Scene;

/// The shipped cases, one of them of the year before.
fn two_years() -> Scene {
    let scene = everything();
    let text = scene.read("cases/2026/11/261105.yaml");
    let before = text
        .replace("\"261105\"", "\"251105\"")
        .replace("01a200ee-", "01a200ef-");
    scene.write("cases/2025/11/251105.yaml", &before);
    scene
}

fn reader(file: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(file).unwrap()).unwrap()
}

/// The file of a table and year.
fn file(dir: &Path, table: &str, year: i32) -> PathBuf {
    dir.join(format!("{table}/year={year}/part-0.parquet"))
}

fn whole(decimal: &Decimal) -> String {
    let bytes = decimal.data();
    let sign = if bytes[0] & 0x80 == 0 { 0 } else { 0xff };
    let mut long = [sign; 16];
    long[16 - bytes.len()..].copy_from_slice(bytes);
    let scale = u32::try_from(decimal.scale()).unwrap();
    let number = i128::from_be_bytes(long);
    rust_decimal::Decimal::from_i128_with_scale(number, scale)
        .normalize()
        .to_string()
}

/// A value as CSV writes it, but for the zeros after a point and the offset of a moment.
fn written(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bool(flag) => flag.to_string(),
        Field::Long(number) => number.to_string(),
        Field::Decimal(number) => whole(number),
        Field::Date(days) => {
            let day =
                chrono::NaiveDate::default() + chrono::Days::new(u64::try_from(*days).unwrap());
            day.to_string()
        }
        Field::TimestampMicros(at) => at.to_string(),
        other => panic!("{other:?}"),
    }
}

/// The same of what stands in the CSV.
fn plain(cell: &str) -> String {
    let money = cell.parse::<rust_decimal::Decimal>();
    let moment = chrono::DateTime::parse_from_rfc3339(cell);
    match (money, moment) {
        (Ok(number), _) if cell.contains('.') => number.normalize().to_string(),
        (_, Ok(at)) => at.timestamp_micros().to_string(),
        _ => cell.strip_prefix('\'').unwrap_or(cell).to_owned(),
    }
}

/// Where everything of a scene was exported to.
fn exported(scene: &Scene) -> PathBuf {
    let out = scene.outside().join("export");
    let words = ["export", "--format", "parquet", "--out"];
    scene.ok(&[&words[..], &[out.to_str().unwrap()]].concat());
    out
}

/// Every cell of every table, year by year, is the one of the CSV.
#[test]
fn the_files_hold_what_the_other_forms_hold() {
    let scene = two_years();
    let out = exported(&scene);
    let mut compared = 0;
    for name in Table::words() {
        let expected = table(&scene.ok(&["export", "--table", name]));
        let mut found: Vec<BTreeMap<String, String>> = Vec::new();
        for year in [2025, 2026] {
            let path = file(&out, name, year);
            // The case of the year before has no promise.
            if !path.exists() {
                assert_eq!((name, year), ("promises", 2025));
                continue;
            }
            for row in reader(&path).get_row_iter(None).unwrap() {
                let row = row.unwrap();
                let cells = row.get_column_iter();
                found.push(
                    cells
                        .map(|(name, field)| (name.clone(), written(field)))
                        .collect(),
                );
            }
        }
        assert_eq!(found.len(), expected.len(), "{name}");
        for (ours, theirs) in found.iter().zip(&expected) {
            for (column, cell) in theirs {
                assert_eq!(ours[column], plain(cell), "{name}.{column}");
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}

/// Identifiers are text, money is `decimal(18,2)`, moments have a zone; all is compressed with zstd.
#[test]
fn columns_have_their_sorts() {
    let scene = two_years();
    let out = exported(&scene);
    let reader = reader(&file(&out, "cases", 2026));
    let metadata = reader.metadata();
    let columns = metadata.row_group(0).columns();
    for column in columns {
        assert!(matches!(column.compression(), Compression::ZSTD(_)));
    }
    let sort = |name: &str| {
        let mut all = columns.iter().map(ColumnChunkMetaData::column_descr);
        let found = all.find(|column| column.name() == name).unwrap();
        found.logical_type_ref().cloned()
    };
    assert_eq!(sort("number"), Some(LogicalType::String));
    assert_eq!(sort("claimed"), Some(LogicalType::decimal(2, 18)));
    assert_eq!(sort("product_shipped"), Some(LogicalType::Date));
    let Some(LogicalType::Timestamp(moment)) = sort("received") else {
        panic!("{:?}", sort("received"));
    };
    assert!(moment.is_adjusted_to_u_t_c);
}

/// A year that is not exported any more leaves no file behind; rows of years never mix.
#[test]
fn a_year_that_is_left_out_is_gone() {
    let scene = two_years();
    let out = scene.outside().join("export");
    let args = [
        "export",
        "--format",
        "parquet",
        "--out",
        out.to_str().unwrap(),
    ];
    scene.ok(&args);
    assert!(file(&out, "cases", 2025).exists());
    scene.ok(&[&args[..], &["--policy", "retail"]].concat());
    assert!(!file(&out, "cases", 2025).exists());
    assert!(file(&out, "cases", 2026).exists());
    let said = scene.fails(2, &args[..3]);
    assert!(said.contains("go into a directory"), "{said}");
}

/// The line of the documentation, run by another reader, comes to the figures of the CSV: where the
/// machine has DuckDB for Python, and `COMPLAINT_LONG_TESTS` asks for it.
#[test]
fn another_reader_reckons_the_same() {
    const SCRIPT: &str = "import duckdb, sys\n\
        for row in duckdb.sql(\"SELECT year, count(*), sum(claimed), min(received) FROM \
        read_parquet('\" + sys.argv[1] + \"/cases/year=*/*.parquet', hive_partitioning=true) \
        GROUP BY year ORDER BY year\").fetchall(): print(*row[:3])\n\
        at = lambda table: \"read_parquet('\" + sys.argv[1] + \"/\" + table + \"/year=*/*.parquet')\"\n\
        print(duckdb.sql(\"SELECT count(*) FROM \" + at('remedies') + \" JOIN \" + at('cases') + \
        \" USING (plant, uid)\").fetchall()[0][0])\n";
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_none() {
        return;
    }
    let scene = two_years();
    let out = scene.outside().join("export");
    let out = out.to_str().unwrap();
    scene.ok(&["export", "--format", "parquet", "--out", out]);
    let python = std::env::var("COMPLAINT_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let Some(said) = scene.other(&python, &["-c", SCRIPT, out]) else {
        return;
    };
    if said.stderr.contains("No module named") {
        return;
    }
    let rows = table(&scene.ok(&["export"]));
    let of = |year: &str| {
        let years = rows
            .iter()
            .filter(|row| (row["number"] == "251105") == (year == "2025"));
        let years: Vec<_> = years.collect();
        let claimed = years
            .iter()
            .filter_map(|row| row["claimed"].parse::<rust_decimal::Decimal>().ok());
        format!(
            "{year} {} {}",
            years.len(),
            claimed.sum::<rust_decimal::Decimal>()
        )
    };
    let remedies = table(&scene.ok(&["export", "--table", "remedies"])).len();
    assert_eq!(
        said.stdout.trim(),
        [of("2025"), of("2026"), remedies.to_string()].join("\n"),
        "{}",
        said.stderr
    );
}

/// Issue: CSV, JSON lines, workbook and Parquet agree with each other, read by readers of other makers: where
/// the machine has DuckDB and openpyxl for Python, and `COMPLAINT_LONG_TESTS` asks for it.
#[test]
fn every_form_says_the_same_to_other_readers() {
    const SCRIPT: &str = include_str!("../../fixtures/exports/agree.py");
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_none() {
        return;
    }
    let scene = two_years();
    let out = scene.outside();
    let at = |name: &str| out.join(name).to_string_lossy().into_owned();
    for form in ["csv", "jsonl", "parquet"] {
        scene.ok(&["export", "--format", form, "--out", &at(form)]);
    }
    scene.ok(&["export", "--format", "xlsx", "--out", &at("all.xlsx")]);
    let tables: Vec<&str> = Table::WORDS.iter().map(|(word, _)| *word).collect();
    let python = std::env::var("COMPLAINT_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let (out, tables) = (out.to_string_lossy(), tables.join(","));
    for reader in [&[][..], &["spark"]] {
        let args = [&["-c", SCRIPT, &out, &tables][..], reader].concat();
        let Some(said) = scene.other(&python, &args) else {
            return;
        };
        if said.stderr.contains("No module named") {
            continue;
        }
        let compared: Option<u32> = said.stdout.trim().parse().ok();
        assert!(
            compared.is_some_and(|count| count > 1_000),
            "{}\n{}",
            said.stdout,
            said.stderr
        );
    }
}
