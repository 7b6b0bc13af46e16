//! What was found: established or not, why, and by whose fault (M-9.4, T-3).

use super::liability::Liable;
use crate::domain::money::Money;
use crate::domain::schema::{Names, Stamp, Vocabulary};
use crate::domain::time::Time;
use crate::{record, words};

words! {
    /// Whether the complaint is established.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Outcome named "show-outcome-" {
        /// Established.
        Upheld = "upheld",
        /// In part.
        Partly = "partly",
        /// Not established (不成立, M-9.14).
        Rejected = "rejected",
        /// Not our fault, yet something is given.
        Goodwill = "goodwill",
    }
}

impl Outcome {
    /// Whether somebody answers for it: found to be so, wholly or in part. Goodwill is no fault.
    pub fn established(self) -> bool {
        matches!(self, Self::Upheld | Self::Partly)
    }
}

record! {
    /// The investigation's report.
    pub struct Investigation {
        /// When it was reported, by whom.
        stamp: flat Stamp,
        /// When the investigation itself was done (M-9.3 counts from here).
        done: may Time,
        /// Established or not.
        outcome: must Outcome { decided() },
        /// The company's defect code.
        defect: may String { names(Names::Term(Vocabulary::Defect)) },
        /// Whose fault, in the policy's words: it says who bears the cost (F-2, R-5).
        fault: may String { column() },
        /// Cause.
        cause: may String { lines() usual("cause") },
        /// Root cause.
        root_cause: may String { lines() },
        /// What a laboratory's test cost.
        test_fee: may Money,
        /// Who tested.
        tested_by: may String,
        /// Who is liable, with shares.
        liability: all Liable,
    }
}
