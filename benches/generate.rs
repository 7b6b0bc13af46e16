//! Writes a repository of many cases to measure on: `cargo bench --bench generate -- DIR CASES [SEED]`.
//!
//! The cases are those of this repository, of every policy, in Chinese and English, each moved to
//! another day with another number, customer and some more words; the same seed gives the same files.
//! Most are closed and in order, as in the archive of eight years; a few were late or lack something, the open ones
//! are of the last days. With `--faulty` nine in ten draw a finding.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot set its scene has failed, and it says what it wrote"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use complaint::codec::record;
use complaint::domain::case::settlement::Settlement;
use complaint::domain::time::Calendar;

/// The last day anything happened, a day before the one the benches ask of.
const LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();

/// How many days before it the cases came in on: eight years.
const DAYS: u64 = 2_870;

/// The regulations of this repository begin with this day, those of the generated one before the first case.
const BEGINS: (&str, &str) = ("from = 2026-01-01", "from = 2018-01-01");

/// Of so many cases one is open.
const OPEN: u64 = 33;

/// Of so many that are closed one is made of a case that draws findings.
const TROUBLED: u64 = 40;

/// The closed cases that draw findings on another day: done or told late, followed up later than this repository
/// tells, taken over by a case that is not there, or alike with whatever else has the category.
const TROUBLES: &[&str] = &[
    "261002",
    "261006",
    "261102",
    "C26100002",
    "L260901",
    "L261001",
    "L261101",
    "R2610002",
    "V261101",
];

/// Of so many cases one has a mended title.
const MENDED: u64 = 20;

const CHINESE: &[&str] = &[
    "客户说前两批没有这种情况，这一批开箱就发现了，已经停线等我们回话。",
    "仓库把剩下的料单独放，贴了待判的标签，等我们的人去看。",
    "来电人语气很急，说下周一要交货，希望先补一部分过去。",
    "照片发了七张，其中两张看不清，请对方补拍并注明箱号。",
    "查了出货记录，数量和批号都对得上，检验报告当时是合格的。",
    "对方要求书面答复，写明原因、处理办法和以后怎么防止。",
];

const ENGLISH: &[&str] = &[
    "The customer's line is down for the second day; he wants to know today what he may use.",
    "Photographs of seven cartons came with the message, two of them too dark to read the lot.",
    "Goods-in had checked forty pieces and found nothing; the fault shows after the first heating.",
    "He asks for a written answer with the cause, and what keeps it from coming back.",
    "The lot is blocked in the warehouse, labelled and counted, until our people have looked at it.",
];

const NAMES: &[&str] = &[
    "华南电子",
    "江北仪器",
    "东湖光电",
    "远航贸易",
    "金桥机电",
    "Nordlicht Elektronik GmbH",
    "Harbour Instruments Ltd",
    "康宁医疗器械",
    "四海物流",
    "明珠百货",
    "Lakeside Controls Inc.",
    "启明星科技",
];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

/// A case to make others of.
struct Template {
    text: String,
    prefix: String,
    digits: usize,
    received: NaiveDate,
    last: NaiveDate,
    open: bool,
    troubled: bool,
    english: bool,
}

fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = text.lines();
    lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

/// Every date in a text with its place.
fn dates(text: &str) -> Vec<(usize, NaiveDate)> {
    let at = |(place, _)| Some((place, text.get(place..place + 10)?.parse().ok()?));
    text.match_indices("20").filter_map(at).collect()
}

/// The fingerprints of what was proposed, round by round.
fn proposed(text: &str) -> Vec<String> {
    let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
    let record = record::read("", "", (2026, 1), text.to_owned(), &calendar);
    let case = record.case.unwrap();
    let settled = case.all_rounds().flat_map(|round| &round.settlement);
    settled.map(Settlement::fingerprint).collect()
}

/// The text without the sections that name other files or cases.
fn alone(text: &str) -> String {
    let mut kept = String::new();
    let mut within = false;
    for line in text.lines() {
        if !line.is_empty() && !line.starts_with(' ') {
            within = line == "attachments:" || line == "links:";
        }
        if !within || line.is_empty() {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}

fn template(file: &Path) -> Template {
    let text = alone(&fs::read_to_string(file).unwrap());
    let number = file.file_stem().unwrap().to_str().unwrap();
    let prefix: String = number
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let happened = text.lines().filter(|line| line.contains("at: 20"));
    let last = happened.flat_map(dates).map(|(_, date)| date).max();
    let received = value(&text, "received").unwrap()[..10].parse().unwrap();
    Template {
        digits: number.len() - prefix.len() - 4,
        received,
        last: last.unwrap_or(received),
        open: !["closed", "dismissed", "superseded"].contains(&value(&text, "status").unwrap()),
        troubled: TROUBLES.contains(&number),
        english: !value(&text, "title")
            .unwrap_or_default()
            .chars()
            .any(|c| c > '\u{2e80}'),
        prefix,
        text,
    }
}

fn templates(root: &Path) -> Vec<Template> {
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("cases/2026"))
        .unwrap()
        .flat_map(|month| fs::read_dir(month.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| template(file)).collect()
}

/// The text moved by so many days.
fn moved(text: &str, days: i64) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (place, date) in dates(text) {
        out += &text[from..place];
        write!(out, "{}", date + chrono::TimeDelta::days(days)).unwrap();
        from = place + 10;
    }
    out += &text[from..];
    // The day of a rate is part of what was approved.
    if text.contains("rate_date: ") {
        for (was, is) in proposed(text).iter().zip(proposed(&out)) {
            out = out.replace(was, &is);
        }
    }
    out
}

fn with_line(text: &str, key: &str, said: &str) -> String {
    let same = |line: &str| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(": "))
    };
    let line = |line: &str| {
        if same(line) {
            format!("{key}: {said}")
        } else {
            line.to_owned()
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// The complaint with so many sentences more.
fn longer(text: &str, said: &[&str]) -> String {
    let head = "complaint: |-\n";
    let said: Vec<String> = said.iter().map(|line| format!("  {line}\n")).collect();
    text.replacen(head, &format!("{head}{}", said.concat()), 1)
}

/// A correction of the title, recorded on the day the case came in.
fn mended(text: &str, day: NaiveDate) -> String {
    let title = value(text, "title").unwrap_or_default().to_owned();
    let heading = "# corrections · 更正\n";
    let entry = format!(
        "{heading}corrections:\n  - at: {day}T18:00:00+08:00\n    by: wang.min@example.com\n    \
         field: title\n    old: {title}？\n    new: {title}\n    reason: 笔误\n"
    );
    text.replacen(heading, &entry, 1)
}

fn written(
    template: &Template,
    (number, day): (&str, NaiveDate),
    customers: u64,
    random: &mut Random,
) -> String {
    let mut text = moved(&template.text, (day - template.received).num_days());
    let old = value(&text, "uid").unwrap().to_owned();
    let (high, low) = (random.next(), random.next());
    let uid = format!(
        "01a2{:04x}-{:04x}-7{:03x}-9{:03x}-{:012x}",
        high >> 48,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 52,
        low & 0xffff_ffff_ffff
    );
    text = text.replace(&old, &uid);
    text = with_line(&text, "number", &format!("\"{number}\""));
    let who = random.one(NAMES);
    text = with_line(
        &text,
        "  name",
        &format!("{who} {}", random.below(customers)),
    );
    text = with_line(
        &text,
        "  order",
        &format!("PO-{}", 10_000 + random.below(80_000)),
    );
    let more = if template.english { ENGLISH } else { CHINESE };
    let said: Vec<&str> = (0..=random.below(6)).map(|_| random.one(more)).collect();
    text = longer(&text, &said);
    if random.below(MENDED) == 0 && !text.contains("\ncorrections:") {
        text = mended(&text, day);
    }
    text
}

/// The cases to make others of.
struct Templates {
    open: Vec<Template>,
    sound: Vec<Template>,
    troubled: Vec<Template>,
    faulty: bool,
}

impl Templates {
    fn of(root: &Path, faulty: bool) -> Self {
        let (open, closed): (Vec<_>, Vec<_>) = templates(root)
            .into_iter()
            .partition(|template| template.open);
        let (troubled, sound) = closed.into_iter().partition(|template| template.troubled);
        Self {
            open,
            sound,
            troubled,
            faulty,
        }
    }

    fn one(&self, random: &mut Random) -> &Template {
        let from = if random.below(OPEN) == 0 {
            &self.open
        } else if self.faulty || random.below(TROUBLED) == 0 {
            &self.troubled
        } else {
            &self.sound
        };
        random.one(&from.iter().collect::<Vec<_>>())
    }
}

/// Writes so many cases below a directory; how many bytes they are.
fn write(templates: &Templates, into: &Path, cases: usize, seed: u64) -> usize {
    let mut random = Random(seed);
    let mut serials: BTreeMap<(String, String), usize> = BTreeMap::new();
    let customers = if templates.faulty {
        400
    } else {
        cases as u64 / 4 + 400
    };
    let mut bytes = 0;
    for _ in 0..cases {
        let template = templates.one(&mut random);
        let length = (template.last - template.received).num_days().max(0);
        let back = random.below(if template.open {
            6
        } else {
            DAYS - u64::try_from(length).unwrap()
        });
        let day = LAST - Days::new(back) - chrono::TimeDelta::days(length);
        let serial = serials
            .entry((template.prefix.clone(), day.format("%y%m").to_string()))
            .or_default();
        *serial += 1;
        let width = template.digits;
        let number = format!("{}{}{serial:0width$}", template.prefix, day.format("%y%m"));
        let text = written(template, (&number, day), customers, &mut random);
        let dir = into.join(day.format("cases/%Y/%m").to_string());
        fs::create_dir_all(&dir).unwrap();
        bytes += text.len();
        fs::write(dir.join(format!("{number}.yaml")), text).unwrap();
    }
    bytes
}

fn main() {
    let faulty = std::env::args().any(|arg| arg == "--faulty");
    let mut args = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let (Some(into), Some(cases)) = (args.next(), args.next()) else {
        println!("usage: generate DIR CASES [SEED] [--faulty]");
        return;
    };
    let (into, cases): (PathBuf, usize) = (into.into(), cases.parse().unwrap());
    let seed = args.next().map_or(1, |seed| seed.parse().unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(into.join("policies")).unwrap();
    for file in fs::read_dir(root.join("policies")).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            let text = fs::read_to_string(file.path())
                .unwrap()
                .replace(BEGINS.0, BEGINS.1);
            fs::write(into.join("policies").join(file.file_name()), text).unwrap();
        }
    }
    let bytes = write(&Templates::of(root, faulty), &into, cases, seed);
    println!("{cases} cases of {} bytes on average", bytes / cases.max(1));
}
