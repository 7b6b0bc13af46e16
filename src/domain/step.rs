//! The steps of a case, and the facts beside them that start or stop a clock.

use std::fmt;

use super::reader::{Reader, Word};
use super::schema::{Kind, Scalar};
use super::tree::Value;
use super::values::FieldError;
use crate::words;

words! {
    /// The steps any regulation can use. Their order here is the order of the case file; the policy
    /// lists its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Step named "moves-step-" {
        /// The complaint came in.
        Received = "received",
        /// It was accepted and numbered; the clocks start.
        Registered = "registered",
        /// It was handed to a unit or person.
        Assigned = "assigned",
        /// It was found established or not, with cause and liability.
        Investigated = "investigated",
        /// A settlement was proposed.
        Resolved = "resolved",
        /// The office gave its opinion.
        Consolidated = "consolidated",
        /// The settlement was approved by someone with the authority.
        Approved = "approved",
        /// The customer answered.
        Agreed = "agreed",
        /// The remedies were done.
        CarriedOut = "carried-out",
        /// All duties are done.
        Closed = "closed",
    }
}

impl Step {
    /// Whether it is about a settlement: made only where something is owed to the customer (M-9.14).
    pub fn settles(self) -> bool {
        matches!(
            self,
            Self::Resolved | Self::Consolidated | Self::Approved | Self::Agreed | Self::CarriedOut
        )
    }
}

/// A fact that starts or stops a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A step.
    Step(Step),
    /// The complaint was put on record: whoever acts on it can have it.
    Recorded,
    /// The last decision that the settlement needs was given: the signature; where none is asked, the
    /// office's opinion or the proposal that was acted on; the finding, where nothing is owed.
    Decided,
    /// The investigation itself, before its report (M-9.3).
    InvestigationDone,
    /// The first thing the customer was told.
    Acknowledged,
    /// The first answer to the customer (every item, where there are several).
    Answered,
    /// The written notice that the case is done.
    Noticed,
    /// Everybody of ours was told of the case whom the stage's rule wants told; where it names nobody, the first
    /// who was (V-2b).
    Informed,
    /// The goods of every return came back, and every return and allowance has the paper the policy
    /// wants of it (M-13e). It may come after the end.
    Proved,
    /// What the channel has the customer asked for was asked for, or told (L-7b). Where nothing is
    /// lacking, what waits for it has no clock.
    Asked,
}

impl Mark {
    /// The marks that are no steps, with their words.
    const ASIDE: [(&'static str, Self); 9] = [
        ("recorded", Self::Recorded),
        ("decided", Self::Decided),
        ("investigation-done", Self::InvestigationDone),
        ("acknowledged", Self::Acknowledged),
        ("answered", Self::Answered),
        ("noticed", Self::Noticed),
        ("informed", Self::Informed),
        ("proved", Self::Proved),
        ("asked", Self::Asked),
    ];

    /// The mark for a word: every step's word and those of the others.
    pub fn from_word(word: &str) -> Option<Self> {
        let aside = Self::ASIDE.iter().find(|(known, _)| *known == word);
        Step::from_word(word)
            .map(Self::Step)
            .or(aside.map(|(_, mark)| *mark))
    }

    /// The word for the mark.
    pub fn word(self) -> &'static str {
        match self {
            Self::Step(step) => step.word(),
            other => Self::ASIDE
                .iter()
                .find(|(_, mark)| *mark == other)
                .map_or("", |(word, _)| *word),
        }
    }

    /// Every word a mark can be written with.
    pub fn words() -> Vec<&'static str> {
        let steps = Step::WORDS.iter().map(|(word, _)| *word);
        steps
            .chain(Self::ASIDE.iter().map(|(word, _)| *word))
            .collect()
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Scalar for Mark {
    const KIND: Kind = Kind::Word(Self::words, None);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, |text| {
            Self::from_word(text).ok_or_else(|| FieldError::NotAWord {
                value: text.to_owned(),
                words: Self::words(),
            })
        })
    }

    fn value(&self) -> Value {
        Value::Plain(self.word().to_owned())
    }
}
