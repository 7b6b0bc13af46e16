//! Every rule is explained in both languages, and has a bad fixture it reports at the exact line
//! and a good one, as near to it as can be, that it says nothing about.
//! Fixtures are judged by the shipped policies. Their first comments are settings: `expect` the lines reported, `as-of` the
//! moment (else [`NOW`]), `warn-within`, `path`, `also` how many more in which months, `kept` what evidence there is.

mod fingerprints;
mod kept;
mod lasting;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use complaint::codec::{self, regulations};
use complaint::domain::duties::DutyBook;
use complaint::domain::log_book::LogBook;
use complaint::domain::msg::Msg;
use complaint::domain::posted::Payroll;
use complaint::domain::record::Record;
use complaint::domain::regulations::Regulations;
use complaint::domain::time::{Limit, Time};
use complaint::finding::Finding;
use complaint::rules::{self, Beside, CheckSettings, RULES, Stray};
use complaint::ui::lang::Lang;
use complaint::ui::rule_docs::rule_doc;
use complaint::ui::words::Words;

const NOW: &str = "2026-11-13T12:00:00+08:00";
const PATH: &str = "cases/2026/11/261105.yaml";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn policies() -> Vec<(String, String)> {
    let dir = root().join("policies");
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let toml = files
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "toml"));
    toml.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        (
            format!("policies/{name}"),
            fs::read_to_string(path).unwrap(),
        )
    })
    .collect()
}

/// A fixture's text with its settings.
struct Fixture {
    text: String,
    settings: BTreeMap<String, String>,
}

impl Fixture {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let settings = text.lines().map_while(|line| line.strip_prefix("# "));
        let settings = settings.map(|line| line.split_once(": ").unwrap_or((line, "")));
        let settings = settings.map(|(key, value)| (key.to_owned(), value.to_owned()));
        Self {
            settings: settings.collect(),
            text,
        }
    }

    fn setting(&self, key: &str) -> Option<&str> {
        self.settings.get(key).map(String::as_str)
    }

    fn path(&self) -> &str {
        self.setting("path").unwrap_or(PATH)
    }

    /// Whether it stands where a case does.
    fn is_case(&self) -> bool {
        let path = Path::new(self.path());
        path.extension().is_some_and(|e| e == "yaml") && !self.is_posted() && !self.is_duties()
    }

    fn is_book(&self) -> bool {
        self.path().starts_with("books/")
    }

    /// The book in it, its rows by the lines of the fixture: the settings above it are none of it.
    fn book(&self) -> LogBook {
        let none = |line: &&str| line.is_empty() || line.starts_with('#');
        let above = self.text.lines().take_while(none).count();
        let lines = self.text.lines().skip(above);
        let table = lines.collect::<Vec<_>>().join("\n");
        let known = [
            ("received", "received"),
            ("customer", "customer.name"),
            ("order", "product.order"),
        ];
        let column = |head: &str| {
            let known = known.iter().find(|(name, _)| *name == head)?;
            known.1.parse().ok()
        };
        let mut book = codec::log_book::read(self.path(), &table, column).unwrap();
        for row in &mut book.rows {
            row.place.line += above;
        }
        book
    }

    /// The same case in these months, so many times, each with a number of its own, on the 1st and the
    /// days after: `2026-10 1, 2026-11 3`.
    fn also(&self) -> Vec<Self> {
        let mut all = Vec::new();
        for said in self
            .setting("also")
            .iter()
            .flat_map(|said| said.split(", "))
        {
            let (month, count) = said.split_once(' ').unwrap();
            let (year, month) = month.split_once('-').unwrap();
            for i in 1..=count.parse::<u32>().unwrap() {
                let number = format!("{}{month}{:02}", &year[2..], 50 + i);
                let day =
                    |text: &str, from: &str| text.replace(from, &format!("{year}-{month}-{i:02}T"));
                let own = self
                    .path()
                    .rsplit_once('/')
                    .unwrap()
                    .1
                    .trim_end_matches(".yaml");
                let text = self.text.replace(own, &number);
                let text =
                    day(&text, "2026-11-12T").replace("019a4e0c", &format!("019a{month}{i:02}"));
                all.push(Self {
                    text: text.replace("# path", "# was"),
                    settings: BTreeMap::from([(
                        "path".to_owned(),
                        format!("cases/{year}/{month}/{number}.yaml"),
                    )]),
                });
            }
        }
        all
    }

    fn is_duties(&self) -> bool {
        self.path().starts_with("duties/")
    }

    fn is_posted(&self) -> bool {
        self.path().starts_with("posted/")
    }

    /// Every line the rule reports in this file; 0 stands for the file as a whole.
    fn expected(&self) -> Vec<usize> {
        let lines = self.setting("expect").unwrap_or("none");
        lines
            .split(", ")
            .filter_map(|line| line.parse().ok())
            .collect()
    }
}

/// The fixtures of a rule that stand beside each other: `bad.yaml`, `bad-2.yaml` …; those with
/// the setting `policy` are regulations beside the shipped ones.
fn fixtures(id: &str, name: &str) -> Vec<Fixture> {
    let dir = root().join("tests/fixtures/rules").join(id);
    let numbered = ["", "-2", "-3"].map(|n| dir.join(format!("{name}{n}.yaml")));
    let mut all = vec![Fixture::read(&numbered[0])];
    let more = numbered.iter().skip(1).filter(|path| path.exists());
    all.extend(more.map(|path| Fixture::read(path)));
    all
}

fn record(fixture: &Fixture, regulations: &Regulations) -> Record {
    let path = fixture.path();
    let parts: Vec<&str> = path.split('/').collect();
    let [_, year, month, name] = parts.as_slice() else {
        panic!("{path}");
    };
    let month = (year.parse().unwrap(), month.parse().unwrap());
    let number = name.trim_end_matches(".yaml");
    let calendar = regulations.calendar().unwrap();
    codec::record::read(path, number, month, fixture.text.clone(), calendar)
}

/// What the rule finds in the fixtures.
fn found(id: &str, fixtures: &[Fixture]) -> Vec<Finding> {
    judged(fixtures, |rule| rule.id == id)
}

/// What the chosen rules find in the fixtures.
fn judged(fixtures: &[Fixture], chosen: impl Fn(&rules::Rule) -> bool) -> Vec<Finding> {
    let mut files = policies();
    for fixture in fixtures.iter().filter(|f| f.setting("policy").is_some()) {
        files.push((fixture.path().to_owned(), fixture.text.clone()));
    }
    let regulations = regulations::read(&files);
    let cases = fixtures.iter().filter(|f| f.setting("policy").is_none());
    let (cases, odd): (Vec<_>, Vec<_>) = cases.partition(|f| f.is_case());
    let (posted, odd): (Vec<_>, Vec<_>) = odd.into_iter().partition(|f| f.is_posted());
    let (duties, odd): (Vec<_>, Vec<_>) = odd.into_iter().partition(|f| f.is_duties());
    let mut book = DutyBook::default();
    let calendar = regulations.calendar().unwrap();
    for fixture in duties {
        codec::duties::read(&mut book, fixture.path(), &fixture.text, calendar);
    }
    let posted = posted.iter().filter_map(|fixture| {
        let read = codec::posted::read::<Payroll>(fixture.path(), &fixture.text, calendar);
        Some(Stray {
            file: fixture.path().to_owned(),
            help: Msg::new("posted-wrong-help"),
            what: read.err()?.into(),
        })
    });
    let (books, odd): (Vec<_>, Vec<_>) = odd.into_iter().partition(|f| f.is_book());
    let book_kept = books.first().map(|fixture| fixture.book());
    let strays = odd.iter().map(|fixture| Stray {
        file: fixture.path().to_owned(),
        help: Msg::new("check-stray-help"),
        what: Msg::new("store-odd-stray"),
    });
    let setting = |key| fixtures.iter().find_map(|f| f.setting(key));
    let now = Time::parse_from_rfc3339(setting("as-of").unwrap_or(NOW)).unwrap();
    let also: Vec<Fixture> = cases.iter().flat_map(|f| f.also()).collect();
    let cases = cases.into_iter().chain(&also);
    let records: Vec<Record> = cases.map(|f| record(f, &regulations)).collect();
    let known = records.iter().filter_map(|it| it.case.as_ref());
    let told = |book: &LogBook| known.flat_map(|it| book.told_by(it, calendar)).collect();
    let told: Option<BTreeSet<usize>> = book_kept.as_ref().map(told);
    let beside = Beside {
        regulations: &regulations,
        strays: &strays.collect::<Vec<_>>(),
        posted: &posted.collect::<Vec<_>>(),
        duties: Some((&book, now)),
        log: book_kept.as_ref().zip(told.as_ref()),
    };
    let within = setting("warn-within").map(|text| text.parse::<Limit>().unwrap());
    let asked = CheckSettings {
        now,
        warn_within: within.map(Limit::nominal_seconds),
        as_of: false,
        evidence: Some(kept::kept(setting("kept"))),
    };
    let mut findings = rules::check_beside(&beside, &chosen);
    findings.extend(rules::check(&records, &regulations, &asked, &chosen));
    findings
}

#[test]
fn every_rule_reports_its_bad_fixture_at_the_line() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let fixtures = fixtures(rule.id, "bad");
        let findings = found(rule.id, &fixtures);
        for fixture in &fixtures {
            let here = findings.iter().filter(|f| f.file == fixture.path());
            let line = |f: &Finding| f.place.as_ref().map_or(0, |place| place.line);
            let lines: Vec<usize> = here.map(line).collect();
            let expected = fixture.expected();
            if lines != expected {
                wrong.push(format!(
                    "{}: {expected:?} expected, {lines:?} found",
                    rule.id
                ));
            }
        }
        if findings.is_empty() {
            wrong.push(format!("{}: finds nothing", rule.id));
        }
        let other = findings
            .iter()
            .any(|f| f.rule != rule.id || f.help.is_none());
        if other {
            wrong.push(format!(
                "{}: a finding of another rule or without help",
                rule.id
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_reports_its_good_fixture() {
    for rule in RULES {
        let findings = found(rule.id, &fixtures(rule.id, "good"));
        let said: Vec<String> = findings.iter().map(|f| f.what.to_string()).collect();
        assert!(said.is_empty(), "{}: {said:?}", rule.id);
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let headings = [
        (Lang::En, ["What it finds", "Why", "How to mend", "Example"]),
        (Lang::Zh, ["查什么", "为什么", "怎么改", "例子"]),
    ];
    let history = complaint::audit::RULES.iter().map(|rule| rule.id);
    for id in RULES.iter().map(|rule| rule.id).chain(history) {
        for (lang, headings) in headings {
            let doc = rule_doc(id, lang).unwrap_or_else(|| panic!("{id}: no page"));
            let found: Vec<&str> = doc.lines().filter_map(|l| l.strip_prefix("## ")).collect();
            assert_eq!(found, headings, "{id} {lang}");
            let title = Words::new(lang).find(&format!("rule-{id}"));
            let title = title.unwrap_or_else(|| panic!("{id}: no title"));
            let first = doc.lines().next().unwrap_or_default();
            assert!(first.starts_with(&format!("# {id}")), "{first}");
            assert!(first.ends_with(&title), "{first}: {title}");
        }
    }
}

#[test]
fn rules_are_in_order_and_named_in_kebab_case() {
    let history = complaint::audit::RULES;
    assert!(RULES.is_sorted_by_key(|rule| rule.id));
    assert!(history.is_sorted_by_key(|rule| rule.id));
    let history = history.iter().map(|rule| rule.id);
    for id in RULES.iter().map(|rule| rule.id).chain(history) {
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(id.chars().all(kebab), "{id}");
    }
}

/// A whole case, closed in good order, gives nothing to say at all.
#[test]
fn a_case_in_good_order_has_no_findings() {
    let regulations = regulations::read(&policies());
    let fixture = Fixture::read(&root().join("tests/fixtures/rules/open-duty/good.yaml"));
    let record = record(&fixture, &regulations);
    let asked = CheckSettings {
        now: Time::parse_from_rfc3339(NOW).unwrap(),
        warn_within: Some(172_800),
        as_of: false,
        evidence: None,
    };
    let findings = rules::check(&[record], &regulations, &asked, |_| true);
    let said: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {}", f.rule, f.what))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
}

/// What a rule finds in a changed fixture: the key of what it says, for each finding.
fn said(rule: &str, fixture: &str, changes: &[(&str, &str)]) -> Vec<&'static str> {
    let dir = root().join("tests/fixtures/rules");
    let mut fixture = Fixture::read(&dir.join(format!("{fixture}.yaml")));
    for (old, new) in changes {
        assert!(fixture.text.contains(old), "{rule}: no {old:?}");
        fixture.text = fixture.text.replacen(old, new, 1);
    }
    let findings = found(rule, &[fixture]);
    findings.iter().map(|f| f.what.key).collect()
}

/// A rule, a fixture, changes to it, and the keys of what the rule then says.
type Near = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
);

const BY: &str = "    by: li.jing@example.com";
const KIND: &str = "kind: compensation, amount: \"9000.00\"";
const REPLACEMENT: &str = "kind: replacement, quantity: open, a_price: \"1.00\"";

/// The ways a rule can speak, and the near misses it must not speak of, beyond its fixtures.
const NEAR: &[Near] = &[
    // M-11: who is not on the staff, and an open quantity, which the highest role signs.
    (
        "over-authority",
        "changed-after-approval/good",
        &[(BY, "    by: li.jin@example.com")],
        &["check-approved-by-unknown"],
    ),
    (
        "over-authority",
        "changed-after-approval/good",
        &[
            (KIND, REPLACEMENT),
            ("    amount: \"9000.00\"", "    amount: open"),
        ],
        &["check-over-authority-open"],
    ),
    (
        "over-authority",
        "changed-after-approval/good",
        &[
            (KIND, REPLACEMENT),
            ("    amount: \"9000.00\"", "    amount: open"),
            (BY, "    by: zhou.lan@example.com"),
        ],
        &[],
    ),
    // A delegation (代理) gives the role on its days only.
    (
        "over-authority",
        "over-authority/bad",
        &[("at: 2026-11-10T09:00", "at: 2026-10-15T09:00")],
        &[],
    ),
    (
        "policy-missing",
        "policy-missing/good",
        &[("received: 2026-11-05", "received: 2025-11-05")],
        &["check-policy-later"],
    ),
    // M-3: an abnormality note has no steps, no clocks and no required fields.
    (
        "step-order",
        "open-duty/good",
        &[("channel: phone", "channel: phone\nnature: abnormality")],
        &["check-step-abnormality"; 7],
    ),
    (
        "required-field",
        "required-field/bad",
        &[("channel: phone", "channel: phone\nnature: abnormality")],
        &[],
    ),
    // An end the customer never accepted needs no acceptance, but an answer all the same.
    (
        "open-duty",
        "open-duty/good",
        &[
            ("  accepted: true", "  accepted: false"),
            ("closing:\n", "closing:\n  unresolved: true\n"),
        ],
        &[],
    ),
    (
        "open-duty",
        "open-duty/good",
        &[("  accepted: true", "  accepted: false")],
        &["check-open-duty"],
    ),
    // L-7: what is not answered is a warning while the case is open, and no matter before.
    (
        "unanswered-item",
        "unkept-promise/good",
        &[("promises:", "items:\n  - {n: 1, text: 破损}\npromises:")],
        &[],
    ),
    (
        "dated-before",
        "dated-before/good",
        &[("  at: 2026-11-05T10:00", "  at: 2026-11-05T09:00")],
        &["check-dated-before-received"],
    ),
    // an overdue promise is told of once.
    (
        "overdue",
        "unkept-promise/bad",
        &[("  - {at: 2026-11-05T10:05", "  - {at: 2026-11-05T10:06")],
        &["check-overdue"],
    ),
    // a customer who never accepted was given nothing; without the mark nothing is owed.
    (
        "advance-unrecovered",
        "advance-unrecovered/bad",
        &[
            ("closing:\n", "closing:\n  unresolved: true\n"),
            ("carried_out:", "x-carried_out:"),
        ],
        &[],
    ),
    (
        "advance-unrecovered",
        "advance-unrecovered/bad",
        &[("  advance: true\n", "  advance: false\n")],
        &[],
    ),
    (
        "unknown-term",
        "unknown-term/good",
        &[(
            "channel: phone",
            "channel: phone\nwaivers:\n  \
            - {at: 2026-11-05T10:00:00+08:00, by: 王敏, rule: overdu}",
        )],
        &["check-unknown-term"],
    ),
];

#[test]
fn rules_tell_near_cases_apart() {
    for (rule, fixture, changes, expected) in NEAR {
        assert_eq!(
            said(rule, fixture, changes),
            *expected,
            "{rule} {fixture} {changes:?}"
        );
    }
}
