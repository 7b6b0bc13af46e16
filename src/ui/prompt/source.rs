//! Where keys come from: a terminal, or bytes that are played.

use std::collections::VecDeque;
use std::io;

use super::key::{Decoder, Key};

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Bytes.
    Bytes(Vec<u8>),
    /// Nothing in the time waited for.
    Nothing,
    /// Nothing ever again: the terminal is gone, or the process is to end.
    Gone,
}

/// Where bytes come from.
pub trait Source {
    /// The next bytes; waits no longer than so many milliseconds where that is said.
    fn read(&mut self, wait: Option<u16>) -> io::Result<Came>;

    /// Columns and rows of the terminal, where they are known.
    fn size(&self) -> Option<(usize, usize)> {
        None
    }
}

/// Bytes written down beforehand, with pauses between them.
pub struct Played(VecDeque<Vec<u8>>);

impl Played {
    /// Plays these bytes.
    pub fn new(bytes: &[u8]) -> Self {
        let parts = bytes.split(|byte| *byte == PAUSE);
        Self(parts.map(<[u8]>::to_vec).collect())
    }
}

impl Source for Played {
    fn read(&mut self, wait: Option<u16>) -> io::Result<Came> {
        if wait.is_some() {
            return Ok(Came::Nothing);
        }
        let next = self.0.pop_front();
        Ok(next.map_or(Came::Gone, Came::Bytes))
    }
}

/// Stands for a pause in bytes that are played: no key sends it.
const PAUSE: u8 = 0x1e;

/// How long after Esc the rest of a key's sequence may take, in milliseconds.
const SEQUENCE: u16 = 50;

/// The keys of a source.
pub struct Keys {
    source: Box<dyn Source>,
    decoder: Decoder,
}

impl Keys {
    /// The keys of this source.
    pub fn new(source: Box<dyn Source>) -> Self {
        Self {
            source,
            decoder: Decoder::default(),
        }
    }

    /// The next key; `None` where there will be none.
    pub fn next(&mut self) -> io::Result<Option<Key>> {
        loop {
            if let Some(key) = self.decoder.key() {
                return Ok(Some(key));
            }
            let wait = self.decoder.waits().then_some(SEQUENCE);
            match self.source.read(wait)? {
                Came::Bytes(bytes) => self.decoder.feed(&bytes),
                Came::Nothing => match self.decoder.alone() {
                    Some(key) => return Ok(Some(key)),
                    None if self.decoder.waits() => self.paste()?,
                    None => {}
                },
                Came::Gone => return Ok(None),
            }
        }
    }

    /// Waits for the rest of a paste, however long it takes.
    fn paste(&mut self) -> io::Result<()> {
        match self.source.read(None)? {
            Came::Bytes(bytes) => self.decoder.feed(&bytes),
            Came::Nothing => {}
            Came::Gone => self.decoder = Decoder::default(),
        }
        Ok(())
    }

    /// The next line of a terminal that edits lines itself; `None` where there will be none.
    pub fn line(&mut self, left: &mut Vec<u8>) -> io::Result<Option<String>> {
        loop {
            if let Some(end) = left.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                let line: Vec<u8> = left.drain(..=end).collect();
                let line = String::from_utf8_lossy(&line[..end]).into_owned();
                return Ok(Some(line));
            }
            match self.source.read(None)? {
                Came::Bytes(bytes) => left.extend(bytes),
                Came::Nothing => {}
                Came::Gone => return Ok(None),
            }
        }
    }

    /// Columns and rows of the terminal, where they are known.
    pub fn size(&self) -> Option<(usize, usize)> {
        self.source.size()
    }
}
