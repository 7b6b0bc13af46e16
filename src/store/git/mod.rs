//! The only place that runs git.
//!
//! Git is the history, not a need: a case repository without it works, without history.

mod blame;
mod commit;
mod contents;
pub mod error;
mod history;
mod identity;
mod index;
mod merge;
mod objects;
mod revision;
mod run;
mod serials;
mod staged;
mod stat;
mod tree;
mod turn;
mod undo_commit;
mod whereabouts;
mod worktree;

pub use history::{Commit, PathChange};
pub use identity::{Identity, at_work};
pub use index::{Underway, Unmerged};
pub use merge::{leave_merged, merge_lines};
pub use run::{Git, for_place, top};
pub use staged::{IndexChanges, Staged};
pub use stat::{KnownToGit, Look, doubted};
pub use tree::Blob;
pub use turn::Turn;
