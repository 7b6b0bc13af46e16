//! Data alone, without places or looks: what a text must hold after an edit.

use std::collections::BTreeMap;

use super::scalar;
use crate::codec::error::EditError;
use crate::domain::tree::{Data, Edit, Node, Path, ScalarForm, Seg, Value};

/// The data of a document. The order of keys is looks, not data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::codec) enum Shape {
    Null,
    Scalar {
        text: String,
        is_text: bool,
    },
    Map(BTreeMap<String, Shape>),
    Seq(Vec<Shape>),
    /// Something never interpreted, by its source text.
    Opaque(String),
}

/// The data of `node`, which was read from `source`.
pub(super) fn of_node(node: &Node, source: &str) -> Shape {
    match &node.data {
        Data::Null => Shape::Null,
        Data::Scalar(scalar) => Shape::Scalar {
            text: scalar.text.clone(),
            is_text: scalar.form == ScalarForm::Text || scalar::reads_as_text(&scalar.text),
        },
        Data::Map(entries) => {
            let entry = entries
                .iter()
                .map(|e| (e.key.clone(), of_node(&e.value, source)));
            Shape::Map(entry.collect())
        }
        Data::Seq(items) => Shape::Seq(items.iter().map(|i| of_node(i, source)).collect()),
        Data::Opaque => Shape::Opaque(source[node.span.clone()].to_owned()),
    }
}

/// The data of a value to be written.
pub(super) fn of_value(value: &Value) -> Shape {
    match value {
        Value::Text(text) | Value::Quoted(text) => Shape::Scalar {
            text: text.clone(),
            is_text: true,
        },
        Value::Plain(text) => Shape::Scalar {
            text: text.clone(),
            is_text: !scalar::is_token(text) || scalar::reads_as_text(text),
        },
        Value::Map(entries) | Value::Flow(entries) => {
            let entry = entries.iter().map(|(k, v)| (k.clone(), of_value(v)));
            Shape::Map(entry.collect())
        }
        Value::Seq(items) => Shape::Seq(items.iter().map(of_value).collect()),
    }
}

/// Carries out `edit` on the data.
///
/// # Errors
/// A path that leads through a value that is no map or list, or to nothing that could be removed.
pub(super) fn apply(shape: &mut Shape, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Set(path, value) => {
            *make(shape, path)? = of_value(value);
            Ok(())
        }
        Edit::Append(path, value) => append(shape, path, of_value(value)),
        Edit::Remove(path) => remove(shape, path),
        Edit::Archive { keys, list } => {
            let Shape::Map(entries) = shape else {
                return Err(EditError::NotAMap);
            };
            let moved: BTreeMap<_, _> = keys
                .iter()
                .filter_map(|key| entries.remove_entry(key))
                .collect();
            if moved.is_empty() {
                Ok(())
            } else {
                append(shape, list, Shape::Map(moved))
            }
        }
    }
}

fn append(shape: &mut Shape, path: &Path, value: Shape) -> Result<(), EditError> {
    match make(shape, path)? {
        Shape::Seq(items) => {
            items.push(value);
            Ok(())
        }
        null @ Shape::Null => {
            *null = Shape::Seq(vec![value]);
            Ok(())
        }
        _ => Err(EditError::NotAList),
    }
}

/// The value at `path`, made with the maps on the way where it does not exist.
fn make<'a>(shape: &'a mut Shape, path: &Path) -> Result<&'a mut Shape, EditError> {
    let mut at = shape;
    for seg in &path.0 {
        if *at == Shape::Null {
            *at = Shape::Map(BTreeMap::new());
        }
        at = match (seg, at) {
            (Seg::Key(key), Shape::Map(map)) => map.entry(key.clone()).or_insert(Shape::Null),
            (Seg::Index(i), Shape::Seq(items)) => items
                .get_mut(*i)
                .ok_or_else(|| EditError::NoMember { index: i + 1 })?,
            (Seg::Key(_), _) => return Err(EditError::NotAMap),
            (Seg::Index(_), _) => return Err(EditError::NotAList),
        };
    }
    Ok(at)
}

fn remove(shape: &mut Shape, path: &Path) -> Result<(), EditError> {
    let nothing = || EditError::NothingThere {
        field: path.to_string(),
    };
    let (last, parents) = path.0.split_last().ok_or_else(nothing)?;
    let mut at = shape;
    for seg in parents {
        at = match (seg, at) {
            (Seg::Key(key), Shape::Map(map)) => map.get_mut(key).ok_or_else(nothing)?,
            (Seg::Index(i), Shape::Seq(items)) => items.get_mut(*i).ok_or_else(nothing)?,
            _ => return Err(nothing()),
        };
    }
    match (last, at) {
        (Seg::Key(key), Shape::Map(map)) => map.remove(key).map(drop).ok_or_else(nothing),
        (Seg::Index(i), Shape::Seq(items)) if *i < items.len() => {
            items.remove(*i);
            Ok(())
        }
        _ => Err(nothing()),
    }
}
