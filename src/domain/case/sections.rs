//! The sections of a case file, in the order of the duties.

use std::sync::LazyLock;

use super::Case;
use super::settlement::Round;
use crate::domain::schema::{self, Declared};

/// Every top-level key in its place.
pub const ORDER: &[&str] = &schema::keys::<{ Case::FIELDS.len() }>(Case::FIELDS);

/// The sections that make up one round; a new proposal moves them to `rounds`, unchanged.
pub const ROUND: &[&str] = &schema::keys::<{ Round::FIELDS.len() }>(Round::FIELDS);

/// What is recorded later in an entry of a list, by somebody else, and the key above which it
/// stands: a line of the entry stays between it and the next entry, and between what two people
/// add.
pub static LATER: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let all = schema::all(Case::FIELDS).into_iter();
    all.filter_map(|(_, field)| Some((field.key, field.above?)))
        .collect()
});
