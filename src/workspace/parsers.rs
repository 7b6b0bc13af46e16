//! Words of a fixed vocabulary as arguments.

use crate::audit;
use crate::rules::RULES;
use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};

use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::case::typed_figures::RemedyError;
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
use crate::report::groups::{By, Group};
use crate::ui::clap_error::ValueError;
use crate::ui::words::Words;

/// Reads a word of a vocabulary, or what people call it, and tells help and shells the words.
#[derive(Clone, Copy, Debug)]
pub struct OneOf<T>(PhantomData<T>);

/// A word of a vocabulary as the value of an argument.
pub fn one_of<T: Word>() -> OneOf<T> {
    OneOf(PhantomData)
}

impl<T: Word + Send + Sync> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        word.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(possible(T::words(), T::NAMED))
    }
}

fn word<T: Word>(text: &str) -> Result<T, ValueError> {
    Ok(values::word(text).or_else(|why| called(text).ok_or(why))?)
}

/// The words as help and shells show them. What they are called stands in the catalogues: the help
/// of each is the key of its entry.
fn possible(
    words: Vec<&'static str>,
    named: Option<&'static str>,
) -> Box<dyn Iterator<Item = PossibleValue>> {
    let words = words.into_iter();
    Box::new(words.map(move |word| {
        let value = PossibleValue::new(word);
        match named {
            Some(prefix) => value.help(format!("{prefix}{word}")),
            None => value,
        }
    }))
}

/// The value of a declared field as that of an argument.
#[derive(Clone, Copy)]
pub struct Told(pub Kind);

impl TypedValueParser for Told {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Value, clap::Error> {
        let kind = self.0;
        let told = move |text: &str| typed(kind, text).map_err(ValueError::from);
        told.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        match self.0 {
            Kind::Word(words, named) => Some(possible(words(), named)),
            _ => None,
        }
    }
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

/// Reads a rule of `check` or `audit`, with a clock behind it or not: by its identifier, or by its
/// title in any language.
pub fn rule(text: &str) -> Result<String, ValueError> {
    let (name, clock) = text.split_once([':', '：']).unzip();
    let name = name.unwrap_or(text).trim();
    let checks = RULES.iter().map(|rule| rule.id);
    let all: Vec<&'static str> = checks
        .chain(audit::RULES.iter().map(|rule| rule.id))
        .collect();
    let id = word_called("rule-", &all, name).unwrap_or(name);
    Ok(clock.map_or_else(|| id.to_owned(), |clock| format!("{id}:{clock}")))
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

/// What cases are grouped by: `class`, or a key of people's own, `x-line`.
#[derive(Clone, Copy, Debug)]
pub struct Grouping;

impl TypedValueParser for Grouping {
    type Value = By;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<By, clap::Error> {
        let group = |text: &str| match text.strip_prefix(policy::OWN) {
            Some(_) => Ok(By::Own(text.to_owned())),
            None => word(text).map(By::Known),
        };
        group.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(possible(Group::words(), Group::NAMED))
    }
}
