//! The sanctions a regulation knows: its own, or the customary ones, with what follows each.

use super::condition::When;
use crate::domain::localized::Localized;
use crate::domain::time::Limit;
use crate::{table, words};

table! {
    /// A kind of sanction of the regulation's own, the lightest first. One that declares none
    /// has the customary ones. What it costs in money is a [`Conversion`](super::consequences::Conversion)'s.
    #[derive(Clone, Debug)]
    pub struct Penalty at id {
        /// The identifier in the case file.
        id: must String { unique() example("demerit") },
        /// Its title.
        title: named Localized = id,
        /// What follows it, beside its money.
        follows: or Vec<Follow>,
        /// Whether it stands beside another sanction of the same person, and replaces none.
        beside: or bool,
    }
}

table! {
    /// Whose sanction is decided on after a case, whatever the loss (T-6).
    #[derive(Clone, Debug)]
    pub struct SanctionFor at who {
        /// Who.
        who: must Answerable { tells() },
        /// After the closing, how long there is to decide.
        limit: must Limit { example("30d") },
        /// For which cases.
        when: or When,
    }
}

words! {
    /// Who answers for a case, beside those a band speaks of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Answerable {
        /// Each person named as liable.
        Liable = "liable",
        /// The head of each liable unit.
        Head = "head",
        /// Who did not keep a limit.
        Delayed = "delayed",
    }
}

words! {
    /// What follows a sanction, beside its money.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Follow named "sanction-follow-" {
        /// It is recorded, nothing more.
        Record = "record",
        /// Dismissal is advised.
        Dismissal = "dismissal-advised",
        /// Damages are repaid, up to the loss.
        Damages = "damages",
    }
}
