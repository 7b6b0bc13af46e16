//! Moving whole sections into a member of a list, text and comments unchanged.

use super::doc::Doc;
use super::layout::SectionOrder;
use super::planner::Planner;
use super::splice::Splice;
use super::syntax::SynKind;
use super::{lines, remove};
use crate::codec::error::EditError;
use crate::domain::tree::{Path, Value};

/// Moves the top-level `keys` that exist into one new member of `list`, in their given order. The
/// headings above them stay.
///
/// A standing-in member is written first, in the way any member would be; the sections then take
/// its place, each line set in by the member's column. That keeps every scalar's meaning: their
/// lines are read relative to the key they belong to.
pub(super) fn archive(
    doc: &Doc,
    keys: &[String],
    list: &Path,
    layout: &SectionOrder,
) -> Result<Doc, EditError> {
    let planner = Planner::new(doc, layout);
    let mut moved = String::new();
    let mut splices = Vec::new();
    for key in keys.iter().filter(|key| doc.node.get(key).is_some()) {
        let range = remove::section(&planner, key)?;
        moved.push_str(&doc.text[range.clone()].replace("\r\n", "\n"));
        if !moved.ends_with('\n') {
            moved.push('\n');
        }
        splices.push(Splice::lines(range, ""));
    }
    if splices.is_empty() {
        return Ok(doc.clone());
    }
    let (without, _) = doc.spliced(splices)?;
    let planner = Planner::new(&without, layout);
    let stand_in = Value::Plain("0".to_owned());
    let (with, _) = without.spliced(planner.append(list, &stand_in)?)?;
    let planner = Planner::new(&with, layout);
    let (spot, _) = planner.walk(list)?;
    let member = spot.node.items().last().ok_or(EditError::Unsafe)?;
    if spot.syn.kind != SynKind::BlockSeq {
        return Err(EditError::NotAList);
    }
    let indent = lines::column(&with.text, member.span.start);
    let text = set_in(&moved, indent);
    let splice = Splice::text(member.span.clone(), text);
    with.spliced(vec![splice]).map(|(done, _)| done)
}

/// The lines set in by `indent`, without the first one's indentation and the last line break.
fn set_in(moved: &str, indent: usize) -> String {
    let mut out = String::with_capacity(moved.len() * 2);
    for line in moved.split_inclusive('\n') {
        if !out.is_empty() && line != "\n" {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        out.push_str(line);
    }
    out.truncate(out.strip_suffix('\n').map_or(out.len(), str::len));
    out
}
