//! The templates of forms: those that ship, and where the organisation's own stand.

use super::format::FormFormat;
use crate::domain::word::Word as _;
use crate::languages;
use crate::ui::lang::{Lang, Texts, embedded, embedded_in};

macro_rules! forms {
    ($languages:tt $($name:literal),+ $(,)?) => {
        /// The shipped template of every form, in every language.
        const FORMS: &[(&str, Texts)] = &[$((
            $name,
            embedded!($languages "../forms" $name ".md"),
        )),+];
    };
}

languages!(forms! {
    "handling-form",
    "tracking-list",
    "record",
    "reminder",
    "inquiry",
    "objection",
    "penalty-notice",
    "personnel-notice",
    "allowance-certificate",
    "return-note",
    "abnormality-note",
    "statistics",
    "feedback-form",
    "service-record",
    "register",
    "notice",
    "bulletin",
    "eight-d",
    "survey",
});

/// Where the organisation's own templates stand, relative to the repository.
pub const FOLDER: &str = "policies/forms";

/// The shipped template of a form; there is none of one that is the organisation's own.
pub fn shipped(id: &str, lang: Lang) -> Option<&'static str> {
    let found = FORMS.iter().find(|(name, _)| *name == id);
    found.map(|(_, texts)| embedded_in(texts, lang))
}

/// The file of the organisation's own template, relative to the repository.
pub fn own_file(id: &str, lang: Lang) -> String {
    format!("{FOLDER}/{id}.{}.md", lang.word())
}

/// The file of the organisation's own template of a format, relative to the repository.
pub fn own_sheet(format: FormFormat) -> String {
    format!("{FOLDER}/{}", format.file())
}

/// What a file of that folder is a template of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFile<'a> {
    /// A form, in a language.
    Form(&'a str, Lang),
    /// All forms in a format.
    Sheet(FormFormat),
}

/// What a file of that folder is a template of.
pub fn of_file(file: &str) -> Option<OwnFile<'_>> {
    let name = file.rsplit('/').next()?;
    let mut formats = FormFormat::WORDS.iter().map(|(_, format)| *format);
    if let Some(format) = formats.find(|format| format.file() == name) {
        return Some(OwnFile::Sheet(format));
    }
    let (id, lang) = name.strip_suffix(".md")?.rsplit_once('.')?;
    Some(OwnFile::Form(id, Lang::from_word(lang)?))
}
