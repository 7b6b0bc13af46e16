//! Names of units, roles, commands, fields and calendars are known, and identifiers are used once.

use super::{Asked, Lints, Severity};
use crate::domain::policy::{Assign, COMMANDS, FIELDS, Need, Policy, Step, Term};
use crate::domain::staff::Staff;
use crate::msg;

pub(super) const UNIT: &str = "policy-unknown-unit";
pub(super) const ROLE: &str = "policy-unknown-role";

/// The ids of all units.
pub(super) fn units(staff: &Staff) -> Vec<&str> {
    staff.units.iter().map(|unit| unit.id.as_str()).collect()
}

/// The ids of all roles.
pub(super) fn roles(staff: &Staff) -> Vec<&str> {
    staff.roles.iter().map(|role| role.id.as_str()).collect()
}

pub(super) fn unknown_unit(word: &str) -> crate::domain::msg::Msg {
    msg!("policy-unknown-unit", word = word)
}

pub(super) fn unknown_role(word: &str) -> crate::domain::msg::Msg {
    msg!("policy-unknown-role", word = word)
}

pub(super) fn check(policy: &Policy, staff: &Staff, calendars: &[&str], lints: &mut Lints) {
    settings(policy, staff, calendars, lints);
    authority(policy, staff, lints);
    permissions(policy, staff, lints);
    for route in &policy.routes {
        let asked = lints.ask(UNIT, &route.source, "unit", &route.unit);
        lints.known(&asked, &units(staff), unknown_unit);
    }
    for required in &policy.required {
        for field in &required.fields {
            let asked = lints.ask("policy-unknown-field", &required.source, "fields", field);
            lints.known(&asked.only_warn(), FIELDS, |word| {
                msg!("policy-unknown-field", word = word)
            });
        }
    }
    duties(policy, lints);
    twice(policy, lints);
    ruled(policy, lints);
}

fn settings(policy: &Policy, staff: &Staff, calendars: &[&str], lints: &mut Lints) {
    if let Some(source) = policy.setting("intake_unit") {
        let asked = lints.ask(UNIT, source, "intake_unit", &policy.intake_unit);
        lints.known(&asked, &units(staff), unknown_unit);
    }
    numbering(policy, lints);
    let calendar = Asked {
        id: "policy-unknown-calendar",
        severity: Severity::Error,
        place: policy.setting("calendar").map_or_else(
            || policy.numbering.source.place.clone(),
            |source| source.place.clone(),
        ),
        word: &policy.calendar,
    };
    lints.known(&calendar, calendars, |word| {
        msg!("policy-unknown-calendar", word = word)
    });
}

/// Where registration gives the number, no case may pass it by.
fn numbering(policy: &Policy, lints: &mut Lints) {
    let mut steps = policy.steps.iter();
    let registered = steps.any(|used| used.step == Step::Registered && !used.optional);
    if policy.numbering.assign == Assign::AtRegistration && !registered {
        let what = msg!("policy-never-numbered");
        lints.error(
            "policy-never-numbered",
            &policy.numbering.source,
            "assign",
            what,
        );
    }
}

fn authority(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    for band in &policy.authority {
        let asked = lints.ask(ROLE, &band.source, "role", &band.role);
        lints.known(&asked, &roles(staff), unknown_role);
        let known = staff.roles.iter().any(|role| role.id == band.role);
        if known && !ever_held(staff, &band.role) {
            let what = msg!("policy-role-vacant", role = &band.role);
            lints.warning("policy-role-vacant", &band.source, "role", what);
        }
    }
}

/// Whether anyone holds the role, with or without dates.
fn ever_held(staff: &Staff, role: &str) -> bool {
    let own = |person: &crate::domain::staff::Person| person.roles.iter().any(|r| r == role);
    staff.persons.iter().any(own) || staff.appointments.iter().any(|a| a.role == role)
}

fn permissions(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    for (command, permission) in &policy.permissions {
        let source = &permission.source;
        let asked = lints.ask("policy-unknown-command", source, "", command);
        lints.known(&asked, COMMANDS, |word| {
            msg!("policy-unknown-command", word = word)
        });
        for role in &permission.roles {
            let asked = lints.ask(ROLE, source, "roles", role);
            lints.known(&asked, &roles(staff), unknown_role);
        }
        for unit in &permission.units {
            let asked = lints.ask(UNIT, source, "units", unit);
            lints.known(&asked, &units(staff), unknown_unit);
        }
        if permission.roles.is_empty() && permission.units.is_empty() {
            let what = msg!("policy-permission-nobody", command = command);
            lints.error("policy-permission-nobody", source, "", what);
        }
    }
}

/// No duty asks for a step the policy does not have.
fn duties(policy: &Policy, lints: &mut Lints) {
    for duty in &policy.duties {
        let step = match duty.need {
            Need::Investigated | Need::Liability => Step::Investigated,
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
            | Need::ActionVerified => {
                continue;
            }
        };
        if !policy.uses(step) {
            let what = msg!("policy-step-unused", step = step.to_string());
            lints.error("policy-unknown-step", &duty.source, "need", what);
        }
    }
}

fn twice(policy: &Policy, lints: &mut Lints) {
    let terms = |terms: &[Term], lints: &mut Lints| {
        lints.once(terms.iter().map(|t| (t.id.as_str(), &t.source)), "id");
    };
    terms(&policy.classes, lints);
    terms(&policy.categories, lints);
    terms(&policy.grades, lints);
    terms(&policy.defects, lints);
    terms(&policy.consequences.grounds, lints);
    let proofs = policy.consequences.proofs.iter();
    lints.once(proofs.map(|p| (p.id.as_str(), &p.source)), "id");
    let causes = policy.consequences.costs.iter();
    lints.once(causes.map(|c| (c.cause.as_str(), &c.source)), "cause");
    let forms = policy.office.forms.iter();
    lints.once(forms.map(|f| (f.id.as_str(), &f.source)), "id");
    let periodic = policy.office.periodic.iter();
    lints.once(periodic.map(|p| (p.name.as_str(), &p.source)), "name");
    let tiers = policy.office.tiers.iter();
    lints.once(tiers.map(|t| (t.id.as_str(), &t.source)), "id");
}

/// Every figure names its rule.
fn ruled(policy: &Policy, lints: &mut Lints) {
    lints.ruled([policy.numbering.source.clone()]);
    lints.ruled(policy.deadlines.iter().map(|e| e.source.clone()));
    lints.ruled(policy.stages.iter().map(|e| e.source.clone()));
    lints.ruled(policy.authority.iter().map(|e| e.source.clone()));
    lints.ruled(policy.permissions.values().map(|e| e.source.clone()));
    lints.ruled(policy.required.iter().map(|e| e.source.clone()));
    lints.ruled(policy.duties.iter().map(|e| e.source.clone()));
    lints.ruled(policy.routes.iter().map(|e| e.source.clone()));
    lints.ruled(policy.pauses.source.clone());
    let tolerance = policy.recording_tolerance.as_ref();
    lints.ruled(tolerance.map(|(_, source)| source.clone()));
    let terms = [
        &policy.classes,
        &policy.categories,
        &policy.grades,
        &policy.defects,
    ];
    for terms in terms {
        lints.ruled(terms.iter().map(|e| e.source.clone()));
    }
}
