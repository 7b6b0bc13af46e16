//! Cases that belong together: the entry in one of them, and which may be a duplicate of which.

use crate::domain::case::Case;
use crate::domain::case::conduct::Related;
use crate::domain::case::fact::Fact;
use crate::domain::schema::Stamp;
use crate::msg;
use crate::ui::problem::Problem;

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

/// Refuses to end a case as the duplicate of one that is itself or a duplicate,
/// or one that has ended.
pub fn may_be_duplicate(case: &Case, kept: &Case) -> Result<(), Problem> {
    if case.ended() {
        let what = msg!("command-duplicate-ended", number = &case.number);
        return Err(Problem::refused(what).rule("step-order"));
    }
    let closing = kept.closing.as_ref();
    let what = match closing.and_then(|closing| closing.duplicate_of.as_ref()) {
        _ if case.number == kept.number => msg!("action-link-itself", number = &case.number),
        Some(of) => msg!(
            "command-duplicate-of-duplicate",
            number = &kept.number,
            of = of
        ),
        None => return Ok(()),
    };
    Err(Problem::usage(what))
}
