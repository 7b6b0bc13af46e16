//! What a check finds: data only. The `ui` says it, the exit code counts it.
#![deny(clippy::disallowed_methods, reason = "findings are data")]

use crate::domain::msg::Msg;
use crate::domain::problem::Place;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::words;

words! {
    /// How grave a finding is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity {
        /// Worth knowing.
        Note = "note",
        /// Will become an error if nothing is done, or is probably wrong.
        Warning = "warning",
        /// The regulation is broken, or the data is.
        Error = "error",
    }
}

words! {
    /// What a finding is about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum FindingKind {
        /// The record: what is written is wrong, whatever the date.
        Data = "data",
        /// The work: something was to be done and is not, as of a date.
        Duty = "duty",
    }
}

/// Where a finding points before its line is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field of the case.
    Field(Path),
    /// Bytes of the file.
    Bytes(std::ops::Range<usize>),
    /// The file as a whole.
    File,
}

/// The commit a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its full hash.
    pub commit: String,
    /// Its author's name.
    pub author: String,
    /// Its author's address.
    pub email: String,
    /// When the author made it.
    pub authored: Time,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's rule.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The case's number.
    pub case: Option<String>,
    /// The clock, for findings about time.
    pub clock: Option<String>,
    /// When it was due.
    pub due: Option<Time>,
    /// By how many seconds it is late.
    pub late_by: Option<i64>,
    /// The unit whose work it is.
    pub owner: Option<String>,
    /// The file, relative to the repository.
    pub file: String,
    /// What is meant in it.
    pub target: Target,
    /// The place, once the text has been asked.
    pub place: Option<Place>,
    /// What is wrong.
    pub what: Msg,
    /// What to do about it.
    pub help: Option<Msg>,
    /// The commit, where it is about the history; file and line are those of its version.
    pub origin: Option<Origin>,
    /// Whether the revision compared with has it too.
    pub known: bool,
}

impl Finding {
    /// A finding on a file.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        file: &str,
        target: Target,
        what: Msg,
    ) -> Self {
        Self {
            rule,
            severity,
            case: None,
            clock: None,
            due: None,
            late_by: None,
            owner: None,
            file: file.to_owned(),
            target,
            place: None,
            what,
            help: None,
            origin: None,
            known: false,
        }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Self {
        self.help = Some(help);
        self
    }

    /// Whether this, seen on an earlier state of a case, is what is seen on a later one: no worse
    /// has come of it. Lines do not count, nor, for a clock, when it was due or how late it is:
    /// a limit that had passed has passed, and the same lateness is not new because a day went by.
    pub fn accounts_for(&self, later: &Self) -> bool {
        self.rule == later.rule
            && self.clock == later.clock
            && (self.clock.is_some() || self.what == later.what)
            && self.severity >= later.severity
    }
}
