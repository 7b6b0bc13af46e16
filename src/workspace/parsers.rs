//! Words of a fixed vocabulary as arguments.

use crate::domain::input::{Day, figure};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy;
use crate::domain::quantity::Quantity;
use crate::domain::values;
use crate::domain::word::Word;
use crate::msg;
use crate::ui::clap_error::ValueError;

/// Reads a word of a vocabulary from the command line.
pub fn one_of<T: Word>(text: &str) -> Result<T, ValueError> {
    Ok(values::word(text)?)
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
