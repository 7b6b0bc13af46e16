//! The values fields hold: how each is read from a file, from what a person typed, and written.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::field::Kind;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::reader::{Reader, Word};
use crate::domain::time::{Limit, Time};
use crate::domain::tree::Value;
use crate::domain::values::{FieldError, word};

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

impl Scalar for Quantity {
    const KIND: Kind = Kind::Quantity;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, str::parse)
    }

    /// Plain where it is a whole number of pieces: no reader may round it.
    fn value(&self) -> Value {
        let text = self.to_string();
        if !self.is_pieces() {
            Value::Text(text)
        } else if self.number().scale() == 0 {
            Value::Plain(text)
        } else {
            Value::Quoted(text)
        }
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
    const KIND: Kind = Kind::Word(W::words, W::NAMED);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.word(key)
    }

    fn value(&self) -> Value {
        Value::Plain(self.word().to_owned())
    }
}

/// Makes a type a [`Scalar`] whose text it reads itself.
#[macro_export]
macro_rules! text_scalar {
    ($type:ty, $kind:expr) => {
        impl $crate::domain::schema::Scalar for $type {
            const KIND: $crate::domain::schema::Kind = $kind;

            fn read(reader: &$crate::domain::reader::Reader, key: &str) -> Option<Self> {
                reader.read(key, str::parse)
            }

            fn value(&self) -> $crate::domain::tree::Value {
                $crate::domain::tree::Value::Text(self.to_string())
            }
        }
    };
}

text_scalar!(Limit, Kind::Limit);

/// A whole number between two, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole<const LEAST: u32, const MOST: u32>(pub u32);

impl<const LEAST: u32, const MOST: u32> Scalar for Whole<LEAST, MOST> {
    const KIND: Kind = Kind::Within(LEAST, MOST);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, Self::member)
    }

    fn value(&self) -> Value {
        Value::Plain(self.0.to_string())
    }
}

/// A value that may stand in a list.
pub trait Listed: Sized {
    /// Its kind.
    const MEMBER: Kind;

    /// Reads one; the error says why a text is none.
    fn member(text: &str) -> Result<Self, FieldError>;

    /// As the file holds it.
    fn written(&self) -> Value;
}

impl<T: Listed> Scalar for Vec<T> {
    const KIND: Kind = Kind::Many(&T::MEMBER);

    /// What is no member is left out, with its fault.
    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader
            .has(key)
            .then(|| reader.members(key, |text| T::member(text)))
    }

    fn value(&self) -> Value {
        Value::Seq(self.iter().map(Listed::written).collect())
    }
}

impl<W: Word> Listed for W {
    const MEMBER: Kind = W::KIND;

    fn member(text: &str) -> Result<Self, FieldError> {
        word(text)
    }

    fn written(&self) -> Value {
        self.value()
    }
}

impl<const LEAST: u32, const MOST: u32> Listed for Whole<LEAST, MOST> {
    const MEMBER: Kind = Self::KIND;

    fn member(text: &str) -> Result<Self, FieldError> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits);
        let within = number.filter(|number| (LEAST..=MOST).contains(number));
        within.map(Self).ok_or_else(|| FieldError::OutOfRange {
            value: text.to_owned(),
            least: LEAST.to_string(),
            most: MOST.to_string(),
        })
    }

    fn written(&self) -> Value {
        self.value()
    }
}
