//! The other cases a case names, in whatever field.

use super::Case;
use crate::domain::schema::{Declared, Field, Kind, Names, Shape};
use crate::domain::tree::Path;

impl Case {
    /// The numbers of other cases that stand in it, each with its place.
    pub fn references(&self) -> Vec<(Path, String)> {
        let mut found = Vec::new();
        self.gather(Self::FIELDS, &Path::root(), &mut found);
        found.retain(|(path, _)| path.0.len() > 1);
        found
    }

    fn gather(&self, shape: Shape, above: &Path, found: &mut Vec<(Path, String)>) {
        for field in shape.iter().filter(|field| holds(field)) {
            let path = above.key(field.key);
            match field.kind {
                Kind::Map(below) => self.gather(below, &path, found),
                Kind::List(below) => {
                    let members = (0..).map(|i| path.index(i));
                    let members = members.map_while(|path| Some((self.at(&path.0)?, path)));
                    for (member, path) in members {
                        match member.text() {
                            // In the list a number may stand alone.
                            Some(number) => found.push((path, number.to_owned())),
                            None => self.gather(below, &path, found),
                        }
                    }
                }
                _ => {
                    let number = self.at(&path.0);
                    let number = number.and_then(|number| number.text().map(str::to_owned));
                    found.extend(number.map(|number| (path, number)));
                }
            }
        }
    }
}

/// Whether it is the number of a case, or holds one.
fn holds(field: &Field) -> bool {
    field.names == Some(Names::Case) || field.below().iter().any(holds)
}
