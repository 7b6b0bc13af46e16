//! Things as bytes that only this tool reads again, alone or in a file of their own.

use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;

/// What stands first in a file that holds one thing.
const ONE: &[u8; 16] = b"complaint-whole1";

/// One thing in a file of its own, under a checksum.
pub fn write_one<T: Serialize>(maker: &str, of: &T) -> Option<Vec<u8>> {
    let made = made(&(maker, of))?;
    let mut bytes = Vec::with_capacity(made.len() + 48);
    bytes.extend(ONE);
    bytes.extend(Digest::of(&made).0);
    bytes.extend(made);
    Some(bytes)
}

/// That thing again, where `maker` wrote it and it is whole.
pub fn read_one<'b, T: Deserialize<'b>>(bytes: &'b [u8], maker: &str) -> Option<T> {
    let rest = bytes.strip_prefix(ONE)?;
    let (digest, made) = rest.split_first_chunk::<32>()?;
    if Digest::of(made) != Digest(*digest) {
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
