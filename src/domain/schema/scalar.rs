//! The values fields hold: how each is read from a file, from what a person typed, and written.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::field::Kind;
use crate::domain::money::Money;
use crate::domain::reader::{Reader, Word};
use crate::domain::time::Time;
use crate::domain::tree::Value;

/// A value of one kind.
pub trait Scalar: Sized {
    /// The kind.
    const KIND: Kind;

    /// The value under `key`; what is wrong with it is a fault of the reading.
    fn read(reader: &Reader, key: &str) -> Option<Self>;

    /// As the file holds it.
    fn value(&self) -> Value;
}

impl Scalar for String {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.text(key)
    }

    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Scalar for Vec<String> {
    const KIND: Kind = Kind::Texts;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        Some(reader.texts(key)).filter(|texts| !texts.is_empty())
    }

    fn value(&self) -> Value {
        Value::Seq(self.iter().cloned().map(Value::Text).collect())
    }
}

impl Scalar for NaiveDate {
    const KIND: Kind = Kind::Date;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.date(key)
    }

    fn value(&self) -> Value {
        Value::Plain(self.to_string())
    }
}

impl Scalar for Time {
    const KIND: Kind = Kind::Time;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.time(key)
    }

    /// RFC 3339 with offset, whole seconds.
    fn value(&self) -> Value {
        Value::Plain(self.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
    }
}

impl Scalar for Money {
    const KIND: Kind = Kind::Money;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.money(key)
    }

    fn value(&self) -> Value {
        Value::Quoted(self.to_string())
    }
}

impl Scalar for Decimal {
    const KIND: Kind = Kind::Decimal;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.decimal(key)
    }

    /// Plain where it is whole, else quoted: no reader may round it.
    fn value(&self) -> Value {
        let text = self.normalize().to_string();
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            Value::Plain(text)
        } else {
            Value::Quoted(text)
        }
    }
}

impl Scalar for u64 {
    const KIND: Kind = Kind::Count;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.count(key)
    }

    fn value(&self) -> Value {
        Value::Plain(self.to_string())
    }
}

impl Scalar for bool {
    const KIND: Kind = Kind::Flag;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.flag(key)
    }

    fn value(&self) -> Value {
        Value::Plain(self.to_string())
    }
}

impl<W: Word> Scalar for W {
    const KIND: Kind = Kind::Word(W::words);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.word(key)
    }

    fn value(&self) -> Value {
        Value::Plain(self.word().to_owned())
    }
}
