//! What writers that were stopped have left, said.

use std::path::Path;

use crate::domain::msg::Msg;
use crate::msg;
use crate::store::repository::Repository;
use crate::store::unfinished::Settled;
use crate::ui::problem::Problem;

/// A temporary file that is the only copy of a record.
pub fn only_copy(repository: &Repository, path: &Path) -> Problem {
    let what = msg!("store-only-copy", path = repository.relative(path));
    Problem::unreadable(what).help(msg!("store-only-copy-help"))
}

/// A set of files that a writer did not finish, for whoever only reads.
pub fn unfinished(repository: &Repository) -> Option<Problem> {
    let files = Msg::list(repository.unfinished()?);
    let what = msg!("store-unfinished", files = files);
    Some(Problem::unreadable(what).help(msg!("store-unfinished-take-back")))
}

/// How a set that was not finished was settled.
pub fn settled(settled: Settled) -> Problem {
    match settled {
        Settled::TakenBack(files) => {
            let what = msg!("store-taken-back", files = Msg::list(files));
            Problem::unreadable(what).help(msg!("store-taken-back-help"))
        }
        Settled::Whole(files) => {
            Problem::unreadable(msg!("store-found-whole", files = Msg::list(files)))
        }
    }
}
