//! What was found: established or not, why, and by whose fault (M-9.4, T-3).

use super::liability::Liable;
use super::stamp::{self, Stamp};
use crate::domain::reader::Reader;
use crate::domain::time::Time;
use crate::domain::tree::Value;
use crate::words;

words! {
    /// Whether the complaint is established.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Outcome {
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

/// The investigation's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Investigation {
    /// When it was reported, by whom.
    pub stamp: Stamp,
    /// When the investigation itself was done (M-9.3 counts from here).
    pub done: Option<Time>,
    /// Established or not.
    pub outcome: Outcome,
    /// The company's defect code.
    pub defect: Option<String>,
    /// Whose fault, in the policy's words: it says who bears the cost (F-2, R-5).
    pub fault: Option<String>,
    /// Cause.
    pub cause: Option<String>,
    /// Root cause.
    pub root_cause: Option<String>,
    /// Who is liable, with shares.
    pub liability: Vec<Liable>,
}

impl Investigation {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let done = reader.time("done");
        let outcome = reader.required("outcome", reader.word("outcome"));
        let defect = reader.text("defect");
        let fault = reader.text("fault");
        let cause = reader.text("cause");
        let root_cause = reader.text("root_cause");
        let liability = reader.list("liability", Liable::read);
        Some(Self {
            stamp: stamp?,
            done,
            outcome: outcome?,
            defect,
            fault,
            cause,
            root_cause,
            liability,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let liability = self.liability.iter().map(Liable::value).collect();
        self.stamp.block(vec![
            ("done", self.done.map(stamp::time)),
            ("outcome", Some(Value::Plain(self.outcome.to_string()))),
            ("defect", stamp::text(self.defect.as_ref())),
            ("fault", stamp::text(self.fault.as_ref())),
            ("cause", stamp::text(self.cause.as_ref())),
            ("root_cause", stamp::text(self.root_cause.as_ref())),
            (
                "liability",
                (!self.liability.is_empty()).then_some(Value::Seq(liability)),
            ),
        ])
    }
}

/// The outcome of the whole from those of its items: all alike, else in part.
pub fn of_items(outcomes: &[Outcome]) -> Option<Outcome> {
    let first = *outcomes.first()?;
    let alike = outcomes.iter().all(|outcome| *outcome == first);
    Some(if alike { first } else { Outcome::Partly })
}
