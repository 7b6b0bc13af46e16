//! A document that edits are planned for, and the way to a value in it.

use super::doc::Doc;
use super::layout::SectionOrder;
use super::lines;
use super::splice::Splice;
use super::syntax::{Syn, SynKind};
use super::write::{self, Style};
use crate::codec::error::EditError;
use crate::domain::tree::{Data, Node, Path, Seg};

/// What an edit comes to, or why it cannot be done.
pub(super) type Plan = Result<Vec<Splice>, EditError>;

/// Plans edits of one document.
pub(super) struct Planner<'a> {
    pub doc: &'a Doc,
    pub text: &'a str,
    pub style: Style,
    pub layout: &'a SectionOrder,
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
    pub(super) fn new(doc: &'a Doc, layout: &'a SectionOrder) -> Self {
        Self {
            doc,
            text: &doc.text,
            style: style(&doc.text, &doc.node, &doc.syn),
            layout,
        }
    }

    /// Follows `path` as far as there are values; returns the last with the rest of the path.
    pub(super) fn walk<'p>(&self, path: &'p Path) -> Result<(Spot<'a>, &'p [Seg]), EditError> {
        let mut spot = Spot {
            node: &self.doc.node,
            syn: &self.doc.syn,
            parent: None,
            flow: false,
        };
        let mut rest = path.0.as_slice();
        loop {
            if spot.syn.guarded {
                return Err(EditError::Guarded);
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
