use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::domain::money::Money;
use crate::domain::posted::{Amount, Head, Line, Payroll as Posted};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::schema::Stamp;
use crate::report::samples::{at, record, regulations_with};

/// The shipped regulation with the bonuses of the people of the solder mask group and of one seller,
/// from 2026 to 2031.
pub(super) fn regulations() -> Regulations {
    regulations_and("")
}

/// The same with further entries of the staff file.
fn regulations_and(entries: &str) -> Regulations {
    let shipped = include_str!("../../../policies/staff.toml");
    let mut staff = shipped.split("[[bonus]]").next().unwrap().to_owned();
    let people = [
        ("feng.tao", "2600"),
        ("chu.wei", "2600"),
        ("shen.li", "2000"),
        ("xu.fei", "3200"),
    ];
    for (year, month) in (2026..2032).flat_map(|year| (1..13).map(move |month| (year, month))) {
        for (person, amount) in people {
            let entry = format!(
                "\n[[bonus]]\nmonth = \"{year}-{month:02}\"\nperson = \"{person}\"\namount = \"{amount}\"\n"
            );
            staff.push_str(&entry);
        }
    }
    regulations_with(&(staff + entries))
}

pub(super) fn closed(day: &str, amount: &str, liable: &str) -> String {
    format!(
        "received: 2026-01-05T09:00:00+08:00\n\
         investigation: {{at: 2026-01-06T09:00:00+08:00, by: a@example.com, outcome: upheld, liability: [{liable}]}}\n\
         settlement: {{at: 2026-01-07T09:00:00+08:00, by: a@example.com, remedies: [{{kind: compensation, amount: '{amount}'}}]}}\n\
         closing: {{at: {day}T10:00:00+08:00, by: a@example.com}}\n"
    )
}

/// A correction of the compensation, recorded on a day.
fn corrected(day: &str, old: &str, new: &str) -> String {
    format!(
        "corrections: [{{at: {day}T10:00:00+08:00, by: a@example.com, field: 'settlement.remedies[0].amount', \
         old: '{old}', new: '{new}', reason: r}}]\n"
    )
}

/// The mark of a case that is taken up again on a day.
fn superseded(day: &str, by: &str) -> String {
    format!(
        "links: {{superseded_by: '{by}', superseded: {{at: {day}T09:00:00+08:00, by: a@example.com, reason: r}}}}\n"
    )
}

pub(super) const GROUP: &str = "{unit: soldermask, share: 100}";
const SELLER: &str = "{unit: business, person: xu.fei, share: 100}";

pub(super) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub(super) fn amount(text: &str) -> Money {
    text.parse().unwrap()
}

/// `feng.tao 261101 0.00 1300.00 1972.73`, with the cause where there is one.
fn told(payroll: &Payroll) -> Vec<String> {
    let lines = payroll.persons.iter().flat_map(|line| {
        let cases = line.cases.iter();
        cases.map(|case| {
            let id = &line.debtor.person.unwrap().id;
            let shown = |it: Option<Money>| it.map_or("?".to_owned(), |it| it.to_string());
            let (now, left) = (shown(case.deducted), shown(case.balance));
            let mut said = format!("{id} {} {} {now} {left}", case.number, case.before);
            if let Some(cause) = case.cause {
                let _ = write!(said, " {cause}");
            }
            if case.outstanding {
                said.push_str(" outstanding");
            }
            said
        })
    });
    lines.collect()
}

pub(super) fn sheet(regulations: &Regulations, records: &[Record], of: &str) -> Vec<String> {
    let book = Book::new(records, regulations);
    told(&payroll(
        &book,
        &Ledger::default(),
        month(of),
        at("2031-12-01"),
    ))
}

/// What `--post` keeps of a month.
fn posted(payroll: &Payroll) -> Posted {
    let persons = payroll.persons.iter();
    let lines = persons.flat_map(|person| {
        let cases = person.cases.iter();
        cases.map(move |case| Line {
            person: person.debtor.email.clone(),
            case: case.number.clone(),
            uid: case.uid.clone(),
            owed: case.deduction,
            before: case.before,
            amount: Amount(case.deducted.unwrap()),
            balance: case.balance.unwrap(),
            bonus: person.bonus,
            cap: person.cap,
            cause: case.cause,
            by_case: case.by_case.clone(),
            outstanding: case.outstanding,
        })
    });
    Posted {
        head: Head {
            format: 1,
            policy: "manufacturing".into(),
            month: payroll.month,
            stamp: Stamp {
                at: at("2031-12-01"),
                recorded: at("2031-12-01"),
                by: "a@example.com".into(),
                entered_by: None,
                paper: None,
                as_of: false,
            },
            commit: None,
            predecessor: None,
            inputs: Vec::new(),
        },
        lines: lines.collect(),
        fines: Vec::new(),
        digest: None,
    }
}

/// M-B3, M-B5: from the month after the closing, half of 2,600 a month until 3,272.73 is paid.
#[test]
fn a_case_is_deducted_until_it_is_paid() {
    let regulations = regulations();
    let one = [record(
        &regulations,
        "261101",
        &closed("2026-11-13", "9000", GROUP),
    )];
    let told = |month: &str| sheet(&regulations, &one, month);
    assert!(told("2026-11").is_empty());
    assert_eq!(
        told("2026-12"),
        [
            "feng.tao 261101 0.00 1300.00 1972.73",
            "chu.wei 261101 0.00 1300.00 1972.73",
            "shen.li 261101 0.00 1000.00 1454.54",
        ]
    );
    assert_eq!(told("2027-02")[0], "feng.tao 261101 2600.00 672.73 0.00");
    assert!(told("2027-03").is_empty());
}

/// Two cases share the cap, the older first; the one closed later begins later.
#[test]
fn the_older_case_comes_first() {
    let regulations = regulations();
    let two = [
        record(&regulations, "261009", &closed("2026-11-02", "900", SELLER)),
        record(
            &regulations,
            "261011",
            &closed("2026-10-20", "2000", SELLER),
        ),
    ];
    let told = |month: &str| sheet(&regulations, &two, month);
    assert_eq!(told("2026-11"), ["xu.fei 261011 0.00 1600.00 400.00"]);
    assert_eq!(
        told("2026-12"),
        [
            "xu.fei 261011 1600.00 400.00 0.00",
            "xu.fei 261009 0.00 900.00 0.00"
        ]
    );
}

/// What is outside falls on nobody; a case whose quantity is open is named.
#[test]
fn what_cannot_be_told_is_named() {
    let regulations = regulations();
    let open = closed("2026-11-02", "1", GROUP).replace(
        "{kind: compensation, amount: '1'}",
        "{kind: return, quantity: open, price: '5'}",
    );
    let outside = closed("2026-11-02", "5", "{outside: ink, share: 100}");
    let all = [
        record(&regulations, "261101", &open),
        record(&regulations, "261102", &outside),
    ];
    let book = Book::new(&all, &regulations);
    let payroll = payroll(
        &book,
        &Ledger::default(),
        month("2026-12"),
        at("2027-06-01"),
    );
    assert_eq!(payroll.unknown, ["261101"]);
    assert!(payroll.persons.is_empty());
}

/// M-9.9: what was taken for a case that is taken up again is paid back whole in that month; the
/// months before say what they said.
#[test]
fn a_case_taken_up_again_is_paid_back() {
    let regulations = regulations();
    let old = closed("2026-08-03", "2000", SELLER);
    let new = "received: 2026-10-13T09:00:00+08:00\n";
    let again = [
        record(
            &regulations,
            "260801",
            &(old.clone() + &superseded("2026-10-13", "261001")),
        ),
        record(&regulations, "261001", new),
    ];
    let once = [record(&regulations, "260801", &old)];
    let told = |month: &str| sheet(&regulations, &again, month);
    assert_eq!(told("2026-09"), sheet(&regulations, &once, "2026-09"));
    assert_eq!(told("2026-09"), ["xu.fei 260801 0.00 1600.00 400.00"]);
    assert_eq!(
        told("2026-10"),
        ["xu.fei 260801 1600.00 -1600.00 0.00 reopened"]
    );
    assert!(told("2026-11").is_empty());
}

/// M-9.9: once the case that follows is closed, its shares hold for the loss of the old one too;
/// where it holds nobody liable, the old ones stand again.
#[test]
fn the_case_that_follows_decides_on_the_loss_of_the_old_one() {
    let regulations = regulations();
    let old = closed("2026-08-03", "2000", SELLER) + &superseded("2026-10-13", "261001");
    let followed = |liable: &str| {
        let next = closed("2026-11-20", "90", liable)
            .replace("2026-01-05", "2026-10-13")
            .replace("2026-01-0", "2026-10-1");
        let both = [
            record(&regulations, "260801", &old),
            record(&regulations, "261001", &next),
        ];
        let told = |month: &str| sheet(&regulations, &both, month);
        assert_eq!(
            told("2026-10"),
            ["xu.fei 260801 1600.00 -1600.00 0.00 reopened"]
        );
        [told("2026-11"), told("2026-12"), told("2027-01")]
    };
    // 2,000.00 and 90.00 by points 16 : 16 : 12.
    let [november, december, january] = followed(GROUP);
    assert!(november.is_empty());
    assert_eq!(
        december,
        [
            "feng.tao 260801 0.00 727.27 0.00 decided-again",
            "feng.tao 261001 0.00 32.73 0.00",
            "chu.wei 260801 0.00 727.27 0.00 decided-again",
            "chu.wei 261001 0.00 32.73 0.00",
            "shen.li 260801 0.00 545.46 0.00 decided-again",
            "shen.li 261001 0.00 24.54 0.00",
        ]
    );
    assert!(january.is_empty());
    let [november, december, january] = followed("");
    assert_eq!(
        november,
        ["xu.fei 260801 0.00 1600.00 400.00 decided-again"]
    );
    assert_eq!(december, ["xu.fei 260801 1600.00 400.00 0.00"]);
    assert!(january.is_empty());
}

/// What is mended is adjusted in the month it is recorded in: less is paid back whole, more is
/// taken below the cap.
#[test]
fn a_correction_is_adjusted_in_its_month() {
    let regulations = regulations();
    let less = closed("2026-08-03", "500", SELLER) + &corrected("2026-10-08", "1500", "500");
    let told = |text: &str, month: &str| {
        let one = [record(&regulations, "260801", text)];
        sheet(&regulations, &one, month)
    };
    assert_eq!(told(&less, "2026-09"), ["xu.fei 260801 0.00 1500.00 0.00"]);
    assert_eq!(
        told(&less, "2026-10"),
        ["xu.fei 260801 1500.00 -1000.00 0.00 corrected"]
    );
    assert!(told(&less, "2026-11").is_empty());
    let more = closed("2026-08-03", "4000", SELLER) + &corrected("2026-10-08", "1500", "4000");
    assert_eq!(
        told(&more, "2026-10"),
        ["xu.fei 260801 1500.00 1600.00 900.00 corrected"]
    );
    assert_eq!(
        told(&more, "2026-11"),
        ["xu.fei 260801 3100.00 900.00 0.00"]
    );
}

/// What is posted stays as it was posted; the next month takes up where it ended, and what the files
/// say otherwise now is adjusted there.
#[test]
fn a_posted_month_is_never_reckoned_anew() {
    let regulations = regulations();
    let one = [record(
        &regulations,
        "260801",
        &closed("2026-08-03", "2000", SELLER),
    )];
    let now = at("2026-10-05");
    let september = payroll(
        &Book::new(&one, &regulations),
        &Ledger::default(),
        month("2026-09"),
        now,
    );
    let ledger = Ledger::of([posted(&september)]);
    let other = [record(
        &regulations,
        "260801",
        &closed("2026-08-03", "1000", SELLER),
    )];
    let book = Book::new(&other, &regulations);
    let sheet = |of: &str| told(&payroll(&book, &ledger, month(of), at("2026-12-05")));
    assert_eq!(sheet("2026-09"), ["xu.fei 260801 0.00 1600.00 400.00"]);
    assert_eq!(
        sheet("2026-10"),
        ["xu.fei 260801 1600.00 -600.00 0.00 changed"]
    );
    assert!(sheet("2026-11").is_empty());
    assert!(sheet("2026-08").is_empty());
}

/// One thing that is recorded of a case after its closing.
#[derive(Clone, Debug)]
enum Later {
    Nothing,
    Corrected(u64),
    Reopened,
}

/// What the staff file says from a month on: somebody is in another shift of the group with other
/// points, or is new in it.
#[derive(Clone, Debug)]
enum Staffing {
    Same,
    Moves,
    Joins,
}

/// The entry that says so, dated the first of the month.
fn entry(staffing: &Staffing, first: u32) -> String {
    let from = day(first).replace("-13", "-01");
    let posting = |person: &str, points: u32| {
        format!(
            "\n[[posting]]\nperson = \"{person}\"\nunit = \"soldermask-a\"\npoints = {points}\nfrom = {from}\n"
        )
    };
    match staffing {
        Staffing::Same => String::new(),
        Staffing::Moves => posting("chu.wei", 20),
        Staffing::Joins => {
            let mut text =
                "\n[[person]]\nid = \"new.one\"\nname = \"N\"\nemail = \"new.one@example.com\"\n"
                    .to_owned();
            text.push_str(&posting("new.one", 16));
            for month in 0..72 {
                let month = &day(month)[..7];
                let _ = write!(
                    text,
                    "\n[[bonus]]\nmonth = \"{month}\"\nperson = \"new.one\"\namount = \"1800\"\n"
                );
            }
            text
        }
    }
}

fn staffing() -> impl Strategy<Value = (Staffing, u32)> {
    let all = [Staffing::Same, Staffing::Moves, Staffing::Joins];
    (prop::sample::select(all.to_vec()), 0_u32..12)
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// A closed case by the months after 2026-01 in which it was closed and something was recorded later.
fn history() -> impl Strategy<Value = (u32, u64, bool, u32, Later)> {
    let later = prop_oneof![
        Just(Later::Nothing),
        (1_u64..900_000).prop_map(Later::Corrected),
        Just(Later::Reopened),
    ];
    (0_u32..8, 1_u64..900_000, any::<bool>(), 0_u32..6, later)
}

fn day(months: u32) -> String {
    format!(
        "{}-{:02}-13",
        2026 + (1 + months) / 12,
        (1 + months) % 12 + 1
    )
}

fn records(regulations: &Regulations, histories: &[(u32, u64, bool, u32, Later)]) -> Vec<Record> {
    let mut records = Vec::new();
    for (i, (end, fen, group, wait, later)) in histories.iter().enumerate() {
        let (number, follower) = (format!("26010{i}"), format!("26020{i}"));
        let liable = if *group { GROUP } else { SELLER };
        let (first, second) = (day(*end), day(end + wait).replace("-13", "-14"));
        let text = match later {
            Later::Nothing => closed(&first, &yuan(*fen), liable),
            Later::Corrected(other) => {
                let correction = corrected(&second, &yuan(*fen), &yuan(*other));
                closed(&first, &yuan(*other), liable) + &correction
            }
            Later::Reopened => {
                let received = format!("received: {second}T09:00:00+08:00\n");
                records.push(record(regulations, &follower, &received));
                closed(&first, &yuan(*fen), liable) + &superseded(&second, &follower)
            }
        };
        records.push(record(regulations, &number, &text));
    }
    records
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The past stays as it was: a month's sheet as of its end, by the staff file of that day, is the
    /// same from any later day by the staff file of then, posted or not; never more than half the bonus is taken; and what was taken in all is, to the fen,
    /// what the files say now.
    #[test]
    fn every_fen_has_a_month(
        histories in prop::collection::vec(history(), 1..4),
        (staffing, first) in staffing(),
    ) {
        let (old, regulations) = (regulations(), regulations_and(&entry(&staffing, first)));
        let records = records(&regulations, &histories);
        let (before, book) = (Book::new(&records, &old), Book::new(&records, &regulations));
        let changes = month(&day(first)[..7]);
        let mut ledger = Ledger::default();
        let calendar = regulations.calendar().unwrap();
        let mut of = month("2026-02");
        let mut taken = Money::ZERO;
        for _ in 0..48 {
            let known = if of < changes { &before } else { &book };
            let then = payroll(known, &ledger, of, of.end(calendar));
            let later = payroll(&book, &Ledger::default(), of, at("2031-12-01"));
            prop_assert_eq!(told(&then), told(&later));
            for line in &then.persons {
                let cases = line.cases.iter().filter_map(|case| case.deducted);
                let most: Money = cases.filter(|it| !it.is_negative()).sum();
                let bonus = line.bonus.unwrap().decimal();
                prop_assert!(most.decimal() * rust_decimal::Decimal::TWO <= bonus);
                taken = taken + line.deducted().unwrap();
            }
            let months = ledger.all().cloned().chain([posted(&then)]);
            ledger = Ledger::of(months.collect::<Vec<_>>());
            of = of.next();
        }
        let stands = histories.iter().map(|(_, fen, _, _, later)| match later {
            Later::Nothing => amount(&yuan(*fen)),
            Later::Corrected(other) => amount(&yuan(*other)),
            Later::Reopened => Money::ZERO,
        });
        prop_assert_eq!(taken, stands.sum::<Money>());
    }
}
