//! The cases that claim one number.

use crate::domain::case::Case;
use crate::domain::record::Record;

/// Where a version of a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeSide {
    /// A file of the working tree.
    Tree,
    /// The side that is checked out.
    Ours,
    /// The side that is brought in.
    Theirs,
}

/// A case with the number it has to share.
#[derive(Clone, Debug)]
pub struct Claimant {
    /// The file as that side has it.
    pub record: Record,
    /// What it says.
    pub case: Case,
    /// Which side.
    pub side: MergeSide,
    /// The number it gets; the next free one where that is open.
    pub own: Option<String>,
    /// Its sanctions, where they are kept apart and are in conflict too.
    pub sanctions: Option<String>,
    /// Its private part, where that is in conflict too.
    pub private: Option<Vec<u8>>,
}

/// Cases of one number, the oldest record first: that one keeps it.
#[derive(Clone, Debug)]
pub struct Collision {
    /// The number.
    pub number: String,
    /// The cases.
    pub claimants: Vec<Claimant>,
}

/// A file of the index that this is about, with what is on disk there now.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The path, from the root.
    pub path: String,
    /// What is on disk, if anything.
    pub disk: Option<Vec<u8>>,
}
