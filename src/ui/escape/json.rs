//! JSON on its way out, whole or piece by piece: however long it is, little of it is held.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::safe::Safe;
use super::texts;

/// JSON as a terminal or a log may show it. Its library writes it, so nothing is put into it as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {}

/// JSON that was written by its library.
pub fn json(written: String) -> Safe<Json> {
    let changed = match texts::json(&written) {
        Cow::Owned(changed) => Some(changed),
        Cow::Borrowed(_) => None,
    };
    Safe::drawn(changed.unwrap_or(written))
}

/// So many bytes are handed on at once.
const PIECE: usize = 64 * 1024;

/// Takes what the library writes of a value and hands it on, harmless.
struct Pieces<F> {
    written: Vec<u8>,
    take: F,
}

impl<F: FnMut(&Safe<Json>) -> io::Result<()>> Pieces<F> {
    /// Hands on what was written, as far as its last character is whole.
    fn hand_on(&mut self) -> io::Result<()> {
        let written = std::mem::take(&mut self.written);
        let text = String::from_utf8(written).or_else(|error| {
            let whole = error.utf8_error().valid_up_to();
            let mut written = error.into_bytes();
            self.written = written.split_off(whole);
            String::from_utf8(written).map_err(io::Error::other)
        })?;
        (self.take)(&json(text))
    }
}

impl<F: FnMut(&Safe<Json>) -> io::Result<()>> Write for Pieces<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.written.extend_from_slice(bytes);
        if self.written.len() >= PIECE {
            self.hand_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.hand_on()
    }
}

/// A value as JSON with a line's end, given piece by piece.
///
/// # Errors
/// That of whoever takes it; data that JSON cannot hold, of which there is none.
pub fn json_pieces(
    value: &impl Serialize,
    take: impl FnMut(&Safe<Json>) -> io::Result<()>,
) -> io::Result<()> {
    let mut pieces = Pieces {
        written: Vec::with_capacity(PIECE),
        take,
    };
    serde_json::to_writer_pretty(&mut pieces, value)?;
    pieces.write_all(b"\n")?;
    pieces.flush()
}
