//! Where an edit goes: from a path to splices.

use super::planner::{Plan, Planner, Spot};
use super::splice::Splice;
use super::syntax::SynKind;
use super::{lines, replace, write};
use crate::codec::error::EditError;
use crate::domain::tree::{Data, Path, Seg, Value};

impl<'a> Planner<'a> {
    pub(super) fn set(&self, path: &Path, value: &Value) -> Plan {
        let (spot, rest) = self.walk(path)?;
        let Some((first, after)) = rest.split_first() else {
            return self.replace(spot, value);
        };
        match (&spot.node.data, first) {
            (Data::Map(_), Seg::Key(key)) => {
                let value = nest(after, value)?;
                Ok(vec![self.add_key(spot, key, &value)])
            }
            (Data::Null, Seg::Key(key)) if spot.parent.is_none() => {
                let value = nest(after, value)?;
                match spot.syn.kind {
                    SynKind::Empty => Ok(vec![self.top_level(key, &value)]),
                    _ => Err(EditError::Root),
                }
            }
            (Data::Null, Seg::Key(_)) => self.replace(spot, &nest(rest, value)?),
            (Data::Seq(_), Seg::Index(i)) => Err(EditError::NoMember { index: i + 1 }),
            (_, Seg::Index(_)) => Err(EditError::NotAList),
            (_, Seg::Key(_)) => Err(EditError::NotAMap),
        }
    }

    pub(super) fn append(&self, path: &Path, value: &Value) -> Plan {
        let (spot, rest) = self.walk(path)?;
        if !rest.is_empty() {
            return self.set(path, &Value::Seq(vec![value.clone()]));
        }
        match &spot.node.data {
            Data::Seq(items) if !items.is_empty() => Ok(vec![self.add_member(spot, value)]),
            Data::Seq(_) | Data::Null => self.replace(spot, &Value::Seq(vec![value.clone()])),
            _ => Err(EditError::NotAList),
        }
    }

    /// A new last member, directly behind the last one.
    fn add_member(&self, spot: Spot<'a>, value: &Value) -> Splice {
        let last = spot.syn.items.last().map_or(0, |item| item.span.end);
        if spot.syn.kind == SynKind::FlowSeq {
            return Splice::text(last..last, format!(", {}", write::inline(value, true)));
        }
        let indent = lines::column(self.text, spot.syn.span.start);
        let mut new = " ".repeat(indent);
        write::member(&mut new, value, indent, self.style);
        Splice::insert(lines::next_line(self.text, last), new)
    }

    /// A new last key of a map.
    fn add_key(&self, spot: Spot<'a>, key: &str, value: &Value) -> Splice {
        if spot.syn.kind == SynKind::FlowMap {
            let pair = write::pair(key, value);
            if let Some(at) = last_end(spot) {
                return Splice::text(at..at, format!(", {pair}"));
            }
            let at = spot.syn.span.start + 1;
            return Splice::text(at..at, pair);
        }
        if spot.parent.is_none() {
            return self.top_level(key, value);
        }
        let indent = lines::column(self.text, spot.syn.span.start);
        let mut new = " ".repeat(indent);
        write::entry(&mut new, key, value, indent, self.style);
        let above = self.above(&spot, key);
        let at = above.unwrap_or_else(|| lines::next_line(self.text, spot.syn.span.end));
        Splice::insert(at, new)
    }

    fn replace(&self, spot: Spot<'a>, value: &Value) -> Plan {
        if spot.syn.any_guarded() {
            return Err(EditError::Guarded);
        }
        replace::replace(self, spot, value)
    }

    /// Puts an empty collection in the place of one that lost its last value.
    pub(super) fn emptied(&self, path: &Path, value: &Value) -> Plan {
        let (spot, _) = self.walk(path)?;
        self.replace(spot, value)
    }
}

/// The end of a collection's last value.
fn last_end(spot: Spot) -> Option<usize> {
    let key = spot.node.entries().last().map(|e| e.key_span.end);
    let value = spot.syn.items.last().map(|item| item.span.end);
    key.max(value)
}

/// `value` inside the maps that `path` names.
fn nest(path: &[Seg], value: &Value) -> Result<Value, EditError> {
    path.iter()
        .rev()
        .try_fold(value.clone(), |inner, seg| match seg {
            Seg::Key(key) => Ok(Value::Map(vec![(key.clone(), inner)])),
            Seg::Index(i) => Err(EditError::NoMember { index: i + 1 }),
        })
}
