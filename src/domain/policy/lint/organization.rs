//! What is wrong with the organisation file by itself.

use super::{Asked, FieldPlaces, Lint, Lints, Severity};
use crate::domain::organization::Organization;
use crate::msg;

/// Everything wrong with the organisation file, given the ids of the policies and the names of the
/// calendars there are; `None` where those are not known. In the order of the file.
pub fn lint_organization(
    organization: &Organization,
    policies: Option<&[&str]>,
    calendars: Option<&[&str]>,
) -> Vec<Lint> {
    let places = FieldPlaces::default();
    let mut lints = Lints::new(&places);
    let asked = |id, place: &crate::domain::problem::Place, word| Asked {
        id,
        severity: Severity::Error,
        place: place.clone(),
        word,
    };
    if let Some(policies) = policies {
        let place = &organization.policy_place;
        let asked = asked("policy-unknown-policy", place, &organization.policy);
        lints.known(&asked, policies, |word| {
            msg!("policy-unknown-policy", word = word)
        });
    }
    if let Some(calendars) = calendars {
        let place = &organization.calendar_place;
        let asked = asked("policy-unknown-calendar", place, &organization.calendar);
        lints.known(&asked, calendars, |word| {
            msg!("policy-unknown-calendar", word = word)
        });
    }
    let place = &organization.language_place;
    let asked = asked("policy-unknown-language", place, &organization.language);
    lints.known(&asked, &["zh", "en"], |word| {
        msg!("policy-unknown-language", word = word)
    });
    lints.in_order()
}
