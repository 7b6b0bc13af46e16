//! Case files merged for git.

mod judge;
mod merged_file;

pub use judge::MergeJudge;
pub use merged_file::{MergedFile, merged, whole};
