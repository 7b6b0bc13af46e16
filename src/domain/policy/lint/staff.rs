//! What is wrong with the staff file by itself.

use std::collections::BTreeMap;

use super::bonuses;
use super::days::{dates, days, in_a_circle};
use super::declared::{Known, names, once};
use super::found::{Lint, Lints};
use crate::domain::schema::Table as _;
use crate::domain::staff::{Person, Staff};
use crate::msg;

/// Everything wrong with the staff file: names nobody knows, addresses used twice, units in a
/// circle, dates the wrong way round. In the order of the file.
pub fn lint_staff(staff: &Staff) -> Vec<Lint> {
    let settings = BTreeMap::new();
    let mut lints = Lints::new(&staff.places, &settings);
    let known = Known {
        policy: None,
        staff,
        calendars: None,
        policies: None,
    };
    names(&staff.entry(), &known, &mut lints);
    once(&staff.entry(), &mut lints);
    let emails: Vec<String> = staff
        .persons
        .iter()
        .map(|person| person.email.to_lowercase())
        .collect();
    let sources = staff.persons.iter().map(|person| &person.source);
    lints.once(emails.iter().map(String::as_str).zip(sources), "email");
    hierarchy(staff, &mut lints);
    addresses(staff, &mut lints);
    terms(staff, &mut lints);
    days(staff, &mut lints);
    bonuses::check(staff, &mut lints);
    lints.in_order()
}

fn hierarchy(staff: &Staff, lints: &mut Lints) {
    for unit in &staff.units {
        if in_a_circle(staff, unit, |unit| unit.parent.as_deref()) {
            let what = msg!("policy-unit-circle", unit = &unit.id);
            lints.error("policy-unit-circle", &unit.source, "parent", what);
        }
    }
}

fn addresses(staff: &Staff, lints: &mut Lints) {
    for person in &staff.persons {
        let former = person.former_emails.iter();
        let former = former.map(|email| (email, "former_emails"));
        for (email, key) in std::iter::once((&person.email, "email")).chain(former) {
            if !email.contains('@') {
                let what = msg!("policy-email-malformed", value = email);
                lints.error("policy-email-malformed", &person.source, key, what);
            }
        }
        former_of_one(staff, person, lints);
    }
}

/// What was recorded under an address is one person's: it is nobody else's, now or before.
fn former_of_one(staff: &Staff, person: &Person, lints: &mut Lints) {
    for email in &person.former_emails {
        let others = staff.persons.iter().filter(|other| other.id != person.id);
        if let Some(other) = others.into_iter().find(|other| other.has_address(email)) {
            let line = other.source.place.line.to_string();
            let what = msg!("policy-duplicate-id", id = email, line = line);
            lints.error("policy-duplicate-id", &person.source, "former_emails", what);
        }
    }
}

/// Appointments and delegations.
fn terms(staff: &Staff, lints: &mut Lints) {
    for entry in &staff.appointments {
        dates(&entry.source, entry.from, entry.until, lints);
    }
    for entry in &staff.delegations {
        dates(&entry.source, entry.from, entry.until, lints);
        if entry.from_person == entry.to_person {
            let what = msg!("policy-delegation-self", person = &entry.to_person);
            lints.error("policy-delegation", &entry.source, "to_person", what);
        }
        lender_holds(staff, entry, lints);
    }
}

/// Nobody lends a role they never hold.
fn lender_holds(staff: &Staff, entry: &crate::domain::staff::Delegation, lints: &mut Lints) {
    let Some(lender) = staff.person(&entry.from_person) else {
        return;
    };
    let appointed = staff
        .appointments
        .iter()
        .any(|a| a.person == lender.id && a.role == entry.role);
    if !appointed && !lender.roles.contains(&entry.role) {
        let what = msg!(
            "policy-delegation-empty",
            person = &entry.from_person,
            role = &entry.role
        );
        lints.error("policy-delegation", &entry.source, "from_person", what);
    }
}
