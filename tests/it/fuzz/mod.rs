//! Files and command lines as no one should write them: an answer or a refusal with its place, never
//! a panic, and what two readers both read is the same.
//!
//! What once broke something, and samples of what YAML, TOML and mail allow, are in
//! `tests/fixtures/fuzz`; each is read as it is, and spoilt. A bounded number of times in an ordinary
//! run; `COMPLAINT_LONG_TESTS=1` a hundred times as often, and with limits on time and memory.

mod limits;
pub mod spoil;

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use complaint::codec::mail;
use complaint::codec::merge::{Marks, Three, merge};
use complaint::codec::yaml::{self, Doc};
use complaint::codec::{self, regulations};
use complaint::domain::case::Case;
use complaint::domain::cursor::Cursor;
use complaint::domain::reader::{Context, Fault};
use complaint::domain::regulations::Regulations;
use complaint::domain::time::{Calendar, Time};
use complaint::rules;
use proptest::prelude::*;

use crate::common::texts;
use spoil::spoilt;

fn many(cases: u32) -> ProptestConfig {
    let long = std::env::var_os("COMPLAINT_LONG_TESTS").is_some();
    ProptestConfig {
        cases: if long { cases * 100 } else { cases },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn law() -> &'static Regulations {
    static LAW: OnceLock<Regulations> = OnceLock::new();
    LAW.get_or_init(|| regulations::read(&policies()))
}

fn policies() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = texts("policies", "toml").into_iter().map(|(path, text)| {
        let name = path.strip_prefix(root).unwrap();
        (name.to_str().unwrap().to_owned(), text)
    });
    named.collect()
}

fn now() -> Time {
    "2026-12-20T12:00:00+08:00".parse().unwrap()
}

/// The case a reader makes of a document, and what is wrong with it, field by field.
fn read(root: Cursor, calendar: &Calendar) -> (Option<Case>, Vec<Fault>) {
    let context = Context::with_calendar(calendar);
    let case = Case::of(root, &context);
    (case, context.into_faults())
}

/// Where the quick reader reads a text at all it reads what the parser does: the case, its own keys,
/// what is wrong and where.
fn readers_agree(text: &str) {
    let calendar = law().calendar().unwrap();
    if let Some(flat) = yaml::plain(text) {
        let doc = Doc::parse(text).unwrap_or_else(|fault| panic!("{:?}\n{text}", fault.what));
        let (quick, whole) = (flat.root().unwrap(), Cursor::from(doc.node()));
        let [quick, whole] = [quick, whole].map(|root| read(root, calendar));
        assert_eq!(
            format!("{:#?}", quick.0),
            format!("{:#?}", whole.0),
            "{text}"
        );
        assert_eq!(quick.1, whole.1, "{text}");
    }
}

/// A text is read, judged, and placed, whatever it is.
fn case_file(text: &str) {
    readers_agree(text);
    let calendar = law().calendar().unwrap();
    let (file, month) = ("cases/2026/11/261105.yaml", (2026, 11));
    let record = codec::record::read(file, "261105", month, text.to_owned(), calendar);
    for fault in &record.faults {
        let place = codec::record::place_of(&record, &fault.path);
        assert!(place.is_some(), "{:?}\n{text}", fault.path);
        assert!(
            text.get(fault.span.clone()).is_some(),
            "{:?}\n{text}",
            fault.span
        );
    }
    drop(rules::check_one(&record, law(), now()));
    if let (Some(case), Some(root)) = (&record.case, codec::record::document(&record)) {
        drop(codec::json::known_at(Cursor::from(&root), case, now()));
    }
}

fn joined(base: &str, ours: &str, theirs: &str) {
    let calendar = law().calendar().unwrap();
    let Ok(merged) = merge(Three { base, ours, theirs }, calendar, &|_| Vec::new()) else {
        return;
    };
    let marks = Marks {
        size: 7,
        ours: "ours".to_owned(),
        theirs: "theirs".to_owned(),
    };
    let text = merged.text(&marks);
    assert!(!merged.is_clean() || Doc::parse(&text).is_ok(), "{text}");
}

/// Every file of the corpus as it is.
#[test]
fn the_corpus() {
    for (path, text) in texts("tests/fixtures/fuzz/yaml", "yaml") {
        case_file(&text);
        joined(&text, &text, &text);
        assert!(path.is_file());
    }
    for (path, text) in texts("tests/fixtures/fuzz/toml", "toml") {
        let name = path.file_name().unwrap().to_str().unwrap();
        drop(regulations::read(&[(format!("policies/{name}"), text.clone())]).faults());
        drop(regulations::read_calendar(name, &text));
    }
    for (_, text) in texts("tests/fixtures/fuzz/eml", "eml") {
        drop(mail::read(text.as_bytes()));
    }
}

fn cases() -> Vec<String> {
    let all = [
        texts("cases", "yaml"),
        texts("tests/fixtures/fuzz/yaml", "yaml"),
    ]
    .concat();
    all.into_iter().map(|(_, text)| text).collect()
}

fn laws() -> Vec<String> {
    let all = [
        texts("policies", "toml"),
        texts("tests/fixtures/fuzz/toml", "toml"),
    ]
    .concat();
    all.into_iter().map(|(_, text)| text).collect()
}

fn mails() -> Vec<String> {
    let all = texts("tests/fixtures/fuzz/eml", "eml");
    all.into_iter().map(|(_, text)| text).collect()
}

/// Words as they stand on command lines, and as they should not.
fn words() -> Vec<String> {
    let all = complaint::cli::command();
    let mut words: Vec<String> = spoil::WORDS.iter().map(|word| (*word).to_owned()).collect();
    let mut commands: Vec<&clap::Command> = all.get_subcommands().collect();
    while let Some(command) = commands.pop() {
        words.push(command.get_name().to_owned());
        let longs = command.get_arguments().filter_map(clap::Arg::get_long);
        words.extend(longs.map(|long| format!("--{long}")));
        commands.extend(command.get_subcommands());
    }
    words.sort();
    words.dedup();
    words
}

proptest! {
    #![proptest_config(many(400))]

    #[test]
    fn case_files(text in spoilt(cases(), spoil::YAML)) {
        case_file(&text);
    }

    #[test]
    fn mail_files(text in spoilt(mails(), spoil::MAIL), cut in 0..4000_usize) {
        let bytes = text.as_bytes();
        drop(mail::read(&bytes[..cut.min(bytes.len())]));
        if let Some(mail) = mail::read(bytes) {
            let told = format!("{mail:?}");
            prop_assert!(!told.is_empty());
        }
    }

    #[test]
    fn command_lines(line in prop::collection::vec(prop::sample::select(words()), 0..9), glued in any::<bool>()) {
        let line = line.into_iter().map(OsString::from);
        let mut args: Vec<OsString> = std::iter::once("complaint".into()).chain(line).collect();
        if glued && args.len() > 2 {
            let last = args.pop().unwrap();
            let before = args.pop().unwrap();
            args.push([before, "=".into(), last].into_iter().collect());
        }
        drop(complaint::cli::command().try_get_matches_from(args));
    }
}

proptest! {
    #![proptest_config(many(60))]

    #[test]
    fn policy_files(text in spoilt(laws(), spoil::TOML), at in any::<prop::sample::Index>()) {
        let mut files = policies();
        let at = at.index(files.len());
        files[at].1 = text;
        let law = regulations::read(&files);
        drop(law.faults());
        prop_assert!(law.calendar().is_some() || !law.faults().is_empty());
    }

    #[test]
    fn calendar_files(text in spoilt(laws(), spoil::TOML)) {
        if let Ok(calendar) = regulations::read_calendar("policies/calendar-cn.toml", &text) {
            let there = calendar.in_zone(now());
            prop_assert_eq!(there, now());
        }
    }

    #[test]
    fn merges(base in spoilt(cases(), spoil::YAML), ours in spoilt(cases(), spoil::YAML), whole in prop::sample::select(cases())) {
        joined(&base, &ours, &whole);
        joined(&whole, &base, &whole);
        joined(&whole, &base, &base);
    }
}
