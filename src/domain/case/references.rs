//! The other cases a case names, in whatever field.

use std::sync::LazyLock;

use super::Case;
use crate::domain::schema::{Declared, Field, Kind, Names, Shape};
use crate::domain::tree::{Path, Value};

/// A field that holds the number of another case, or leads to one.
struct Place {
    key: &'static str,
    /// Whether it is a list; the rest is in each member.
    list: bool,
    /// What it leads to; nothing where it holds the number itself.
    below: Vec<Place>,
}

/// The fields of a case that lead to the number of another, found once.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let mut places = places(Case::FIELDS);
    places.retain(|place| !place.below.is_empty());
    places
});

fn places(shape: Shape) -> Vec<Place> {
    let named = shape.iter().filter(|field| holds(field));
    let place = named.map(|field| Place {
        key: field.key,
        list: matches!(field.kind, Kind::List(_)),
        below: places(field.below()),
    });
    place.collect()
}

/// Whether it is the number of a case, or holds one.
fn holds(field: &Field) -> bool {
    field.names == Some(Names::Case) || field.below().iter().any(holds)
}

impl Case {
    /// The numbers of other cases that stand in it, each with its place.
    pub fn references(&self) -> Vec<(Path, String)> {
        let mut found = Vec::new();
        self.gather(&PLACES, &Path::root(), &mut found);
        found
    }

    fn gather(&self, places: &[Place], above: &Path, found: &mut Vec<(Path, String)>) {
        for place in places {
            let path = above.key(place.key);
            if place.list {
                let members = (0..).map(|i| path.index(i));
                let members = members.map_while(|path| Some((self.at(&path.0)?, path)));
                for (member, path) in members {
                    match member.into_text() {
                        // In the list a number may stand alone.
                        Some(number) => found.push((path, number)),
                        None => self.gather(&place.below, &path, found),
                    }
                }
            } else if place.below.is_empty() {
                let number = self.at(&path.0);
                let number = number.and_then(Value::into_text);
                found.extend(number.map(|number| (path, number)));
            } else {
                self.gather(&place.below, &path, found);
            }
        }
    }
}
