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
            let languages = Lang::WORDS.iter();
            let told = languages.filter_map(|(word, lang)| Some((*lang, reader.text(word)?)));
            let texts: Vec<(Lang, String)> = told.collect();
            // Who reads another language reads what there is: one text suffices.
            let first = texts.first().map(|(_, text)| text);
            reader.required(Lang::WORDS[0].0, first)?;
            Some(texts.into_iter().collect())
        })
    }

    fn value(&self) -> Value {
        let text = |(lang, text): (Lang, &str)| (lang.to_string(), Value::Text(text.to_owned()));
        Value::Flow(self.texts().map(text).collect())
    }
}
