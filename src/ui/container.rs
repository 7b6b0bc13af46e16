//! Files that are no text: a workbook, columns for databases. Their makers write what people wrote as
//! values, never as formulas or markup.

use super::escape::Safe;

/// Such a file, or a text in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container(Vec<u8>);

impl Container {
    /// What a maker of such files has made.
    pub fn made(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl<S> From<Safe<S>> for Container {
    fn from(text: Safe<S>) -> Self {
        Self(text.into_string().into_bytes())
    }
}

impl AsRef<[u8]> for Container {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
