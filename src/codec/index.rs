//! The index: what was made of each case file, as bytes.
//!
//! A head that names what it was made with, then blocks of entries, each under its own checksum, so that they
//! are read on every core. Whatever is cut, changed or of another version is no index at all.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;

/// The first bytes; the number is the format's.
const MAGIC: &[u8; 16] = b"complaint-index2";

/// As many entries as stand in a block.
const AT_ONCE: usize = 512;

/// How a file looks from outside: where all of it is the same, nothing wrote to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// When its content was last written, in nanoseconds since 1970 UTC.
    pub modified: i128,
    /// When anything of it was last changed.
    pub changed: i128,
    /// Which file it is.
    pub inode: u64,
    /// Its size in bytes.
    pub size: u64,
}

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// How it looked.
    pub stat: Stat,
    /// The SHA-256 of what it held.
    pub digest: Digest,
    /// What git calls it, where git's own index had it so.
    pub blob: Option<Blob>,
}

/// The name of an object of git, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blob {
    /// SHA-1.
    Sha1([u8; 20]),
    /// SHA-256.
    Sha256([u8; 32]),
}

/// What was made of a case file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry<'b> {
    /// The file, relative to the repository.
    pub file: &'b str,
    /// What it held.
    pub case: Content,
    /// What the file of its sanctions held, where they are kept apart.
    pub sanctions: Option<Box<Content>>,
    /// Whether its private part is kept beside it.
    pub beside: bool,
    /// How that looked, where it was there; what it held is in the digest of the case.
    pub private: Option<Box<Content>>,
    /// The texts it depends on beside, by their places in the head.
    pub on: Vec<u32>,
    /// The first moment it holds at, in seconds since 1970 UTC.
    pub from: i64,
    /// The last one.
    pub until: i64,
    /// How the case stands, in a word.
    pub standing: &'b str,
    /// Its identity.
    pub uid: Option<&'b str>,
    /// Whether it cites evidence.
    pub cites: bool,
    /// What was found in it; empty where nothing was.
    pub found: &'b [u8],
    /// What is kept of it to be compared.
    pub told: &'b [u8],
    /// The fingerprint of that.
    pub facts: Digest,
}

/// What stands before the entries.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// What made them.
    maker: String,
    /// What they depend on, each with what it was then.
    on: Vec<(String, String)>,
    /// The length and checksum of each block.
    blocks: Vec<(u32, Digest)>,
}

/// An index that was read.
#[derive(Debug)]
pub struct Index<'b> {
    /// What the entries depend on, each with what it was then.
    pub on: Vec<(String, String)>,
    /// The entries, in order of their files' places.
    pub entries: Entries<'b>,
}

/// Entries as they lie in their blocks.
#[derive(Debug, Default)]
pub struct Entries<'b>(Vec<Vec<Entry<'b>>>);

impl<'b> Entries<'b> {
    /// The one at a place.
    pub fn get(&self, at: usize) -> Option<&Entry<'b>> {
        self.0.get(at / AT_ONCE)?.get(at % AT_ONCE)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Entry<'b>> {
        self.0.iter().flatten()
    }
}

/// Reads an index that `maker` made; `None` where it is another's, or not whole.
pub fn read<'b>(bytes: &'b [u8], maker: &str) -> Option<Index<'b>> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (head, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let (digest, mut rest) = rest.split_first_chunk::<32>()?;
    if Digest::of(head) != Digest(*digest) {
        return None;
    }
    let head: Head = postcard::from_bytes(head).ok()?;
    if head.maker != maker {
        return None;
    }
    let mut blocks = Vec::with_capacity(head.blocks.len());
    for (length, digest) in &head.blocks {
        let (block, after) = rest.split_at_checked(usize::try_from(*length).ok()?)?;
        blocks.push((block, digest));
        rest = after;
    }
    let read = blocks.par_iter().map(|(block, digest)| {
        let whole = Digest::of(block) == **digest;
        let entries = whole.then(|| postcard::from_bytes::<Vec<Entry>>(block).ok());
        entries.flatten()
    });
    let read: Option<Vec<Vec<Entry>>> = read.collect();
    let read = read.filter(|_| rest.is_empty())?;
    // All but the last are full: places are reckoned by that.
    let full = read
        .iter()
        .rev()
        .skip(1)
        .all(|block| block.len() == AT_ONCE);
    full.then_some(Index {
        on: head.on,
        entries: Entries(read),
    })
}

/// Writes one. What cannot be written is no index, and `None`.
pub fn write(maker: &str, on: Vec<(String, String)>, entries: &[Entry]) -> Option<Vec<u8>> {
    let blocks = entries.par_chunks(AT_ONCE).map(|entries| {
        let block = postcard::to_allocvec(entries).ok()?;
        Some((Digest::of(&block), block))
    });
    let blocks: Vec<(Digest, Vec<u8>)> = blocks.collect::<Option<_>>()?;
    let lengths = blocks.iter().map(|(digest, block)| {
        let length = u32::try_from(block.len()).ok()?;
        Some((length, *digest))
    });
    let head = Head {
        maker: maker.to_owned(),
        on,
        blocks: lengths.collect::<Option<_>>()?,
    };
    let head = postcard::to_allocvec(&head).ok()?;
    let whole = blocks.iter().map(|(_, block)| block.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(whole + head.len() + 64);
    bytes.extend(MAGIC);
    bytes.extend(u32::try_from(head.len()).ok()?.to_le_bytes());
    bytes.extend(&head);
    bytes.extend(Digest::of(&head).0);
    for (_, block) in blocks {
        bytes.extend(block);
    }
    Some(bytes)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'b>(file: &'b str, made: &'b [u8]) -> Entry<'b> {
        Entry {
            file,
            case: Content {
                stat: Stat::default(),
                digest: Digest::of(file.as_bytes()),
                blob: Some(Blob::Sha1([7; 20])),
            },
            sanctions: None,
            beside: false,
            private: None,
            on: vec![0],
            from: 1,
            until: i64::MAX,
            standing: "ended",
            uid: None,
            cites: false,
            found: &[],
            told: made,
            facts: Digest::of(made),
        }
    }

    fn sample() -> Vec<u8> {
        let names: Vec<String> = (0..1300)
            .map(|n| format!("cases/2026/11/{n}.yaml"))
            .collect();
        let entries: Vec<Entry> = names.iter().map(|name| entry(name, b"made")).collect();
        write("one", vec![("a".into(), "b".into())], &entries).unwrap()
    }

    /// What was written is read again, by whoever made it.
    #[test]
    fn an_index_is_read_by_its_maker() {
        let bytes = sample();
        let index = read(&bytes, "one").unwrap();
        assert_eq!(index.entries.iter().count(), 1300);
        let file = |at| index.entries.get(at).map(|entry| entry.file);
        assert_eq!(file(1299), Some("cases/2026/11/1299.yaml"));
        assert_eq!(file(1300), None);
        assert_eq!(index.on, [("a".to_owned(), "b".to_owned())]);
        assert!(read(&bytes, "other").is_none());
    }

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

    /// Cut anywhere or with any bit turned it is no index.
    #[test]
    fn what_is_cut_or_changed_is_no_index() {
        let bytes = sample();
        for cut in (0..bytes.len()).step_by(97) {
            assert!(read(&bytes[..cut], "one").is_none(), "{cut}");
        }
        for at in (0..bytes.len()).step_by(89) {
            let mut turned = bytes.clone();
            turned[at] ^= 1 << (at % 8);
            assert!(read(&turned, "one").is_none(), "{at}");
        }
    }
}
