//! The order of a file's sections.

/// The canonical order of a file's sections.
#[derive(Clone, Copy, Debug)]
pub struct SectionOrder {
    /// All top-level keys, in the order they stand in a new file.
    pub sections: &'static [&'static str],
    /// What comes later to a member of a list, and the key it is written above. Below stays a line
    /// that nobody touches, so that it merges with the next member.
    pub later: &'static [(&'static str, &'static str)],
}
