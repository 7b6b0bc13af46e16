//! Deductions from the bonus: on whom a loss falls, and the months that take it (M-B).

use chrono::NaiveDate;
use complaint::codec;
use complaint::domain::case::liability::{Basis, Liable, Who};
use complaint::domain::judge::deductions::{
    Bearer, Unpayable, basis, bearer, bearing, parts, schedule,
};
use complaint::domain::money::Money;
use complaint::domain::policy::{Deduction, ShareBy};
use complaint::domain::regulations::Regulations;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn shipped() -> Regulations {
    let policy = include_str!("../../policies/manufacturing.toml");
    let staff = include_str!("../../policies/staff.toml");
    codec::regulations::read_alone(&[
        ("policies/manufacturing.toml".to_owned(), policy.to_owned()),
        ("policies/staff.toml".to_owned(), staff.to_owned()),
    ])
}

fn rule(regulations: &Regulations) -> Deduction {
    regulations.policies[0]
        .consequences
        .deduction
        .clone()
        .unwrap()
}

fn yuan(text: &str) -> Money {
    text.parse().unwrap()
}

fn fen(fen: u64) -> Money {
    yuan(&format!("{}.{:02}", fen / 100, fen % 100))
}

/// A day on which the shipped people are what they are.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 5).unwrap();

fn liable(unit: &str, person: Option<&str>) -> Who {
    Who::Unit {
        unit: unit.to_owned(),
        person: person.map(str::to_owned),
    }
}

/// M-B1, M-B2: a shift's liability is its group's; in business a person's is the person's.
#[test]
fn a_loss_falls_on_the_smallest_unit_the_policy_allows() {
    let regulations = shipped();
    let (rule, staff) = (rule(&regulations), &regulations.staff);
    let shown = |who: &Who| match bearer(&rule, staff, who, DAY) {
        Some(Bearer::Person(person)) => format!("person {}", person.id),
        Some(Bearer::Unit(unit, _)) => unit.to_owned(),
        None => "nobody".to_owned(),
    };
    assert_eq!(shown(&liable("soldermask-a", None)), "soldermask");
    assert_eq!(
        shown(&liable("soldermask-b", Some("shen.li"))),
        "soldermask"
    );
    assert_eq!(shown(&liable("etching", None)), "etching");
    assert_eq!(shown(&liable("manufacturing", None)), "manufacturing");
    assert_eq!(
        shown(&liable("business", Some("wang.min"))),
        "person wang.min"
    );
    assert_eq!(shown(&liable("business", None)), "business");
    assert_eq!(
        shown(&liable("quality", Some("zhao.lei"))),
        "person zhao.lei"
    );
    assert_eq!(shown(&liable("nowhere", None)), "nobody");
    assert_eq!(shown(&Who::Outside("ink maker".to_owned())), "nobody");
}

/// M-B3: 9,000 ÷ 44 points × 16, 16 and 12; the parts add up.
#[test]
fn a_unit_s_loss_falls_on_its_people_by_points() {
    let regulations = shipped();
    let (mut rule, staff) = (rule(&regulations), &regulations.staff);
    let told = |rule: &Deduction| {
        let parts = parts(rule, staff, &Bearer::Unit("soldermask", DAY), yuan("9000"));
        let sum: Money = parts.iter().map(|part| part.amount).sum();
        assert_eq!(sum, yuan("9000"));
        parts
            .iter()
            .map(|part| format!("{} {}", part.payer.person.unwrap().id, part.amount))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(&rule),
        ["feng.tao 3272.73", "chu.wei 3272.73", "shen.li 2454.54"]
    );
    rule.share.as_mut().unwrap().by = ShareBy::Heads;
    assert_eq!(
        told(&rule),
        ["feng.tao 3000.00", "chu.wei 3000.00", "shen.li 3000.00"]
    );
}

/// M-B1 to M-B3: what is stored when a case is closed falls on the same people with the same amounts.
#[test]
fn a_stored_basis_bears_what_the_staff_file_bears() {
    let regulations = shipped();
    let (mut rule, staff) = (rule(&regulations), &regulations.staff);
    for by in [ShareBy::Points, ShareBy::Heads] {
        rule.share.as_mut().unwrap().by = by;
        for (unit, person) in [
            ("soldermask-a", None),
            ("soldermask-b", Some("shen.li")),
            ("etching", None),
            ("business", Some("wang.min")),
            ("business", None),
        ] {
            let who = liable(unit, person);
            let share = Liable {
                who: who.clone(),
                share: Decimal::ONE_HUNDRED,
            };
            let stored = basis(&rule, staff, &[&share.who], DAY);
            assert_eq!(stored.len(), 1);
            let told = |stored: &[&Basis]| {
                let bearing = bearing(&rule, staff, stored, (&who, DAY)).unwrap();
                let parts = bearing.parts(&rule, staff, yuan("9000.01"));
                let parts = parts
                    .iter()
                    .map(|it| (it.payer.email.to_owned(), it.amount));
                let unit = bearing.unit().map(str::to_owned);
                (unit, parts.collect::<Vec<_>>())
            };
            assert_eq!(told(&[&stored[0]]), told(&[]), "{unit}");
        }
    }
    let outside = Liable {
        who: Who::Outside("ink maker".to_owned()),
        share: Decimal::ONE_HUNDRED,
    };
    assert_eq!(basis(&rule, staff, &[&outside.who], DAY), []);
}

/// M-B5: at most half of each month's bonus; the last bonus repeats.
#[test]
fn the_rest_carries_over() {
    let rule = rule(&shipped());
    let months = schedule(&rule, &[yuan("3272.73")], &[yuan("2600"), yuan("1000.01")]).unwrap();
    let taken: Vec<String> = months.iter().map(|m| m.total().to_string()).collect();
    assert_eq!(taken, ["1300.00", "500.00", "500.00", "500.00", "472.73"]);
    assert_eq!(months.last().unwrap().left, Money::ZERO);
    assert_eq!(schedule(&rule, &[Money::ZERO], &[]), Ok(Vec::new()));
}

/// The oldest case is paid first; what it leaves of the cap goes to the next.
#[test]
fn cases_share_one_cap() {
    let rule = rule(&shipped());
    let debts = [yuan("1000"), yuan("900")];
    let months = schedule(&rule, &debts, &[yuan("2600")]).unwrap();
    assert_eq!(months[0].taken, [yuan("1000"), yuan("300")]);
    assert_eq!(months[1].taken, [Money::ZERO, yuan("600")]);
    assert_eq!(months.len(), 2);
}

/// Without a bonus nothing can ever be taken; a month without one is waited out.
#[test]
fn a_schedule_that_never_ends_is_refused() {
    let rule = rule(&shipped());
    let one = [yuan("1")];
    assert_eq!(schedule(&rule, &one, &[]), Err(Unpayable::NoBonus));
    assert_eq!(
        schedule(&rule, &one, &[Money::ZERO]),
        Err(Unpayable::NoBonus)
    );
    assert_eq!(
        schedule(&rule, &one, &[yuan("5"), yuan("0.01")]).map(|m| m.len()),
        Ok(1)
    );
    let waited = schedule(&rule, &one, &[Money::ZERO, yuan("5")]).unwrap();
    assert_eq!((waited.len(), waited[0].total()), (2, Money::ZERO));
    let long = schedule(&rule, &[yuan("1000000000000")], &[yuan("5000")]);
    assert_eq!(long, Err(Unpayable::TooLong));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// M-B5: each case is taken exactly, no month passes the cap of its bonus, and none but
    /// the last leaves room while something is owed; up to 10^12.
    #[test]
    fn schedules_are_exact_and_capped(
        debts in prop::collection::vec(1_u64..=100_000_000_000_000, 1..5),
        slices in 1_u64..60,
        first in prop::option::of(0_u64..1_000_000),
    ) {
        let rule = rule(&shipped());
        let total: u64 = debts.iter().sum();
        let steady = (total / slices).max(2) * 2;
        let mut bonuses: Vec<Money> = first.into_iter().map(fen).collect();
        bonuses.push(fen(steady));
        let debts: Vec<Money> = debts.into_iter().map(fen).collect();
        let months = schedule(&rule, &debts, &bonuses).unwrap();
        for (i, debt) in debts.iter().enumerate() {
            let taken: Money = months.iter().map(|month| month.taken[i]).sum();
            prop_assert_eq!(taken, *debt);
        }
        for (i, month) in months.iter().enumerate() {
            let bonus = bonuses.get(i).copied().unwrap_or(fen(steady));
            prop_assert!(month.total().decimal() * Decimal::TWO <= bonus.decimal());
            prop_assert!(month.left == Money::ZERO || month.total() == month.cap);
        }
    }
}
