//! Where a figure comes from, so that `explain` can prove it.

use super::problem::Place;

/// The place of a figure in a policy file, and the rule of the regulation it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is written.
    pub place: Place,
    /// The regulation's rule (`M-10.1`), where one is named.
    pub rule: Option<String>,
}
