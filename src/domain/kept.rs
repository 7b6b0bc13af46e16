//! How values are kept in bytes that only this tool reads again.

use std::collections::BTreeMap;

/// A word of the source text. (Written out, serde would borrow it from what is read.)
pub type Lasting = &'static str;

/// Moments, with their offset.
pub mod moment {
    use chrono::{FixedOffset, TimeZone as _};
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::domain::time::Time;

    type Parts = (i64, u32, i32);

    fn parts(time: &Time) -> Parts {
        let offset = time.offset().local_minus_utc();
        (time.timestamp(), time.timestamp_subsec_nanos(), offset)
    }

    fn joined((seconds, nanos, offset): Parts) -> Option<Time> {
        let offset = FixedOffset::east_opt(offset)?;
        offset.timestamp_opt(seconds, nanos).single()
    }

    /// A moment as numbers.
    pub fn serialize<S: Serializer>(time: &Time, to: S) -> Result<S::Ok, S::Error> {
        parts(time).serialize(to)
    }

    /// A moment from its numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
        let time = joined(Parts::deserialize(from)?);
        time.ok_or_else(|| D::Error::custom("no moment"))
    }

    /// Moments that may be missing.
    pub mod option {
        use super::{Deserializer, Parts, Serializer, Time, joined, parts};
        use serde::de::Error as _;
        use serde::{Deserialize as _, Serialize as _};

        /// A moment as numbers, if there is one.
        #[allow(clippy::ref_option, reason = "serde hands over the field")]
        pub fn serialize<S: Serializer>(time: &Option<Time>, to: S) -> Result<S::Ok, S::Error> {
            time.as_ref().map(parts).serialize(to)
        }

        /// A moment from its numbers, if there are any.
        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Time>, D::Error> {
            let Some(parts) = Option::<Parts>::deserialize(from)? else {
                return Ok(None);
            };
            let time = joined(parts);
            time.map(Some).ok_or_else(|| D::Error::custom("no moment"))
        }
    }
}

/// Numbers that may be missing, exactly.
pub mod decimal {
    use rust_decimal::Decimal;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    /// Its bytes.
    #[allow(clippy::ref_option, reason = "serde hands over the field")]
    pub fn serialize<S: Serializer>(number: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        let bytes = number.as_ref().map(Decimal::serialize);
        bytes.serialize(to)
    }

    /// From its bytes.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        let bytes = Option::<[u8; 16]>::deserialize(from)?;
        Ok(bytes.map(Decimal::deserialize))
    }
}

/// Words of the source text: catalogue keys, identifiers of rules. Each is made but once in a thread, and
/// there are as many as the tool has.
pub mod word {
    use std::cell::RefCell;
    use std::collections::HashSet;
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    thread_local! {
        static KNOWN: RefCell<HashSet<&'static str>> = RefCell::default();
    }

    /// The same word, for as long as the tool runs.
    fn lasting(text: &str) -> &'static str {
        KNOWN.with_borrow_mut(|known| {
            if let Some(word) = known.get(text) {
                return *word;
            }
            let word: &'static str = text.to_owned().leak();
            known.insert(word);
            word
        })
    }

    /// The word.
    pub fn serialize<S: Serializer>(word: &str, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(word)
    }

    /// The word again.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
        struct Wanted;
        impl Visitor<'_> for Wanted {
            type Value = &'static str;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(lasting(text))
            }
        }
        from.deserialize_str(Wanted)
    }
}

/// Texts many of which are the same, each kept once, with its place.
#[derive(Debug, Default)]
pub struct Interned<'t> {
    places: BTreeMap<&'t str, u32>,
    texts: Vec<&'t str>,
}

impl<'t> Interned<'t> {
    /// The place of a text.
    pub fn place(&mut self, text: &'t str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.places.insert(text, place);
        self.texts.push(text);
        place
    }

    /// The texts by their places.
    pub fn texts(&self) -> &[&'t str] {
        &self.texts
    }
}
