//! What a person types for a field, as the file will hold it.

use super::field::Kind;
use super::scalar::Scalar;
use crate::domain::input::figure;
use crate::domain::money::{self, Money};
use crate::domain::quantity::Quantity;
use crate::domain::reader::Reader;
use crate::domain::tree::Value;
use crate::domain::values::{FieldError, count, date};

/// The value under `key` of a file, as it will be written again; what is wrong with it is a fault of
/// the reading.
pub fn stated(kind: Kind, reader: &Reader, key: &str) -> Option<Value> {
    match kind {
        Kind::Date => reader.date(key).as_ref().map(Scalar::value),
        Kind::Time => reader.time(key).as_ref().map(Scalar::value),
        Kind::MoneyOr(word) | Kind::QuantityOr(word) if reader.says(key, word) => {
            Some(Value::Plain(word.to_owned()))
        }
        Kind::Money | Kind::MoneyOr(_) => reader.money(key).as_ref().map(Scalar::value),
        Kind::Quantity | Kind::QuantityOr(_) => {
            let read = Quantity::read(reader, key);
            read.as_ref().map(Scalar::value)
        }
        Kind::Count => reader.count(key).as_ref().map(Scalar::value),
        Kind::Decimal => reader.decimal(key).as_ref().map(Scalar::value),
        Kind::Flag => reader.flag(key).as_ref().map(Scalar::value),
        Kind::Digits => reader.digits(key).map(Value::Quoted),
        _ => reader.read(key, |text| typed(kind, text)),
    }
}

/// The value of a field of this kind, from what a person types; the error says why it is none. Moments,
/// and days near today, need to know the time and are read by whoever does.
pub fn typed(kind: Kind, text: &str) -> Result<Value, FieldError> {
    let plain = |text: String| Value::Plain(text);
    let value = || text.to_owned();
    match kind {
        Kind::Text | Kind::Lines | Kind::Any => Ok(Value::Text(text.to_owned())),
        Kind::Texts => Ok(Value::Seq(vec![Value::Text(text.to_owned())])),
        Kind::Digits => Ok(Value::Quoted(text.to_owned())),
        Kind::Date => date(text).map(|date| plain(date.to_string())),
        Kind::MoneyOr(word) | Kind::QuantityOr(word) if text == word => Ok(plain(text.to_owned())),
        Kind::Money | Kind::MoneyOr(_) => Ok(Scalar::value(&figure(text).parse::<Money>()?)),
        Kind::Quantity | Kind::QuantityOr(_) => {
            Ok(Scalar::value(&figure(text).parse::<Quantity>()?))
        }
        Kind::Count => count(text).map(|count| plain(count.to_string())),
        Kind::Decimal => match money::decimal(&figure(text)) {
            Some(number) => Ok(Scalar::value(&number)),
            None => Err(FieldError::NotADecimal { value: value() }),
        },
        Kind::Flag if matches!(text, "true" | "false") => Ok(plain(text.to_owned())),
        Kind::Flag => Err(FieldError::NotAFlag { value: value() }),
        Kind::Word(words, _) if words().contains(&text) => Ok(plain(text.to_owned())),
        Kind::Word(words, _) => Err(FieldError::NotAWord {
            value: value(),
            words: words(),
        }),
        Kind::Time => Err(FieldError::NotATime { value: value() }),
        _ => Err(FieldError::NotAValue),
    }
}
