//! The parts of a merged text.

/// A part of the merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    Text(String),
    Conflict {
        ours: String,
        theirs: String,
    },
    /// The line of the status, which follows from everything else.
    Status {
        base: String,
        ours: String,
        theirs: String,
    },
}

impl Chunk {
    /// Whether there is more to it than blank lines.
    pub(super) fn says_something(&self) -> bool {
        !matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}
