//! YAML cases: reading them with places, and changing them without touching what people wrote.
//!
//! Every edit is a splice of the source text. The result is read again and compared with what the
//! edit means before it is returned, so an edit this module cannot do is refused, never done wrong.

mod archive;
mod blocks;
mod doc;
mod edit;
mod fault;
mod headings;
mod inline;
mod layout;
mod lines;
mod plain;
mod planner;
mod remove;
mod replace;
mod scalar;
mod sections;
mod shape;
mod splice;
mod syntax;
mod write;

use std::collections::BTreeMap;

use crate::codec::error::EditError;
use crate::domain::tree::{Edit, Path, Value};

pub(in crate::codec) use blocks::{Block, BlockSort, Piece, Pieces};
pub use doc::Doc;
pub use layout::SectionOrder;
pub use plain::read as plain;
pub use write::{Heading, new_file, render};

use planner::Planner;

/// Why an edit was not done, and where. The text is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditFault {
    /// What stands in the way.
    pub what: EditError,
    /// The byte of the text before the edits where it stands.
    pub offset: usize,
}

impl Doc {
    /// The text after `edits`, done one after the other; only the lines that must change do.
    ///
    /// # Errors
    /// An edit that does not fit the data, that touches a value with an anchor, alias or tag, or
    /// that cannot be done without changing something else. The offset is the place meant.
    pub fn edit(&self, edits: &[Edit], layout: &SectionOrder) -> Result<String, EditFault> {
        let mut doc = self.clone();
        for edit in edits {
            let done = doc.step(edit, layout).or_else(|what| {
                let again = in_quotes(edit).ok_or(what)?;
                doc.step(&again, layout)
            });
            doc = done.map_err(|what| EditFault {
                what,
                offset: self.node.nearest(&self.meant(edit)).span.start,
            })?;
        }
        Ok(doc.text)
    }

    /// The value an edit is about: for an archive the first section that moves.
    fn meant(&self, edit: &Edit) -> Path {
        match edit {
            Edit::Set(path, _) | Edit::Append(path, _) | Edit::Remove(path) => path.clone(),
            Edit::Archive { keys, list } => {
                let moved = keys.iter().find(|key| self.node.get(key).is_some());
                moved.map_or_else(|| list.clone(), |key| Path::root().key(key))
            }
        }
    }

    /// One edit, proven by reading the result.
    fn step(&self, edit: &Edit, layout: &SectionOrder) -> Result<Self, EditError> {
        let before = shape::of_node(&self.node, &self.text);
        let mut wanted = before.clone();
        shape::apply(&mut wanted, edit)?;
        if wanted == before {
            return Ok(self.clone());
        }
        let planner = Planner::new(self, layout);
        let (next, spared) = match edit {
            Edit::Set(path, value) => self.spliced(planner.set(path, value)?)?,
            Edit::Append(path, value) => self.spliced(planner.append(path, value)?)?,
            Edit::Remove(path) => self.spliced(planner.remove(path)?)?,
            Edit::Archive { keys, list } => {
                let all = self.comments().map(str::to_owned).collect();
                (archive::archive(self, keys, list, layout)?, all)
            }
        };
        let same = shape::of_node(&next.node, &next.text) == wanted;
        if same && holds(&next, &spared) {
            Ok(next)
        } else {
            Err(EditError::Unsafe)
        }
    }
}

/// The same edit with text of several lines in quotes, for places where the comments around would
/// become part of a literal block.
fn in_quotes(edit: &Edit) -> Option<Edit> {
    let quoted = |value: &Value| match value {
        Value::Text(text) if text.contains('\n') => Some(Value::Quoted(text.clone())),
        _ => None,
    };
    match edit {
        Edit::Set(path, value) => Some(Edit::Set(path.clone(), quoted(value)?)),
        Edit::Append(path, value) => Some(Edit::Append(path.clone(), quoted(value)?)),
        _ => None,
    }
}

/// Whether all `spared` comments are in `doc`, as often as they were.
fn holds(doc: &Doc, spared: &[String]) -> bool {
    let mut counts = BTreeMap::new();
    for comment in doc.comments() {
        *counts.entry(comment).or_insert(0_usize) += 1;
    }
    spared.iter().all(|comment| {
        counts
            .get_mut(comment.as_str())
            .is_some_and(|count| match count.checked_sub(1) {
                Some(left) => {
                    *count = left;
                    true
                }
                None => false,
            })
    })
}

#[cfg(test)]
mod tests;
