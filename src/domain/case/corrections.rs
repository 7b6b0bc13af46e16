//! What a correction may mend, and how it is taken back for judging as of a past date.

use super::Case;
use super::conduct::Correction;
use crate::domain::schema::{self, Declared};
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

impl Correction {
    /// Takes the correction back in a document; whether it says anything about what is judged.
    pub fn undo(&self, root: &mut Node) -> bool {
        let path = self.field.parse::<Path>();
        let path = path.ok().filter(|path| !names_a_case(path));
        if let Some(path) = &path {
            root.set_text(path, self.old.as_deref());
        }
        path.is_some()
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
