//! Where an edit goes: from a path to splices.

use super::layout::Layout;
use super::splice::Splice;
use super::syntax::{Syn, SynKind};
use super::write::{self, Style};
use super::{Doc, lines, replace};
use crate::domain::msg::Msg;
use crate::domain::tree::{Data, Node, Path, Seg, Value};
use crate::msg;

/// What an edit comes to, or why it cannot be done.
pub(super) type Plan = Result<Vec<Splice>, Msg>;

/// Plans edits of one document.
pub(super) struct Planner<'a> {
    pub doc: &'a Doc,
    pub text: &'a str,
    pub style: Style,
    pub layout: &'a Layout,
}

/// A value, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub node: &'a Node,
    pub syn: &'a Syn,
    /// The map or list it is in, and its place there.
    pub parent: Option<(&'a Node, &'a Syn, usize)>,
    /// Whether it stands inside brackets or braces.
    pub flow: bool,
}

impl<'a> Planner<'a> {
    pub(super) fn new(doc: &'a Doc, layout: &'a Layout) -> Self {
        Self {
            doc,
            text: &doc.text,
            style: style(&doc.text, &doc.node, &doc.syn),
            layout,
        }
    }

    /// Follows `path` as far as there are values; returns the last with the rest of the path.
    pub(super) fn walk<'p>(&self, path: &'p Path) -> Result<(Spot<'a>, &'p [Seg]), Msg> {
        let mut spot = Spot {
            node: &self.doc.node,
            syn: &self.doc.syn,
            parent: None,
            flow: false,
        };
        let mut rest = path.0.as_slice();
        loop {
            if spot.syn.guarded {
                return Err(msg!("yaml-edit-guarded"));
            }
            let Some((seg, after)) = rest.split_first() else {
                break;
            };
            let Some(index) = index(spot.node, seg) else {
                break;
            };
            let (Some(node), Some(syn)) = (child(spot.node, index), spot.syn.items.get(index))
            else {
                break;
            };
            spot = Spot {
                node,
                syn,
                parent: Some((spot.node, spot.syn, index)),
                flow: spot.flow || matches!(spot.syn.kind, SynKind::FlowMap | SynKind::FlowSeq),
            };
            rest = after;
        }
        Ok((spot, rest))
    }

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
                    _ => Err(msg!("yaml-edit-root")),
                }
            }
            (Data::Null, Seg::Key(_)) => self.replace(spot, &nest(rest, value)?),
            (Data::Seq(_), Seg::Index(i)) => Err(msg!("yaml-edit-no-member", index = i + 1)),
            (_, Seg::Index(_)) => Err(msg!("yaml-edit-not-a-list")),
            (_, Seg::Key(_)) => Err(msg!("yaml-edit-not-a-map")),
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
            _ => Err(msg!("yaml-edit-not-a-list")),
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
            return Err(msg!("yaml-edit-guarded"));
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

/// The place of a path's step among the values of `node`.
pub(super) fn index(node: &Node, seg: &Seg) -> Option<usize> {
    match seg {
        Seg::Key(key) => node.entries().iter().position(|e| e.key == *key),
        Seg::Index(i) => (*i < node.items().len()).then_some(*i),
    }
}

fn child(node: &Node, index: usize) -> Option<&Node> {
    match &node.data {
        Data::Map(entries) => entries.get(index).map(|e| &e.value),
        Data::Seq(items) => items.get(index),
        _ => None,
    }
}

/// `value` inside the maps that `path` names.
fn nest(path: &[Seg], value: &Value) -> Result<Value, Msg> {
    path.iter()
        .rev()
        .try_fold(value.clone(), |inner, seg| match seg {
            Seg::Key(key) => Ok(Value::Map(vec![(key.clone(), inner)])),
            Seg::Index(i) => Err(msg!("yaml-edit-no-member", index = i + 1)),
        })
}

/// The indentation a document uses, by the first nested map and the first list in it.
fn style(text: &str, node: &Node, syn: &Syn) -> Style {
    let mut found = (None, None);
    survey(text, node, syn, &mut found);
    let step = found.0.filter(|step| (1..10).contains(step));
    let step = step.unwrap_or(write::HOUSE.step);
    Style {
        step,
        dash: found.1.unwrap_or(step),
    }
}

fn survey(text: &str, node: &Node, syn: &Syn, found: &mut (Option<usize>, Option<usize>)) {
    let at = lines::column(text, syn.span.start);
    for (i, item) in syn.items.iter().enumerate() {
        if syn.kind == SynKind::BlockMap && item.is_block() {
            let inner = lines::column(text, item.span.start);
            let slot = match item.kind {
                SynKind::BlockMap => &mut found.0,
                _ => &mut found.1,
            };
            slot.get_or_insert(inner.saturating_sub(at));
        }
        if let Some(child) = child(node, i) {
            survey(text, child, item, found);
        }
        if found.0.is_some() && found.1.is_some() {
            return;
        }
    }
}
