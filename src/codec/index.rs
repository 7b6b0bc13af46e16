//! The index: what was made of each case file, as bytes.
//!
//! A head that names what it was made with, then blocks of entries, each under its own checksum, so that they
//! are read on every core; and after those what is larger and seldom asked for, which is read apart. Whatever is
//! cut, changed or of another version is no index at all.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::bytes::{CHECKSUM, Checksum, Summed};
use crate::domain::digest::{Digest, Half};
use crate::domain::kept::bytes;

/// The first bytes; the number is the format's.
const MAGIC: &[u8; 16] = b"complaint-index4";

/// The first bytes and how many there are before what is read apart.
pub const START: usize = MAGIC.len() + 8;

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

impl Stat {
    /// When it was last written, or anything of it changed.
    pub fn last(&self) -> i128 {
        self.modified.max(self.changed)
    }
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

impl Content {
    /// Of a file that looked so.
    pub fn of(stat: Stat, text: &str) -> Self {
        Self {
            stat,
            digest: Digest::of(text.as_bytes()),
            blob: None,
        }
    }
}

/// The name of an object of git, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blob {
    /// SHA-1.
    Sha1(#[serde(with = "bytes")] [u8; 20]),
    /// SHA-256.
    Sha256(#[serde(with = "bytes")] [u8; 32]),
}

/// What was made of a case file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry<'b> {
    /// The file, relative to the repository.
    pub file: &'b str,
    /// The fingerprint of its identity.
    pub uid: Option<Half>,
    /// What it held.
    pub case: Content,
    /// What the file of its sanctions held, where they are kept apart.
    pub sanctions: Option<Box<Content>>,
    /// Whether its private part is kept beside it.
    pub beside: bool,
    /// How that looked, where it was there; what it held is in the digest of the case.
    pub private: Option<Box<Content>>,
    /// What it depends on beside: which of the sets.
    pub on: u32,
    /// The first moment it holds at, in seconds since 1970 UTC.
    pub from: i64,
    /// The last one.
    pub until: i64,
    /// How the case stands, in a word.
    pub standing: &'b str,
    /// Whether it cites evidence.
    pub cites: bool,
    /// What was found in it; empty where nothing was.
    pub found: &'b [u8],
    /// The fingerprint of what is compared of it.
    pub facts: Half,
    /// Where what is kept of it apart begins in its block, and how many bytes that is.
    pub apart: (u32, u32),
}

impl Entry<'_> {
    /// What is kept of it apart, in its block.
    pub fn apart_in<'a>(&self, block: &'a [u8]) -> Option<&'a [u8]> {
        let (at, length) = self.apart;
        let (at, length) = (usize::try_from(at).ok()?, usize::try_from(length).ok()?);
        block.get(at..)?.get(..length)
    }

    /// The same file, of which nothing holds at any moment: the others keep their places.
    #[must_use]
    pub fn of_nothing(file: &str) -> Entry<'_> {
        Entry {
            file,
            case: Content {
                stat: Stat::default(),
                digest: Digest([0; 32]),
                blob: None,
            },
            sanctions: None,
            beside: false,
            private: None,
            on: 0,
            from: 0,
            until: -1,
            standing: "",
            uid: None,
            cites: false,
            found: &[],
            facts: Half([0; 16]),
            apart: (0, 0),
        }
    }
}

/// What entries depend on.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grounds {
    /// Each with what it was then.
    pub on: Vec<(String, String)>,
    /// Sets of those, by their places.
    pub sets: Vec<Vec<u32>>,
}

/// The length and checksum of a block.
type Block = (u32, Checksum);

/// What stands before the entries.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// What made them.
    maker: String,
    grounds: Grounds,
    /// The blocks of entries.
    blocks: Vec<Block>,
    /// What is kept of each of these apart.
    apart: Vec<Block>,
}

/// An index that was read.
#[derive(Debug, Default)]
pub struct Index<'b> {
    /// What the entries depend on.
    pub grounds: Grounds,
    /// The entries, in order of their files' places.
    pub entries: Entries<'b>,
    /// What is kept apart, block by block.
    apart: Vec<Block>,
}

/// A block of what is kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Where it begins.
    pub start: u64,
    /// How many bytes it has.
    pub length: u32,
    sum: Checksum,
}

impl Apart {
    /// Whether it is this, whole.
    pub fn is(&self, bytes: &[u8]) -> bool {
        Checksum::of(bytes) == self.sum
    }
}

impl Index<'_> {
    /// The block in which is kept what is kept apart of the entry at a place, by its number.
    pub fn apart(&self, place: usize) -> Option<(usize, Apart)> {
        let at = place / AT_ONCE;
        let (length, sum) = *self.apart.get(at)?;
        let before = self.apart[..at].iter();
        let start = before.map(|(length, _)| u64::from(*length)).sum();
        let block = Apart { start, length, sum };
        Some((at, block))
    }
}

/// Entries as they lie in their blocks; each is read when it is asked for.
#[derive(Debug, Default)]
pub struct Entries<'b>(Vec<Lying<'b>>);

/// A block: where its entries end, and they.
#[derive(Debug)]
struct Lying<'b> {
    ends: &'b [[u8; 4]],
    entries: &'b [u8],
}

impl<'b> Lying<'b> {
    fn of(block: &'b [u8]) -> Option<Self> {
        let (count, rest) = block.split_first_chunk::<4>()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (ends, entries) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (ends, _) = ends.as_chunks();
        Some(Self { ends, entries })
    }

    /// The bytes of an entry.
    fn get(&self, at: usize) -> Option<&'b [u8]> {
        let end = |at: usize| usize::try_from(u32::from_le_bytes(*self.ends.get(at)?)).ok();
        let start = at.checked_sub(1).map_or(Some(0), end)?;
        self.entries.get(start..end(at)?)
    }

    /// The file of an entry, which stands first in it.
    fn file(&self, at: usize) -> Option<&'b str> {
        let (file, _) = postcard::take_from_bytes(self.get(at)?).ok()?;
        Some(file)
    }
}

impl<'b> Entries<'b> {
    /// The one at a place.
    pub fn get(&self, at: usize) -> Option<Entry<'b>> {
        let lying = self.0.get(at / AT_ONCE)?.get(at % AT_ONCE)?;
        postcard::from_bytes(lying).ok()
    }

    /// The identity of the one at a place, and how its file looked: those stand first in it, after its file.
    pub fn known_by(&self, at: usize) -> Option<(Option<Half>, Stat)> {
        let lying = self.0.get(at / AT_ONCE)?.get(at % AT_ONCE)?;
        let ((_, uid, stat), _) =
            postcard::take_from_bytes::<(&str, Option<Half>, Stat)>(lying).ok()?;
        Some((uid, stat))
    }

    /// The place of that of a file, where they are in order of their names.
    pub fn place_of(&self, file: &str) -> Option<usize> {
        let begins = |block: &Lying| block.file(0).is_some_and(|first| first <= file);
        let block = self.0.partition_point(begins).checked_sub(1)?;
        let lying = self.0.get(block)?;
        let places: Vec<usize> = (0..lying.ends.len()).collect();
        let at = places.partition_point(|at| lying.file(*at).is_some_and(|it| it < file));
        (lying.file(at)? == file).then_some(block * AT_ONCE + at)
    }
}

/// How many bytes of an index stand before what is kept apart, by its first ones.
pub fn first_part(start: &[u8; START]) -> Option<usize> {
    let length = start.strip_prefix(MAGIC)?.try_into().ok()?;
    usize::try_from(u64::from_le_bytes(length)).ok()
}

/// Reads an index that `maker` made, without what is kept apart; `None` where it is another's, or not whole.
pub fn read<'b>(bytes: &'b [u8], maker: &str) -> Option<Index<'b>> {
    let (start, rest) = bytes.split_first_chunk::<START>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (head, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let (sum, rest) = rest.split_first_chunk()?;
    if first_part(start)? != bytes.len() || Checksum::of(head).bytes() != *sum {
        return None;
    }
    let head: Head = postcard::from_bytes(head).ok()?;
    if head.maker != maker {
        return None;
    }
    let blocks = cut(rest, &head.blocks)?;
    let blocks = blocks.par_iter().map(|(block, sum)| {
        let whole = Checksum::of(block) == **sum;
        whole.then(|| Lying::of(block)).flatten()
    });
    let blocks: Option<Vec<Lying>> = blocks.collect();
    let blocks = blocks?;
    // All but the last are full: places are reckoned by that.
    let full = blocks
        .iter()
        .rev()
        .skip(1)
        .all(|block| block.ends.len() == AT_ONCE);
    full.then_some(Index {
        grounds: head.grounds,
        entries: Entries(blocks),
        apart: head.apart,
    })
}

/// The blocks, which are all there is.
fn cut<'b, 'h>(mut bytes: &'b [u8], blocks: &'h [Block]) -> Option<Vec<(&'b [u8], &'h Checksum)>> {
    let mut all = Vec::with_capacity(blocks.len());
    for (length, sum) in blocks {
        let (block, after) = bytes.split_at_checked(usize::try_from(*length).ok()?)?;
        all.push((block, sum));
        bytes = after;
    }
    bytes.is_empty().then_some(all)
}

/// What is written of an index before what is kept apart: that follows, entry by entry.
#[derive(Default)]
pub struct Writer {
    blocks: Vec<(Block, Block, Vec<u8>)>,
    open: Open,
}

/// A block that is not full yet.
#[derive(Default)]
struct Open {
    ends: Vec<[u8; 4]>,
    entries: Vec<u8>,
    apart: Summed,
    length: u32,
}

impl Writer {
    /// Adds an entry, of which that is kept apart; `None` where it cannot be written.
    pub fn add(&mut self, mut entry: Entry, apart: &[u8]) -> Option<()> {
        let length = u32::try_from(apart.len()).ok()?;
        let open = &mut self.open;
        entry.apart = (open.length, length);
        open.apart.add(apart);
        open.length = open.length.checked_add(length)?;
        open.entries = postcard::to_extend(&entry, std::mem::take(&mut open.entries)).ok()?;
        let end = u32::try_from(open.entries.len()).ok()?;
        open.ends.push(end.to_le_bytes());
        if open.ends.len() == AT_ONCE {
            self.close()?;
        }
        Some(())
    }

    fn close(&mut self) -> Option<()> {
        let open = std::mem::take(&mut self.open);
        let count = u32::try_from(open.ends.len()).ok()?.to_le_bytes();
        let block = [&count, open.ends.as_flattened(), &open.entries].concat();
        let own = (u32::try_from(block.len()).ok()?, Checksum::of(&block));
        let apart = (open.length, open.apart.checksum());
        self.blocks.push((own, apart, block));
        Some(())
    }

    /// The bytes, by whom and on what, piece by piece.
    pub fn finish(mut self, maker: &str, grounds: Grounds) -> Option<Vec<Vec<u8>>> {
        if !self.open.ends.is_empty() {
            self.close()?;
        }
        let head = Head {
            maker: maker.to_owned(),
            grounds,
            blocks: self.blocks.iter().map(|(own, ..)| *own).collect(),
            apart: self.blocks.iter().map(|(_, apart, _)| *apart).collect(),
        };
        let head = postcard::to_allocvec(&head).ok()?;
        let blocks = self.blocks.iter().map(|(.., block)| block.len());
        let whole = START + 4 + head.len() + CHECKSUM + blocks.sum::<usize>();
        let mut first = MAGIC.to_vec();
        first.extend(u64::try_from(whole).ok()?.to_le_bytes());
        first.extend(u32::try_from(head.len()).ok()?.to_le_bytes());
        first.extend(&head);
        first.extend(Checksum::of(&head).bytes());
        let blocks = self.blocks.into_iter().map(|(.., block)| block);
        Some([first].into_iter().chain(blocks).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(file: &str) -> Entry<'_> {
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
            on: 0,
            from: 1,
            until: i64::MAX,
            standing: "ended",
            uid: Some(Half::of(file.as_bytes())),
            cites: false,
            found: &[],
            facts: Half::of(file.as_bytes()),
            apart: (0, 0),
        }
    }

    /// An index and what is kept apart.
    fn sample() -> (Vec<u8>, Vec<u8>) {
        let names: Vec<String> = (0..1300)
            .map(|n| format!("cases/2026/11/{:04}.yaml", n * 2))
            .collect();
        let mut writer = Writer::default();
        for name in &names {
            writer.add(entry(name), name.as_bytes()).unwrap();
        }
        let grounds = Grounds {
            on: vec![("a".into(), "b".into())],
            sets: vec![vec![0]],
        };
        let first = writer.finish("one", grounds).unwrap().concat();
        (first, names.concat().into_bytes())
    }

    /// What was written is read again, by whoever made it, and what is kept apart of each where it is.
    #[test]
    fn an_index_is_read_by_its_maker() {
        let (bytes, apart) = sample();
        assert_eq!(first_part(bytes.first_chunk().unwrap()), Some(bytes.len()));
        let index = read(&bytes, "one").unwrap();
        assert_eq!(index.grounds.on, [("a".to_owned(), "b".to_owned())]);
        for at in 0..1300 {
            let entry = index.entries.get(at).unwrap();
            assert_eq!(entry.file, format!("cases/2026/11/{:04}.yaml", at * 2));
            let known = index.entries.known_by(at).unwrap();
            assert_eq!(known, (entry.uid, entry.case.stat));
            let (_, block) = index.apart(at).unwrap();
            let start = usize::try_from(block.start).unwrap();
            let kept = &apart[start..][..usize::try_from(block.length).unwrap()];
            assert!(block.is(kept) && !block.is(&kept[1..]));
            assert_eq!(entry.apart_in(kept), Some(entry.file.as_bytes()));
            assert_eq!(index.entries.place_of(entry.file), Some(at));
            let none = format!("cases/2026/11/{:04}.yaml", at * 2 + 1);
            assert_eq!(index.entries.place_of(&none), None);
        }
        assert!(index.entries.get(1300).is_none());
        assert!(read(&bytes, "other").is_none());
    }

    /// Cut anywhere or with any bit turned it is no index.
    #[test]
    fn what_is_cut_or_changed_is_no_index() {
        let (bytes, _) = sample();
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
