//! When a fact happened, when it was written down, and by whom.

use crate::domain::time::Time;

/// The dates and names every recorded fact carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it happened.
    pub at: Time,
    /// When it was recorded; never before `at`.
    pub recorded: Time,
    /// Who did it: the e-mail address of a person of the staff file.
    pub by: String,
    /// Who typed it, where that is somebody else.
    pub entered_by: Option<String>,
    /// The scan of the paper it was entered from, where whoever did it decided on paper.
    pub paper: Option<String>,
    /// Recorded under a replaced clock (`--as-of`).
    pub as_of: bool,
}
