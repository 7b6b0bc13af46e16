//! Texts in several languages, as the regulations state them: one text for all, or a map by
//! language.

use super::{Kind, Scalar};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::reader::Reader;
use crate::domain::tree::Value;
use crate::domain::word::Word as _;

impl Scalar for Localized {
    const KIND: Kind = Kind::Localized;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        if reader.value(key)?.text().is_some() {
            return reader.text(key).map(Self::from);
        }
        reader.map(key, |reader| {
            let (mut texts, mut whole) = (Vec::new(), true);
            for (word, lang) in Lang::WORDS {
                let text = reader.text(word);
                if Self::NEEDED.contains(lang) {
                    whole &= reader.required(word, text.as_ref()).is_some();
                }
                texts.extend(text.map(|text| (*lang, text)));
            }
            whole.then(|| texts.into_iter().collect())
        })
    }

    fn value(&self) -> Value {
        let text = |(lang, text): (Lang, &str)| (lang.to_string(), Value::Text(text.to_owned()));
        Value::Flow(self.texts().map(text).collect())
    }
}
