//! Laws of the checks that compare cases: windows with both ends, no hits across customers, sums
//! of settlements, and ten thousand cases in one go.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use complaint::codec::{self, regulations};
use complaint::domain::record::Record;
use complaint::domain::regulations::Regulations;
use complaint::domain::time::Time;
use complaint::finding::Finding;
use complaint::rules::{self, CheckSettings};
use proptest::prelude::*;

const POLICY: &str = include_str!("../../policies/manufacturing.toml");
const WINDOW: u64 = 7;
const MORE: &str = "
[[recurrence]]
name = \"repeat\"
same = [\"customer.name\", \"product.part\"]
window = \"7d\"
rule = \"B-5\"

[[recurrence]]
name = \"recurrence\"
same = [\"product.family\", \"defect\"]
window = \"7d\"
count = 3
rule = \"L-6\"

[precedents]
deviation = \"25\"
least = 1
rule = \"L-8\"
";

fn laws() -> Regulations {
    let file = |name: &str, text: &str| (format!("policies/{name}.toml"), text.to_owned());
    regulations::read(&[
        file("manufacturing", &format!("{POLICY}{MORE}")),
        file(
            "calendar-cn",
            include_str!("../../policies/calendar-cn.toml"),
        ),
        file("staff", include_str!("../../policies/staff.toml")),
        file(
            "organization",
            include_str!("../../policies/organization.toml"),
        ),
    ])
}

fn day(offset: u64) -> String {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    first
        .checked_add_days(Days::new(offset))
        .unwrap()
        .to_string()
}

/// A case of a customer received at a time of a day, its settlement the same day.
fn case(laws: &Regulations, n: usize, customer: u8, at: (u64, &str), amount: &str) -> Record {
    let number = format!("26{n:06}");
    let (date, time) = (day(at.0), at.1);
    let mut text = format!(
        "format: 1\nnumber: \"{number}\"\nuid: u{n}\npolicy: manufacturing\nstatus: resolved\n\
        received: {date}T{time}+08:00\ncategory: delivery\ncustomer: {{name: C{customer}}}\n\
        product: {{part: P-{customer}}}\n\
        investigation: {{at: {date}T{time}+08:00, by: a@example.com, outcome: upheld, defect: open}}\n"
    );
    if !amount.is_empty() {
        writeln!(
            text,
            "settlement: {{at: {date}T{time}+08:00, by: a@example.com, remedies: \
            [{{kind: refund, amount: \"{amount}\"}}]}}"
        )
        .unwrap();
    }
    let calendar = laws.calendar().unwrap();
    let file = format!("cases/2026/01/{number}.yaml");
    let record = codec::record::read(&file, &number, (2026, 1), text, calendar);
    assert!(
        record.faults.is_empty() && record.case.is_some(),
        "{:?}",
        record.faults
    );
    record
}

fn found(laws: &Regulations, records: &[Record], rule: &str) -> Vec<Finding> {
    let asked = CheckSettings {
        now: Time::parse_from_rfc3339("2027-12-31T00:00:00+08:00").unwrap(),
        warn_within: None,
        as_of: false,
        evidence: None,
    };
    rules::check(records, laws, &asked, |known| known.id == rule)
}

fn cases_of(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .filter_map(|finding| finding.case.clone())
        .collect()
}

/// B-5: the same moment and the last second of the last day are in the window, the next is not.
#[test]
fn a_window_has_both_ends() {
    let laws = laws();
    let pairs = [
        ((0, "09:00:00"), (0, "09:00:00"), true),
        ((0, "00:00:00"), (WINDOW, "23:59:59"), true),
        ((0, "23:59:59"), (WINDOW, "23:59:59"), true),
        ((0, "23:59:59"), (WINDOW + 1, "00:00:00"), false),
    ];
    for (first, second, hit) in pairs {
        let records = [case(&laws, 1, 1, first, ""), case(&laws, 2, 1, second, "")];
        let found = found(&laws, &records, "repeat-complaint");
        assert_eq!(found.len(), usize::from(hit), "{first:?} {second:?}");
    }
}

/// M-11, L-3.4, splitting: limit − 0.01, the limit, and limit + 0.01; both ends of the 30 days.
#[test]
fn a_split_begins_above_the_limit() {
    let laws = laws();
    let sums = [("49999.99", 0), ("50000.00", 0), ("50000.01", 1)];
    for (amount, hits) in sums {
        for (last, within) in [(30, true), (31, false)] {
            let records = [
                case(&laws, 1, 1, (0, "09:00:00"), "50000.00"),
                case(&laws, 2, 1, (last, "23:00:00"), amount),
            ];
            let found = found(&laws, &records, "split-settlement");
            assert_eq!(
                found.len(),
                if within { hits } else { 0 },
                "{amount} {last}"
            );
        }
    }
    let records = [
        case(&laws, 1, 1, (0, "09:00:00"), "120000.00"),
        case(&laws, 2, 1, (1, "09:00:00"), "30000.00"),
        case(&laws, 3, 1, (2, "09:00:00"), "0.01"),
    ];
    let last = found(&laws, &records, "split-settlement");
    assert_eq!(
        cases_of(&last),
        ["26000003"],
        "the next limit, 150,000, is passed by the third"
    );
    let arithmetic = last[0].what.to_string();
    for part in [
        "120,000.00 (26000001)",
        "30,000.00 (26000002)",
        "150,000.01",
        "150,000.00",
    ] {
        assert!(arithmetic.contains(part), "{arithmetic}");
    }
    assert!(arithmetic.contains("general-manager"), "{arithmetic}");
}

/// L-6: `count` cases in the window, customers apart; the family is the same, the parts are not.
#[test]
fn a_recurrence_is_counted_over_customers() {
    let laws = laws();
    let at = |n: usize, day| case(&laws, n, u8::try_from(n).unwrap(), (day, "09:00:00"), "");
    let three = [at(1, 0), at(2, 3), at(3, 7)];
    assert_eq!(cases_of(&found(&laws, &three, "recurrence")), ["26000003"]);
    let apart = [at(1, 0), at(2, 3), at(3, 8)];
    assert!(found(&laws, &apart, "recurrence").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against the plain definition: a case is found exactly when an earlier one of the same
    /// customer lies in the window, in whatever order the files are read.
    #[test]
    fn repeats_are_those_of_the_definition(
        received in prop::collection::vec((0_u8..3, 0_u64..40), 1..25),
        turn in any::<prop::sample::Index>(),
    ) {
        let laws = laws();
        let mut records: Vec<Record> = received
            .iter()
            .enumerate()
            .map(|(n, (customer, day))| case(&laws, n, *customer, (*day, "09:00:00"), ""))
            .collect();
        let mut expected: Vec<String> = Vec::new();
        for (n, (customer, day)) in received.iter().enumerate() {
            let mut others = received.iter().enumerate();
            let repeat = others.any(|(m, (other, before))| {
                other == customer && (*before, m) < (*day, n) && *day - *before <= WINDOW
            });
            if repeat {
                expected.push(format!("26{n:06}"));
            }
        }
        let turn = turn.index(records.len());
        records.rotate_left(turn);
        let found = found(&laws, &records, "repeat-complaint");
        prop_assert_eq!(cases_of(&found), expected);
    }

    /// A split is found exactly where the settlements of a customer in the window together pass
    /// the limit of the greatest of them.
    #[test]
    fn splits_are_those_of_the_definition(
        settled in prop::collection::vec((0_u8..2, 0_u64..90, 1_u32..160_000), 1..20),
    ) {
        let laws = laws();
        let records: Vec<Record> = settled
            .iter()
            .enumerate()
            .map(|(n, (customer, day, amount))| {
                case(&laws, n, *customer, (*day, "09:00:00"), &format!("{amount}.00"))
            })
            .collect();
        let mut expected: Vec<String> = Vec::new();
        for (n, (customer, day, amount)) in settled.iter().enumerate() {
            let before = settled.iter().enumerate().filter(|(m, (other, then, _))| {
                other == customer && (*then, *m) < (*day, n) && *day - *then <= 30
            });
            let before: Vec<u32> = before.map(|(_, (_, _, amount))| *amount).collect();
            let most = before.iter().chain([amount]).max().copied().unwrap();
            let sum: u32 = before.iter().sum::<u32>() + amount;
            let limit = [100_000, 150_000].into_iter().find(|limit| most <= *limit);
            if !before.is_empty() && limit.is_some_and(|limit| sum > limit) {
                expected.push(format!("26{n:06}"));
            }
        }
        prop_assert_eq!(cases_of(&found(&laws, &records, "split-settlement")), expected);
    }
}

/// A thousand of one customer and product: every one but the first repeats one before it.
#[test]
fn a_thousand_cases_of_one_customer() {
    let laws = laws();
    let one = |n: usize| case(&laws, n, 1, (n as u64 % 300, "09:00:00"), "1000.00");
    let records: Vec<Record> = (0..1_000).map(one).collect();
    let ids = [
        "repeat-complaint",
        "recurrence",
        "split-settlement",
        "deviating-settlement",
    ];
    let asked = CheckSettings {
        now: Time::parse_from_rfc3339("2027-12-31T00:00:00+08:00").unwrap(),
        warn_within: None,
        as_of: false,
        evidence: None,
    };
    let found = rules::check(&records, &laws, &asked, |rule| ids.contains(&rule.id));
    let repeats = found
        .iter()
        .filter(|finding| finding.rule == "repeat-complaint");
    assert_eq!(repeats.count(), 999);
}
