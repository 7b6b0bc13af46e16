//! What is wrong with the days of the staff file: postings, ends of units, and what outlasts them.

use chrono::NaiveDate;

use super::found::Lints;
use crate::domain::source::Source;
use crate::domain::staff::{Appointment, Posting, Staff, Unit};
use crate::msg;

/// Where somebody is and which units there are, from when to when.
pub(super) fn days(staff: &Staff, lints: &mut Lints) {
    for unit in &staff.units {
        merger(staff, unit, lints);
    }
    for (i, posting) in staff.postings.iter().enumerate() {
        dates(&posting.source, posting.from, posting.until, lints);
        let (before, _) = staff.postings.split_at(i);
        overlap(before, posting, lints);
        ended(staff, posting, lints);
    }
    for appointment in &staff.appointments {
        after_leaving(staff, appointment, lints);
    }
}

/// A unit merges from a day on, and not into itself by way of others.
fn merger(staff: &Staff, unit: &Unit, lints: &mut Lints) {
    let key = "merged_into";
    if unit.merged_into.is_some() && unit.until.is_none() {
        let what = msg!("policy-merged-without-end", unit = &unit.id);
        lints.error("policy-merged-without-end", &unit.source, key, what);
    }
    if in_a_circle(staff, unit, |unit| unit.merged_into.as_deref()) {
        let what = msg!("policy-merged-circle", unit = &unit.id);
        lints.error("policy-merged-circle", &unit.source, key, what);
    }
}

/// Nobody is in two units on one day.
fn overlap(before: &[Posting], posting: &Posting, lints: &mut Lints) {
    let mut own = before.iter().filter(|it| it.person == posting.person);
    let Some(other) = own.find(|other| together(other, posting)) else {
        return;
    };
    let what = msg!(
        "policy-posting-overlap",
        person = &posting.person,
        line = other.source.place.line.to_string()
    );
    lints.error("policy-posting-overlap", &posting.source, "from", what);
}

fn together(one: &Posting, other: &Posting) -> bool {
    let begins_by = |one: &Posting, other: &Posting| {
        let (from, until) = (one.from.unwrap_or(NaiveDate::MIN), other.until);
        until.is_none_or(|until| from <= until)
    };
    begins_by(one, other) && begins_by(other, one)
}

/// Nobody is in a unit that is none any more; one that merged stands for the other.
fn ended(staff: &Staff, posting: &Posting, lints: &mut Lints) {
    let Some((unit, until)) = staff
        .unit(&posting.unit)
        .and_then(|unit| Some((unit, unit.until?)))
    else {
        return;
    };
    let begins_after = posting.from.is_some_and(|from| from > until);
    let outlasts = posting.until.is_none_or(|last| last > until);
    if begins_after || outlasts && unit.merged_into.is_none() {
        let what = msg!(
            "policy-posting-unit-ended",
            person = &posting.person,
            unit = &unit.id,
            until = until.to_string()
        );
        lints.error("policy-posting-unit-ended", &posting.source, "unit", what);
    }
}

/// Nobody is appointed to anything after their last day.
fn after_leaving(staff: &Staff, appointment: &Appointment, lints: &mut Lints) {
    let Some(last) = last_day(staff, &appointment.person) else {
        return;
    };
    if appointment.until.is_none_or(|until| until > last) {
        let what = msg!(
            "policy-appointment-after-leaving",
            person = &appointment.person,
            role = &appointment.role,
            until = last.to_string()
        );
        let (id, key) = ("policy-appointment-after-leaving", "person");
        lints.error(id, &appointment.source, key, what);
    }
}

/// The last day of somebody's last posting; `None` where it has no end.
fn last_day(staff: &Staff, person: &str) -> Option<NaiveDate> {
    let ends: Option<Vec<NaiveDate>> = staff.postings_of(person).map(|it| it.until).collect();
    ends?.into_iter().max()
}

/// Whether following units from one leads back to it.
pub(super) fn in_a_circle<'a>(
    staff: &'a Staff,
    unit: &'a Unit,
    next: fn(&Unit) -> Option<&str>,
) -> bool {
    let step = |unit: &&'a Unit| staff.unit(next(unit)?);
    let way = std::iter::successors(step(&unit), step);
    let mut way = way.take(staff.units.len());
    way.any(|reached| reached.id == unit.id)
}

/// An end does not come before its beginning.
pub(super) fn dates(
    source: &Source,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    lints: &mut Lints,
) {
    if let (Some(from), Some(until)) = (from, until)
        && from > until
    {
        let what = msg!(
            "policy-dates-reversed",
            from = from.to_string(),
            until = until.to_string()
        );
        lints.error("policy-dates-reversed", source, "until", what);
    }
}
