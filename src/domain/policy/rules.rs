//! The rules that state a policy's settings.

use std::collections::BTreeMap;

use super::Policy;
use crate::domain::reader::Reader;
use crate::domain::schema::{Kind, Scalar, Table};
use crate::domain::tree::Value;

/// The rules of the regulation, by the settings they state.
#[derive(Clone, Debug, Default)]
pub struct Rules(pub BTreeMap<String, String>);

/// The settings a rule may be named for.
pub(super) fn settings() -> Vec<&'static str> {
    let settings = Policy::FIELDS.iter().filter(|field| field.decides);
    settings.map(|field| field.key).collect()
}

impl Scalar for Rules {
    const KIND: Kind = Kind::Keyed(settings, &Kind::Text);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.map(key, |rules| Some(Self(rules.rest().into_iter().collect())))
    }

    fn value(&self) -> Value {
        let text = |(key, rule): (&String, &String)| (key.clone(), Value::Text(rule.clone()));
        Value::Map(self.0.iter().map(text).collect())
    }
}
