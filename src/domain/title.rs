//! A title the company has given in both languages.

use crate::domain::reader::Reader;
use crate::domain::schema::{Kind, Scalar};
use crate::domain::tree::Value;

/// A title in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// One text for both.
impl From<String> for Title {
    fn from(text: String) -> Self {
        Self {
            zh: text.clone(),
            en: text,
        }
    }
}

impl Scalar for Title {
    const KIND: Kind = Kind::Titles;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        if reader.value(key)?.text().is_some() {
            return reader.text(key).map(Self::from);
        }
        reader.map(key, |r| {
            let zh = r.required("zh", r.text("zh"));
            let en = r.required("en", r.text("en"));
            Some(Self { zh: zh?, en: en? })
        })
    }

    fn value(&self) -> Value {
        let text = |text: &String| Value::Text(text.clone());
        Value::Flow(vec![
            ("zh".to_owned(), text(&self.zh)),
            ("en".to_owned(), text(&self.en)),
        ])
    }
}
