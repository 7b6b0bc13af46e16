//! What is asked before it is needed: git takes its time, and there is other work meanwhile.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

/// A question asked on a thread of its own, until its answer is heard.
pub struct Ahead<T>(Arc<Mutex<Option<Begun<T>>>>);

/// The question, and who asks it.
type Begun<T> = (String, JoinHandle<T>);

impl<T: Send + 'static> Ahead<T> {
    /// Begins to ask the only question there is. Where no thread is to be had nothing is begun.
    pub fn begin(&self, ask: impl FnOnce() -> T + Send + 'static) {
        self.begin_one(String::new(), ask);
    }

    /// The answer, waited for, once; `None` where nothing was begun.
    pub fn heard(&self) -> Option<T> {
        self.heard_of("")
    }

    /// Begins to ask one of several questions, in place of any other; once begun it is not asked again.
    pub fn begin_one(&self, question: String, ask: impl FnOnce() -> T + Send + 'static) {
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.as_ref().is_none_or(|(other, _)| *other != question) {
            *begun = Builder::new()
                .spawn(ask)
                .ok()
                .map(|asked| (question, asked));
        }
    }

    /// The answer to this question, waited for, once; `None` where it was not begun.
    pub fn heard_of(&self, question: &str) -> Option<T> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (_, asked) = begun.filter(|(begun, _)| begun == question)?;
        asked.join().ok()
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
        assert_eq!(ahead.heard(), None);
        ahead.begin(|| 7);
        assert_eq!(ahead.clone().heard(), Some(7));
        assert_eq!(ahead.heard(), None);
    }

    /// Of several questions the one that was begun last is answered, and only where it is asked.
    #[test]
    fn a_question_is_answered_as_it_was_asked() {
        let ahead = Ahead::default();
        let begin =
            |question: &str, answer: u32| ahead.begin_one(question.to_owned(), move || answer);
        begin("one", 7);
        begin("one", 8);
        assert_eq!(ahead.heard_of("one"), Some(7), "asked already");
        begin("one", 7);
        begin("other", 9);
        assert_eq!(ahead.heard_of("other"), Some(9), "in its place");
        begin("one", 7);
        assert_eq!(ahead.heard_of("other"), None, "another question");
    }
}
