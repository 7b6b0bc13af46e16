//! A key or member taken out, with the comment on its line.

use std::ops::Range;

use super::lines::{before, line_end, line_start, next_line};
use super::planner::{Plan, Planner, Spot};
use super::replace::dash;
use super::splice::Splice;
use super::syntax::SynKind;
use crate::codec::error::EditError;
use crate::domain::tree::{Path, Seg, Value};

impl Planner<'_> {
    pub(super) fn remove(&self, path: &Path) -> Plan {
        let nothing = || EditError::NothingThere {
            field: path.to_string(),
        };
        let (spot, rest) = self.walk(path)?;
        let (node, parent, index) = spot.parent.ok_or_else(nothing)?;
        if !rest.is_empty() {
            return Err(nothing());
        }
        if spot.syn.any_guarded() {
            return Err(EditError::Guarded);
        }
        let starts = self.starts(spot).ok_or(EditError::Unsafe)?;
        let key_end = node.entries().get(index).map_or(0, |e| e.key_span.end);
        let gone = starts.this..spot.syn.span.end.max(key_end);
        if matches!(parent.kind, SynKind::FlowMap | SynKind::FlowSeq) {
            return self.out_of_flow(spot, gone, starts.next);
        }
        if parent.items.len() == 1 {
            return self.last_of(path, gone);
        }
        self.out_of_block(gone, starts.next)
    }

    /// A collection that loses its only value stays, empty.
    fn last_of(&self, path: &Path, gone: Range<usize>) -> Plan {
        let (last, parents) = path.0.split_last().ok_or(EditError::Root)?;
        let (empty, text) = match last {
            Seg::Key(_) => (Value::Map(Vec::new()), "{}\n"),
            Seg::Index(_) => (Value::Seq(Vec::new()), "[]\n"),
        };
        if parents.is_empty() {
            let range = line_start(self.text, gone.start)..next_line(self.text, gone.end);
            return Ok(vec![Splice::lines(range, text)]);
        }
        self.emptied(&Path(parents.to_vec()), &empty)
    }

    fn out_of_block(&self, gone: Range<usize>, next: Option<usize>) -> Plan {
        let text = self.text;
        let prefix = before(text, gone.start).trim();
        if prefix.is_empty() || prefix == "?" {
            let range = line_start(text, gone.start)..next_line(text, gone.end);
            return Ok(vec![Splice::lines(range, "")]);
        }
        // The first of several behind a dash: the next one moves up to it, unless comments or blank
        // lines stand between, which keep their place.
        let Some(next) = next.filter(|_| prefix.ends_with('-')) else {
            return Err(EditError::Unsafe);
        };
        let line = line_end(text, gone.end);
        let apart = text[line..next].matches('\n').count() > 1;
        let end = if apart || self.comment_in(line..next) {
            line
        } else {
            next
        };
        Ok(vec![Splice::text(gone.start..end, "")])
    }

    fn out_of_flow(&self, spot: Spot, gone: Range<usize>, next: Option<usize>) -> Plan {
        let (node, parent, index) = spot.parent.ok_or(EditError::Root)?;
        let previous = index.checked_sub(1).and_then(|i| {
            let key = node.entries().get(i).map(|e| e.key_span.end);
            key.max(parent.items.get(i).map(|item| item.span.end))
        });
        let range = match (next, previous) {
            (Some(next), _) => self.with_comma(gone, next),
            (None, Some(previous)) => previous..gone.end,
            (None, None) => {
                let after = &self.text[gone.end..];
                let blank = after.len() - after.trim_start().len();
                let comma = after[blank..].strip_prefix(',').map(|rest| {
                    let behind = rest.len() - rest.trim_start_matches(' ').len();
                    blank + 1 + behind
                });
                gone.start..gone.end + comma.unwrap_or(0)
            }
        };
        if self.comment_in(range.clone()) {
            Err(EditError::Unsafe)
        } else {
            Ok(vec![Splice::text(range, "")])
        }
    }

    /// A value inside brackets with its comma; line breaks behind stay, unless the line was its own.
    fn with_comma(&self, gone: Range<usize>, next: usize) -> Range<usize> {
        let comma = self.text[gone.end..next].find(',');
        let end = comma.map_or(next, |i| gone.end + i + 1);
        if !self.text[end..next].contains('\n') {
            return gone.start..next;
        }
        let before = before(self.text, gone.start);
        if before.trim().is_empty() {
            line_start(self.text, gone.start)..next_line(self.text, end)
        } else {
            gone.start - (before.len() - before.trim_end().len())..end
        }
    }

    fn comment_in(&self, range: Range<usize>) -> bool {
        let comments = &self.doc.comments;
        comments.iter().any(|c| range.contains(&c.start))
    }

    /// Where the value begins with its key or dash, and where the next one does.
    fn starts(&self, spot: Spot) -> Option<Starts> {
        let (node, parent, index) = spot.parent?;
        let start = |i: usize| match (node.entries().get(i), parent.kind) {
            (Some(entry), _) => Some(entry.key_span.start),
            (None, SynKind::BlockSeq) => dash(self, parent, i),
            (None, _) => Some(parent.items.get(i)?.span.start),
        };
        Some(Starts {
            this: start(index)?,
            next: start(index + 1),
        })
    }
}

struct Starts {
    this: usize,
    next: Option<usize>,
}

/// The lines of a top-level entry, for moving them elsewhere: from its key to the end of its
/// value, and the indented comments below.
///
/// # Errors
/// An entry that does not begin its line, or has an anchor, alias or tag inside.
pub(super) fn section(planner: &Planner, key: &str) -> Result<Range<usize>, EditError> {
    let path = Path::root().key(key);
    let (spot, rest) = planner.walk(&path)?;
    if spot.syn.any_guarded() {
        return Err(EditError::Guarded);
    }
    let starts = planner.starts(spot).filter(|_| rest.is_empty());
    let start = starts.map(|s| s.this).filter(|start| {
        let parent = spot.parent.map(|(_, parent, _)| parent.kind);
        before(planner.text, *start).is_empty() && parent == Some(SynKind::BlockMap)
    });
    let start = start.ok_or(EditError::Unsafe)?;
    let line = line_end(planner.text, start);
    Ok(start..planner.behind(spot.syn.span.end.max(line)))
}
