//! A month's figures as of its end are the same from any later day (M-9.10): what happens later, and
//! who moves, leaves or is appointed later, changes none of them; what had happened and was recorded
//! later is restated, with both figures.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use complaint::codec;
use complaint::domain::case::Case;
use complaint::domain::judge;
use complaint::domain::posted::{Figure, Head, Statistics};
use complaint::domain::record::Record;
use complaint::domain::regulations::Regulations;
use complaint::domain::schema::Stamp;
use complaint::domain::time::Time;
use complaint::report::Subject;
use complaint::report::indicators::Scope;
use complaint::report::period::Period;
use complaint::report::restated::restated;
use complaint::report::wanted::indicators;
use complaint::ui::report::figures;

fn regulations(more: &str) -> Regulations {
    let files = ["calendar-cn", "manufacturing", "organization", "staff"].map(|name| {
        let path = format!("{}/policies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let mut text = std::fs::read_to_string(path).unwrap();
        if name == "staff" {
            text.push_str(more);
        }
        (format!("policies/{name}.toml"), text)
    });
    let read = codec::regulations::read(&files);
    assert!(read.faults().is_empty(), "{:?}", read.faults());
    read
}

/// What the staff file says of the weeks after October: the manager is another, the inspector has moved,
/// a seller has left.
const LATER: &str = "
[[posting]]
person = \"zhao.lei\"
unit = \"rd\"
points = 20
from = 2026-11-02

[[posting]]
person = \"xu.fei\"
unit = \"business\"
points = 18
until = 2026-11-15

[[appointment]]
person = \"xu.fei\"
role = \"business-manager\"
from = 2026-11-01
";

fn time(text: &str) -> Time {
    Time::parse_from_rfc3339(text).unwrap()
}

/// The days between the steps of a case, how many steps it has, and how many days late the last of
/// them is recorded.
#[derive(Clone, Debug)]
struct History {
    received: i64,
    waits: Vec<i64>,
    late: i64,
}

fn history(late: impl Strategy<Value = i64>) -> impl Strategy<Value = History> {
    let waits = prop::collection::vec(0_i64..20, 0..7);
    (0_i64..30, waits, late).prop_map(|(received, waits, late)| History {
        received,
        waits,
        late,
    })
}

fn record(regulations: &Regulations, i: usize, history: &History) -> Record {
    let first = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
    let mut day = first + Duration::days(history.received);
    let mut text = format!(
        "format: 1\nnumber: \"26100{i}\"\nuid: u{i}\npolicy: manufacturing\nstatus: received\n\
         customer: {{name: C{i}}}\nreceived: {day}T09:00:00+08:00\n"
    );
    let steps = [
        ("registration", "chen.xiao", ""),
        (
            "investigation",
            "zhao.lei",
            ", outcome: upheld, liability: [{unit: soldermask, share: 100}]",
        ),
        (
            "settlement",
            "wang.min",
            ", remedies: [{kind: compensation, amount: '900'}]",
        ),
        (
            "approvals",
            "li.jing",
            ", role: business-manager, amount: '900.00'",
        ),
        ("agreement", "wang.min", ", accepted: true"),
        ("closing", "chen.xiao", ""),
    ];
    let done = history.waits.iter().zip(steps).enumerate();
    let last = history.waits.len().min(steps.len());
    for (n, (wait, (section, by, more))) in done {
        day += Duration::days(*wait);
        let late = if n + 1 == last { history.late } else { 0 };
        let recorded = day + Duration::days(late);
        let recorded = match late {
            0 => String::new(),
            _ => format!(", recorded: {recorded}T{:02}:00:00+08:00", 10 + n),
        };
        let fact = format!(
            "{{at: {day}T{:02}:00:00+08:00, by: {by}@example.com{recorded}{more}}}",
            10 + n
        );
        let listed = if section == "approvals" {
            format!("[{fact}]")
        } else {
            fact
        };
        let _ = writeln!(text, "{section}: {listed}");
    }
    let calendar = regulations.calendar().unwrap();
    let (file, number) = (format!("cases/2026/10/26100{i}.yaml"), format!("26100{i}"));
    let read = codec::record::read(&file, &number, (2026, 10), text, calendar);
    assert!(read.faults.is_empty(), "{:?}\n{}", read.faults, read.text);
    read
}

fn october(regulations: &Regulations, cases: Vec<Case>) -> Vec<Figure> {
    let end = time("2026-10-31T23:59:59+08:00");
    let calendar = regulations.calendar().unwrap();
    let subjects: Vec<Subject> = cases
        .into_iter()
        .map(|case| {
            let policy = regulations.policy_of(&case);
            let staff = &regulations.staff;
            let law = |policy| (policy, calendar, staff);
            let clocks = judge::clocks(&case, law(policy.unwrap()), end).0;
            Subject {
                owner: Subject::whose_turn(&case, policy, staff, &clocks, end),
                clocks,
                case,
                policy,
                calendar,
            }
        })
        .collect();
    let period = Period::read("2026-10", NaiveDate::default()).unwrap();
    let scope = Scope {
        period: &period,
        now: end,
        staff: &regulations.staff,
    };
    figures(&indicators(&subjects, &scope))
}

/// As it was known at the end of October, by the staff file of then; and as it stood then, by all that
/// is known and by the staff file of December.
fn both(histories: &[History]) -> (Vec<Figure>, Vec<Figure>) {
    let end = time("2026-10-31T23:59:59+08:00");
    let (then, now) = (regulations(""), regulations(LATER));
    let records = histories.iter().enumerate();
    let records: Vec<Record> = records.map(|(i, it)| record(&then, i, it)).collect();
    let known = records.iter().filter_map(|it| it.known_at(end));
    let known = october(&then, known.map(Cow::into_owned).collect());
    let stood = records
        .iter()
        .filter_map(|it| it.case.clone()?.stood_at(end));
    (known, october(&now, stood.collect()))
}

fn posted(figures: Vec<Figure>) -> Statistics {
    let at = time("2026-11-02T09:00:00+08:00");
    Statistics {
        head: Head {
            format: 1,
            policy: "manufacturing".into(),
            month: "2026-10".parse().unwrap(),
            stamp: Stamp {
                at,
                recorded: at,
                by: "wang.min@example.com".into(),
                entered_by: None,
                paper: None,
                as_of: false,
            },
            commit: None,
            predecessor: None,
            inputs: Vec::new(),
        },
        figures,
        liability: Vec::new(),
        measures: Vec::new(),
        digest: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_happens_later_changes_no_month(
        histories in prop::collection::vec(history(Just(0)), 1..5),
    ) {
        let (known, stood) = both(&histories);
        prop_assert_eq!(known, stood);
    }

    #[test]
    fn what_was_recorded_late_is_restated_with_both_figures(
        histories in prop::collection::vec(history(0_i64..40), 1..5),
    ) {
        let (known, stood) = both(&histories);
        let now = [("manufacturing".to_owned(), stood.clone())].into();
        let told = restated(&[&posted(known.clone())], &now);
        let value = |figures: &[Figure], key: &str| {
            let figure = figures.iter().find(|it| it.key == key);
            figure.map(|it| it.value.clone())
        };
        for one in &told {
            prop_assert_eq!(&one.posted, &value(&known, &one.key));
            prop_assert_eq!(&one.now, &value(&stood, &one.key));
        }
        let same = |it: &&Figure| !told.iter().any(|one| one.key == it.key);
        let left: Vec<&Figure> = known.iter().filter(same).collect();
        prop_assert_eq!(left, stood.iter().filter(same).collect::<Vec<_>>());
    }
}
