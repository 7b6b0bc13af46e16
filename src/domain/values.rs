//! Single values as people and files write them; the error says why a text is none.

use chrono::NaiveDate;

use super::money::{Money, MoneyError};
use super::msg::Msg;
use super::time::date_of;
use crate::msg;

/// A date like 2026-11-05.
pub fn date(text: &str) -> Result<NaiveDate, Msg> {
    date_of(text).ok_or_else(|| msg!("field-not-a-date", value = text))
}

/// A whole number of pieces, points or days.
pub fn count(text: &str) -> Result<u64, Msg> {
    const MOST: u64 = 1_000_000_000_000;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok();
    let number = number.filter(|number| digits && *number <= MOST);
    number.ok_or_else(|| msg!("field-not-a-count", value = text))
}

/// An amount of money.
pub fn amount(text: &str) -> Result<Money, Msg> {
    text.parse().map_err(|error| match error {
        MoneyError::Malformed => msg!("field-money-malformed", value = text),
        MoneyError::TooPrecise => msg!("field-money-precise", value = text),
        MoneyError::TooLarge => msg!("field-money-large", value = text),
    })
}
