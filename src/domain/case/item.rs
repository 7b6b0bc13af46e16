//! One of several matters in one complaint; each is decided and answered on its own (L-7).

use super::investigation::Outcome;
use crate::domain::schema::Stamp;
use crate::domain::time::Time;
use crate::record;

record! {
    /// An item of the complaint.
    pub struct Item {
        /// Its number, from 1.
        n: must u64 { fixed() },
        /// Established or not.
        outcome: may Outcome,
        /// Why.
        cause: may String { lines() },
        /// When it was decided, by whom.
        decided: one Stamp,
        /// When the customer was given the answer to it.
        answered: may Time { fixed() above("text") },
        /// The customer's answer to what was offered for it.
        accepted: may bool { above("text") },
        /// What is complained about.
        text: must String { lines() },
    }
    with { outcome: decided, cause: decided }
}
