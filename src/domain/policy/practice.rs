//! How corrective actions are checked, and what keeps like cases treated alike: standing remedies,
//! precedents, settlements that must not be split.

use rust_decimal::Decimal;

use super::condition::When;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::time::Limit;
use crate::{table, words};

table! {
    /// The rules about practice. A regulation that states none leaves them empty.
    #[derive(Clone, Debug, Default)]
    pub struct Practice {
        /// How actions are checked.
        verifying as "actions": part Verifying,
        /// Within which time settlements of one customer are added up.
        splitting: one Splitting,
        /// When a settlement departs from those before it (L-8).
        precedents: one Precedents,
        /// Remedies a type of complaint gets at once (L-3.3).
        standing: all Standing,
    }
}

table! {
    /// How actions are checked.
    #[derive(Clone, Debug, Default)]
    pub struct Verifying maybe self_verify, verify_within {
        /// Whether the owner of an action may check it.
        self_verify: or SelfVerify,
        /// How long after an action's due it must be checked, where the action does not say; without
        /// it only where it says.
        within as "verify_within": may Limit,
    }
}

words! {
    /// Whether the owner of an action may check it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum SelfVerify {
        /// Neither the owner nor, where a unit owns it, anybody of that unit.
        #[default]
        Never = "never",
        /// Yes.
        Allowed = "allowed",
    }
}

table! {
    /// Within which time settlements of one customer are added up.
    #[derive(Clone, Debug)]
    pub struct Splitting at window {
        /// The time, its first and its last day included.
        window: must Limit,
    }
}

table! {
    /// When a settlement departs from those before it.
    #[derive(Clone, Debug)]
    pub struct Precedents at deviation {
        /// How far from the usual part of the claim, in percent of it.
        deviation: must Decimal,
        /// How many precedents there must be.
        least: or u64 = 1_u64,
    }
}

table! {
    /// A remedy a type of complaint gets at once.
    #[derive(Clone, Debug)]
    pub struct Standing at remedy {
        /// For which cases.
        when: or When,
        /// The remedy.
        remedy: must RemedyKind { tells() },
    }
}
