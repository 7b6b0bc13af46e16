//! Why git gives no answer.

use crate::errors;

errors! {
    /// Why git gives no answer.
    pub enum GitError {
        /// There is no git to run.
        NotInstalled = "store-git-not-installed",
        /// It fails, with its own words.
        Failed { command: String, reason: String } = "store-git-failed",
        /// Its answer cannot be read.
        Garbled { command: String } = "store-git-garbled",
        /// The range holds no commit.
        EmptyRange { range: String } = "store-git-empty-range",
        /// Objects are not here: a partial clone.
        NotHere { count: usize } = "store-git-not-here",
        /// It knows no such revision.
        NoRevision { revision: String } = "store-git-no-revision",
    }
}
