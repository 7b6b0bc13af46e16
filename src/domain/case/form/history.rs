//! What only a case of another register tells: the number it had there, and how it ended.

use crate::domain::case::conduct::Closing;
use crate::domain::case::status::Status;
use crate::domain::reader::Reader;
use crate::domain::schema::{self, Declared, Field, Scalar, Stamp};
use crate::domain::tree::Value;

/// What is told of how a case ended in a register kept before this one: whatever may be mended of it, and
/// who closed it.
pub fn ended() -> impl Iterator<Item = &'static Field> {
    let parts = Closing::FIELDS.iter();
    parts.filter(|part| (!part.fixed || part.key == "by") && part.below().is_empty())
}

/// The number, of a case that was kept in another register.
pub const NUMBER: &str = "number";

/// The number in the other register, of a case that gets one of this.
pub const REGISTERED_AS: &str = "registered_as";

/// How it ended.
pub const CLOSING: &str = "closing";

/// The path of a part of the end.
fn path(key: &str) -> String {
    format!("{CLOSING}.{key}")
}

/// The number a case had, and how it ended, in a register kept before this one, by path.
pub(super) fn told(reader: &Reader) -> Vec<(String, Value)> {
    let number = reader.text(NUMBER).map(Value::Quoted);
    let mut told = Vec::new();
    told.extend(number.map(|number| (NUMBER.to_owned(), number)));
    reader.map(CLOSING, |section| {
        for part in ended() {
            let said = schema::stated(part.kind, section, part.key);
            told.extend(said.map(|value| (path(part.key), value)));
        }
        Some(())
    });
    told
}

/// The end of a case in a register kept before this one, as it is recorded by whoever takes it over; `told`
/// is what is told by path.
pub(super) fn closing<'v>(
    told: impl Fn(&str) -> Option<&'v Value>,
    stamp: &Stamp,
) -> Option<Value> {
    let said = |key: &str| told(&path(key)).cloned();
    let mut entries = vec![
        ("at".to_owned(), said("at")?),
        ("recorded".to_owned(), stamp.recorded.value()),
    ];
    let by = said("by").unwrap_or_else(|| stamp.by.value());
    entries.push(("by".to_owned(), by));
    let further = ended().filter(|part| !matches!(part.key, "at" | "by"));
    entries.extend(further.filter_map(|part| Some((part.key.to_owned(), said(part.key)?))));
    Some(Value::Map(entries))
}

/// The status that follows from what is told.
pub(super) fn status<'v>(told: impl Fn(&str) -> Option<&'v Value>) -> Status {
    let said = |key: &str| told(&path(key)).and_then(Value::text);
    match (said("at"), said("dismissed")) {
        (Some(_), Some("true")) => Status::Dismissed,
        (Some(_), _) => Status::Closed,
        (None, _) => Status::Received,
    }
}
