//! What no form for the customer may show, by the declaration of the fields (M-9.11).

use complaint::domain::case::Case;
use complaint::domain::schema::Declared as _;
use complaint::domain::schema::{Disclosed, Shape};
use complaint::domain::word::Word as _;
use complaint::report::facts::{Facts, Shown, Sight};
use complaint::report::form::{FormKind, samples, sight};

use super::{forms, regulations};

/// The paths of all fields there are.
fn paths(facts: &Facts, above: &str, found: &mut Vec<String>) {
    for (key, shown) in facts {
        let path = format!("{above}{key}");
        match shown {
            Shown::One(..) | Shown::Kept(_) => found.push(path),
            Shown::Record(below) => paths(below, &format!("{path}."), found),
            Shown::List(members) => {
                for below in members {
                    paths(below, &format!("{path}."), found);
                }
            }
        }
    }
}

fn internal(shape: Shape, above: &str, found: &mut Vec<String>) {
    for field in shape {
        let path = format!("{above}{}", field.key);
        if field.disclosed == Disclosed::Never && field.below().is_empty() {
            found.push(path);
        } else {
            internal(field.below(), &format!("{path}."), found);
        }
    }
}

/// A form for the customer can name no internal field, and of what follows from the case only the money
/// the customer gets and the boxes to sign in; a form that stays inside can name everything.
#[test]
fn a_form_for_the_customer_names_nothing_internal() {
    let regulations = regulations();
    let mut never = Vec::new();
    internal(Case::FIELDS, "", &mut never);
    assert!(
        never.iter().any(|path| path == "investigation.cause"),
        "{never:?}"
    );
    let mut external = Vec::new();
    for (policy, form) in forms(&regulations) {
        let [full, _] = samples(form, policy);
        let mut named = Vec::new();
        paths(&full.facts, "", &mut named);
        if matches!(sight(&form.id), Sight::Internal) {
            continue;
        }
        external.push(form.id.as_str());
        let found: Vec<_> = named.iter().filter(|path| never.contains(path)).collect();
        assert!(found.is_empty(), "{}: {found:?}", form.id);
        let parts: Vec<&str> = full.parts.iter().map(|(name, _)| *name).collect();
        let fit = ["addressee", "signers", "allowances", "allowance_total"];
        assert_eq!(parts, fit, "{}", form.id);
    }
    let kinds = [FormKind::Survey, FormKind::Notice, FormKind::Allowance];
    assert_eq!(external, kinds.map(FormKind::word));
}
