//! What is asked before it is needed: git takes its time, and there is other work meanwhile.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

/// A question asked on a thread of its own, until its answer is heard.
pub struct Ahead<T>(Arc<Mutex<Option<JoinHandle<T>>>>);

impl<T: Send + 'static> Ahead<T> {
    /// Begins to ask. Where no thread is to be had nothing is begun.
    pub fn begin(&self, ask: impl FnOnce() -> T + Send + 'static) {
        let asked = Builder::new().spawn(ask).ok();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = asked;
    }

    /// The answer, waited for, once; `None` where nothing was begun.
    pub fn heard(&self) -> Option<T> {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        asked?.join().ok()
    }
}

impl<T> Default for Ahead<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for Ahead<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Ahead<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("Ahead").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was begun is heard once, and nothing where nothing was.
    #[test]
    fn an_answer_is_heard_once() {
        let ahead = Ahead::default();
        assert_eq!(ahead.heard(), None::<u32>);
        ahead.begin(|| 7);
        assert_eq!(ahead.clone().heard(), Some(7));
        assert_eq!(ahead.heard(), None);
    }
}
