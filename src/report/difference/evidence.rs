//! What became of evidence that cases cite.

/// Evidence of a case that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceChange {
    /// The case's number.
    pub number: String,
    /// The case's file.
    pub case: String,
    /// The evidence.
    pub file: String,
    /// What became of it.
    pub turn: EvidenceTurn,
}

crate::words! {
    /// What became of evidence.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum EvidenceTurn {
        /// Another content stands in its place.
        Replaced = "replaced",
        /// Nothing does, or nothing that is a file.
        Removed = "removed",
    }
}
