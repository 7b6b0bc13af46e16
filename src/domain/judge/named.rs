//! What the fields of a case are called where a regulation or a person speaks of them.

use crate::domain::case::Case;
use crate::domain::msg::Arg;
use crate::domain::policy::Required;
use crate::domain::schema::{self, Declared as _};
use crate::domain::tree::Path;

/// What the field at a path is called.
pub fn field_called(path: &str) -> Arg {
    let place = path.parse::<Path>().ok();
    let field = place.and_then(|place| schema::at(Case::FIELDS, &place));
    match field {
        Some(field) => Arg::id(path, Arg::Named(field.label())),
        None => Arg::from(path),
    }
}

/// What a required field is called: where one of several is enough, all of them.
pub fn required_called(entry: &Required, field: &str) -> Arg {
    if entry.any {
        let all: Vec<Arg> = entry
            .fields
            .iter()
            .map(|field| field_called(field))
            .collect();
        Arg::id(entry.fields.join(" / "), all)
    } else {
        field_called(field)
    }
}
