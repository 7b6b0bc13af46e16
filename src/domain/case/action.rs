//! Corrective actions: what is done so that it does not happen again, and whether that works
//! (V-4, F-3.1, M-9.7).

use chrono::NaiveDate;

use super::stamp::{self, Stamp};
use crate::domain::reader::Reader;
use crate::domain::tree::Value;
use crate::words;

words! {
    /// What an action is for.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum ActionKind {
        /// Keeps the damage from growing.
        Containment = "containment",
        /// Removes the cause.
        #[default]
        Corrective = "corrective",
        /// Keeps the like from happening elsewhere.
        Preventive = "preventive",
    }
}

/// An action with owner and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// When it was decided, by whom.
    pub stamp: Stamp,
    /// What it is for.
    pub kind: ActionKind,
    /// What is to be done.
    pub what: String,
    /// By whom: a unit or a person.
    pub owner: String,
    /// The last day.
    pub due: NaiveDate,
    /// The root cause it is to remove, where it is not the investigation's.
    pub root_cause: Option<String>,
    /// The last day for checking that it works.
    pub verify_by: Option<NaiveDate>,
    /// When it was done.
    pub done: Option<Stamp>,
    /// Whether it works, as checked.
    pub verified: Option<Verification>,
}

/// The check of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// When, by whom.
    pub stamp: Stamp,
    /// Whether it works.
    pub works: bool,
    /// What shows it.
    pub evidence: Option<String>,
}

impl Action {
    /// Reads one action.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let kind = reader.word("kind").unwrap_or_default();
        let what = reader.required("what", reader.text("what"));
        let owner = reader.required("owner", reader.text("owner"));
        let due = reader.required("due", reader.date("due"));
        let root_cause = reader.text("root_cause");
        let verify_by = reader.date("verify_by");
        let done = reader.map("done", Stamp::read);
        let verified = reader.map("verified", Verification::read);
        Some(Self {
            stamp: stamp?,
            kind,
            what: what?,
            owner: owner?,
            due: due?,
            root_cause,
            verify_by,
            done,
            verified,
        })
    }

    /// As the file holds it when it is decided.
    pub fn value(&self) -> Value {
        let day = |date: NaiveDate| Value::Plain(date.to_string());
        let kind = (self.kind != ActionKind::default()).then(|| self.kind.to_string());
        self.stamp.block(vec![
            ("kind", kind.map(Value::Plain)),
            ("what", Some(Value::Text(self.what.clone()))),
            ("owner", Some(Value::Text(self.owner.clone()))),
            ("due", Some(day(self.due))),
            ("root_cause", stamp::text(self.root_cause.as_ref())),
            ("verify_by", self.verify_by.map(day)),
        ])
    }

    /// Whether it was checked and works.
    pub fn works(&self) -> bool {
        self.verified.as_ref().is_some_and(|check| check.works)
    }

    /// Whether it was checked and does not work.
    pub fn failed(&self) -> bool {
        self.verified.as_ref().is_some_and(|check| !check.works)
    }

    /// When the work on it ended: it was done, or checked, which it can only be when done.
    pub fn ended(&self) -> Option<&Stamp> {
        let checked = self.verified.as_ref().map(|check| &check.stamp);
        [self.done.as_ref(), checked]
            .into_iter()
            .flatten()
            .min_by_key(|stamp| stamp.at)
    }
}

impl Verification {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let works = reader.required("works", reader.flag("works"));
        let evidence = reader.text("evidence");
        Some(Self {
            stamp: stamp?,
            works: works?,
            evidence,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("works", Some(Value::Plain(self.works.to_string()))),
            ("evidence", stamp::text(self.evidence.as_ref())),
        ])
    }
}

/// The first action that was checked, does not work, and was followed by no other: a failed check
/// needs a new action.
pub fn unanswered_failure(actions: &[Action]) -> Option<usize> {
    let failed = |(i, action): &(usize, &Action)| {
        let check = action.verified.as_ref().filter(|check| !check.works);
        check.is_some_and(|check| {
            let later = actions.iter().skip(i + 1);
            !later
                .into_iter()
                .any(|next| next.stamp.recorded >= check.stamp.at)
        })
    };
    actions.iter().enumerate().find(failed).map(|(i, _)| i)
}
