//! A case as one document, with everything that stands in its file.

use serde_json::{Map, Value};

use super::veil::Veil;
use crate::codec;
use crate::domain::case::Case;
use crate::domain::cursor::Cursor;
use crate::domain::record::Record;
use crate::domain::schema::{Declared as _, Field, Kind, Shape};
use crate::domain::time::Time;

/// The document of a record as it was known, keys of people's own with it.
pub fn document(record: &Record, veil: &Veil, now: Time) -> Value {
    let written = record.uncorrected_at(now);
    let whole = written.and_then(|case| {
        let known = |root: Cursor| codec::json::known_at(root, &case, now);
        codec::record::reading_at(record, now, known)
    });
    Value::Object(map(whole.unwrap_or_default(), Case::FIELDS, veil))
}

fn map(whole: Map<String, Value>, shape: Shape, veil: &Veil) -> Map<String, Value> {
    let shown = whole.into_iter().filter_map(|(key, value)| {
        let field = shape.iter().find(|field| field.key == key);
        let value = match field {
            Some(field) => declared(value, field, veil),
            None => own(value, veil),
        };
        Some((key, value?))
    });
    shown.collect()
}

fn declared(value: Value, field: &Field, veil: &Veil) -> Option<Value> {
    let below = match field.kind {
        Kind::Map(shape) | Kind::List(shape) => Some(shape),
        _ => None,
    };
    match (value, below) {
        (Value::Object(entries), Some(shape)) => {
            let whole = entries.is_empty();
            let shown = map(entries, shape, veil);
            (whole || !shown.is_empty()).then_some(Value::Object(shown))
        }
        (Value::Array(members), _) => {
            let shown = members.into_iter();
            let shown = shown.filter_map(|member| declared(member, field, veil));
            Some(Value::Array(shown.collect()))
        }
        // A record of a list that a person wrote as a text alone.
        (Value::String(text), Some(_)) => veil.free(&text).map(Value::String),
        (Value::String(text), None) => veil.shown(field, &text).map(Value::String),
        (value @ Value::Object(_), None) => own(value, veil),
        (value, _) => Some(value),
    }
}

/// What nobody has declared: kept or left out like what is said in words.
fn own(value: Value, veil: &Veil) -> Option<Value> {
    veil.free("")?;
    Some(match value {
        Value::String(text) => Value::String(veil.free(&text)?),
        Value::Array(members) => members
            .into_iter()
            .filter_map(|member| own(member, veil))
            .collect(),
        Value::Object(entries) => {
            let shown = entries.into_iter();
            let shown = shown.filter_map(|(key, value)| Some((key, own(value, veil)?)));
            Value::Object(shown.collect())
        }
        single => single,
    })
}
