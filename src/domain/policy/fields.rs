//! The fields of a case that a policy may speak of, from those a case declares.

use std::sync::LazyLock;

use crate::domain::case::Case;
use crate::domain::schema::{self, Declared as _, Field, Kind};

/// The case's field at a path.
pub fn held(path: &str) -> Option<&'static Field> {
    schema::at(Case::FIELDS, &path.parse().ok()?)
}

/// The fields a policy may require.
pub fn requirable() -> &'static [String] {
    /// Every regulation asks for them several times.
    static ALL: LazyLock<Vec<String>> = LazyLock::new(|| {
        let all = schema::all(Case::FIELDS).into_iter();
        let may = all.filter(|(_, field)| field.requirable);
        may.map(|(path, _)| path).collect()
    });
    &ALL
}

/// The fields by which two cases may be alike: each value that is not one of several.
pub(super) fn comparable() -> Vec<String> {
    let mut found = Vec::new();
    for field in Case::FIELDS {
        match field.kind {
            Kind::List(_) => {}
            Kind::Map(below) => {
                let values = below.iter().filter(|field| field.below().is_empty());
                found.extend(values.map(|below| format!("{}.{}", field.key, below.key)));
            }
            _ => found.push(field.key.to_owned()),
        }
    }
    found
}
