//! Corrective actions: what is done so that it does not happen again, and whether that works
//! (V-4, F-3.1, M-9.7).

use chrono::NaiveDate;

use crate::domain::schema::{Names, Stamp};
use crate::{record, words};

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
        /// A step in carrying out the settlement: who does what until when (C-6b). It is done; there is
        /// no effect to check.
        Plan = "plan",
    }
}

/// What an action is for where nothing is said.
const USUAL: ActionKind = ActionKind::Corrective;

record! {
    /// An action with owner and date.
    pub struct Action {
        /// When it was decided, by whom.
        stamp: flat Stamp,
        /// What it is for.
        kind: or ActionKind = USUAL,
        /// What is to be done.
        what: must String { lines() },
        /// When it was done.
        done: one Stamp { above("owner") },
        /// By whom: a unit or a person.
        owner: must String { names(Names::UnitOrPerson) },
        /// Whether it works, as checked.
        verified: one Verification { above("due") },
        /// The last day.
        due: must NaiveDate,
        /// The root cause it is to remove, where it is not the investigation's.
        root_cause: may String { lines() },
        /// The last day for checking that it works.
        verify_by: may NaiveDate,
    }
}

record! {
    /// The check of an action.
    pub struct Verification {
        /// When, by whom.
        stamp: flat Stamp,
        /// Whether it works.
        works: must bool,
        /// What shows it.
        evidence: may String { lines() },
    }
}

impl Action {
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
