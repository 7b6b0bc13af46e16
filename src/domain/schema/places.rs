//! Fields by the place they have in a shape.

use super::field::{Field, Kind, Shape};
use crate::domain::tree::{Path, Seg};

/// The field of `shape` at a path; places in lists do not count, nor do keys that tables stand under
/// which no field declares.
pub fn at(shape: Shape, path: &Path) -> Option<&'static Field> {
    let mut found: Option<&Field> = None;
    let (mut shape, mut keyed) = (shape, false);
    for seg in &path.0 {
        let Seg::Key(key) = seg else { continue };
        if std::mem::take(&mut keyed) {
            continue;
        }
        let field = shape.iter().find(|field| field.key == key)?;
        keyed = matches!(field.kind, Kind::Keyed(..));
        (found, shape) = (Some(field), field.below());
    }
    found
}

/// The keys that may stand where the last key of a path does, for guessing what was meant.
pub fn beside(shape: Shape, path: &Path) -> Vec<&'static str> {
    let above = path.0.split_last().map_or(&[][..], |(_, above)| above);
    let shape = match at(shape, &Path(above.to_vec())) {
        Some(table) => table.below(),
        None => shape,
    };
    shape.iter().map(|field| field.key).collect()
}

/// Every field of `shape` and below it, with its path, a record's fields after the record.
pub fn all(shape: Shape) -> Vec<(String, &'static Field)> {
    let mut found = Vec::new();
    collect(shape, "", &mut found);
    found
}

/// The fact that the value at a path came with, where it stands beside one.
pub fn came_with(shape: Shape, path: &Path) -> Option<&'static str> {
    let above = (1..=path.0.len()).map(|end| Path(path.0[..end].to_vec()));
    above
        .filter_map(|path| at(shape, &path))
        .find_map(|field| field.with)
}

fn collect(shape: Shape, above: &str, found: &mut Vec<(String, &'static Field)>) {
    for field in shape {
        let path = if above.is_empty() {
            field.key.to_owned()
        } else {
            format!("{above}.{}", field.key)
        };
        found.push((path.clone(), field));
        // Tables under keys of their own: the first stands for all.
        let key = match field.kind {
            Kind::Keyed(keys, _) if !field.below().is_empty() => keys().first().copied(),
            _ => None,
        };
        let below = key.map_or_else(|| path.clone(), |key| format!("{path}.{key}"));
        collect(field.below(), &below, found);
    }
}

/// The keys of a shape.
pub const fn keys<const N: usize>(shape: Shape) -> [&'static str; N] {
    let mut keys = [""; N];
    let mut i = 0;
    while i < N {
        keys[i] = shape[i].key;
        i += 1;
    }
    keys
}
