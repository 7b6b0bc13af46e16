//! Text that is harmless where it goes, by its type: what a person wrote becomes [`Safe`] by being
//! escaped, and nothing else is taken where text leaves the program.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A kind of place that text goes to.
pub trait Sink {
    /// A text as it stands there.
    fn escape(text: &str) -> String;
}

/// The place a text was made for, whatever that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Any {}

/// Text that is harmless in a kind of place. To read it is free; to make it is not.
pub struct Safe<S> {
    text: String,
    sink: PhantomData<S>,
}

impl<S: Sink> Safe<S> {
    /// What a person wrote.
    pub fn of(text: &str) -> Self {
        Self::drawn(S::escape(text))
    }
}

impl<S> Safe<S> {
    /// Text of the program itself.
    pub fn ours(text: &'static str) -> Self {
        Self::drawn(text.to_owned())
    }

    /// Text every part of which was escaped before, or that a library drew which escapes what it is
    /// given. Few files may say so; a test of the architecture names them.
    pub fn drawn(text: String) -> Self {
        Self {
            text,
            sink: PhantomData,
        }
    }

    /// Nothing yet.
    pub fn empty() -> Self {
        Self::drawn(String::new())
    }

    /// Adds a text.
    pub fn push(&mut self, more: &Self) {
        self.text.push_str(&more.text);
    }

    /// Adds text of the program itself.
    pub fn push_ours(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// One text of many, text of the program itself between them.
    pub fn join(all: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let all: Vec<String> = all.into_iter().map(|one| one.text).collect();
        Self::drawn(all.join(between))
    }

    /// A text of the program with a piece in the place of each `{}`: see [`safe!`](crate::safe).
    pub fn filled(template: &'static str, pieces: &[&dyn Piece<S>]) -> Self {
        let mut text = String::with_capacity(template.len());
        let mut parts = template.split(HOLE);
        text.push_str(parts.next().unwrap_or_default());
        for (part, piece) in parts.zip(pieces) {
            piece.add_to(&mut text);
            text.push_str(part);
        }
        Self::drawn(text)
    }

    /// A beginning of it, where nothing that was escaped is cut apart.
    #[must_use]
    pub fn cut(&self, end: usize) -> Self {
        Self::drawn(self.text.get(..end).unwrap_or(&self.text).to_owned())
    }

    /// The same for wherever it was made for, which is known no more.
    pub fn erased(self) -> Safe<Any> {
        Safe::drawn(self.text)
    }

    /// The text, for where it goes.
    pub fn into_string(self) -> String {
        self.text
    }
}

/// Where a piece stands in a template.
const HOLE: &str = "{}";

/// How many pieces a template has room for.
pub const fn holes(template: &str) -> usize {
    let bytes = template.as_bytes();
    let (mut count, mut i) = (0, 1);
    while i < bytes.len() {
        if bytes[i - 1] == b'{' && bytes[i] == b'}' {
            count += 1;
        }
        i += 1;
    }
    count
}

/// What stands in the place of a `{}`: harmless text as it is, a number as it is, any other text
/// escaped.
pub trait Piece<S> {
    /// Adds it as it stands there.
    fn add_to(&self, text: &mut String);
}

impl<S> Piece<S> for Safe<S> {
    fn add_to(&self, text: &mut String) {
        text.push_str(&self.text);
    }
}

impl<S: Sink> Piece<S> for str {
    fn add_to(&self, text: &mut String) {
        text.push_str(&S::escape(self));
    }
}

impl<S: Sink> Piece<S> for String {
    fn add_to(&self, text: &mut String) {
        Piece::<S>::add_to(self.as_str(), text);
    }
}

impl<S> Piece<S> for usize {
    fn add_to(&self, text: &mut String) {
        text.push_str(&self.to_string());
    }
}

impl<S, T: Piece<S> + ?Sized> Piece<S> for &T {
    fn add_to(&self, text: &mut String) {
        (**self).add_to(text);
    }
}

/// A text for a kind of place: a template of the program, in which each `{}` stands for one of what
/// follows. Whatever of that is not harmless by its type is escaped.
#[macro_export]
macro_rules! safe {
    ($template:literal $(, $piece:expr)* $(,)?) => {{
        const {
            let given: &[&str] = &[$(stringify!($piece)),*];
            assert!($crate::ui::escape::holes($template) == given.len());
        }
        $crate::ui::escape::Safe::filled($template, &[$(&$piece),*])
    }};
}

impl<S> Deref for Safe<S> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<S> AsRef<[u8]> for Safe<S> {
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

impl<S> Clone for Safe<S> {
    fn clone(&self) -> Self {
        Self::drawn(self.text.clone())
    }
}

impl<S> Default for Safe<S> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<S> PartialEq for Safe<S> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<S> Eq for Safe<S> {}

impl<S> PartialEq<&str> for Safe<S> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<S> PartialEq<String> for Safe<S> {
    fn eq(&self, other: &String) -> bool {
        self.text == *other
    }
}

impl<S> fmt::Display for Safe<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<S> fmt::Debug for Safe<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

/// Declares kinds of places with how a text is escaped for each.
macro_rules! sinks {
    ($($(#[doc = $doc:literal])* $sink:ident by $escape:path;)*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $sink {}

            impl Sink for $sink {
                fn escape(text: &str) -> String {
                    $escape(text)
                }
            }
        )*
    };
}
pub(super) use sinks;
