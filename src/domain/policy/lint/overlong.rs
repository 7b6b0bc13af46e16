//! Bonuses that are too small for the deductions a regulation lays down (M-B5).
//!
//! What a case will cost nobody knows beforehand. What is known is the share above which the latest
//! bonus of a person takes longer than `warn_months`; where that is less than what the lightest
//! sanction of a band goes up to, even small matters take too long.

use super::found::{Lint, Lints};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::policy::consequences::Deduction;
use crate::domain::policy::regulation::Policy;
use crate::domain::severity::Severity;
use crate::domain::staff::{Person, Staff};
use crate::msg;

/// How many months back a bonus is looked for.
const BACK: usize = 1200;

pub(super) fn check(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    let rules = &policy.consequences;
    let bands = rules.sanctions.iter().filter_map(|band| band.up_to);
    let (Some(rule), Some(least)) = (&rules.deduction, bands.min()) else {
        return;
    };
    // A part of nothing is `policy-percent`'s.
    let taken = rule.carry_over && !rule.cap_percent.is_zero();
    let Some(until) = staff.bonuses_until().filter(|_| taken) else {
        return;
    };
    let short: Vec<(&Person, Money)> = staff
        .persons
        .iter()
        .filter(|person| bears(rule, staff, person, until))
        .filter_map(|person| Some((person, most(rule, latest(staff, person, until)?))))
        .filter(|(_, most)| *most < least)
        .collect();
    let Some(smallest) = short.iter().map(|(_, most)| *most).min() else {
        return;
    };
    let persons: Vec<&str> = short.iter().map(|(person, _)| person.id.as_str()).collect();
    lints.found.push(Lint {
        id: "policy-deduction-too-long",
        severity: Severity::Warning,
        place: lints.places.field(&rule.source, "cap_percent"),
        what: msg!(
            "policy-deduction-too-long",
            persons = Msg::list(persons),
            most = smallest.to_string(),
            months = rule.warn_months.to_string(),
            band = least.to_string()
        ),
        help: Some(msg!("policy-deduction-too-long-help")),
    });
}

/// Whether deductions fall on the person at the end of a month (M-12).
fn bears(rule: &Deduction, staff: &Staff, person: &Person, month: Month) -> bool {
    let day = month.last_day();
    let within = |unit: &String| staff.in_unit(&person.id, unit, day);
    rule.units.is_empty() || rule.units.iter().any(within)
}

/// The latest bonus that is stated of a person.
fn latest(staff: &Staff, person: &Person, until: Month) -> Option<Money> {
    let months = std::iter::successors(Some(until), |month| Some(month.previous()));
    let mut months = months.take(BACK);
    months.find_map(|month| staff.bonus_of(person, month))
}

/// What such a bonus pays in the months that are not too long yet.
fn most(rule: &Deduction, bonus: Money) -> Money {
    bonus.percent(rule.cap_percent).times(rule.warn_months)
}
