//! Words that many cases have in common – a policy, a customer, a defect –, each kept once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

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
}
