//! What the parts of a run take, in microseconds: `cargo bench --bench parts`.
//!
//! Reading a case from its text, judging it by all rules that look at one case, reckoning a limit, and
//! changing one line, each over the cases of this repository; the least and the median of several rounds.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot set its scene has failed, and it prints its results"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use complaint::codec::record::{layout, read};
use complaint::codec::yaml::Doc;
use complaint::domain::record::Record;
use complaint::domain::time::{Counting, Terms, Time, due};
use complaint::domain::tree::{Edit, Path as Place, Value};
use complaint::rules::check_one;
use complaint::store::repository::Repository;

const ROUNDS: usize = 30;

/// The texts of the cases, with their numbers and months.
fn texts(root: &Path) -> Vec<(String, u32, String)> {
    let mut texts = Vec::new();
    for month in fs::read_dir(root.join("cases/2026")).unwrap() {
        let month = month.unwrap();
        let number: u32 = month.file_name().to_str().unwrap().parse().unwrap();
        for file in fs::read_dir(month.path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            texts.push((name, number, fs::read_to_string(&path).unwrap()));
        }
    }
    texts.sort();
    texts
}

/// Does a part once for each of so many, several times over.
fn measure(name: &str, of: usize, mut part: impl FnMut()) {
    part();
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            part();
            start.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(of).unwrap())
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    println!(
        "{name:<8} min {:>8.2} us   median {:>8.2} us",
        rounds[0],
        rounds[ROUNDS / 2]
    );
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let regulations = Repository::find(Some(root), root)
        .unwrap()
        .regulations()
        .unwrap();
    let calendar = regulations.calendar().unwrap();
    let now: Time = "2026-11-20T10:00:00+08:00".parse().unwrap();
    let texts = texts(root);
    let record = |(number, month, text): &(String, u32, String)| {
        let file = format!("cases/2026/{month:02}/{number}.yaml");
        read(&file, number, (2026, *month), text.clone(), calendar)
    };
    measure("read", texts.len(), || {
        for text in &texts {
            black_box(record(text));
        }
    });
    let records: Vec<Record> = texts.iter().map(record).collect();
    measure("judge", records.len(), || {
        for record in &records {
            black_box(check_one(record, &regulations, now));
        }
    });
    let cases = || records.iter().filter_map(|record| record.case.as_ref());
    let terms = Terms::new("13d".parse().unwrap(), Counting::Working);
    measure("due", cases().count(), || {
        for case in cases() {
            black_box(due(case.received, &terms, calendar, &[], now).unwrap());
        }
    });
    let edit = Edit::Set(
        Place::root().key("title"),
        Value::Text("改过的标题".to_owned()),
    );
    measure("edit", texts.len(), || {
        for (.., text) in &texts {
            let doc = Doc::parse(text).unwrap();
            black_box(doc.edit(std::slice::from_ref(&edit), &layout()).unwrap());
        }
    });
}
