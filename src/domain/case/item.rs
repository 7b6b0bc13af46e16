//! One of several matters in one complaint; each is decided and answered on its own (L-7).

use super::investigation::{Investigation, Outcome};
use super::liability::Liable;
use crate::domain::schema::{Declared, Stamp};
use crate::domain::time::Time;
use crate::domain::tree::Value;
use crate::record;

record! {
    /// An item of the complaint.
    pub struct Item {
        /// Its number, from 1.
        n: must u64 { fixed() disclosed() },
        /// Established or not.
        outcome: may Outcome { decided() },
        /// The company's defect code.
        defect: may String { column() },
        /// Whose fault, in the policy's words: it says who bears the cost of this item (F-2, R-5).
        fault: may String { column() },
        /// Why.
        cause: may String { lines() },
        /// Root cause.
        root_cause: may String { lines() },
        /// Who is liable for it, with shares; where nobody is named, those of the whole complaint.
        liability: all Liable,
        /// When it was decided, by whom.
        decided: one Stamp,
        /// When the customer was given the answer to it.
        answered: may Time { fixed() above("text") },
        /// The customer's answer to what was offered for it.
        accepted: may bool { above("text") },
        /// The option chosen of those offered for it (C-6).
        option: may String { above("text") },
        /// What is complained about.
        text: must String { lines() disclosed() },
    }
    with { outcome: decided, defect: decided, fault: decided, cause: decided, root_cause: decided, liability: decided }
}

impl Item {
    /// Takes over what was found of it.
    pub fn decide(&mut self, found: &Investigation) {
        self.outcome = Some(found.outcome);
        self.defect.clone_from(&found.defect);
        self.fault.clone_from(&found.fault);
        self.cause.clone_from(&found.cause);
        self.root_cause.clone_from(&found.root_cause);
        self.liability.clone_from(&found.liability);
    }

    /// What was found of it, as it is written.
    pub fn found(&self) -> impl Iterator<Item = (String, Value)> {
        let came = |key: &str| {
            let mut fields = Self::FIELDS.iter();
            fields.any(|field| field.key == key && field.with == Some("decided"))
        };
        let entries = self.entries().into_iter();
        entries.filter(move |(key, _)| came(key))
    }
}

/// What is found of the whole complaint by what was found of the last of its items; `None` while an
/// item is open. Outcomes all alike are its own, others make it established in part; the defect is
/// the first that was found. What else was found stands with the items.
pub fn whole(items: &[Item], last: &Investigation) -> Option<Investigation> {
    let outcomes: Option<Vec<Outcome>> = items.iter().map(|item| item.outcome).collect();
    let outcomes = outcomes?;
    let first = *outcomes.first()?;
    let alike = outcomes.iter().all(|outcome| *outcome == first);
    let defect = items.iter().find_map(|item| item.defect.as_ref());
    Some(Investigation {
        outcome: if alike { first } else { Outcome::Partly },
        defect: defect.cloned(),
        fault: None,
        cause: None,
        root_cause: None,
        liability: Vec::new(),
        ..last.clone()
    })
}
