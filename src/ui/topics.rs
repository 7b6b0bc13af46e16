//! Pages about what concerns many commands: one a topic and language, embedded.

use super::lang::{Lang, Texts, embedded, embedded_in};
use crate::languages;

macro_rules! topics {
    ($languages:tt $($name:literal),+ $(,)?) => {
        /// Every page by its name, in every language.
        const TOPICS: &[(&str, Texts)] = &[$((
            $name,
            embedded!($languages "topics" $name ".md"),
        )),+];
    };
}

languages!(topics! { "time", "policy", "money", "git", "ci" });

/// The names of the topics, in the order they are shown.
pub fn topics() -> impl Iterator<Item = &'static str> {
    TOPICS.iter().map(|(name, _)| *name)
}

/// The page about a topic.
pub fn topic(name: &str, lang: Lang) -> Option<&'static str> {
    let (_, pages) = TOPICS.iter().find(|(known, _)| *known == name)?;
    Some(embedded_in(pages, lang))
}
