//! What of a case says who somebody is, by the declaration of its fields.

use std::collections::BTreeSet;

use crate::domain::case::Case;
use crate::domain::schema::{self, Declared as _, Kind, Shape};
use crate::domain::tree::{Path, Value};

/// Adds what the personal fields of a case say, and what corrections said of them before.
pub fn personal(case: &Case, found: &mut BTreeSet<String>) {
    below(Case::FIELDS, &case.entries(), found);
    for correction in &case.corrections {
        let path = correction.field.parse::<Path>().ok();
        let field = path.and_then(|path| schema::at(Case::FIELDS, &path));
        if field.is_some_and(|field| field.personal) {
            found.extend(correction.old.clone());
            found.insert(correction.new.clone());
        }
    }
}

fn below(shape: Shape, entries: &[(String, Value)], found: &mut BTreeSet<String>) {
    for (key, value) in entries {
        let Some(field) = shape.iter().find(|field| field.key == key) else {
            continue;
        };
        match (field.kind, value) {
            _ if field.personal => found.extend(value.text().map(str::to_owned)),
            (Kind::Map(shape) | Kind::List(shape), Value::Map(entries) | Value::Flow(entries)) => {
                below(shape, entries, found);
            }
            (Kind::Map(shape) | Kind::List(shape), Value::Seq(members)) => {
                for member in members {
                    if let Value::Map(entries) | Value::Flow(entries) = member {
                        below(shape, entries, found);
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{full, regulations};
    use super::*;

    /// Who complained, who took it down and who made each step; nothing of the goods.
    #[test]
    fn what_is_declared_personal_is_found_wherever_it_stands() {
        let regulations = regulations();
        let mut found = BTreeSet::new();
        let case = &full(&regulations).case;
        personal(case, &mut found);
        let stamps = case.dated().into_iter().map(|fact| fact.stamp.by.clone());
        for by in stamps.chain(case.customer.name.clone()) {
            assert!(found.contains(&by), "{by}: {found:?}");
        }
        assert!(!found.contains(case.product.part.as_ref().unwrap()));
    }
}
