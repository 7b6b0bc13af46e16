//! Deductions from the efficiency bonus (M-B): how a unit's loss falls on its people, and how each
//! pays it off month by month.
//!
//! Each case is deducted on its own; in a month they share one cap, the oldest case first. The
//! cap covers these deductions only, never what a sanction takes (M-B5b).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::portions::{at_most, portion, portions};
use crate::domain::case::Case;
use crate::domain::case::liability::{BasePoints, Basis, Who};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::{Deduction, Level, LiabilityLevel, Policy, ShareBy};
use crate::domain::staff::{Found, Person, Staff};

/// The longest a schedule may run: a hundred years of months.
pub const LONGEST: usize = 1200;

/// One month of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// 1 for the first.
    pub month: usize,
    /// The most that could be taken.
    pub cap: Money,
    /// What is taken for each debt, in their order.
    pub taken: Vec<Money>,
    /// What is left of all debts afterwards.
    pub left: Money,
}

impl Instalment {
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

/// A debt that would take longer than the policy says is too long: a projection, as if every month
/// brought the latest bonus that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlong {
    /// That bonus.
    pub bonus: Money,
    /// How many months; `None` where it would never be paid.
    pub months: Option<usize>,
}

/// Whether a person's debt would take too long; `None` where it would not, where nothing is carried
/// over, and where no bonus is stated to project it from.
pub fn overlong(rule: &Deduction, staff: &Staff, person: &Person, debt: Money) -> Option<Overlong> {
    let until = staff.bonuses_until()?;
    let stated = std::iter::successors(Some(until), |month| Some(month.previous()));
    let mut stated = stated.take(LONGEST);
    let bonus = stated.find_map(|month| staff.bonus_of(person, month))?;
    let months = schedule(rule, &[debt], &[bonus]).ok().map(|all| all.len());
    let most = usize::try_from(rule.warn_months).unwrap_or(LONGEST);
    let long = rule.carry_over && months.is_none_or(|months| months > most);
    long.then_some(Overlong { bonus, months })
}

/// The months until all debts, oldest first, are paid from the bonuses; the last bonus repeats.
/// Where the policy carries nothing over, there is one month.
pub fn schedule(
    rule: &Deduction,
    debts: &[Money],
    bonuses: &[Money],
) -> Result<Vec<Instalment>, Unpayable> {
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
        months.push(Instalment {
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

/// How a debt is paid, month by month, from the bonuses that are stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is taken, by the number of the month, the first being 1.
    pub months: Vec<(usize, Month, Money)>,
    /// The months before it is paid whose bonus is not stated: nothing is taken there.
    pub unknown: Vec<Month>,
    /// What no stated month takes.
    pub left: Money,
}

/// Plans a debt from a month on, as far as bonuses are stated; `None` means a month of which nobody
/// stated one, and `until` is the last month of which anybody is. Where the policy carries nothing
/// over, the first month that is stated takes what it may, and that is all.
pub fn plan(
    rule: &Deduction,
    debt: Money,
    (begin, until): (Month, Option<Month>),
    bonus: impl Fn(Month) -> Option<Money>,
) -> Plan {
    let mut plan = Plan {
        months: Vec::new(),
        unknown: Vec::new(),
        left: debt,
    };
    let last = until.map_or(begin, |until| until.max(begin));
    let months = std::iter::successors(Some(begin), |month| Some(month.next()));
    for (i, now) in months
        .take_while(|now| *now <= last)
        .take(LONGEST)
        .enumerate()
    {
        if plan.left == Money::ZERO {
            break;
        }
        let Some(bonus) = bonus(now) else {
            plan.unknown.push(now);
            continue;
        };
        let taken = plan.left.min(cap(rule, bonus));
        plan.left = plan.left - taken;
        if taken > Money::ZERO {
            plan.months.push((i + 1, now, taken));
        }
        if !rule.carry_over {
            plan.left = Money::ZERO;
        }
    }
    plan
}

/// Whom a deduction falls on.
#[derive(Clone, Debug)]
pub enum Bearer<'a> {
    /// One person bears it all.
    Person(&'a Person),
    /// The people a unit has on a day bear it together.
    Unit(&'a str, NaiveDate),
}

/// The smallest unit a liability is pinned on (M-B1, M-B2), decided on a day: a shift's goes to its
/// group where the policy stops at groups; a person's goes to the person where it stops at persons,
/// else to the person's unit. Where the policy says nothing of a department, it stays where it was
/// put. A unit that had ended is taken as it last was: its loss does not fall on the people it was
/// merged with. `None` for what is outside, for a unit nobody knows, and for a person nobody knows who
/// would bear it alone: it does not fall on the colleagues.
pub fn bearer<'a>(
    rule: &Deduction,
    staff: &'a Staff,
    who: &Who,
    decided: NaiveDate,
) -> Option<Bearer<'a>> {
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
    let last = staff.unit(unit)?.until;
    let day = last.map_or(decided, |last| last.min(decided));
    let lineage = staff.lineage(unit, day);
    let first = lineage.first()?;
    let level = lineage.iter().find_map(|unit| level_of(rule, &unit.id));
    let smallest = level.map_or(Level::Person, |level| level.smallest);
    if named && smallest == Level::Person {
        return person.map(Bearer::Person);
    }
    let own = person.and_then(|person| staff.unit_of(person, day));
    let own = own.filter(|own| staff.is_within(&own.id, unit, day));
    let from = own.map_or(lineage.clone(), |own| staff.lineage(&own.id, day));
    let fits = from
        .iter()
        .find(|unit| unit.level.is_none_or(|level| level >= smallest));
    Some(Bearer::Unit(fits.map_or(&first.id, |unit| &unit.id), day))
}

/// Whether the deductions fall on the department of a liable party on a day (M-12): on every one
/// where the policy names none.
pub fn falls_on(rule: &Deduction, staff: &Staff, who: &Who, day: NaiveDate) -> bool {
    let Who::Unit { unit, .. } = who else {
        return false;
    };
    let last = staff.unit(unit).and_then(|unit| unit.until);
    let lineage = staff.lineage(unit, last.map_or(day, |last| last.min(day)));
    let named = |id: &String| lineage.iter().any(|unit| unit.id == *id);
    rule.units.is_empty() || lineage.is_empty() || rule.units.iter().any(named)
}

fn level_of<'a>(rule: &'a Deduction, unit: &str) -> Option<&'a LiabilityLevel> {
    rule.levels
        .iter()
        .find(|level| level.units.iter().any(|id| id == unit))
}

/// Whom a deduction falls on: as it was stored when it was decided, else as the staff file has it for
/// that day.
#[derive(Clone, Debug)]
pub enum Bearing<'a> {
    /// As stored.
    Stored(&'a Basis),
    /// As the staff file has it.
    Filed(Bearer<'a>),
}

/// Somebody who bears a part, perhaps no longer in the staff file.
#[derive(Clone, Copy, Debug)]
pub struct Payer<'a> {
    /// The e-mail address.
    pub email: &'a str,
    /// Who that is, where the staff file knows.
    pub person: Option<&'a Person>,
}

/// What somebody bears.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Who.
    pub payer: Payer<'a>,
    /// The base points it is reckoned by.
    pub points: u64,
    /// How much.
    pub amount: Money,
}

impl<'a> Payer<'a> {
    fn known(person: &'a Person) -> Self {
        Self {
            email: &person.email,
            person: Some(person),
        }
    }

    fn by(email: &'a str, staff: &'a Staff) -> Self {
        match staff.person_by(email) {
            Found::One(person) => Self::known(person),
            _ => Self {
                email,
                person: None,
            },
        }
    }

    /// Whether both are the same person.
    pub fn is(&self, other: &Self) -> bool {
        self.email == other.email
    }

    /// The name, else the address.
    pub fn name(&self) -> &'a str {
        self.person.map_or(self.email, |person| &person.name)
    }

    /// The bonus of a month, where it is known.
    pub fn bonus(&self, staff: &Staff, month: Month) -> Option<Money> {
        staff.bonus_of(self.person?, month)
    }
}

/// Whom the share of a liable party falls on, decided on a day; `None` for what is outside, for a
/// unit nobody knows, and for a department the deductions do not fall on.
pub fn bearing<'a>(
    rule: &Deduction,
    staff: &'a Staff,
    stored: &[&'a Basis],
    (who, decided): (&Who, NaiveDate),
) -> Option<Bearing<'a>> {
    if !falls_on(rule, staff, who, decided) {
        return None;
    }
    match stored.iter().find(|basis| basis.is_of(who)) {
        Some(basis) => Some(Bearing::Stored(basis)),
        None => bearer(rule, staff, who, decided).map(Bearing::Filed),
    }
}

impl<'a> Bearing<'a> {
    /// The unit whose people bear it; `None` where one person does.
    pub fn unit(&self) -> Option<&'a str> {
        match self {
            Self::Stored(basis) => basis.points.map(|_| basis.bearer()),
            Self::Filed(Bearer::Unit(unit, _)) => Some(unit),
            Self::Filed(Bearer::Person(_)) => None,
        }
    }

    /// What each bears of a loss; the parts add up to it, less what falls on points that none of the
    /// unit's people has.
    pub fn parts(&self, rule: &Deduction, staff: &'a Staff, loss: Money) -> Vec<Part<'a>> {
        match self {
            Self::Stored(basis) => stored_parts(rule, staff, basis, loss),
            Self::Filed(bearer) => parts(rule, staff, bearer, loss),
        }
    }
}

fn stored_parts<'a>(
    rule: &Deduction,
    staff: &'a Staff,
    basis: &'a Basis,
    loss: Money,
) -> Vec<Part<'a>> {
    let points: Vec<u64> = basis.people.iter().map(|it| it.points).collect();
    let amounts = match points.as_slice() {
        [_] if basis.points.is_none() => vec![loss],
        _ => portions(loss, &weights(rule, points, basis.points)),
    };
    let part = |(own, amount): (&'a BasePoints, Money)| Part {
        payer: Payer::by(&own.person, staff),
        points: own.points,
        amount,
    };
    basis.people.iter().zip(amounts).map(part).collect()
}

/// What the liability of a case falls on by the staff of the day it is decided, to be stored with the
/// decision; nothing where its policy has no deductions.
pub fn basis_of(case: &Case, policy: &Policy, staff: &Staff, decided: NaiveDate) -> Vec<Basis> {
    let rule = policy.consequences.deduction.as_ref();
    let basis = rule.map(|rule| basis(rule, staff, &parties(case), decided));
    basis.unwrap_or_default()
}

/// Everybody who is liable, each once.
fn parties(case: &Case) -> Vec<&Who> {
    let mut parties: Vec<&Who> = Vec::new();
    for charged in case.charged() {
        if !parties.contains(&&charged.liable.who) {
            parties.push(&charged.liable.who);
        }
    }
    parties
}

/// What the shares of these fall on by the staff of the day it is decided.
pub fn basis(rule: &Deduction, staff: &Staff, parties: &[&Who], decided: NaiveDate) -> Vec<Basis> {
    let stored = parties.iter().filter_map(|who| {
        let Who::Unit { unit, person } = who else {
            return None;
        };
        if !falls_on(rule, staff, who, decided) {
            return None;
        }
        let (borne_by, points, people) = match bearer(rule, staff, who, decided)? {
            Bearer::Person(person) => {
                let points = staff.points_of(person, decided).unwrap_or(0);
                (None, None, vec![(person, points)])
            }
            Bearer::Unit(bearer, day) => {
                let people = people(staff, bearer, day);
                let known = people.iter().map(|(_, points)| points).sum();
                let stated = staff.unit(bearer).and_then(|unit| unit.points);
                (Some(bearer), Some(stated.unwrap_or(known)), people)
            }
        };
        let people = people.into_iter().map(|(person, points)| BasePoints {
            person: person.email.clone(),
            points,
        });
        Some(Basis {
            unit: unit.clone(),
            person: person.clone(),
            borne_by: borne_by.filter(|by| by != unit).map(str::to_owned),
            points,
            people: people.collect(),
        })
    });
    stored.collect()
}

/// The people of a unit on a day, each with their base points.
fn people<'a>(staff: &'a Staff, unit: &str, day: NaiveDate) -> Vec<(&'a Person, u64)> {
    let members = staff.members(unit, day).into_iter();
    members
        .map(|person| (person, staff.points_of(person, day).unwrap_or(0)))
        .collect()
}

/// What each person bears of a loss, in the order of the staff file; the parts add up to the loss.
/// Points of the unit that none of its people has stay with nobody and are left out.
pub fn parts<'a>(
    rule: &Deduction,
    staff: &'a Staff,
    bearer: &Bearer<'a>,
    loss: Money,
) -> Vec<Part<'a>> {
    let part = |((person, points), amount)| Part {
        payer: Payer::known(person),
        points,
        amount,
    };
    let (unit, day) = match bearer {
        // Whoever bears it alone does so whatever their points.
        Bearer::Person(person) => return vec![part(((*person, 0), loss))],
        Bearer::Unit(unit, day) => (unit, *day),
    };
    let people = people(staff, unit, day);
    let points = people.iter().map(|(_, points)| *points).collect();
    let stated = staff.unit(unit).and_then(|unit| unit.points);
    let amounts = portions(loss, &weights(rule, points, stated));
    people.into_iter().zip(amounts).map(part).collect()
}

/// What the people of a unit weigh in its loss, and last, of its points, those none of them has.
fn weights(rule: &Deduction, mut points: Vec<u64>, stated: Option<u64>) -> Vec<u64> {
    if rule.shared().0 == ShareBy::Heads {
        return vec![1; points.len()];
    }
    let known: u64 = points.iter().sum();
    points.extend(stated.map(|stated| stated.saturating_sub(known)));
    points
}
