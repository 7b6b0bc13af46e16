//! An output that may lose its reader.

use std::io::{self, Write};

/// A stream that takes everything once nobody reads it any more (`| head`): that is no failure, and
/// no reason to leave what was begun half done or to end otherwise than with the command's own exit
/// code.
pub struct Stream<W: Write> {
    to: W,
    unread: bool,
}

impl<W: Write> Stream<W> {
    /// Writes to another.
    pub fn new(to: W) -> Self {
        Self { to, unread: false }
    }

    fn heard<T>(&mut self, done: io::Result<T>, all: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.unread = true;
                Ok(all)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for Stream<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.unread {
            return Ok(bytes.len());
        }
        let done = self.to.write(bytes);
        self.heard(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.unread {
            return Ok(());
        }
        let done = self.to.flush();
        self.heard(done, ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fails(io::ErrorKind, u32);

    impl Write for Fails {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            self.1 += 1;
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    /// A reader that has gone is asked once; a disk that is full stays an error.
    #[test]
    fn only_a_reader_that_has_gone_is_no_error() {
        let mut gone = Stream::new(Fails(io::ErrorKind::BrokenPipe, 0));
        gone.write_all(b"one").unwrap();
        gone.write_all(b"two").unwrap();
        gone.flush().unwrap();
        assert_eq!(gone.to.1, 1);
        let mut full = Stream::new(Fails(io::ErrorKind::StorageFull, 0));
        assert!(full.write_all(b"one").is_err() && full.flush().is_err());
    }
}
