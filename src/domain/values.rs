//! Single values as people and files write them; the error says why a text is none.

use chrono::NaiveDate;

use super::money::MoneyError;
use super::time::{TimeError, date_of};
use super::word::Word;
use crate::errors;

errors! {
    /// What is wrong with a field.
    pub enum FieldError {
        /// It must be there.
        Missing { field: String } = "field-missing",
        /// Nothing is called so here.
        Unknown { field: String } = "field-unknown",
        /// It is no map.
        NotAMap = "field-not-a-map",
        /// It is no list.
        NotAList = "field-not-a-list",
        /// It is a list or a map.
        NotAValue = "field-not-a-value",
        /// An identifier of digits stands there as a number.
        UnquotedNumber { value: String } = "field-unquoted-number",
        /// It is no date.
        NotADate { value: String } = "field-not-a-date",
        /// It is no month.
        NotAMonth { value: String } = "field-not-a-month",
        /// It is no month, half year or year.
        NotAPeriod { value: String } = "field-not-a-period",
        /// It is no moment with an offset.
        NotATime { value: String } = "field-not-a-time",
        /// It is no whole number.
        NotACount { value: String } = "field-not-a-count",
        /// It is no quantity.
        NotAQuantity { value: String } = "field-not-a-quantity",
        /// It is in another unit than what it belongs to.
        UnitsDiffer { value: String, other: String } = "field-units-differ",
        /// It is no decimal number.
        NotADecimal { value: String } = "field-not-a-decimal",
        /// It is neither yes nor no.
        NotAFlag { value: String } = "field-not-a-flag",
        /// It is none of the words there are.
        NotAWord { value: String, words: Vec<&'static str> } = "field-not-a-word",
        /// It is below or above what is allowed.
        OutOfRange { value: String, least: String, most: String } = "policy-out-of-range";
        /// It is no amount of money.
        Money(MoneyError),
        /// It is no moment.
        Time(TimeError),
    }
}

/// A date like 2026-11-05.
pub fn date(text: &str) -> Result<NaiveDate, FieldError> {
    date_of(text).ok_or_else(|| FieldError::NotADate {
        value: text.to_owned(),
    })
}

/// A whole number of pieces, points or days.
pub fn count(text: &str) -> Result<u64, FieldError> {
    const MOST: u64 = 1_000_000_000_000;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok();
    let number = number.filter(|number| digits && *number <= MOST);
    number.ok_or_else(|| FieldError::NotACount {
        value: text.to_owned(),
    })
}

/// A word of a fixed vocabulary.
pub fn word<T: Word>(text: &str) -> Result<T, FieldError> {
    T::from_word(text).ok_or_else(|| FieldError::NotAWord {
        value: text.to_owned(),
        words: T::words(),
    })
}
