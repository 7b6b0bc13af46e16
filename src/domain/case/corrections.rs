//! The case as it read before its corrections, for judging as of a past date.

use super::Case;
use crate::domain::reader::Context;
use crate::domain::record::Former;
use crate::domain::schema::{self, Declared};
use crate::domain::time::Calendar;
use crate::domain::tree::{Data, Node, Path, Seg};

/// Whether a correction may mend the field at a path: what decides, identifies or follows from
/// others is superseded, never mended. Keys of one's own always may be.
pub fn mendable(path: &Path) -> bool {
    let own = |seg: &Seg| matches!(seg, Seg::Key(key) if key.starts_with("x-"));
    if path.0.iter().any(own) {
        return true;
    }
    let above = (1..=path.0.len()).map(|end| Path(path.0[..end].to_vec()));
    let mut fields = above.map(|path| schema::at(Case::FIELDS, &path));
    fields.all(|field| field.is_some_and(|field| !field.fixed))
}

impl Case {
    /// What the file said before each correction, with the time the correction was recorded;
    /// newest first. `node` is the document the case was read from.
    pub fn before_corrections(&self, node: &Node, calendar: &Calendar) -> Vec<Former> {
        let mut former = Vec::new();
        let mut node = node.clone();
        for correction in self.corrections.iter().rev() {
            let Ok(path) = correction.field.parse::<Path>() else {
                continue;
            };
            if names_a_case(&path) {
                continue;
            }
            node.set_text(&path, correction.old.as_deref());
            let context = Context::with_calendar(calendar);
            if let Some(case) = Self::of(&node, &context) {
                former.push(Former {
                    until: correction.stamp.recorded,
                    root: node.clone(),
                    case,
                });
            }
        }
        former
    }
}

/// Whether a field holds the number of a case: how it is called, now and of whatever time one
/// asks. What was judged does not depend on it.
fn names_a_case(path: &Path) -> bool {
    let first = path.0.first();
    first.is_some_and(|seg| matches!(seg, Seg::Key(key) if key == "number" || key == "links"))
}

impl Node {
    /// Replaces the text of a value that exists; `None` takes the value away.
    fn set_text(&mut self, path: &Path, text: Option<&str>) {
        let Some(node) = self.at_mut(path) else {
            return;
        };
        match (&mut node.data, text) {
            (Data::Scalar(scalar), Some(text)) => text.clone_into(&mut scalar.text),
            (data, None) => *data = Data::Null,
            (_, Some(_)) => {}
        }
    }
}
