//! How corrective actions are checked, and what keeps like cases treated alike: standing remedies,
//! precedents, settlements that must not be split.

use rust_decimal::Decimal;

use super::{Facts, Policy, Source, When};
use crate::domain::case::remedy::RemedyKind;
use crate::domain::time::Limit;
use crate::words;

/// The rules about practice. A regulation that states none leaves them empty.
#[derive(Clone, Debug, Default)]
pub struct Practice {
    /// How actions are checked.
    pub verifying: Verifying,
    /// Within which time settlements of one customer are added up.
    pub splitting: Option<Splitting>,
    /// When a settlement departs from those before it (L-8).
    pub precedents: Option<Precedents>,
    /// Remedies a type of complaint gets at once (L-3.3).
    pub standing: Vec<Standing>,
}

/// How actions are checked.
#[derive(Clone, Debug, Default)]
pub struct Verifying {
    /// Whether the owner of an action may check it.
    pub self_verify: SelfVerify,
    /// How long after an action's due it must be checked, where the action does not say; `None`:
    /// only where it says.
    pub within: Option<Limit>,
    /// Where it is stated.
    pub source: Option<Source>,
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

/// Within which time settlements of one customer are added up.
#[derive(Clone, Debug)]
pub struct Splitting {
    /// The time, its first and its last day included.
    pub window: Limit,
    /// The rule.
    pub source: Source,
}

/// When a settlement departs from those before it.
#[derive(Clone, Debug)]
pub struct Precedents {
    /// How far from the usual part of the claim, in percent of it.
    pub deviation: Decimal,
    /// How many precedents there must be.
    pub least: u64,
    /// The rule.
    pub source: Source,
}

/// A remedy a type of complaint gets at once.
#[derive(Clone, Debug)]
pub struct Standing {
    /// For which cases.
    pub when: When,
    /// The remedy.
    pub remedy: RemedyKind,
    /// The rule.
    pub source: Source,
}

impl Policy {
    /// The remedy this type of complaint gets: the first that fits.
    pub fn standing_for(&self, facts: &Facts) -> Option<&Standing> {
        let mut all = self.practice.standing.iter();
        all.find(|standing| standing.when.holds(facts))
    }
}
