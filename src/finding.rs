//! What a check finds: data only. The `ui` says it, the exit code counts it.
#![deny(clippy::disallowed_methods, reason = "findings are data")]

pub use crate::domain::severity::Severity;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::domain::digest::Sum;
use crate::domain::kept;
use crate::domain::msg::{Arg, Msg};
use crate::domain::place::Place;
use crate::domain::private_part::{private_of, public_of};
use crate::domain::serialized;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::words;

words! {
    /// What a finding is about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum FindingKind named "check-kind-" {
        /// The record: what is written is wrong, whatever the date.
        Data = "data",
        /// The work: something was to be done and is not, as of a date.
        Duty = "duty",
        /// The whole: what stands out over many cases.
        Signal = "signal",
    }
}

/// Where a finding points before its line is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A field of the case.
    Field(Path),
    /// Bytes of the file that stand for a field of the case.
    Part(Path, Range<usize>),
    /// Bytes of a file that is no document.
    Bytes(Range<usize>),
    /// The file as a whole.
    File,
}

impl Target {
    /// The field, where one is meant.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Field(path) | Self::Part(path, _) => Some(path),
            Self::Bytes(_) | Self::File => None,
        }
    }
}

/// The commit a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitOrigin {
    /// Its full hash.
    pub commit: String,
    /// Its author's name.
    pub author: String,
    /// Its author's address.
    pub email: String,
    /// When the author made it.
    pub authored: Time,
}

/// Where a revision that is compared with has a finding too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// In a file that was changed since.
    Changed,
    /// In one that was not.
    Unchanged,
}

/// How many digits a fingerprint has.
const FINGERPRINT: usize = 32;

/// One finding. What is skipped is known where it is kept, or only once all are together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's rule.
    #[serde(with = "serialized::word")]
    pub rule: serialized::Lasting,
    /// How grave.
    pub severity: Severity,
    /// The case's number.
    pub case: Option<String>,
    /// The case's uid, by which it is known again under another number.
    pub uid: Option<String>,
    /// The clock, for findings about time.
    pub clock: Option<String>,
    /// When it was due.
    #[serde(with = "kept")]
    pub due: Option<Time>,
    /// By how many seconds it is late.
    pub late_by: Option<i64>,
    /// From when on that goes on growing, where it does.
    #[serde(with = "kept")]
    pub late_since: Option<Time>,
    /// The unit whose work it is.
    pub owner: Option<String>,
    /// The file, relative to the repository.
    #[serde(skip)]
    pub file: String,
    /// What is meant in it.
    pub target: Target,
    /// Which of several at one place it is: the duty, the person, the step.
    pub about: Option<String>,
    /// How many before it are the same in everything a fingerprint is made of.
    #[serde(skip)]
    pub nth: usize,
    /// The place, once the text has been asked.
    pub place: Option<Place>,
    /// What is wrong.
    pub what: Msg,
    /// What to do about it.
    pub help: Option<Msg>,
    /// What to do while it is not recorded yet, where that is another thing: a command that would bring it is
    /// refused with this.
    pub unwritten: Option<Box<Msg>>,
    /// The commit, where it is about the history; file and line are those of its version.
    #[serde(skip)]
    pub origin: Option<Box<CommitOrigin>>,
    /// Where the revision compared with has it too, if it has.
    #[serde(skip)]
    pub known: Option<Known>,
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
            uid: None,
            clock: None,
            due: None,
            late_by: None,
            late_since: None,
            owner: None,
            file: file.to_owned(),
            target,
            about: None,
            nth: 0,
            place: None,
            what,
            help: None,
            unwritten: None,
            origin: None,
            known: None,
        }
    }

    /// As it was found in a file and kept, at this moment.
    pub fn again(&mut self, file: &str, now: Time) {
        file.clone_into(&mut self.file);
        if let Some(place) = &mut self.place {
            place.file = match public_of(&place.file) {
                Some(_) => private_of(file),
                None => file.to_owned(),
            };
        }
        self.late_at(now);
    }

    /// As it is at a moment: how late goes on growing.
    pub fn late_at(&mut self, now: Time) {
        if let Some(since) = self.late_since {
            self.late_by = Some((now - since).num_seconds());
        }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Self {
        self.help = Some(help);
        self
    }

    /// Whether a revision that is compared with has it too, in a file that was not changed since.
    pub fn is_unchanged(&self) -> bool {
        self.known == Some(Known::Unchanged)
    }

    /// The file it is shown in: that of the private part, where that is meant.
    pub fn shown_file(&self) -> &str {
        self.place.as_ref().map_or(&self.file, |place| &place.file)
    }

    /// By which it is known again tomorrow, whatever number, line and words it has then: rule, case,
    /// field, clock and, on the history, what is said of the fact: a commit has another name once it is
    /// squashed or rebased. What belongs to no case is known by its file and how that changed.
    pub fn fingerprint(&self) -> String {
        let mut sum = Sum::default();
        let [rule, rest @ ..] = self.which();
        let whose = Cow::Borrowed(self.whose());
        for part in [rule, whose].into_iter().chain(rest) {
            sum.add(part.as_bytes());
            sum.add(b"\0");
        }
        sum.add(self.nth.to_string().as_bytes());
        let mut digits = sum.hex();
        digits.truncate(FINGERPRINT);
        digits
    }

    /// The case, or else the file.
    fn whose(&self) -> &str {
        self.uid.as_ref().unwrap_or(&self.file)
    }

    /// Which finding of a case it is: rule, path, clock, what it is about and what is said of the history.
    fn which(&self) -> [Cow<'_, str>; 5] {
        let path = self.target.path().map(Path::to_string);
        let said = self.origin.as_ref().map(|_| self.what.plain());
        [
            self.rule.into(),
            path.unwrap_or_default().into(),
            self.clock.as_deref().unwrap_or_default().into(),
            self.about.as_deref().unwrap_or_default().into(),
            said.unwrap_or_default().into(),
        ]
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

/// Tells apart the findings that are the same in everything a fingerprint is made of, by their
/// order.
pub fn number(findings: &mut [Finding]) {
    let mut seen: HashMap<&str, BTreeMap<[Cow<str>; 5], usize>> = HashMap::new();
    let mut nths = Vec::with_capacity(findings.len());
    for finding in &*findings {
        let of_case = seen.entry(finding.whose()).or_default();
        let before = of_case.entry(finding.which()).or_default();
        nths.push(*before);
        *before += 1;
    }
    drop(seen);
    for (finding, nth) in findings.iter_mut().zip(nths) {
        finding.nth = nth;
    }
}

/// What a rule is called, with the clock it is about where one stands behind it.
pub fn rule_called(rule: &str) -> Arg {
    let id = rule.split_once(':').map_or(rule, |(id, _)| id);
    Arg::id(rule, Arg::Named(format!("rule-{id}")))
}
