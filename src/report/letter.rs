//! What a letter to the customer may say: the facts of a case that are declared fit for it, and the
//! decision on each item (L-7, M-9.11).

use super::facts::{Facts, Sample, Sight, case_facts, sampled};
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Extent;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::money::Money;
use crate::domain::schema::{Declared, Disclosed};
use crate::words;

words! {
    /// What a letter to the customer is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LetterKind named "letter-kind-" {
        /// The complaint has arrived.
        Acknowledgement = "acknowledgement",
        /// How it stands.
        Interim = "interim",
        /// The answer.
        Answer = "answer",
        /// The decision on all of it, in writing (L-7).
        Decision = "decision",
    }
}

impl LetterKind {
    /// The reply that is recorded when it is sent.
    pub fn reply(self) -> ReplyKind {
        match self {
            Self::Acknowledgement => ReplyKind::Acknowledgement,
            Self::Interim => ReplyKind::Interim,
            Self::Answer => ReplyKind::Answer,
            Self::Decision => ReplyKind::WrittenNotice,
        }
    }

    /// The letter of a reply; nobody writes one to our own people.
    pub fn of(reply: ReplyKind) -> Option<Self> {
        let kinds = [
            Self::Acknowledgement,
            Self::Interim,
            Self::Answer,
            Self::Decision,
        ];
        kinds.into_iter().find(|kind| kind.reply() == reply)
    }
}

/// What is decided on an item, or on the whole complaint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The item's number; `None`: the whole complaint.
    pub item: Option<u64>,
    /// What the item is about.
    pub text: Option<String>,
    /// Whether it was found established.
    pub outcome: Option<Outcome>,
    /// What is done for the customer.
    pub remedies: Vec<Offer>,
}

/// What is done for the customer, as the customer is told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The kind.
    pub kind: RemedyKind,
    /// The option it belongs to, while the customer has the choice.
    pub option: Option<String>,
    /// Money the customer gets.
    pub amount: Option<Money>,
    /// In this currency, where it is not the organisation's.
    pub currency: Option<String>,
    /// How much of the goods.
    pub quantity: Option<Extent>,
    /// Words.
    pub text: Option<String>,
}

/// What one letter may say.
#[derive(Clone)]
pub struct Letter {
    /// What it is.
    pub kind: LetterKind,
    /// The facts.
    pub facts: Facts,
    /// What is decided; only in a letter that tells a decision.
    pub decisions: Vec<Decision>,
}

/// Why a decision cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// Nothing is decided.
    Nothing,
    /// These items are not.
    Items(Vec<u64>),
}

/// The letter of a kind on a case, on these items of it; on all where none is named.
pub fn letter(case: &Case, kind: LetterKind, items: &[u64]) -> Result<Letter, Undecided> {
    let case = told(case, items);
    let decisions = if kind.reply().decides() {
        decided(&case, kind)?
    } else {
        Vec::new()
    };
    Ok(Letter {
        kind,
        facts: case_facts(&case, sight(kind)),
        decisions,
    })
}

/// A letter in which everything there can be is said, or nothing: what its template names must be
/// there in both.
pub fn sample(kind: LetterKind, full: bool) -> Letter {
    let mut decisions = Vec::new();
    if kind.reply().decides() && full {
        let amount = Some(Money::default());
        let offer = Offer {
            kind: RemedyKind::Compensation,
            option: Some("A".to_owned()),
            amount,
            currency: None,
            quantity: None,
            text: Some("A".to_owned()),
        };
        decisions.push(Decision {
            item: Some(1),
            text: Some("A".to_owned()),
            outcome: Some(Outcome::Upheld),
            remedies: vec![offer],
        });
    } else if kind.reply().decides() {
        decisions.push(Decision::default());
    }
    let sample = if full {
        Sample::Examples
    } else {
        Sample::Blank(0)
    };
    Letter {
        kind,
        facts: sampled(Case::FIELDS, sample, sight(kind)),
        decisions,
    }
}

/// How far a letter of this kind may go.
fn sight(kind: LetterKind) -> Sight {
    Sight::Customer(if kind.reply().decides() {
        Disclosed::Decided
    } else {
        Disclosed::Always
    })
}

/// The case as far as the letter is about it: without other items, options that were not taken,
/// promises that are kept, and what repairs and rework cost ourselves.
fn told(case: &Case, items: &[u64]) -> Case {
    let mut told = case.clone();
    let about = |n: u64| items.is_empty() || items.contains(&n);
    told.items.retain(|item| about(item.n));
    told.promises.retain(|promise| promise.kept.is_none());
    if let Some(settlement) = &mut told.current.settlement {
        let offered = settlement.remedies.iter();
        let offered = offered.filter(|it| it.item.is_none_or(about));
        let offered = offered.filter(|it| case.given(it) != Given::No);
        settlement.remedies = offered.map(|it| plain(case, it)).collect();
    }
    told
}

/// A remedy as the customer is told it.
fn plain(case: &Case, remedy: &Remedy) -> Remedy {
    let mut plain = remedy.clone();
    if case.given(remedy) == Given::Yes {
        plain.option = None;
    }
    if !pays(plain.kind) {
        plain.amount = None;
    }
    plain
}

/// Whether its amount is what the customer gets.
fn pays(kind: RemedyKind) -> bool {
    matches!(
        kind,
        RemedyKind::Compensation | RemedyKind::Allowance | RemedyKind::Refund
    )
}

/// The decisions, item by item, then what is for the whole.
fn decided(case: &Case, kind: LetterKind) -> Result<Vec<Decision>, Undecided> {
    let mut decisions: Vec<Decision> = case
        .items
        .iter()
        .map(|item| Decision {
            item: Some(item.n),
            text: Some(item.text.clone()),
            outcome: item.outcome,
            remedies: offers(case, Some(item.n)),
        })
        .collect();
    let open = |it: &&Decision| it.outcome.is_none() && it.remedies.is_empty();
    let undecided: Vec<u64> = decisions
        .iter()
        .filter(open)
        .filter_map(|it| it.item)
        .collect();
    let found = case.investigation.as_ref().map(|found| found.outcome);
    let whole = Decision {
        outcome: found.filter(|_| case.items.is_empty()),
        remedies: offers(case, None),
        ..Decision::default()
    };
    if kind == LetterKind::Decision && !undecided.is_empty() {
        return Err(Undecided::Items(undecided));
    }
    decisions.retain(|it| !open(&it));
    decisions.extend(Some(whole).filter(|it| !open(&it)));
    if decisions.is_empty() {
        return Err(Undecided::Nothing);
    }
    Ok(decisions)
}

fn offers(case: &Case, item: Option<u64>) -> Vec<Offer> {
    let settled = case.current.settlement.iter();
    let remedies = settled.flat_map(|settlement| &settlement.remedies);
    let remedies = remedies.filter(|remedy| remedy.item == item);
    let offer = |remedy: &Remedy| Offer {
        kind: remedy.kind,
        option: remedy.option.clone(),
        amount: remedy.amount,
        currency: remedy.currency.clone(),
        quantity: remedy.quantity,
        text: remedy.text.clone(),
    };
    remedies.map(offer).collect()
}
