//! Where text leaves the program: nothing gets through that is not harmless by its type.

use std::io::{self, Write};

use serde::Serialize;

use crate::ui::container::Container;
use crate::ui::escape::{Safe, json_pieces};

/// An output that takes harmless text and files that are no text.
pub struct Outlet<'a>(&'a mut dyn Write);

impl<'a> Outlet<'a> {
    /// To a stream.
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self(to)
    }

    /// Text, harmless where it goes.
    pub fn text<S>(&mut self, text: &Safe<S>) -> io::Result<()> {
        self.0.write_all(text.as_ref())
    }

    /// A value as JSON.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        json_pieces(value, |piece| self.text(piece))
    }

    /// A file that is no text.
    pub fn container(&mut self, file: &Container) -> io::Result<()> {
        self.0.write_all(file.as_ref())
    }

    /// What was put there is there.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
