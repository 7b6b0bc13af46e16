//! Words that many cases have in common – a policy, a customer, a defect –, each kept once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize as _, Deserializer, Serializer};

/// A word that is kept once for all who have it.
pub type Shared = Arc<str>;

/// The words kept so far.
#[derive(Debug, Default)]
pub struct Words(Mutex<HashSet<Shared>>);

impl Words {
    /// The word, as it is kept for all.
    pub fn share(&self, word: &str) -> Shared {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(word) {
            return Arc::clone(known);
        }
        let new: Shared = word.into();
        kept.insert(Arc::clone(&new));
        new
    }

    /// Puts the word as it is kept for all in the place of another of it.
    pub fn again(&self, word: &mut Shared) {
        *word = self.share(word);
    }
}

/// As a text.
pub fn serialize<S: Serializer>(word: &Shared, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(word)
}

/// From a text; it is kept for all once it is shared again.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Shared, D::Error> {
    <&str>::deserialize(from).map(Into::into)
}

/// Words that may be missing.
pub mod option {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use super::Shared;

    /// As texts.
    #[allow(clippy::ref_option, reason = "serde hands over the field")]
    pub fn serialize<S: Serializer>(word: &Option<Shared>, to: S) -> Result<S::Ok, S::Error> {
        word.as_deref().serialize(to)
    }

    /// From texts.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Shared>, D::Error> {
        let word = Option::<&str>::deserialize(from)?;
        Ok(word.map(Into::into))
    }
}
