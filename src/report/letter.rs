//! What a letter to the customer may say: the facts of a case that are declared fit for it, and the
//! decision on each item (L-7, M-9.11).

use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Extent;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::money::Money;
use crate::domain::schema::{Declared, Disclosed, Field, Kind, Shape, example};
use crate::domain::tree::Value;
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

/// A declared field with what it says, as far as a letter may show it.
#[derive(Clone)]
pub enum Shown {
    /// A value as the file holds it; `None` where there is none.
    One(&'static Field, Option<String>),
    /// A record.
    Record(Facts),
    /// A list of records.
    List(Vec<Facts>),
}

/// Fields by their keys, every one a letter may show.
pub type Facts = Vec<(&'static str, Shown)>;

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
        facts: facts(Case::FIELDS, &case.entries(), limit(kind)),
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
    Letter {
        kind,
        facts: sampled(Case::FIELDS, full, limit(kind)),
        decisions,
    }
}

/// How far a letter of this kind may go.
fn limit(kind: LetterKind) -> Disclosed {
    if kind.reply().decides() {
        Disclosed::Decided
    } else {
        Disclosed::Always
    }
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

/// The fields of a record that a letter may show, filled from what the record says.
fn facts(shape: Shape, entries: &[(String, Value)], limit: Disclosed) -> Facts {
    let said = |key: &str| entries.iter().find(|(known, _)| known == key);
    disclosed(shape, limit, |field| {
        let value = said(field.key).map(|(_, value)| value);
        match field.kind {
            Kind::Map(below) => Shown::Record(facts(below, of_map(value), limit)),
            Kind::List(below) => {
                let members = match value {
                    Some(Value::Seq(members)) => members.as_slice(),
                    _ => &[],
                };
                let members = members.iter();
                let members = members.map(|it| facts(below, of_map(Some(it)), limit));
                Shown::List(members.collect())
            }
            _ => Shown::One(field, value.and_then(Value::text).map(str::to_owned)),
        }
    })
}

/// The same without a case: each field has an example, or nothing.
fn sampled(shape: Shape, full: bool, limit: Disclosed) -> Facts {
    disclosed(shape, limit, |field| match field.kind {
        Kind::Map(below) => Shown::Record(sampled(below, full, limit)),
        Kind::List(below) => {
            let member = full.then(|| sampled(below, full, limit));
            Shown::List(member.into_iter().collect())
        }
        _ => {
            let text = example(field).text().map(str::to_owned);
            Shown::One(field, text.filter(|_| full))
        }
    })
}

fn disclosed(
    shape: Shape,
    limit: Disclosed,
    mut show: impl FnMut(&'static Field) -> Shown,
) -> Facts {
    let fit = shape
        .iter()
        .filter(|field| field.disclosed != Disclosed::Never && field.disclosed <= limit);
    fit.map(|field| (field.key, show(field))).collect()
}

fn of_map(value: Option<&Value>) -> &[(String, Value)] {
    match value {
        Some(Value::Map(entries) | Value::Flow(entries)) => entries,
        _ => &[],
    }
}
