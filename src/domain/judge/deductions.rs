//! Deductions from the efficiency bonus (M-B): how a unit's loss falls on its people, and how each
//! pays it off month by month.
//!
//! Each case is deducted on its own; in a month they share one cap, the oldest case first. The
//! cap covers these deductions only, never what a sanction takes (M-B5b).

use rust_decimal::Decimal;

use super::portions::{at_most, portion, portions};
use crate::domain::case::liability::Who;
use crate::domain::money::Money;
use crate::domain::policy::{Deduction, Level, LiabilityLevel, ShareBy};
use crate::domain::staff::{Found, Person, Staff};

/// The longest a schedule may run: a hundred years of months.
pub const LONGEST: usize = 1200;

/// One month of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// 1 for the first.
    pub month: usize,
    /// The most that could be taken.
    pub cap: Money,
    /// What is taken for each debt, in their order.
    pub taken: Vec<Money>,
    /// What is left of all debts afterwards.
    pub left: Money,
}

impl Month {
    /// What is taken in all.
    pub fn total(&self) -> Money {
        self.taken.iter().copied().sum()
    }
}

/// Why there is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endless {
    /// The last bonus allows nothing to be taken.
    NoBonus,
    /// It would take longer than [`LONGEST`] months.
    TooLong,
}

/// A person's part of a unit's loss by itself: loss ÷ the unit's points × the person's (M-B3).
pub fn deduction(loss: Money, unit_points: u64, points: u64) -> Money {
    portion(loss, points, unit_points)
}

/// What one month takes from the debts, oldest first, without passing the cap; the debts shrink.
pub fn month(debts: &mut [Money], cap: Money) -> Vec<Money> {
    let mut room = cap;
    let mut taken = Vec::with_capacity(debts.len());
    for debt in debts {
        let part = (*debt).min(room);
        room = room - part;
        *debt = *debt - part;
        taken.push(part);
    }
    taken
}

/// The most that one month's bonus allows to be taken, cut to the fen.
pub fn cap(rule: &Deduction, bonus: Money) -> Money {
    at_most(bonus, rule.cap_percent.min(Decimal::ONE_HUNDRED))
}

/// The months until all debts, oldest first, are paid from the bonuses; the last bonus repeats.
/// Where the policy carries nothing over, there is one month.
pub fn schedule(
    rule: &Deduction,
    debts: &[Money],
    bonuses: &[Money],
) -> Result<Vec<Month>, Endless> {
    let mut debts = debts.to_vec();
    let mut months = Vec::new();
    while debts.iter().any(|debt| *debt > Money::ZERO) {
        let n = months.len();
        let last = bonuses.last().copied().unwrap_or_default();
        let cap = cap(rule, bonuses.get(n).copied().unwrap_or(last));
        if cap == Money::ZERO && n + 1 >= bonuses.len() {
            return Err(Endless::NoBonus);
        }
        if n >= LONGEST {
            return Err(Endless::TooLong);
        }
        let taken = month(&mut debts, cap);
        let left = debts.iter().copied().sum();
        months.push(Month {
            month: n + 1,
            cap,
            taken,
            left,
        });
        if !rule.carry_over {
            break;
        }
    }
    Ok(months)
}

/// Whom a deduction falls on.
#[derive(Clone, Debug)]
pub enum Bearer<'a> {
    /// One person bears it all.
    Person(&'a Person),
    /// The people of this unit bear it together.
    Unit(&'a str),
}

/// The smallest unit a liability is pinned on (M-B1, M-B2): a shift's goes to its group where the
/// policy stops at groups; a person's goes to the person where it stops at persons, else to the
/// person's unit. Where the policy says nothing of a department, it stays where it was put.
/// `None` for what is outside, and for a unit nobody knows.
pub fn bearer<'a>(rule: &Deduction, staff: &'a Staff, who: &Who) -> Option<Bearer<'a>> {
    let Who::Unit { unit, person } = who else {
        return None;
    };
    let person = person
        .as_deref()
        .and_then(|name| match staff.person_by(name) {
            Found::One(person) => Some(person),
            _ => None,
        });
    let lineage = staff.lineage(unit);
    let first = lineage.first()?;
    let level = lineage.iter().find_map(|unit| level_of(rule, &unit.id));
    let smallest = level.map_or(Level::Person, |level| level.smallest);
    if let Some(person) = person
        && smallest == Level::Person
    {
        return Some(Bearer::Person(person));
    }
    let own = person.and_then(|person| person.unit.as_deref());
    let own = own.filter(|own| staff.is_within(own, unit));
    let from = own.map_or(lineage.clone(), |own| staff.lineage(own));
    let fits = from
        .iter()
        .find(|unit| unit.level.is_none_or(|level| level >= smallest));
    Some(Bearer::Unit(fits.map_or(&first.id, |unit| &unit.id)))
}

fn level_of<'a>(rule: &'a Deduction, unit: &str) -> Option<&'a LiabilityLevel> {
    rule.levels
        .iter()
        .find(|level| level.units.iter().any(|id| id == unit))
}

/// What each person bears of a loss, in the order of the staff file; the parts add up to the loss.
/// Points of the unit that none of its people has stay with nobody and are left out.
pub fn parts<'a>(
    rule: &Deduction,
    staff: &'a Staff,
    bearer: &Bearer<'a>,
    loss: Money,
) -> Vec<(&'a Person, Money)> {
    let unit = match bearer {
        Bearer::Person(person) => return vec![(person, loss)],
        Bearer::Unit(unit) => unit,
    };
    let people = staff.members(unit);
    let mut weights: Vec<u64> = match rule.share.by {
        ShareBy::Points => people
            .iter()
            .map(|person| person.points.unwrap_or(0))
            .collect(),
        ShareBy::Heads => vec![1; people.len()],
    };
    let known: u64 = weights.iter().sum();
    let stated = staff.unit(unit).and_then(|unit| unit.points);
    if let (ShareBy::Points, Some(stated)) = (rule.share.by, stated) {
        weights.push(stated.saturating_sub(known));
    }
    people.into_iter().zip(portions(loss, &weights)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;
    use crate::domain::regulations::Regulations;
    use proptest::prelude::*;

    fn shipped() -> Regulations {
        let policy = include_str!("../../../policies/manufacturing.toml");
        let staff = include_str!("../../../policies/staff.toml");
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
        let shown = |who: &Who| match bearer(&rule, staff, who) {
            Some(Bearer::Person(person)) => format!("person {}", person.id),
            Some(Bearer::Unit(unit)) => unit.to_owned(),
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
            let parts = parts(rule, staff, &Bearer::Unit("soldermask"), yuan("9000"));
            let sum: Money = parts.iter().map(|part| part.1).sum();
            assert_eq!(sum, yuan("9000"));
            parts
                .iter()
                .map(|(p, part)| format!("{} {part}", p.id))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told(&rule),
            ["feng.tao 3272.73", "chu.wei 3272.73", "shen.li 2454.54"]
        );
        rule.share.by = ShareBy::Heads;
        assert_eq!(
            told(&rule),
            ["feng.tao 3000.00", "chu.wei 3000.00", "shen.li 3000.00"]
        );
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
        assert_eq!(schedule(&rule, &one, &[]), Err(Endless::NoBonus));
        assert_eq!(schedule(&rule, &one, &[Money::ZERO]), Err(Endless::NoBonus));
        assert_eq!(
            schedule(&rule, &one, &[yuan("5"), yuan("0.01")]).map(|m| m.len()),
            Ok(1)
        );
        let waited = schedule(&rule, &one, &[Money::ZERO, yuan("5")]).unwrap();
        assert_eq!((waited.len(), waited[0].total()), (2, Money::ZERO));
        let long = schedule(&rule, &[yuan("1000000000000")], &[yuan("5000")]);
        assert_eq!(long, Err(Endless::TooLong));
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
}
