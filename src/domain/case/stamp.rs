//! Values of a case file as they are written.

use crate::domain::schema::Declared;
pub use crate::domain::schema::Stamp;
use crate::domain::time::Time;
use crate::domain::tree::Value;

impl Stamp {
    /// The fact's own keys after the stamp's, as a block map.
    pub fn block(&self, facts: Vec<(&str, Option<Value>)>) -> Value {
        Value::Map(self.with(facts))
    }

    /// The fact's own keys after the stamp's, on one line.
    pub fn line(&self, facts: Vec<(&str, Option<Value>)>) -> Value {
        Value::Flow(self.with(facts))
    }

    fn with(&self, facts: Vec<(&str, Option<Value>)>) -> Vec<(String, Value)> {
        let stated = facts.into_iter();
        let stated = stated.filter_map(|(key, value)| Some((key.to_owned(), value?)));
        self.entries().into_iter().chain(stated).collect()
    }
}

/// A moment as the file holds it: RFC 3339 with offset, whole seconds.
pub fn time(time: Time) -> Value {
    Value::Plain(time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
}

/// Text, if there is any.
pub fn text(text: Option<&String>) -> Option<Value> {
    text.cloned().map(Value::Text)
}

/// A whole number.
pub fn count(count: impl Into<u64>) -> Value {
    Value::Plain(count.into().to_string())
}

/// `true`, or nothing.
pub fn yes(flag: bool) -> Option<Value> {
    flag.then(|| Value::Plain("true".to_owned()))
}
