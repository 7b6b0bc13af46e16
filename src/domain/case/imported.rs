//! What was kept in another register before this one, and was taken over.

use crate::domain::schema::Names;
use crate::domain::time::Time;
use crate::record;

record! {
    /// Where a case was taken over from: it happened before this register was kept.
    pub struct Imported on one line {
        /// When it was taken over.
        at: must Time { fixed() },
        /// By whom, by e-mail address.
        by: must String { names(Names::Person) personal() fixed() },
        /// The file it stood in.
        source: must String { fixed() },
        /// Where in that file: the row, line or document.
        row: must u64 { fixed() },
        /// SHA-256 of what stood there.
        sha256: must String { fixed() column() },
    }
}
