//! Everything wrong with a regulation.

use std::collections::BTreeMap;

use super::declared::{self, Known};
use super::found::{Lint, Lints};
use super::{bands, conduct, consequences, limits, overlong, own, rhythm};
use crate::domain::policy::regulation::Policy;
use crate::domain::schema::Table as _;
use crate::domain::source::FieldPlaces;
use crate::domain::staff::Staff;
use crate::msg;

/// Everything wrong with a policy, given the staff it speaks of and the names of the calendars
/// there are. In the order of the file.
pub fn lint(policy: &Policy, staff: &Staff, calendars: &[&str]) -> Vec<Lint> {
    let mut lints = Lints::new(&policy.places, &policy.settings);
    let entry = policy.entry();
    let known = Known {
        policy: Some(policy),
        staff,
        calendars: Some(calendars),
        policies: None,
    };
    declared::names(&entry, &known, &mut lints);
    declared::once(&entry, &mut lints);
    declared::ruled(&entry, &mut lints);
    conduct::check(policy, staff, &mut lints);
    own::check(policy, &mut lints);
    bands::check(policy, &mut lints);
    limits::check(policy, &mut lints);
    consequences::check(policy, &mut lints);
    rhythm::check(policy, &mut lints);
    overlong::check(policy, staff, &mut lints);
    lints.in_order()
}

/// What is wrong with a policy as far as it can be said without the staff and the calendars it
/// names.
pub fn lint_alone(policy: &Policy) -> Vec<Lint> {
    let names = [declared::UNIT, declared::ROLE, declared::BEARER];
    let mut lints = lint(policy, &Staff::default(), &[&policy.calendar]);
    lints.retain(|lint| !names.contains(&lint.id));
    lints
}

/// What is wrong with several policy files beside each other: two editions from the same day.
pub fn lint_together(policies: &[Policy]) -> Vec<Lint> {
    let (places, settings) = (FieldPlaces::default(), BTreeMap::new());
    let mut lints = Lints::new(&places, &settings);
    for (i, policy) in policies.iter().enumerate() {
        let earlier = policies[..i]
            .iter()
            .find(|other| other.id == policy.id && other.effective_from == policy.effective_from);
        if let Some(other) = earlier {
            let what = msg!(
                "policy-edition-twice",
                id = &policy.id,
                date = policy.effective_from.to_string(),
                file = &other.file
            );
            let stated = policy.setting("effective_from");
            let place = stated.unwrap_or(&policy.numbering.source).place.clone();
            lints.error_at("policy-edition-twice", place, what, None);
        }
    }
    lints.in_order()
}
