//! Letters to the customer: the templates, what they may name, and the letter in each form.
//!
//! A template is Markdown of the plainest sort – a heading that is the subject, paragraphs, lists –
//! with variables in it. A text from the case stays one text in every form: it
//! makes no heading, no list and no markup.

mod context;
mod layout;
mod setting;
mod template;

pub use layout::Page;
pub use setting::Setting;
pub use template::{compose, faults};

pub use super::template::Fault;

use super::lang::{Lang, Texts, embedded, embedded_in};
use crate::domain::word::Word as _;
use crate::languages;
use crate::report::letter::LetterKind;

macro_rules! letters {
    ($languages:tt $($name:literal),+ $(,)?) => {
        /// The shipped template of every kind, in every language.
        const LETTERS: &[(&str, Texts)] = &[$((
            $name,
            embedded!($languages "../letters" $name ".md"),
        )),+];
    };
}

languages!(letters! { "acknowledgement", "interim", "answer", "decision" });

/// The shipped template.
pub fn shipped(kind: LetterKind, lang: Lang) -> &'static str {
    let found = LETTERS.iter().find(|(name, _)| *name == kind.word());
    found.map_or("", |(_, texts)| embedded_in(texts, lang))
}

/// The file of the organisation's own template, relative to the repository.
pub fn own_file(kind: LetterKind, lang: Lang) -> String {
    format!("{FOLDER}/{}.{}.md", kind.word(), lang.word())
}

/// Where the organisation's own templates stand, relative to the repository.
pub const FOLDER: &str = "policies/letters";

/// The kind and language a file of that folder is for.
pub fn of_file(file: &str) -> Option<(LetterKind, Lang)> {
    let name = file.rsplit('/').next()?.strip_suffix(".md")?;
    let (kind, lang) = name.split_once('.')?;
    Some((LetterKind::from_word(kind)?, Lang::from_word(lang)?))
}
