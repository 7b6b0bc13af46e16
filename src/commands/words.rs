//! Words of a fixed vocabulary as arguments.

use crate::domain::msg::Msg;
use crate::domain::reader::Word;
use crate::msg;
use crate::ui::clap_error::ValueError;

/// Reads a word of a vocabulary from the command line.
pub fn one_of<T: Word>(text: &str) -> Result<T, ValueError> {
    T::from_word(text).ok_or_else(|| {
        let words = T::WORDS.iter().map(|(word, _)| *word).collect();
        ValueError(msg!(
            "field-not-a-word",
            value = text,
            words = Msg::list(words)
        ))
    })
}
