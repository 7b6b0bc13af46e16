//! The sections of a case file, in the order of the duties.

use std::sync::LazyLock;

use super::Case;
use super::fact::FactKind;
use super::moves::Move;
use super::settlement::Round;
use crate::domain::policy::Policy;
use crate::domain::schema::{self, Declared, Field};

/// Every top-level key in its place.
pub const ORDER: &[&str] = &schema::keys::<{ Case::FIELDS.len() }>(Case::FIELDS);

/// The sections that make up one round; a new proposal moves them to `rounds`, unchanged.
pub const ROUND: &[&str] = &schema::keys::<{ Round::FIELDS.len() }>(Round::FIELDS);

/// The sections a case of this policy can fill: a new file has a heading for each, whether or not
/// anything stands there yet.
pub fn headings(policy: &Policy) -> impl Iterator<Item = &'static Field> {
    Case::FIELDS.iter().filter(|field| {
        let mut acts = FactKind::acts_in(field.key);
        let any = acts.next();
        let usable = |act: Move| act.usable(policy);
        field.heading && (any.is_none_or(usable) || acts.any(usable))
    })
}

/// What is recorded later in an entry of a list, by somebody else, and the key above which it
/// stands: a line of the entry stays between it and the next entry, and between what two people
/// add.
pub static LATER: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let all = schema::all(Case::FIELDS).into_iter();
    all.filter_map(|(_, field)| Some((field.key, field.above?)))
        .collect()
});
