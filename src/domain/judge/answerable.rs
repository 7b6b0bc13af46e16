//! Who answers for a closed case beside what a band says: the person liable, the head of the liable
//! unit, who did not keep a limit (T-6). A sanction of each is decided, or that there is none.

use chrono::NaiveDate;

use super::clock::{Clock, ClockState};
use super::clocks::clocks;
use super::discipline::{counting, in_force, liable_persons};
use crate::domain::case::Case;
use crate::domain::case::liability::Who;
use crate::domain::policy::{Answerable, Policy, SanctionFor};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time};

/// Somebody whose sanction is to be decided.
#[derive(Clone, Debug)]
pub struct Owed<'a> {
    /// Who; `None` where the staff file names no head of the unit.
    pub person: Option<&'a Person>,
    /// The unit: the liable one, or the one that was late.
    pub unit: String,
    /// The limit that was not kept.
    pub clock: Option<String>,
    /// Until when it is decided.
    pub due: Time,
    /// The rule.
    pub rule: &'a SanctionFor,
}

/// Whose sanctions are not decided yet, each person once, in the order of the policy. None of an
/// open case, of one that ended before anything was due of it, or of one another goes on for.
pub fn undecided<'a>(
    (case, clocks): (&Case, &[Clock]),
    policy: &'a Policy,
    staff: &'a Staff,
    calendar: &Calendar,
) -> Vec<Owed<'a>> {
    let closing = case.closing.as_ref().filter(|it| !it.without_duties());
    let Some(closing) = closing.filter(|_| !case.superseded()) else {
        return Vec::new();
    };
    let day = calendar.in_zone(closing.stamp.at).date_naive();
    let facts = case.policy_facts();
    let rules = policy.consequences.answerable.iter();
    let mut found: Vec<Owed> = Vec::new();
    for rule in rules.filter(|rule| rule.when.holds(&facts)) {
        let Some(due) = calendar.window_end(closing.stamp.at, rule.limit) else {
            continue;
        };
        let each = match rule.who {
            Answerable::Liable => liable(case, policy, staff, (calendar, closing.stamp.at)),
            Answerable::Head => heads(case, staff, day),
            Answerable::Delayed => delayed(case, clocks, staff, day),
        };
        for (person, unit, clock) in each {
            let decided = person.is_some_and(|person| {
                !counting(case, policy, person, |it| in_force(policy, it)).is_empty()
            });
            let same = |owed: &Owed| match (owed.person, person) {
                (Some(known), Some(person)) => known.id == person.id,
                (None, None) => owed.unit == unit,
                _ => false,
            };
            if !decided && !found.iter().any(same) {
                found.push(Owed {
                    person,
                    unit,
                    clock,
                    due,
                    rule,
                });
            }
        }
    }
    found
}

/// The command that decides one of them.
pub fn command(owed: &Owed) -> String {
    let who = owed.person.map_or("WHO", |person| person.id.as_str());
    format!("sanction --person {who} --sanction KIND --reason TEXT")
}

/// The commands that decide what is still open; the clocks of a closed case stand as they ended.
pub fn awaited(case: &Case, policy: &Policy, staff: &Staff, calendar: &Calendar) -> Vec<String> {
    let Some(closing) = &case.closing else {
        return Vec::new();
    };
    if policy.consequences.answerable.is_empty() {
        return Vec::new();
    }
    let (clocks, _) = clocks(case, (policy, calendar, staff), closing.stamp.at);
    let open = undecided((case, &clocks), policy, staff, calendar);
    let named = format!("complaint sanction {}", case.number);
    let each = open.iter().map(command);
    each.map(|line| line.replacen("sanction", &named, 1))
        .collect()
}

type Each<'a> = (Option<&'a Person>, String, Option<String>);

fn liable<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    (calendar, at): (&Calendar, Time),
) -> Vec<Each<'a>> {
    let day = calendar.in_zone(at).date_naive();
    let persons = liable_persons(case, policy, staff, calendar).into_iter();
    let unit = |person| staff.unit_of(person, day).map_or("", |unit| &unit.id);
    let each = persons.map(|liable| liable.person);
    each.map(|person| (Some(person), unit(person).to_owned(), None))
        .collect()
}

fn heads<'a>(case: &Case, staff: &'a Staff, day: NaiveDate) -> Vec<Each<'a>> {
    let charged = case.charged();
    let units = charged
        .iter()
        .filter_map(|charged| match &charged.liable.who {
            Who::Unit { unit, .. } => Some(unit),
            Who::Outside(_) => None,
        });
    units
        .map(|unit| (staff.head_of(unit, day), unit.clone(), None))
        .collect()
}

/// Our choice: of a unit it is whoever of it held the case last, by the assignments, else its head.
fn delayed<'a>(case: &Case, clocks: &[Clock], staff: &'a Staff, day: NaiveDate) -> Vec<Each<'a>> {
    let failed = clocks.iter().filter(|clock| {
        clock.breached.is_some() || matches!(clock.state, ClockState::Late | ClockState::Missed)
    });
    let each = failed.map(|clock| {
        let person = match staff.person_by(&clock.owner) {
            Found::One(person) => Some(person),
            _ => holder(case, staff, &clock.owner, day),
        };
        (person, clock.owner.clone(), Some(clock.name.clone()))
    });
    each.collect()
}

fn holder<'a>(case: &Case, staff: &'a Staff, unit: &str, day: NaiveDate) -> Option<&'a Person> {
    let mut last = case.assignments.iter().rev();
    let held = last.find_map(|assignment| match staff.person_by(&assignment.to) {
        Found::One(person) if staff.in_unit(&person.id, unit, day) => Some(person),
        _ => None,
    });
    held.or_else(|| staff.head_of(unit, day))
}
