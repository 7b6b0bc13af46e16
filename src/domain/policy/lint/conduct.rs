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

/// No duty asks for a step the policy does not have.
fn duties(policy: &Policy, lints: &mut Lints) {
    for duty in &policy.duties {
        let step = match duty.need {
            Need::Investigated | Need::Liability | Need::LiabilityConfirmed => Step::Investigated,
            Need::Resolved | Need::Loss | Need::ReturnsDecided | Need::Proofs => Step::Resolved,
            Need::Approved => Step::Approved,
            Need::Accepted => Step::Agreed,
            Need::CarriedOut => Step::CarriedOut,
            Need::ConsolidatedAgain => Step::Consolidated,
            Need::ItemsAnswered
            | Need::Answered
            | Need::WrittenNotice
            | Need::PromisesKept
            | Need::Action
            | Need::ActionVerified
            | Need::Informed
            | Need::Satisfaction
            | Need::Summary => {
                continue;
            }
        };
        if !policy.uses(step) {
            let what = msg!("policy-step-unused", step = step.to_string());
            lints.error("policy-unknown-step", &duty.source, "need", what);
        }
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
