//! The fields of a case that a policy may speak of.

use crate::domain::case::intake::{Channel, Nature, Origin};
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::reader::Word;
use crate::domain::schema::{Field, Kind, Names, Vocabulary};

/// The case's field at a path.
pub fn held(path: &str) -> Option<Field> {
    let term = |term| Field::new("", Kind::Text, false, "").names(Names::Term(term));
    let word = |words| Field::new("", Kind::Word(words), false, "");
    Some(match path {
        "class" => term(Vocabulary::Class),
        "category" => term(Vocabulary::Category),
        "grade" => term(Vocabulary::Grade),
        "origin" => word(Origin::words),
        "channel" => word(Channel::words),
        "nature" => word(Nature::words),
        "investigation.outcome" => word(Outcome::words),
        "settlement.remedies.kind" => word(RemedyKind::words),
        _ => return None,
    })
}

/// The fields a policy may require.
pub(super) fn requirable() -> Vec<&'static str> {
    FIELDS.to_vec()
}

/// The fields by which two cases may be alike.
pub(super) fn comparable() -> Vec<&'static str> {
    requirable()
}

const FIELDS: &[&str] = &[
    "title",
    "received_by",
    "channel",
    "origin",
    "class",
    "category",
    "grade",
    "customer.name",
    "customer.contact",
    "customer.phone",
    "customer.email",
    "customer.address",
    "product.name",
    "product.part",
    "product.order",
    "product.shipped",
    "product.quantity",
    "product.defective",
    "product.sample_kept",
    "intake.read_back",
    "intake.recording",
    "claimed",
    "demand",
    "complaint",
    "items",
];
