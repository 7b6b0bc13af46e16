//! The declared fields of a case as values a template can name.

use std::collections::BTreeMap;

use minijinja::Value;

use crate::domain::case::intake::OPEN;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::schema::{Field, Kind};
use crate::msg;
use crate::report::facts::{Facts, Shown};
use crate::ui::amounts::counted;
use crate::ui::words::Words;

/// What a template can name, by its names.
pub(in crate::ui) type Names = BTreeMap<String, Value>;

/// How a value of a field reads.
pub(in crate::ui) type Reading<'a> = &'a dyn Fn(&Field, &str) -> Value;

/// The fields of a record; nothing stands for what the case does not say.
pub(in crate::ui) fn record(facts: &Facts, words: &Words, reading: Reading) -> Names {
    let facts = facts.iter();
    facts
        .map(|(key, shown)| ((*key).to_owned(), value(shown, words, reading)))
        .collect()
}

fn value(shown: &Shown, words: &Words, reading: Reading) -> Value {
    match shown {
        Shown::One(field, text) => {
            let text = text.as_deref();
            text.map_or(Value::from(()), |text| reading(field, text))
        }
        Shown::Kept(kept) => Value::from(words.say(&kept.named())),
        Shown::Record(facts) => Value::from(record(facts, words, reading)),
        Shown::List(members) => {
            let members = members
                .iter()
                .map(|facts| Value::from(record(facts, words, reading)));
            Value::from(members.collect::<Vec<_>>())
        }
    }
}

/// An amount or a quantity as people read it; `None` for every other kind.
pub(in crate::ui) fn figure(field: &Field, text: &str, words: &Words) -> Option<String> {
    match field.kind {
        Kind::Money | Kind::MoneyOr(_) => text.parse().ok().map(Money::grouped),
        Kind::Quantity | Kind::QuantityOr(_) if text == OPEN => {
            Some(words.say(&msg!("letter-quantity-open")))
        }
        Kind::Quantity | Kind::QuantityOr(_) => text
            .parse::<Quantity>()
            .ok()
            .map(|quantity| words.say(&counted(quantity))),
        _ => None,
    }
}
