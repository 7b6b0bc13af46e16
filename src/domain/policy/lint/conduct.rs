//! What a policy says of the handling fits together.

use rust_decimal::Decimal;

use super::found::Lints;
use crate::domain::policy::handling::Need;
use crate::domain::policy::regulation::Policy;
use crate::domain::policy::settings::Assign;
use crate::domain::staff::{Person, Staff};
use crate::domain::step::Step;
use crate::domain::time::Limit;
use crate::msg;

pub(super) fn check(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    numbering(policy, lints);
    vacant(policy, staff, lints);
    let reserved = policy.permissions.iter();
    for (command, permission) in reserved.flat_map(|(key, all)| all.iter().map(move |it| (key, it)))
    {
        if permission.roles.is_empty() && permission.units.is_empty() {
            let what = msg!("policy-permission-nobody", command = command);
            lints.error("policy-permission-nobody", &permission.source, "", what);
        }
    }
    duties(policy, lints);
    severity(policy, lints);
    office(policy, lints);
    practice(policy, lints);
}

/// Where registration gives the number, no case may pass it by.
fn numbering(policy: &Policy, lints: &mut Lints) {
    let mut steps = policy.steps.iter();
    let registered = steps.any(|used| used.step == Step::Registered && !used.optional);
    if policy.numbering.assign == Assign::AtRegistration && !registered {
        let what = msg!("policy-never-numbered");
        let source = &policy.numbering.source;
        lints.error("policy-never-numbered", source, "assign", what);
    }
}

/// Roles with authority are held by somebody, with or without dates.
fn vacant(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    for band in &policy.authority {
        let own = |person: &Person| person.roles.contains(&band.role);
        let held =
            staff.persons.iter().any(own) || staff.appointments.iter().any(|a| a.role == band.role);
        if !held && staff.roles.iter().any(|role| role.id == band.role) {
            let what = msg!("policy-role-vacant", role = &band.role);
            lints.warning("policy-role-vacant", &band.source, "role", what);
        }
    }
}

/// No duty asks for a step the policy does not have, or for one that comes only after it.
fn duties(policy: &Policy, lints: &mut Lints) {
    let place = |step: Step| policy.steps.iter().position(|used| used.step == step);
    for duty in &policy.duties {
        let made = step_of(duty.need);
        for (key, step) in [("before", Some(duty.before)), ("need", made)] {
            if let Some(step) = step.filter(|step| !policy.uses(*step)) {
                let what = msg!("policy-step-unused", step = step.to_string());
                lints.error("policy-unknown-step", &duty.source, key, what);
            }
        }
        let (Some(made), Some(before)) = (made, place(duty.before)) else {
            continue;
        };
        let told = made == Step::Closed && duty.before == Step::Closed;
        if place(made).is_some_and(|made| made >= before) && !told {
            let (need, step) = (duty.need.to_string(), duty.before.to_string());
            let what = msg!("policy-duty-never", need = need, step = step);
            lints.error("policy-duty-never", &duty.source, "before", what);
        }
    }
}

/// The step that does a duty, or that it cannot be done before.
fn step_of(need: Need) -> Option<Step> {
    match need {
        Need::Investigated | Need::Liability | Need::LiabilityConfirmed => Some(Step::Investigated),
        Need::Resolved | Need::Loss | Need::ReturnsDecided | Need::Proofs => Some(Step::Resolved),
        Need::Approved => Some(Step::Approved),
        Need::Accepted => Some(Step::Agreed),
        Need::CarriedOut => Some(Step::CarriedOut),
        Need::ConsolidatedAgain => Some(Step::Consolidated),
        Need::Satisfaction | Need::Summary => Some(Step::Closed),
        Need::ItemsAnswered
        | Need::Answered
        | Need::WrittenNotice
        | Need::PromisesKept
        | Need::Action
        | Need::ActionVerified
        | Need::Informed => None,
    }
}

/// A grade does not depend on itself, and no row stands behind one that fits every case.
fn severity(policy: &Policy, lints: &mut Lints) {
    let mut all: Option<String> = None;
    for row in &policy.care.severity {
        if row.when.asks("grade") {
            let what = msg!("policy-severity-circle", grade = &row.grade);
            lints.error("policy-severity-circle", &row.source, "when", what);
        }
        if let Some(line) = &all {
            let what = msg!("policy-entry-shadowed", name = &row.grade, line = line);
            lints.error("policy-duplicate-id", &row.source, "", what);
        } else if row.when.is_always() && row.claimed_from.is_none() {
            all = Some(row.source.place.line.to_string());
        }
    }
}

fn office(policy: &Policy, lints: &mut Lints) {
    for recurrence in &policy.office.recurrences {
        if recurrence.same.is_empty() {
            let what = msg!("policy-recurrence-same");
            lints.error("policy-recurrence", &recurrence.source, "same", what);
        }
    }
    for tier in &policy.office.tiers {
        if tier.unit.is_none() && tier.role.is_none() {
            let what = msg!("policy-tier-nobody", tier = &tier.id);
            lints.error("policy-tier-nobody", &tier.source, "id", what);
        }
    }
}

fn practice(policy: &Policy, lints: &mut Lints) {
    let practice = &policy.practice;
    if let Some(precedents) = &practice.precedents
        && precedents.deviation <= Decimal::ZERO
    {
        let what = msg!("policy-deviation", value = precedents.deviation.to_string());
        lints.error("policy-deviation", &precedents.source, "deviation", what);
    }
    let splitting = practice.splitting.iter();
    let splitting = splitting.map(|splitting| (splitting.window, &splitting.source, "window"));
    let verifying = practice
        .verifying
        .within
        .zip(practice.verifying.source.as_ref());
    let verifying = verifying.map(|(within, source)| (within, source, "verify_within"));
    for (window, source, key) in splitting.chain(verifying) {
        if Limit::nominal_seconds(window) == 0 {
            let what = msg!("policy-window-zero");
            lints.error("policy-window-zero", source, key, what);
        }
    }
}
