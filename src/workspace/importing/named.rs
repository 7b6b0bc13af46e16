//! What files and fields are called where something is said of them.

use crate::domain::case::Case;
use crate::domain::msg::Arg;
use crate::domain::schema::{self, Declared as _};
use crate::domain::tree::Path;
use crate::exchange::mapping::Target;

/// The name of a file, without the way to it: that is somebody's own.
pub fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// A field with what people call it.
pub(super) fn called(target: &Target) -> Arg {
    let path: Option<Path> = target.text().parse().ok();
    let field = path.and_then(|path| schema::at(Case::FIELDS, &path));
    match (target, field) {
        (Target::Field(path), Some(field)) => Arg::id(path, Arg::Named(field.label())),
        _ => Arg::from(target.text()),
    }
}
