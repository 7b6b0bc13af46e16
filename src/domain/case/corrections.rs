//! The case as it read before its corrections, for judging as of a past date.

use super::Case;
use crate::domain::reader::Context;
use crate::domain::record::Former;
use crate::domain::time::Calendar;
use crate::domain::tree::{Data, Node, Path, Seg};

/// Sections that record decisions or hold derived data: they are superseded, never mended.
const FIXED_SECTIONS: &[&str] = &[
    "format",
    "number",
    "uid",
    "policy",
    "status",
    "recorded",
    "settlement",
    "approvals",
    "rounds",
    "objections",
    "sanctions",
    "corrections",
    "waivers",
    "links",
    "attachments",
];

/// Keys that say who recorded a fact and when.
const FIXED_KEYS: &[&str] = &[
    "recorded",
    "by",
    "entered_by",
    "as_of",
    "n",
    "answered",
    "settlement",
];

/// Whether a correction may mend the field at a path.
pub fn mendable(path: &Path) -> bool {
    let key = |seg: Option<&Seg>| match seg {
        Some(Seg::Key(key)) => key.clone(),
        _ => String::new(),
    };
    let (section, last) = (key(path.0.first()), key(path.0.last()));
    !FIXED_SECTIONS.contains(&section.as_str()) && !FIXED_KEYS.contains(&last.as_str())
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
            if let Some(case) = Self::read(&node, &context) {
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
