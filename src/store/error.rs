//! Why the store cannot read, write or find.

use super::git::error::GitError;
use crate::domain::msg::Msg;
use crate::errors;

errors! {
    /// Why the store cannot read or write.
    pub enum StoreError {
        /// The system does not let it.
        Os { path: String, reason: String } = "store-os",
        /// The directory named is no case repository.
        NotARepository { path: String } = "store-not-a-repository",
        /// There is no case repository at or above the directory.
        NoRepository { path: String } = "store-no-repository",
        /// One of a repository's directories is a link.
        AreaSymlink { path: String } = "store-area-symlink",
        /// The lock cannot be had.
        LockFailed { path: String, reason: String } = "store-lock-failed",
        /// There is no such file.
        Missing { path: String } = "store-missing",
        /// A directory, FIFO, socket or device stands in the place of a file.
        NotAFile { path: String } = "store-not-a-file",
        /// The path leads out of where the file belongs.
        Outside { path: String } = "store-outside",
        /// Something else is to be written where the repository keeps its records.
        Area { path: String } = "store-area",
        /// A directory holds something else than pages written before.
        NotASite { path: String } = "store-not-a-site",
        /// A directory holds something else than tables written before.
        NotAnExport { path: String } = "store-not-an-export",
        /// The file is a link or reached through one.
        Symlink { path: String } = "store-symlink",
        /// The file is too large to be read.
        TooLarge { path: String, size: String, limit: &'static str } = "store-too-large",
        /// The file is too large to be kept as evidence.
        TooLargeEvidence { path: String, size: String, limit: &'static str } = "store-too-large-evidence",
        /// The file is no text.
        NotUtf8 { path: String, offset: String } = "store-not-utf8",
        /// The path is not that of a case file.
        NotACase { path: String } = "store-not-a-case",
        /// Somebody else changed the file.
        ChangedMeanwhile { path: String } = "store-changed-meanwhile",
        /// A file to be created is there: under another number it may not be.
        Exists { path: String } = "store-exists",
        /// A set writes one file twice.
        WrittenTwice { path: String } = "store-written-twice",
        /// A file of a set that was not finished has been changed since.
        UnfinishedChanged { path: String } = "store-unfinished-changed",
        /// A set that was not finished came to be there.
        UnfinishedMeanwhile { path: String } = "store-unfinished-meanwhile",
        /// A set that was not finished cannot be settled.
        Unsettled { why: Msg, path: String, files: Vec<String> } = "store-unsettled",
        /// The serials of a month are used up.
        NumberExhausted { month: String } = "store-number-exhausted",
        /// The editor failed.
        EditorFailed { editor: String, reason: String } = "store-editor-failed",
        /// A merge driver's result cannot be left for git.
        MergeResult { path: String, reason: String } = "store-merge-result",
        /// Hooks need git.
        NoGit = "store-hooks-no-git";
        /// Git fails.
        Git(GitError),
        /// Several stand in the way at once.
        Several(Several),
    }
}

errors! {
    /// Why what a person typed is no case.
    pub enum FindError {
        /// No case has such a number.
        Unknown { id: String } = "store-id-unknown",
        /// It can be no number.
        Malformed { id: String } = "store-id-malformed",
        /// Several cases have such a number.
        Ambiguous { id: String, count: usize, candidates: Vec<String> } = "store-id-ambiguous",
        /// There is no such file.
        Missing { path: String } = "store-id-missing",
        /// It lies outside the repository.
        Outside { path: String } = "store-id-outside",
        /// The file is no case.
        NotACase { path: String } = "store-id-not-a-case";
        /// It could not be looked for.
        Store(StoreError),
    }
}

/// Several errors in order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{first}")]
pub struct Several {
    /// The first.
    pub first: Box<StoreError>,
    /// The others.
    pub also: Vec<StoreError>,
}

/// The first is what is said.
impl From<Several> for Msg {
    fn from(several: Several) -> Self {
        Self::from(*several.first)
    }
}

impl StoreError {
    /// This and then another.
    pub(super) fn and(self, other: Self) -> Self {
        let (first, also) = (Box::new(self), vec![other]);
        Self::Several(Several { first, also })
    }

    /// Several as one; `None` where there are none.
    pub(super) fn together(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let first = errors.next()?;
        let also: Vec<Self> = errors.collect();
        if also.is_empty() {
            return Some(first);
        }
        let first = Box::new(first);
        Some(Self::Several(Several { first, also }))
    }
}
