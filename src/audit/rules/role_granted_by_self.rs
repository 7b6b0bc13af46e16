//! A role, a lent role or a unit that the commit's author gives themselves.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::state::RegulationsAt;
use crate::audit::view::CommitView;
use crate::domain::place::Place;
use crate::finding::Severity;
use crate::msg;
use std::collections::BTreeMap;

pub const RULE: AuditRule = AuditRule {
    id: "role-granted-by-self",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if !view.changes_policies() || view.before.is_empty() {
        return;
    }
    let author = view.author();
    let before: Vec<_> = view
        .before
        .iter()
        .map(|state| held(state, author))
        .collect();
    for (role, place) in held(view.state, author) {
        if before.iter().all(|before| !before.contains_key(&role)) {
            let (role, file) = (&role.0, place.file.clone());
            let what = msg!("audit-role-granted-by-self", author = author, role = role);
            let help = msg!("audit-role-granted-by-self-help");
            report.file(&file, Some(place), what, help);
            // Somebody has to begin: who was nobody before may have been the one to set this up.
            if view
                .before
                .iter()
                .all(|before| before.person(author).is_none())
            {
                report.soften(Severity::Warning);
            }
        }
    }
}

/// What somebody may act as: roles held and lent with their dates, and the unit.
fn held(state: &RegulationsAt, address: &str) -> BTreeMap<(String, String), Place> {
    let mut found = BTreeMap::new();
    let staff = &state.regulations.staff;
    let Some(person) = state.person(address) else {
        return found;
    };
    let place = &person.source.place;
    for role in person.roles.iter().chain(&person.unit) {
        found.insert((role.clone(), String::new()), place.clone());
    }
    for given in staff
        .appointments
        .iter()
        .filter(|given| given.person == person.id)
    {
        let dates = format!("{:?} {:?}", given.from, given.until);
        found.insert((given.role.clone(), dates), given.source.place.clone());
    }
    for lent in staff
        .delegations
        .iter()
        .filter(|lent| lent.to_person == person.id)
    {
        let dates = format!("{:?} {:?} {}", lent.from, lent.until, lent.from_person);
        found.insert((lent.role.clone(), dates), lent.source.place.clone());
    }
    found
}
