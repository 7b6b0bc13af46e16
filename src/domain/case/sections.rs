//! The sections of a case file, in the order of the duties.

use std::sync::LazyLock;

use super::settlement::Round;
use super::{Case, Kept};
use crate::domain::schema::{self, Declared};
use crate::domain::tree::{Path, Seg};
use crate::domain::word::Word as _;

/// Every top-level key in its place.
pub const ORDER: &[&str] = &schema::keys::<{ Case::FIELDS.len() }>(Case::FIELDS);

/// The sections that make up one round; a new proposal moves them to `rounds`, unchanged.
pub const ROUND: &[&str] = &schema::keys::<{ Round::FIELDS.len() }>(Round::FIELDS);

/// Whether a place is in the private part of a case, where the organisation keeps one.
pub fn is_beside(path: &Path) -> bool {
    let first = path.0.first();
    first.is_some_and(|seg| matches!(seg, Seg::Key(key) if section_is_beside(key)))
}

/// Why a correction of a field does not say in the case what the field said.
pub fn kept_instead(field: &Path, said: &str) -> Option<Kept> {
    Kept::from_word(said).filter(|_| is_beside(field))
}

/// Whether a section is.
pub fn section_is_beside(section: &str) -> bool {
    let mut all = Case::FIELDS.iter();
    all.any(|field| field.beside && field.key == section)
}

/// What is recorded later in an entry of a list, by somebody else, and the key above which it
/// stands: a line of the entry stays between it and the next entry, and between what two people
/// add.
pub static LATER: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let all = schema::all(Case::FIELDS).into_iter();
    all.filter_map(|(_, field)| Some((field.key, field.above?)))
        .collect()
});
