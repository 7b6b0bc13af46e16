//! Words of a fixed vocabulary as arguments.

use crate::domain::case::remedy::{Remedy, RemedyError, RemedyKind};
use crate::domain::input::{Day, figure};
use crate::domain::lang::Lang;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::period::CalendarPeriod;
use crate::domain::policy;
use crate::domain::quantity::Quantity;
use crate::domain::schema::{self, Kind};
use crate::domain::tree::Value;
use crate::domain::values::{self, FieldError};
use crate::domain::word::Word;
use crate::msg;
use crate::report::groups::By;
use crate::ui::clap_error::ValueError;
use crate::ui::words::Words;

/// Reads a word of a vocabulary from the command line.
pub fn one_of<T: Word>(text: &str) -> Result<T, ValueError> {
    Ok(values::word(text).or_else(|why| called(text).ok_or(why))?)
}

/// The value that people call so, in any language.
fn called<T: Word>(text: &str) -> Option<T> {
    T::from_word(word_called(T::NAMED?, &T::words(), text)?)
}

/// The word that people call so, in any language; `prefix` is that of the catalogue's entries.
fn word_called(prefix: &str, words: &[&'static str], text: &str) -> Option<&'static str> {
    Lang::WORDS.iter().find_map(|(_, lang)| {
        let catalogue = Words::new(*lang);
        let is = |word: &str| {
            let title = catalogue.find(&format!("{prefix}{word}"));
            title.is_some_and(|title| title.eq_ignore_ascii_case(text))
        };
        words.iter().copied().find(|word| is(word))
    })
}

/// The value of a field of this kind, from what a person types: a word also by what it is called.
pub fn typed(kind: Kind, text: &str) -> Result<Value, FieldError> {
    schema::typed(kind, text).or_else(|why| {
        let Kind::Word(words, Some(prefix)) = kind else {
            return Err(why);
        };
        let word = word_called(prefix, &words(), text.trim()).ok_or(why)?;
        Ok(Value::Plain(word.to_owned()))
    })
}

/// Reads a remedy, its kind by its word or by what people call it.
pub fn remedy(text: &str) -> Result<Remedy, RemedyError> {
    let (kind, figures) = text.split_once([':', '：']).unwrap_or((text, ""));
    match called::<RemedyKind>(kind.trim()) {
        Some(kind) => Remedy::parse(&format!("{kind}:{figures}")),
        None => Remedy::parse(text),
    }
}

/// Reads words that must say something: a reason, a promise.
pub fn stated(text: &str) -> Result<String, ValueError> {
    if text.trim().is_empty() {
        Err(ValueError(msg!("command-text-empty")))
    } else {
        Ok(text.to_owned())
    }
}

/// Reads the path of a field that a complaint can be asked to state.
pub fn requirable(text: &str) -> Result<String, ValueError> {
    let known = policy::requirable().iter().any(|field| field == text);
    let unknown = || ValueError(msg!("policy-unknown-field", word = text));
    known.then(|| text.to_owned()).ok_or_else(unknown)
}

/// Reads the number of an item or promise.
pub fn ordinal(text: &str) -> Result<u64, ValueError> {
    Ok(values::count(text)?)
}

/// Reads a quantity: pieces, or in a unit.
pub fn quantity(text: &str) -> Result<Quantity, ValueError> {
    Ok(figure(text).parse::<Quantity>()?)
}

/// Reads a whole number within bounds, both included.
pub fn within<const LEAST: u64, const MOST: u64, T: TryFrom<u64>>(
    text: &str,
) -> Result<T, ValueError> {
    let number = text.parse().ok().filter(|n| (LEAST..=MOST).contains(n));
    let number = number.and_then(|n| T::try_from(n).ok());
    number.ok_or_else(|| {
        let (least, most) = (LEAST.to_string(), MOST.to_string());
        ValueError(msg!(
            "field-not-within",
            value = text,
            least = least,
            most = most
        ))
    })
}

/// Reads a day as people write it; which one it is depends on today.
pub fn day(text: &str) -> Result<Day, ValueError> {
    Ok(text.parse::<Day>()?)
}

/// Reads an amount of money.
pub fn amount(text: &str) -> Result<Money, ValueError> {
    Ok(figure(text).parse::<Money>()?)
}

/// Reads a percentage, with or without its sign.
pub fn percentage(text: &str) -> Result<rust_decimal::Decimal, ValueError> {
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    crate::domain::money::decimal(number)
        .filter(|percent| *percent <= rust_decimal::Decimal::ONE_HUNDRED)
        .ok_or_else(|| ValueError(msg!("command-percentage", value = text)))
}

/// Reads a month: `2026-12`.
pub fn month(text: &str) -> Result<Month, ValueError> {
    Ok(text.parse::<Month>()?)
}

/// Reads a month, half year or year: `2026-12`, `2026-H2`, `2026`.
pub fn period(text: &str) -> Result<CalendarPeriod, ValueError> {
    Ok(text.parse::<CalendarPeriod>()?)
}

/// Reads what cases are grouped by: `class`, or a key of people's own, `x-line`.
pub fn group(text: &str) -> Result<By, ValueError> {
    if text.starts_with(policy::OWN) {
        return Ok(By::Own(text.to_owned()));
    }
    one_of(text).map(By::Known)
}
