//! What a template can name, as values of its language.

use std::collections::BTreeMap;

use minijinja::Value;

use super::setting::Setting;
use crate::domain::case::intake::Extent;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::msg::Msg;
use crate::domain::schema::{Field, Kind};
use crate::domain::time::Time;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::letter::{Decision, Letter, Offer};
use crate::ui::amounts::counted;
use crate::ui::format;
use crate::ui::template::{Names, figure, record};

/// The variables of a letter.
pub fn context(letter: &Letter, setting: &Setting) -> Names {
    let mut names = record(&letter.facts, setting.words, &|field, text| {
        one(field, text, setting)
    });
    let decisions = letter.decisions.iter();
    let decisions: Vec<Value> = decisions.map(|it| decision(it, setting)).collect();
    let offers = letter.decisions.iter().flat_map(|it| &it.remedies);
    let choice = offers.into_iter().any(|offer| offer.option.is_some());
    let date = setting.date.format(&pattern(setting)).to_string();
    for (name, value) in [
        ("company", Value::from(setting.company)),
        ("date", Value::from(date)),
        ("decisions", Value::from(decisions)),
        ("choice", Value::from(choice)),
        ("remark", Value::from(setting.remark)),
    ] {
        names.insert(name.to_owned(), value);
    }
    names
}

/// A value as people read it; a word of a vocabulary stays itself, for conditions.
fn one(field: &Field, text: &str, setting: &Setting) -> Value {
    let said = match field.kind {
        Kind::Date => text
            .parse::<chrono::NaiveDate>()
            .ok()
            .map(|date| date.format(&pattern(setting)).to_string()),
        Kind::Time => Time::parse_from_rfc3339(text)
            .ok()
            .map(|time| time.format(&pattern(setting)).to_string()),
        Kind::Flag => return Value::from(text == "true"),
        _ => figure(field, text, setting.words),
    };
    Value::from(said.unwrap_or_else(|| text.to_owned()))
}

/// How a date is written.
fn pattern(setting: &Setting) -> String {
    setting.words.text("letter-date")
}

fn decision(decision: &Decision, setting: &Setting) -> Value {
    let words = setting.words;
    let offers = decision.remedies.iter();
    let offers: Vec<Value> = offers.map(|it| offer(it, setting)).collect();
    let finding = decision.outcome.map(|outcome| words.say(&finding(outcome)));
    let names = [
        ("item", Value::from(decision.item)),
        ("text", Value::from(decision.text.as_deref())),
        ("outcome", Value::from(decision.outcome.map(Outcome::word))),
        ("finding", Value::from(finding)),
        ("remedies", Value::from(offers)),
    ];
    Value::from(BTreeMap::from(names))
}

fn offer(offer: &Offer, setting: &Setting) -> Value {
    let names = [
        ("kind", Value::from(offer.kind.word())),
        (
            "words",
            Value::from(setting.words.say(&given(offer, setting))),
        ),
        ("option", Value::from(offer.option.as_deref())),
        ("text", Value::from(offer.text.as_deref())),
    ];
    Value::from(BTreeMap::from(names))
}

/// What was found, in words for the customer.
fn finding(outcome: Outcome) -> Msg {
    match outcome {
        Outcome::Upheld => msg!("letter-found-upheld"),
        Outcome::Partly => msg!("letter-found-partly"),
        Outcome::Rejected => msg!("letter-found-rejected"),
        Outcome::Goodwill => msg!("letter-found-goodwill"),
    }
}

/// What is done, in words for the customer.
fn given(offer: &Offer, setting: &Setting) -> Msg {
    let currency = offer.currency.as_deref().unwrap_or(setting.currency);
    let amount = || format::money(offer.amount.unwrap_or_default(), currency);
    let quantity = || match offer.quantity {
        Some(Extent::Known(quantity)) => counted(quantity),
        _ => msg!("letter-quantity-open"),
    };
    match offer.kind {
        RemedyKind::Compensation => msg!("letter-gives-compensation", amount = amount()),
        RemedyKind::Allowance => msg!("letter-gives-allowance", amount = amount()),
        RemedyKind::Refund => msg!("letter-gives-refund", amount = amount()),
        RemedyKind::Return => msg!("letter-gives-return", quantity = quantity()),
        RemedyKind::Replacement => msg!("letter-gives-replacement", quantity = quantity()),
        RemedyKind::Exchange => msg!("letter-gives-exchange", quantity = quantity()),
        RemedyKind::Rework => msg!("letter-gives-rework"),
        RemedyKind::Repair => msg!("letter-gives-repair"),
        RemedyKind::Apology => msg!("letter-gives-apology"),
    }
}
