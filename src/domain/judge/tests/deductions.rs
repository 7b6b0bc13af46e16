//! M-B: on whom a loss falls, and how it is paid off.

use chrono::NaiveDate;

use super::{case, person, shipped, staff, stamp, yuan};
use crate::domain::case::liability::{Basis, Who};
use crate::domain::judge::deductions::{
    Bearer, Bearing, Overlong, Payer, Unpayable, basis, basis_of, bearer, deduction, falls_on,
    overlong, plan, schedule,
};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::Deduction;

fn rule() -> Deduction {
    shipped().consequences.deduction.unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(unit: &str) -> Who {
    Who::Unit {
        unit: unit.to_owned(),
        person: None,
    }
}

fn bonus(person: &str, month: &str, amount: &str) -> String {
    format!("\n[[bonus]]\nmonth = \"{month}\"\nperson = \"{person}\"\namount = \"{amount}\"\n")
}

/// M-B3: 9,000 ÷ 44 points × 16.
#[test]
fn m_b3_one_part_by_itself() {
    assert_eq!(deduction(yuan("9000"), 44, 16), yuan("3272.73"));
}

/// M-B5: half of 2,600 a month; two years are 31,200.
#[test]
fn m_b5_more_than_two_years_is_too_long() {
    let staff = staff(&bonus("feng.tao", "2026-11", "2600"));
    let told = |debt| overlong(&rule(), &staff, person(&staff, "feng.tao"), yuan(debt));
    let bonus = yuan("2600");
    assert_eq!(told("0"), None);
    assert_eq!(told("31200"), None);
    let months = Some(25);
    assert_eq!(told("31200.01"), Some(Overlong { bonus, months }));
    assert_eq!(told("32500.01").unwrap().months, Some(26));
    let once = Deduction {
        carry_over: false,
        ..rule()
    };
    let feng = person(&staff, "feng.tao");
    assert_eq!(overlong(&once, &staff, feng, yuan("99999")), None);
}

/// M-B5: a bonus that allows nothing pays nothing, whether or not the rest is carried over.
#[test]
fn m_b5_a_schedule_counts_its_months_from_one() {
    let debts = [yuan("1500")];
    let all = schedule(&rule(), &debts, &[yuan("2600")]).unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|it| (it.month, it.total(), it.left))
        .collect();
    let first = (1, yuan("1300"), yuan("200"));
    assert_eq!(told, [first, (2, yuan("200"), Money::ZERO)]);
    for carry_over in [true, false] {
        let rule = Deduction {
            carry_over,
            ..rule()
        };
        let none = schedule(&rule, &debts, &[Money::ZERO]);
        assert_eq!(none, Err(Unpayable::NoBonus));
    }
}

/// M-B5: months of which nobody stated a bonus take nothing; one of nothing takes nothing either, but
/// is known.
#[test]
fn m_b5_a_plan_follows_the_bonuses_that_are_stated() {
    let bonus = |now: Month| match now.to_string().as_str() {
        "2026-11" => Some(Money::ZERO),
        "2026-12" => None,
        _ => Some(yuan("2600")),
    };
    let planned = plan(
        &rule(),
        yuan("3000"),
        (month("2026-11"), Some(month("2027-02"))),
        bonus,
    );
    let taken = vec![
        (3, month("2027-01"), yuan("1300")),
        (4, month("2027-02"), yuan("1300")),
    ];
    assert_eq!(planned.months, taken);
    assert_eq!(planned.unknown, [month("2026-12")]);
    assert_eq!(planned.left, yuan("400"));
}

/// M-12: on manufacturing and business alone; where the policy names no department, on every one.
#[test]
fn m_12_only_the_named_departments_bear_deductions() {
    let staff = staff("");
    let on = |rule: &Deduction, who: &Who| falls_on(rule, &staff, who, day("2026-11-05"));
    let (named, mut every) = (rule(), rule());
    every.units.clear();
    for (id, bears) in [
        ("soldermask-a", true),
        ("manufacturing", true),
        ("business", true),
        ("quality", false),
        ("gm-office", false),
        // Nobody knows it: whether it is one of them cannot be told.
        ("nowhere", true),
    ] {
        assert_eq!(on(&named, &unit(id)), bears, "{id}");
        assert!(on(&every, &unit(id)), "{id}");
    }
    assert!(!on(&every, &Who::Outside("ink maker".to_owned())));
}

/// M-B1: a unit that ended is taken as it last was, whatever day it is decided on.
#[test]
fn m_b1_an_ended_unit_bears_as_on_its_last_day() {
    let staff = staff(
        "\n[[unit]]\nid = \"inks\"\ntitle = { zh = \"油墨组\", en = \"Inks\" }\n\
         parent = \"manufacturing\"\nlevel = \"group\"\npoints = 9\nuntil = 2026-10-31\n",
    );
    let rule = rule();
    let decided = |text| match bearer(&rule, &staff, &unit("inks"), day(text)) {
        Some(Bearer::Unit(unit, day)) => format!("{unit} {day}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(decided("2026-11-05"), "inks 2026-10-31");
    assert_eq!(decided("2026-10-05"), "inks 2026-10-05");
    assert!(falls_on(&rule, &staff, &unit("inks"), day("2026-11-05")));
}

/// Whoever is stored is known again by the address, with the name where the staff file has it.
#[test]
fn who_pays_is_known_by_the_address() {
    let staff = staff(&bonus("feng.tao", "2026-11", "2600"));
    let stored = &basis(&rule(), &staff, &[&unit("soldermask")], day("2026-11-05"))[0];
    assert_eq!(stored.points, Some(44));
    let mut gone: Basis = stored.clone();
    gone.people[1].person = "gone@example.com".to_owned();
    let parts = Bearing::Stored(&gone).parts(&rule(), &staff, yuan("9000"));
    let payers: Vec<&Payer> = parts.iter().map(|part| &part.payer).collect();
    let names: Vec<&str> = payers.iter().map(|payer| payer.name()).collect();
    assert_eq!(names, ["冯涛", "gone@example.com", "沈丽"]);
    assert!(payers[0].is(payers[0]) && !payers[0].is(payers[1]));
    let bonus = |payer: &Payer| payer.bonus(&staff, month("2026-11"));
    assert_eq!(bonus(payers[0]), Some(yuan("2600")));
    assert_eq!(bonus(payers[1]), None);
}

/// M-B3: whoever is stored alone bears it all; of a unit's points each bears the own, the rest
/// nobody.
#[test]
fn m_b3_a_stored_part_goes_by_the_stored_points() {
    let staff = staff("");
    let stored = &basis(&rule(), &staff, &[&unit("etching")], day("2026-11-05"))[0];
    let amounts = |points: Option<u64>, own: u64| {
        let mut stored = stored.clone();
        stored.points = points;
        stored.people[0].points = own;
        let parts = Bearing::Stored(&stored).parts(&rule(), &staff, yuan("9000"));
        parts.iter().map(|part| part.amount).collect::<Vec<_>>()
    };
    assert_eq!(amounts(None, 0), [yuan("9000")]);
    assert_eq!(amounts(Some(32), 16), [yuan("4500")]);
}

/// M-B3: of each liable party once, by the staff of the day.
#[test]
fn m_b3_what_is_stored_with_the_decision() {
    let by = stamp(4, "zhao.lei");
    let item = |n: u64| {
        format!(
            "{{n = {n}, text = \"x\", outcome = \"upheld\", decided = {{{by}}}, \
             liability = [{{unit = \"etching\", share = \"100\"}}]}}"
        )
    };
    let case = case(&format!(
        "investigation = {{{by}, outcome = \"upheld\"}}\nitems = [{}, {}]\n",
        item(1),
        item(2)
    ));
    let stored = basis_of(&case, &shipped(), &staff(""), day("2026-11-05"));
    assert_eq!(stored.len(), 1);
    assert_eq!(
        (stored[0].unit.as_str(), stored[0].points),
        ("etching", Some(16))
    );
}
