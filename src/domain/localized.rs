//! A text the company has given in its languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lang::Lang;
use super::word::Word as _;

/// A text in several languages. Every clock of a stage has its title, so it is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized(Arc<BTreeMap<Lang, String>>);

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(from).map(|texts| Self(Arc::new(texts)))
    }
}

impl Localized {
    /// The text in a language, else in the first one there is a text in.
    pub fn text(&self, lang: Lang) -> &str {
        let own = self.0.get(&lang).into_iter();
        let mut texts = own.chain(self.0.values()).map(String::as_str);
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Whether it is called so in one of its languages; capitals do not matter.
    pub fn is(&self, name: &str) -> bool {
        let mut texts = self.0.values().filter(|text| !text.is_empty());
        texts.any(|text| text.eq_ignore_ascii_case(name.trim()))
    }

    /// Every language with its text.
    pub fn texts(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }
}

impl FromIterator<(Lang, String)> for Localized {
    fn from_iter<I: IntoIterator<Item = (Lang, String)>>(texts: I) -> Self {
        Self(Arc::new(texts.into_iter().collect()))
    }
}

/// One text for all.
impl From<String> for Localized {
    fn from(text: String) -> Self {
        let languages = Lang::WORDS.iter();
        languages.map(|(_, lang)| (*lang, text.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever reads another language reads what there is.
    #[test]
    fn a_text_that_is_not_there_is_read_in_another_language() {
        let written = |zh: &str, en: &str| {
            let texts = [(Lang::Zh, zh), (Lang::En, en)];
            let texts = texts.map(|(lang, text)| (lang, text.to_owned()));
            texts.into_iter().collect::<Localized>()
        };
        assert_eq!(written("质量", "quality").text(Lang::En), "quality");
        assert_eq!(written("质量", "").text(Lang::En), "质量");
        assert_eq!(written("", "quality").text(Lang::Zh), "quality");
        assert_eq!(Localized::default().text(Lang::Zh), "");
        assert_eq!(Localized::from("QA".to_owned()).text(Lang::En), "QA");
    }
}
