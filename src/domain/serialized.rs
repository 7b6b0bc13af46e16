//! How values are kept in bytes that only this tool reads again.

/// A word of the source text. (Written out, serde would borrow it from what is read.)
pub type Lasting = &'static str;

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
