//! Periodic duties, forms, tiers and recurrence name what there is.

use super::Lints;
use super::names::{ROLE, UNIT, roles, units, unknown_role, unknown_unit};
use crate::domain::policy::{FIELDS, Office, Policy};
use crate::domain::staff::Staff;
use crate::msg;

pub(super) fn check(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    let office = &policy.office;
    for duty in &office.periodic {
        let asked = lints.ask(UNIT, &duty.source, "unit", &duty.unit);
        lints.known(&asked, &units(staff), unknown_unit);
    }
    forms(office, staff, lints);
    tiers(office, staff, lints);
    let mut known = FIELDS.to_vec();
    known.extend(["defect", "product.name", "product.family"]);
    for recurrence in &office.recurrences {
        if recurrence.same.is_empty() {
            let what = msg!("policy-recurrence-same");
            lints.error("policy-recurrence", &recurrence.source, "same", what);
        }
        for field in &recurrence.same {
            let asked = lints.ask("policy-unknown-field", &recurrence.source, "same", field);
            lints.known(&asked.only_warn(), &known, |word| {
                msg!("policy-unknown-field", word = word)
            });
        }
    }
    ruled(office, lints);
}

fn forms(office: &Office, staff: &Staff, lints: &mut Lints) {
    let mut recipients = vec!["customer", "liable"];
    recipients.extend(units(staff));
    for form in &office.forms {
        for copy in &form.copies {
            let asked = lints.ask(UNIT, &form.source, "copies", copy);
            lints.known(&asked, &recipients, unknown_unit);
        }
        for role in &form.signatures {
            let asked = lints.ask(ROLE, &form.source, "signatures", role);
            lints.known(&asked, &roles(staff), unknown_role);
        }
        let asked = lints.ask(
            "policy-unknown-language",
            &form.source,
            "language",
            &form.language,
        );
        lints.known(&asked, &["zh", "en"], |word| {
            msg!("policy-unknown-language", word = word)
        });
    }
}

fn tiers(office: &Office, staff: &Staff, lints: &mut Lints) {
    for tier in &office.tiers {
        if let Some(unit) = &tier.unit {
            let asked = lints.ask(UNIT, &tier.source, "unit", unit);
            lints.known(&asked, &units(staff), unknown_unit);
        }
        if let Some(role) = &tier.role {
            let asked = lints.ask(ROLE, &tier.source, "role", role);
            lints.known(&asked, &roles(staff), unknown_role);
        }
        if tier.unit.is_none() && tier.role.is_none() {
            let what = msg!("policy-tier-nobody", tier = &tier.id);
            lints.error("policy-tier-nobody", &tier.source, "id", what);
        }
    }
}

fn ruled(office: &Office, lints: &mut Lints) {
    lints.ruled(office.periodic.iter().map(|e| e.source.clone()));
    lints.ruled(office.forms.iter().map(|e| e.source.clone()));
    lints.ruled(office.tiers.iter().map(|e| e.source.clone()));
    lints.ruled(office.recurrences.iter().map(|e| e.source.clone()));
    lints.ruled(office.abnormality.iter().map(|e| e.source.clone()));
    lints.ruled(office.reminders.iter().map(|e| e.source.clone()));
}
