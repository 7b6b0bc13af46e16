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
pub enum Unpayable {
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
) -> Result<Vec<Month>, Unpayable> {
    let mut debts = debts.to_vec();
    let mut months = Vec::new();
    while debts.iter().any(|debt| *debt > Money::ZERO) {
        let n = months.len();
        let last = bonuses.last().copied().unwrap_or_default();
        let cap = cap(rule, bonuses.get(n).copied().unwrap_or(last));
        if cap == Money::ZERO && n + 1 >= bonuses.len() {
            return Err(Unpayable::NoBonus);
        }
        if n >= LONGEST {
            return Err(Unpayable::TooLong);
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
/// `None` for what is outside, for a unit nobody knows, and for a person nobody knows who would bear
/// it alone: it does not fall on the colleagues.
pub fn bearer<'a>(rule: &Deduction, staff: &'a Staff, who: &Who) -> Option<Bearer<'a>> {
    let Who::Unit { unit, person } = who else {
        return None;
    };
    let named = person.is_some();
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
    if named && smallest == Level::Person {
        return person.map(Bearer::Person);
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
    let (by, _) = rule.shared();
    let mut weights: Vec<u64> = match by {
        ShareBy::Points => people
            .iter()
            .map(|person| person.points.unwrap_or(0))
            .collect(),
        ShareBy::Heads => vec![1; people.len()],
    };
    let known: u64 = weights.iter().sum();
    let stated = staff.unit(unit).and_then(|unit| unit.points);
    if let (ShareBy::Points, Some(stated)) = (by, stated) {
        weights.push(stated.saturating_sub(known));
    }
    people.into_iter().zip(portions(loss, &weights)).collect()
}
