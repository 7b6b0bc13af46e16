//! Three versions of one thing.

/// One thing in three versions; in the base it may be of another sort.
#[derive(Clone, Copy, Debug)]
pub struct Three<S, B = S> {
    /// What both come from.
    pub base: B,
    /// The version that is merged into.
    pub ours: S,
    /// The version that is merged.
    pub theirs: S,
}
