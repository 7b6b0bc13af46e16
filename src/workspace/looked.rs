//! What comes of looking at a case file, and what of that is kept.

use crate::codec::index::{Content, Entry};
use crate::domain::digest::Digest;
use crate::domain::word::Word as _;
use crate::rules::{Holds, Judged, Judging, KeptJudged};
use crate::workspace::open::Workspace;

/// What an entry depends on is named by one of these and a name.
pub(super) const LAW: &str = "law ";
pub(super) const WHOM: &str = "whom ";

/// What comes of a file.
pub struct Looked<'w, 'i> {
    /// What came of looking at the record.
    pub judged: Judged<'w>,
    /// Where what is to be compared stands, until it is asked for.
    entry: Option<&'i Entry<'i>>,
    /// The fingerprint of that, where it is known.
    pub facts: Option<Digest>,
    /// The fingerprint of what the files hold, where it is known.
    pub text: Option<Digest>,
    /// What is to be kept.
    pub(super) keep: Keep<'i>,
    /// Whether the case is there at the moment asked about.
    pub there: bool,
}

impl<'w> Looked<'w, '_> {
    /// The identity of the record.
    pub fn uid(&self) -> Option<&str> {
        let kept = self.entry.and_then(|entry| entry.uid);
        self.judged.uid().or(kept)
    }

    /// What was to be kept is.
    pub fn is_written(&mut self) {
        self.keep = Keep::Nothing;
    }

    /// Whether it cites evidence.
    pub fn cites(&self) -> bool {
        self.entry.is_some_and(|entry| entry.cites) || self.judged.evidence().next().is_some()
    }

    /// Reads what is to be compared, where that is still to be done.
    pub fn tell(&mut self, workspace: &Workspace, judging: &Judging<'w>) {
        let Some(entry) = self.entry.take() else {
            return;
        };
        let told = self.judged.tell_again(entry.told, entry.file, judging);
        if told.is_none()
            && let Some(record) = workspace.again(entry.file)
            && let Some(told) = judging.one(&record, false).take_told()
        {
            self.judged.put_told(told);
        }
    }

    /// Of a record that is not in the tree, with this text.
    pub fn of(judged: Judged<'w>, text: &str) -> Self {
        let text = Digest::of(text.as_bytes());
        let kept = judged.kept();
        let facts = kept.map_or(Digest::of(&[]), |kept| facts(&kept, Some(text)));
        Self {
            judged,
            entry: None,
            facts: Some(facts),
            text: None,
            keep: Keep::Nothing,
            there: true,
        }
    }
}

/// The fingerprint of what is compared of a record.
pub(super) fn facts(kept: &KeptJudged, text: Option<Digest>) -> Digest {
    match text.filter(|_| kept.placed) {
        Some(text) => Digest::of(&[&kept.told[..], &text.0].concat()),
        None => Digest::of(&kept.told),
    }
}

/// The fingerprint of what the files of a case hold.
pub(super) fn text_of(case: &Content, sanctions: Option<&Content>) -> Digest {
    match sanctions {
        Some(sanctions) => Digest::of(&[case.digest.0, sanctions.digest.0].concat()),
        None => case.digest,
    }
}

/// What the files of a case hold.
#[derive(Clone)]
pub struct Contents {
    /// The case with its private part, which are read as one.
    pub(super) case: Content,
    pub(super) sanctions: Option<Box<Content>>,
    /// Whether the case has a private part.
    pub(super) beside: bool,
    pub(super) private: Option<Box<Content>>,
}

impl Contents {
    /// Whether an entry was made of just that.
    pub(super) fn made(&self, entry: &Entry) -> bool {
        let digest = |of: &Option<Box<Content>>| of.as_ref().map(|it| it.digest);
        entry.case.digest == self.case.digest && digest(&entry.sanctions) == digest(&self.sanctions)
    }
}

/// What is known of a file after it was looked at.
pub enum Keep<'i> {
    /// What was known.
    As(&'i Entry<'i>),
    /// What was known, though it looks otherwise.
    Touched(&'i Entry<'i>, Box<Contents>),
    /// What is new.
    New(Box<New>),
    /// Nothing that would hold.
    Nothing,
}

/// What was made of a file just now.
pub struct New {
    pub(super) file: String,
    pub(super) contents: Contents,
    pub(super) until: i64,
    pub(super) on: Vec<String>,
    pub(super) standing: &'static str,
    pub(super) uid: Option<String>,
    pub(super) kept: KeptJudged,
    pub(super) facts: Digest,
}

/// What was made of a file and kept, as it is now.
pub(super) fn kept<'w, 'i>(
    entry: &'i Entry<'i>,
    (judging, wanted): (&Judging<'w>, bool),
    keep: Keep<'i>,
) -> Option<Looked<'w, 'i>> {
    let found = if wanted { entry.found } else { &[] };
    Some(Looked {
        judged: Judged::found_again(found, entry.file, judging)?,
        entry: Some(entry),
        facts: Some(entry.facts),
        text: Some(text_of(&entry.case, entry.sanctions.as_deref())),
        keep,
        there: true,
    })
}

/// What was made of a file just now and is not kept.
pub(super) fn fresh(judged: Judged<'_>, there: bool) -> Looked<'_, 'static> {
    Looked {
        judged,
        entry: None,
        facts: None,
        text: None,
        keep: Keep::Nothing,
        there,
    }
}

pub(super) fn new(
    (file, contents): (String, Contents),
    holds: Holds,
    (uid, kept, facts): (Option<String>, KeptJudged, Digest),
) -> Option<New> {
    let policy = holds.policy.unwrap_or_default();
    let whom = holds.whom.into_iter().map(|whom| format!("{WHOM}{whom}"));
    Some(New {
        file,
        contents,
        until: holds.until?.timestamp(),
        on: std::iter::once(format!("{LAW}{policy}"))
            .chain(whom)
            .collect(),
        standing: holds.standing.word(),
        uid,
        kept,
        facts,
    })
}
