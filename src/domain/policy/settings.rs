//! The settings of a whole regulation: how cases are numbered, what stops clocks, who approves.

use crate::domain::numbering::NumberPattern;
use crate::domain::time::Limit;
use crate::{table, words};

table! {
    /// How cases are numbered.
    #[derive(Clone, Debug)]
    pub struct Numbering at pattern {
        /// The shape of a number: `{yy}{mm}{serial:02}`. Without `{mm}` the serial runs through the year.
        pattern: must NumberPattern { example("{yy}{mm}{serial:02}") },
        /// When a case gets its number.
        assign: or Assign = (Assign::AtIntake),
    }
}

words! {
    /// When a case gets its number.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Assign {
        /// As soon as it is taken down.
        AtIntake = "at-intake",
        /// By the registrar (M-9.4); until then it is a draft.
        AtRegistration = "at-registration",
    }
}

table! {
    /// Which clocks a hold stops.
    #[derive(Clone, Debug, Default)]
    pub struct Pauses maybe clocks {
        /// Clock names, or `stage.*`; never `acknowledge`. Empty: holds are not allowed.
        clocks: or Vec<String> { example("overall") },
    }
}

table! {
    /// How late a fact may be recorded.
    #[derive(Clone, Debug)]
    pub struct Recording at tolerance {
        /// The time from a fact to its record.
        tolerance: must Limit,
        /// Whether whom `[permissions] enter-for` names may enter what another decided on paper, with
        /// the scan of it.
        evidence: or bool,
    }
}

words! {
    /// What a refusal by the customer leads to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum OnRefusal {
        /// A new proposal in the same case.
        NewRound = "new-round",
        /// A new, linked case (M-9.9).
        NewCase = "new-case",
    }
}

words! {
    /// Which settlements need an approval.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ApprovalMode {
        /// Those above the proposer's own authority (L-1).
        ByAuthority = "by-authority",
        /// Every one (T-3, M-9.4).
        Always = "always",
    }
}

impl ApprovalMode {
    /// Whether one may approve what one proposed, where nothing is said.
    pub(super) fn own(self) -> SelfApproval {
        match self {
            Self::ByAuthority => SelfApproval::WithinLimit,
            Self::Always => SelfApproval::Never,
        }
    }
}

words! {
    /// Who signs after the customer's refusal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reassessment {
        /// Whoever may sign otherwise.
        Anyone = "anyone",
        /// Another than who proposed what was refused (C-8).
        Another = "another",
    }
}

words! {
    /// When a settlement is decided on again after the customer's answer (M-9.6).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DecideAgain {
        /// Where what was agreed is not what was approved.
        WhenChanged = "when-changed",
        /// Always.
        Always = "always",
    }
}

words! {
    /// Whether one may approve what one proposed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SelfApproval {
        /// Within one's own limit.
        WithinLimit = "within_limit",
        /// Never.
        Never = "never",
    }
}
