//! Fixed vocabularies.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// A fixed vocabulary: each value with the word that stands for it in files and on the command
/// line.
pub trait Word: Copy + PartialEq + 'static {
    /// Every word with its value, in the order they are shown.
    const WORDS: &'static [(&'static str, Self)];

    /// The prefix of the catalogue's entries for what people call them, where they have names.
    const NAMED: Option<&'static str> = None;

    /// Every word.
    fn words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// The value for a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, value)| *value)
    }

    /// The word for a value.
    fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, value)| *value == self)
            .map_or("", |(word, _)| *word)
    }
}

/// A value from its word, where it was kept.
///
/// # Errors
/// A word that stands for none.
pub fn deserialized<'de, W: Word, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    struct Kept<W>(PhantomData<W>);
    impl<W: Word> Visitor<'_> for Kept<W> {
        type Value = W;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a word")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<W, E> {
            W::from_word(text).ok_or_else(|| E::custom("no such word"))
        }
    }
    from.deserialize_str(Kept(PhantomData))
}

/// Declares an enum that is a [`Word`]: each variant with the word that stands for it. What people
/// call it is in the catalogues, under the prefix it is `named` by and the word.
///
/// ```ignore
/// words! {
///     /// Home or abroad.
///     pub enum Origin named "show-origin-" { Domestic = "domestic", Foreign = "foreign" }
/// }
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident $(named $prefix:literal)? {
        $($(#[$doc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $crate::domain::word::Word for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
            $(const NAMED: Option<&'static str> = Some($prefix);)?
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::domain::word::Word::word(*self))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::domain::word::Word::word(*self))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::word::deserialized(from)
            }
        }

        $crate::words!(@named $name $($prefix)? { $($variant = $word)+ });
    };
    (@named $name:ident { $($variant:ident = $word:literal)+ }) => {};
    (@named $name:ident $prefix:literal { $($variant:ident = $word:literal)+ }) => {
        impl $name {
            /// As people call it; in a file it is written by its word.
            pub fn named(self) -> $crate::domain::msg::Msg {
                $crate::domain::msg::Msg::new(match self {
                    $(Self::$variant => concat!($prefix, $word),)+
                })
            }
        }

        impl From<$name> for $crate::domain::msg::Arg {
            fn from(word: $name) -> Self {
                Self::from(word.named())
            }
        }
    };
}
