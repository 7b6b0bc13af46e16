//! What follows a case inside the house: a department's objection, and sanctions of persons.

use super::stamp::{self, Stamp};
use crate::domain::money::Money;
use crate::domain::policy::SanctionKind;
use crate::domain::reader::{Reader, Word};
use crate::domain::tree::Value;
use crate::msg;

/// A department's objection to what was found or decided (签呈, M-9.12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// When, by whom.
    pub stamp: Stamp,
    /// The department that objects.
    pub unit: Option<String>,
    /// Its reasons.
    pub text: String,
    /// The decision on it.
    pub decision: Option<Ruling>,
}

/// The decision on an objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// When, by whom.
    pub stamp: Stamp,
    /// Whether the objection was right.
    pub upheld: bool,
    /// Why.
    pub reason: Option<String>,
}

/// A sanction of one person, filed and decided (M-A7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanction {
    /// When it was filed, by whom.
    pub stamp: Stamp,
    /// The person.
    pub person: String,
    /// The person's share of the loss, as it was then.
    pub share: Option<Money>,
    /// What the policy proposed.
    pub proposed: Option<SanctionKind>,
    /// How many times it proposed it.
    pub proposed_times: Option<u64>,
    /// What is filed or decided; `None`: no sanction.
    pub sanction: Option<SanctionKind>,
    /// How many times.
    pub times: u64,
    /// The ground (M-A4).
    pub ground: Option<String>,
    /// Why, where it differs from the proposal.
    pub reason: Option<String>,
    /// When it was decided, by whom; until then it is only filed.
    pub decided: Option<Stamp>,
    /// Its place in the file of its own, where it does not stand in the case file.
    pub apart: Option<usize>,
}

/// What stands for no sanction.
pub const NO_SANCTION: &str = "none";

impl Objection {
    /// Reads one objection.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let unit = reader.text("unit");
        let text = reader.required("text", reader.text("text"));
        let decision = reader.map("decision", Ruling::read);
        Some(Self {
            stamp: stamp?,
            unit,
            text: text?,
            decision,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("unit", stamp::text(self.unit.as_ref())),
            ("text", stamp::text(Some(&self.text))),
        ])
    }
}

impl Ruling {
    /// Reads the decision.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let upheld = reader.required("upheld", reader.flag("upheld"));
        let reason = reader.text("reason");
        Some(Self {
            stamp: stamp?,
            upheld: upheld?,
            reason,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("upheld", Some(Value::Plain(self.upheld.to_string()))),
            ("reason", stamp::text(self.reason.as_ref())),
        ])
    }
}

impl Sanction {
    /// Reads one sanction.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let person = reader.required("person", reader.text("person"));
        let share = reader.money("share");
        let proposed = reader.word("proposed");
        let proposed_times = reader.count("proposed_times");
        let sanction = reader.required("sanction", reader.read("sanction", kind));
        let times = reader.count("times").unwrap_or(1);
        let ground = reader.text("ground");
        let reason = reader.text("reason");
        let decided = reader.map("decided", Stamp::read);
        Some(Self {
            stamp: stamp?,
            person: person?,
            share,
            proposed,
            proposed_times,
            sanction: sanction?,
            times,
            ground,
            reason,
            decided,
            apart: None,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let word = |kind: SanctionKind| Value::Text(kind.word().to_owned());
        let sanction = self.sanction.map_or(NO_SANCTION, Word::word).to_owned();
        let times = self.sanction.map(|_| stamp::count(self.times));
        self.stamp.block(vec![
            ("person", stamp::text(Some(&self.person))),
            (
                "share",
                self.share.map(|share| Value::Quoted(share.to_string())),
            ),
            ("proposed", self.proposed.map(word)),
            ("proposed_times", self.proposed_times.map(stamp::count)),
            ("sanction", Some(Value::Text(sanction))),
            ("times", times),
            ("ground", stamp::text(self.ground.as_ref())),
            ("reason", stamp::text(self.reason.as_ref())),
            (
                "decided",
                self.decided
                    .as_ref()
                    .map(|decided| decided.line(Vec::new())),
            ),
        ])
    }
}

fn kind(text: &str) -> Result<Option<SanctionKind>, crate::domain::msg::Msg> {
    if text == NO_SANCTION {
        return Ok(None);
    }
    SanctionKind::from_word(text).map(Some).ok_or_else(|| {
        let words = SanctionKind::WORDS.iter().map(|(word, _)| *word);
        let words: Vec<&str> = words.chain([NO_SANCTION]).collect();
        msg!(
            "field-not-a-word",
            value = text,
            words = crate::domain::msg::Msg::list(words)
        )
    })
}
