//! Another value in the place of one that is there.

use super::lines::{column, is_blank, line_end, line_start, mark, next_line};
use super::planner::{Plan, Planner, Spot};
use super::splice::Splice;
use super::syntax::{Syn, SynKind};
use super::{scalar, write};
use crate::codec::error::EditError;
use crate::domain::tree::Value;

/// The value as it is written in that place: what stands on the line of its key or dash, and the
/// lines below.
struct Written {
    first: String,
    rest: String,
}

/// Puts `value` where the value at `spot` is. Comments on the line and around it stay; those
/// inside a replaced map or list go with it.
pub(super) fn replace(planner: &Planner, spot: Spot, value: &Value) -> Plan {
    let old = &spot.syn.span;
    if spot.flow {
        let text = quoted_as(spot.syn.kind, value).unwrap_or_else(|| write::inline(value, true));
        return Ok(vec![match spot.syn.kind {
            SynKind::Empty => {
                let at = indicator(planner, spot)?;
                Splice::text(at..at, format!(" {text}"))
            }
            _ => Splice::text(old.clone(), text),
        }]);
    }
    let new = written(planner, spot, value)?;
    match spot.syn.kind {
        SynKind::Empty => {
            let at = indicator(planner, spot)?;
            Ok(below(planner, at..at, at, new))
        }
        SynKind::Lines => lines(planner, spot, new),
        SynKind::BlockMap | SynKind::BlockSeq => block(planner, spot, new),
        _ => inline(planner, spot, new),
    }
}

/// The quotes stay where the text was quoted.
fn quoted_as(kind: SynKind, value: &Value) -> Option<String> {
    match (kind, value) {
        (SynKind::Single, Value::Text(text)) => scalar::single(text),
        (SynKind::Double, Value::Text(text)) => Some(scalar::double(text)),
        _ => None,
    }
}

fn written(planner: &Planner, spot: Spot, value: &Value) -> Result<Written, EditError> {
    let Some((_, parent, _)) = spot.parent else {
        return Err(EditError::Root);
    };
    let indent = column(planner.text, parent.span.start);
    let one_line = !matches!(value, Value::Text(text) if text.contains('\n'));
    if let Some(first) = quoted_as(spot.syn.kind, value).filter(|_| one_line) {
        let rest = String::new();
        return Ok(Written { first, rest });
    }
    let mut text = String::new();
    if parent.kind == SynKind::BlockSeq {
        write::behind_dash(&mut text, value, indent + 2, planner.style);
    } else {
        write::entry(&mut text, "k", value, indent, planner.style);
        text.drain(.."k:".len());
    }
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    Ok(Written {
        first: first.trim_start().to_owned(),
        rest: rest.to_owned(),
    })
}

/// The end of the `:` or `-` the value stands behind.
fn indicator(planner: &Planner, spot: Spot) -> Result<usize, EditError> {
    let unknown = || EditError::Unsafe;
    let (node, parent, index) = spot.parent.ok_or_else(unknown)?;
    if let Some(entry) = node.entries().get(index) {
        let after = &planner.text[entry.key_span.end..];
        let blank = after.len() - after.trim_start().len();
        return if after[blank..].starts_with(':') {
            Ok(entry.key_span.end + blank + 1)
        } else {
            Err(unknown())
        };
    }
    dash(planner, parent, index)
        .map(|at| at + 1)
        .ok_or_else(unknown)
}

/// The dash of a block list's member: the first behind the member before it.
pub(super) fn dash(planner: &Planner, list: &Syn, index: usize) -> Option<usize> {
    let member = list
        .items
        .get(index)
        .filter(|_| list.kind == SynKind::BlockSeq)?;
    let from = match index.checked_sub(1) {
        Some(before) => list.items.get(before)?.span.end,
        None => list.span.start,
    };
    mark(planner.text, from, member.span.start, &['-'])
}

/// Replaces `range`, which ends on the line of `at`, and puts the rest below that line.
fn below(planner: &Planner, range: std::ops::Range<usize>, at: usize, new: Written) -> Vec<Splice> {
    let gap = if range.is_empty() && !new.first.is_empty() {
        " "
    } else {
        ""
    };
    let mut splices = vec![Splice::text(range, format!("{gap}{}", new.first))];
    if !new.rest.is_empty() {
        splices.push(Splice::insert(next_line(planner.text, at), new.rest));
    }
    splices
}

/// A value on a line gives its place to the new one; a new map or list stands below.
fn inline(planner: &Planner, spot: Spot, new: Written) -> Plan {
    let (text, old) = (planner.text, &spot.syn.span);
    if !new.first.is_empty() {
        return Ok(below(planner, old.clone(), old.end, new));
    }
    let at = indicator(planner, spot)?;
    if !text[at..old.start].contains('\n') {
        return Ok(below(planner, at..old.end, old.end, new));
    }
    if is_blank(text, old.end) {
        let range = line_start(text, old.start)..next_line(text, old.end);
        return Ok(vec![Splice::lines(range, new.rest)]);
    }
    Ok(below(planner, old.clone(), old.end, new))
}

/// A literal or folded block goes with its lines; a comment behind its header stays.
fn lines(planner: &Planner, spot: Spot, new: Written) -> Plan {
    let (text, old) = (planner.text, &spot.syn.span);
    let head = &text[old.start..line_end(text, old.start)];
    let head = old.start + head.find([' ', '\t']).unwrap_or(head.len());
    let start = if new.first.is_empty() {
        indicator(planner, spot)?
    } else {
        old.start
    };
    let body = next_line(text, old.start);
    let end = next_line(text, old.end).max(body);
    Ok(vec![
        Splice::text(start..head, new.first),
        Splice::lines(body..end, new.rest),
    ])
}

/// In a list the new value begins where the old one did; below a key its lines take the place of
/// the old ones.
fn block(planner: &Planner, spot: Spot, new: Written) -> Plan {
    let (text, old) = (planner.text, &spot.syn.span);
    let in_list = spot
        .parent
        .is_some_and(|(_, p, _)| p.kind == SynKind::BlockSeq);
    if in_list {
        let new = format!("{}\n{}", new.first, new.rest);
        return Ok(vec![Splice::text(old.clone(), new.trim_end_matches('\n'))]);
    }
    let range = line_start(text, old.start)..next_line(text, old.end);
    if new.first.is_empty() {
        return Ok(vec![Splice::lines(range, new.rest)]);
    }
    let at = indicator(planner, spot)?;
    let mut splices = below(planner, at..at, at, new);
    splices.push(Splice::lines(range, ""));
    Ok(splices)
}
