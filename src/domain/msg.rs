//! What is to be said, before it is said in a language.
//!
//! Nothing below the `ui` writes sentences. A message is the key of a catalogue entry with its
//! arguments; the `ui` finds the words in Chinese or English and escapes every argument, so text
//! from a case can neither break a line nor steer a terminal.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::localized::Localized;
use super::serialized;

/// A message: catalogue key and arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Msg {
    /// The catalogue key, kebab-case, prefixed by its area (`time-…`, `policy-…`).
    #[serde(with = "serialized::word")]
    pub key: serialized::Lasting,
    /// The arguments in the order they were given.
    #[serde(with = "args")]
    pub args: Vec<(&'static str, Arg)>,
}

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    /// Text, escaped when rendered. Dates, times and money come ready formatted.
    Text(String),
    /// A count, for plural forms.
    Count(i64),
    /// Another message, rendered in the same language.
    Msg(Box<Msg>),
    /// An entry of the catalogue by a key that is built from a name: a field, a word.
    Named(String),
    /// A text the company has given in its languages.
    Localized(Localized),
    /// An identifier with what people call it; which of the two is shown is the language's business.
    Id(String, Box<Arg>),
    /// Several messages or names, joined with the language's list separator.
    List(Vec<Arg>),
}

impl Msg {
    /// A message without arguments. Prefer the [`crate::msg!`] macro, which tests can find.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// Names as one list argument.
    pub fn list<T: Into<Arg>>(items: Vec<T>) -> Arg {
        items.into_iter().collect()
    }

    /// What it says whatever the language and the words: by which it is known again.
    pub fn plain(&self) -> String {
        let args = self.args.iter();
        let said = args.map(|(name, value)| format!("\u{1f}{name}={}", value.plain()));
        said.fold(self.key.to_owned(), |all, one| all + &one)
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// How arguments are kept.
mod args {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Arg, serialized};

    #[derive(Deserialize)]
    struct Name(#[serde(with = "serialized::word")] serialized::Lasting);

    pub fn serialize<S: Serializer>(args: &[(&str, Arg)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(args)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<(&'static str, Arg)>, D::Error> {
        let args = Vec::<(Name, Arg)>::deserialize(from)?;
        Ok(args.into_iter().map(|(name, arg)| (name.0, arg)).collect())
    }
}

/// For logs and panics only; people read the catalogue's words.
impl fmt::Display for Msg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl Arg {
    fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Named(text) | Self::Id(text, _) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Msg(msg) => msg.plain(),
            Self::Localized(called) => {
                let texts: Vec<&str> = called.texts().map(|(_, text)| text).collect();
                texts.join("/")
            }
            Self::List(all) => {
                let all: Vec<String> = all.iter().map(Self::plain).collect();
                all.join("\u{1e}")
            }
        }
    }

    /// An identifier with what people call it.
    pub fn id(id: impl Into<String>, called: impl Into<Self>) -> Self {
        Self::Id(id.into(), Box::new(called.into()))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Arg {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<chrono::NaiveDate> for Arg {
    fn from(date: chrono::NaiveDate) -> Self {
        Self::Text(date.to_string())
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<i32> for Arg {
    fn from(count: i32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<&Localized> for Arg {
    fn from(text: &Localized) -> Self {
        Self::Localized(text.clone())
    }
}

impl From<Msg> for Arg {
    fn from(msg: Msg) -> Self {
        Self::Msg(Box::new(msg))
    }
}

impl<T: Into<Arg>> From<Vec<T>> for Arg {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Arg>> FromIterator<T> for Arg {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// Builds a [`Msg`]: `msg!("time-unit-unknown", unit = text)`.
///
/// A test reads every use of this macro and proves that both catalogues hold the key and use the
/// arguments named here.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::domain::msg::Msg::new($key)$(.with(stringify!($name), $value))*
    };
}
