//! One of several matters in one complaint; each is decided and answered on its own (L-7).

use super::investigation::Outcome;
use super::stamp::Stamp;
use crate::domain::reader::Reader;
use crate::domain::time::Time;

/// An item of the complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number, from 1.
    pub n: u64,
    /// What is complained about.
    pub text: String,
    /// Established or not.
    pub outcome: Option<Outcome>,
    /// Why.
    pub cause: Option<String>,
    /// When it was decided, by whom.
    pub decided: Option<Stamp>,
    /// When the customer was given the answer to it.
    pub answered: Option<Time>,
    /// The customer's answer to what was offered for it.
    pub accepted: Option<bool>,
}

impl Item {
    /// Reads one item.
    pub fn read(reader: &Reader) -> Option<Self> {
        let n = reader.required("n", reader.count("n"));
        let text = reader.required("text", reader.text("text"));
        let outcome = reader.word("outcome");
        let cause = reader.text("cause");
        let decided = reader.map("decided", Stamp::read);
        let answered = reader.time("answered");
        let accepted = reader.flag("accepted");
        Some(Self {
            n: n?,
            text: text?,
            outcome,
            cause,
            decided,
            answered,
            accepted,
        })
    }
}
