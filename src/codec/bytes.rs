//! Things as bytes that only this tool reads again, alone or in a file of their own.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// What stands first in a file that holds one thing.
const ONE: &[u8; 16] = b"complaint-whole2";

/// By what bytes that this tool wrote are known to be whole: it tells accidents, not intentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checksum(u128);

/// How many bytes a checksum has.
pub const CHECKSUM: usize = 16;

impl Checksum {
    /// That of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// Its own bytes.
    pub fn bytes(self) -> [u8; CHECKSUM] {
        self.0.to_le_bytes()
    }
}

/// The checksum of bytes that come piece by piece.
#[derive(Clone, Default)]
pub struct Summed(XxHash3_128);

impl Summed {
    /// With these bytes after those before.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// As it is.
    pub fn checksum(&self) -> Checksum {
        Checksum(self.0.finish_128())
    }
}

/// One thing in a file of its own, under a checksum.
pub fn write_one<T: Serialize>(maker: &str, of: &T) -> Option<Vec<u8>> {
    let made = made(&(maker, of))?;
    let mut bytes = Vec::with_capacity(made.len() + ONE.len() + CHECKSUM);
    bytes.extend(ONE);
    bytes.extend(Checksum::of(&made).bytes());
    bytes.extend(made);
    Some(bytes)
}

/// That thing again, where `maker` wrote it and it is whole.
pub fn read_one<'b, T: Deserialize<'b>>(bytes: &'b [u8], maker: &str) -> Option<T> {
    let rest = bytes.strip_prefix(ONE)?;
    let (sum, made) = rest.split_first_chunk()?;
    if Checksum::of(made).bytes() != *sum {
        return None;
    }
    let (by, of): (&str, T) = remade(made)?;
    (by == maker).then_some(of)
}

/// What was made of a file, as bytes.
pub fn made<T: Serialize>(of: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(of).ok()
}

/// What was made of a file, from its bytes.
pub fn remade<'b, T: Deserialize<'b>>(made: &'b [u8]) -> Option<T> {
    postcard::from_bytes(made).ok()
}

/// The first of several things made one after the other, with the bytes of the others.
pub fn remade_first<'b, T: Deserialize<'b>>(made: &'b [u8]) -> Option<(T, &'b [u8])> {
    postcard::take_from_bytes(made).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands alone in a file is read by whoever wrote it, and only whole.
    #[test]
    fn one_thing_is_read_whole_or_not() {
        let bytes = write_one("one", &("found", 7)).unwrap();
        assert_eq!(read_one(&bytes, "one"), Some(("found", 7)));
        assert_eq!(read_one::<(&str, i32)>(&bytes, "other"), None);
        for at in 0..bytes.len() {
            let mut turned = bytes.clone();
            turned[at] ^= 4;
            assert_eq!(read_one::<(&str, i32)>(&turned, "one"), None, "{at}");
            assert_eq!(read_one::<(&str, i32)>(&bytes[..at], "one"), None, "{at}");
        }
    }
}
