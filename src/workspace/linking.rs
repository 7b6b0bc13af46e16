//! Cases that belong together: the entry in one of them.

use crate::domain::case::Case;
use crate::domain::case::conduct::Related;
use crate::domain::case::fact::Fact;
use crate::domain::schema::Stamp;

/// The entry that names the other; none where it is there.
pub fn related(case: &Case, other: &str, stamp: &Stamp, reason: Option<&String>) -> Option<Fact> {
    let there = case.links.related.iter().any(|to| to.number == other);
    (!there).then(|| {
        Fact::Link(Related {
            number: other.to_owned(),
            stamp: Some(stamp.clone()),
            reason: reason.cloned(),
        })
    })
}
