//! When a fact happened, when it was written down, and by whom.

use crate::domain::reader::Reader;
use crate::domain::time::Time;
use crate::domain::tree::Value;

/// The dates and names every recorded fact carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it happened.
    pub at: Time,
    /// When it was recorded; never before `at`.
    pub recorded: Time,
    /// Who did it: the e-mail address of a person of the staff file.
    pub by: String,
    /// Who typed it, where that is somebody else.
    pub entered_by: Option<String>,
    /// Recorded under a replaced clock (`--as-of`).
    pub as_of: bool,
}

impl Stamp {
    /// Reads the stamp of a fact; `recorded` is `at` in files made by hand.
    pub fn read(reader: &Reader) -> Option<Self> {
        let at = reader.required("at", reader.time("at"));
        let recorded = reader.time("recorded");
        let by = reader.required("by", reader.text("by"));
        let entered_by = reader.text("entered_by");
        let as_of = reader.flag("as_of").unwrap_or(false);
        let at = at?;
        Some(Self {
            at,
            recorded: recorded.unwrap_or(at),
            by: by?,
            entered_by,
            as_of,
        })
    }

    /// The fact's own keys after the stamp's, as a block map.
    pub fn block(&self, facts: Vec<(&str, Option<Value>)>) -> Value {
        Value::Map(self.entries(facts))
    }

    /// The fact's own keys after the stamp's, on one line.
    pub fn line(&self, facts: Vec<(&str, Option<Value>)>) -> Value {
        Value::Flow(self.entries(facts))
    }

    fn entries(&self, facts: Vec<(&str, Option<Value>)>) -> Vec<(String, Value)> {
        let stamp = [
            ("at", Some(time(self.at))),
            ("recorded", Some(time(self.recorded))),
            ("by", Some(Value::Text(self.by.clone()))),
            ("entered_by", self.entered_by.clone().map(Value::Text)),
            ("as_of", self.as_of.then(|| Value::Plain("true".to_owned()))),
        ];
        let all = stamp.into_iter().chain(facts);
        all.filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect()
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
