//! How grave something found is.

use crate::words;

words! {
    /// How grave a finding is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity named "common-level-" {
        /// Worth knowing.
        Note = "note",
        /// Will become an error if nothing is done, or is probably wrong.
        Warning = "warning",
        /// The regulation is broken, or the data is.
        Error = "error",
    }
}
