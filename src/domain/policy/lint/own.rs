//! Fields of a company's own: none is one that there is, and a choice has something to choose.

use super::found::Lints;
use crate::domain::case::Case;
use crate::domain::policy::own_fields::{OwnField, OwnKind};
use crate::domain::policy::regulation::Policy;
use crate::domain::schema::{self, Declared as _, Kind};
use crate::msg;

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    for field in &policy.fields {
        if let Some(path) = built_in(field) {
            let what = msg!("policy-field-built-in", id = &field.id, field = path);
            lints.error("policy-field-built-in", &field.source, "id", what);
        }
        if let Some(section) = field
            .section
            .as_ref()
            .filter(|section| !is_section(section))
        {
            let what = msg!("policy-field-section", section = section);
            lints.error("policy-field-section", &field.source, "section", what);
        }
        let choice = field.kind == OwnKind::Choice;
        if choice == field.values.is_empty() {
            let what = msg!("policy-field-values", id = &field.id);
            lints.error("policy-field-values", &field.source, "values", what);
        }
    }
}

/// The declared field that is called so, in the file or on the command line.
fn built_in(field: &OwnField) -> Option<String> {
    let id = field.id.replace('-', "_");
    let mut all = schema::all(Case::FIELDS).into_iter();
    let found = all.find(|(path, known)| {
        let told = known.told && known.key == id;
        let flag = known.asked.is_some_and(|asked| asked.flag == field.id);
        told || flag || *path == id
    });
    found.map(|(path, _)| path)
}

/// Whether what the customer tells stands below a key.
fn is_section(key: &str) -> bool {
    let mut fields = Case::FIELDS.iter();
    fields.any(|field| {
        let told = field.below().iter().any(|below| below.told);
        field.key == key && matches!(field.kind, Kind::Map(_)) && told
    })
}
