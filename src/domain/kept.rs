//! Values of other crates' and of shared kinds, alone, in pairs, in lists, or missing, kept in bytes that only this
//! tool reads again: any field of such by `#[serde(with = "kept")]`.

use std::cell::RefCell;
use std::fmt;

use chrono::{FixedOffset, NaiveDate, TimeZone as _};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::shared::Shared;
use crate::domain::time::Time;

/// What is kept in bytes as something else.
pub trait Kept: Sized {
    /// As what.
    type As: Serialize + DeserializeOwned;

    /// That.
    fn kept(&self) -> Self::As;

    /// The value again; `None` where that is none.
    fn again(kept: Self::As) -> Option<Self>;
}

/// As what it is kept.
pub fn serialize<T: Kept, S: Serializer>(of: &T, to: S) -> Result<S::Ok, S::Error> {
    of.kept().serialize(to)
}

/// From that.
pub fn deserialize<'de, T: Kept, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let again = T::again(T::As::deserialize(from)?);
    again.ok_or_else(|| D::Error::custom("no such value"))
}

macro_rules! as_it_is {
    ($($of:ty),+) => {
        $(impl Kept for $of {
            type As = Self;

            fn kept(&self) -> Self {
                self.clone()
            }

            fn again(kept: Self) -> Option<Self> {
                Some(kept)
            }
        })+
    };
}

/// As many bytes as there are, which are read at once.
pub mod bytes {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// As bytes.
    pub fn serialize<const N: usize, S: Serializer>(
        of: &[u8; N],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(of)
    }

    /// From those.
    pub fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
        from: D,
    ) -> Result<[u8; N], D::Error> {
        let bytes = <&[u8]>::deserialize(from)?;
        bytes.try_into().map_err(D::Error::custom)
    }
}

/// The bytes of a number.
#[derive(Serialize, Deserialize)]
pub struct Number(#[serde(with = "bytes")] [u8; 16]);

as_it_is!(bool, u64, String);

/// Seconds since 1970 UTC and nanoseconds, and how many seconds the zone is ahead: with its offset.
impl Kept for Time {
    type As = (i64, u32, i32);

    fn kept(&self) -> Self::As {
        let offset = self.offset().local_minus_utc();
        (self.timestamp(), self.timestamp_subsec_nanos(), offset)
    }

    fn again((seconds, nanos, offset): Self::As) -> Option<Self> {
        let offset = FixedOffset::east_opt(offset)?;
        offset.timestamp_opt(seconds, nanos).single()
    }
}

impl Kept for NaiveDate {
    type As = i32;

    fn kept(&self) -> i32 {
        self.to_epoch_days()
    }

    fn again(kept: i32) -> Option<Self> {
        Self::from_epoch_days(kept)
    }
}

impl Kept for Decimal {
    type As = Number;

    fn kept(&self) -> Number {
        Number(Self::serialize(self))
    }

    fn again(kept: Number) -> Option<Self> {
        Some(Self::deserialize(kept.0))
    }
}

impl Kept for Money {
    type As = Number;

    fn kept(&self) -> Number {
        self.decimal().kept()
    }

    fn again(kept: Number) -> Option<Self> {
        Some(Self::rounded(Decimal::again(kept)?))
    }
}

thread_local! {
    static WORDS: RefCell<FxHashSet<Shared>> = RefCell::default();
    static TEXTS: RefCell<FxHashMap<String, Localized>> = RefCell::default();
}

/// A word that many have: read again, it is made but once in a thread.
pub struct Word(Shared);

impl Kept for Shared {
    type As = Word;

    fn kept(&self) -> Word {
        Word(Self::clone(self))
    }

    fn again(kept: Word) -> Option<Self> {
        Some(kept.0)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Read(|text: &str| {
            WORDS.with_borrow_mut(|known| {
                if let Some(word) = known.get(text) {
                    return Some(Self(Shared::clone(word)));
                }
                let word: Shared = text.into();
                known.insert(Shared::clone(&word));
                Some(Self(word))
            })
        }))
    }
}

/// A text in several languages, likewise.
pub struct Text(Localized);

impl Kept for Localized {
    type As = Text;

    fn kept(&self) -> Text {
        Text(self.clone())
    }

    fn again(kept: Text) -> Option<Self> {
        Some(kept.0)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(&self.0).map_err(S::Error::custom)?;
        to.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Read(|text: &str| {
            TEXTS.with_borrow_mut(|known| {
                if let Some(of) = known.get(text) {
                    return Some(Self(of.clone()));
                }
                let of: Localized = serde_json::from_str(text).ok()?;
                known.insert(text.to_owned(), of.clone());
                Some(Self(of))
            })
        }))
    }
}

/// What is made of a text as it is read.
struct Read<F>(F);

impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for Read<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(|| E::custom("no such text"))
    }
}

impl<T: Kept> Kept for Option<T> {
    type As = Option<T::As>;

    fn kept(&self) -> Self::As {
        self.as_ref().map(T::kept)
    }

    fn again(kept: Self::As) -> Option<Self> {
        kept.map_or(Some(None), |kept| T::again(kept).map(Some))
    }
}

impl<T: Kept> Kept for Box<[T]> {
    type As = Vec<T::As>;

    fn kept(&self) -> Self::As {
        self.iter().map(T::kept).collect()
    }

    fn again(kept: Self::As) -> Option<Self> {
        kept.into_iter().map(T::again).collect()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    type As = (A::As, B::As);

    fn kept(&self) -> Self::As {
        (self.0.kept(), self.1.kept())
    }

    fn again((a, b): Self::As) -> Option<Self> {
        Some((A::again(a)?, B::again(b)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    type As = (A::As, B::As, C::As);

    fn kept(&self) -> Self::As {
        (self.0.kept(), self.1.kept(), self.2.kept())
    }

    fn again((a, b, c): Self::As) -> Option<Self> {
        Some((A::again(a)?, B::again(b)?, C::again(c)?))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::Time;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Kept {
        #[serde(with = "super")]
        at: Time,
        #[serde(with = "super")]
        until: Option<Time>,
    }

    #[test]
    fn moments_come_back_with_their_offset() {
        let time = |text| Time::parse_from_rfc3339(text).unwrap();
        let at = time("2026-11-05T09:20:00.5-05:00");
        for until in [None, Some(time("2026-11-06T01:00:00+08:00"))] {
            let kept = Kept { at, until };
            let text = serde_json::to_string(&kept).unwrap();
            let back: Kept = serde_json::from_str(&text).unwrap();
            assert_eq!(back, kept);
            assert_eq!(back.at.offset(), at.offset());
        }
    }
}
