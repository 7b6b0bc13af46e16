//! Where the index lies, and how it gets there: beside git's own files, never committed, and of no
//! consequence where it is not.

use std::borrow::Cow;
use std::collections::{BTreeSet, VecDeque};
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::files::{self, read_own, read_text, stat};
use super::git::{KnownToGit, Look, doubted, for_place, top};
use super::placing::beside;
use super::repository::Repository;
use super::spool::{Spool, Spooled};
use crate::codec::index::{self, Apart, Entry, Index, START, Stat, first_part};
use crate::domain::digest::Half;

/// The directory in git's.
const DIR: &str = "complaint";

/// For so long after a file was written it may be written to again and look the same: file systems
/// do not count finer, and clocks are not one.
const GRAIN: i128 = 2_000_000_000;

/// A place for the index.
#[derive(Debug)]
pub struct IndexFile {
    git_dir: PathBuf,
    /// The case repository's place in the work tree, with `/` at its end where it is not empty.
    prefix: String,
    path: PathBuf,
}

/// An index as it lies there.
#[derive(Debug)]
pub struct IndexBytes {
    /// What it holds, without what is kept apart.
    pub bytes: Vec<u8>,
    file: File,
    written: i128,
}

impl IndexBytes {
    fn open(path: &Path) -> io::Result<Self> {
        let written = stat(path)?.modified;
        let mut file = File::open(path)?;
        let mut start = [0; START];
        file.read_exact(&mut start)?;
        let length = first_part(&start).filter(|length| *length >= START);
        let length = length.ok_or(io::ErrorKind::InvalidData)?;
        // However long it says it is, no more is read than there is.
        let there = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        let mut bytes = vec![0; length.min(there).max(START)];
        let (first, rest) = bytes.split_at_mut(START);
        first.copy_from_slice(&start);
        let at_once = rest.len().div_ceil(rayon::current_num_threads()).max(1);
        let pieces = rest.par_chunks_mut(at_once).enumerate();
        // Should another lie there by now, the checksums tell.
        pieces.try_for_each(|(nth, piece)| {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start((START + nth * at_once) as u64))?;
            file.read_exact(piece)
        })?;
        Ok(Self {
            bytes,
            file,
            written,
        })
    }

    /// A block of what is kept apart in it, where it is whole. It takes the room of one that is not needed any more.
    fn apart(&self, block: &Apart, mut room: Vec<u8>) -> Option<Vec<u8>> {
        let start = u64::try_from(self.bytes.len()).ok()?;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(start.checked_add(block.start)?))
            .ok()?;
        room.clear();
        let needed = usize::try_from(block.length).ok()?;
        if room.capacity() < needed {
            room = Vec::with_capacity(needed);
        }
        let length = u64::from(block.length);
        file.take(length).read_to_end(&mut room).ok()?;
        block.is(&room).then_some(room)
    }

    fn trusts(&self, stat: &Stat) -> bool {
        is_past(stat.last(), self.written)
    }
}

/// Whether a file that was last changed then was long enough before this moment: whatever is written to it
/// later shows.
pub(super) fn is_past(changed: i128, moment: i128) -> bool {
    changed + GRAIN < moment
}

/// An index that was read. What is kept apart in it is read block by block, as it is asked for.
#[derive(Debug, Default)]
pub struct OpenIndex<'b> {
    /// What was read.
    pub index: Index<'b>,
    lying: Option<&'b IndexBytes>,
    /// The blocks of what is kept apart that were read last.
    last: Mutex<VecDeque<(usize, Arc<Vec<u8>>)>>,
}

impl<'b> OpenIndex<'b> {
    /// The index that lies there, where `maker` wrote it; an empty one where none does.
    pub fn read(lying: Option<&'b IndexBytes>, maker: &str) -> Self {
        let index = lying.and_then(|lying| index::read(&lying.bytes, maker));
        Self {
            index: index.unwrap_or_default(),
            lying,
            last: Mutex::default(),
        }
    }

    /// The entry at a place.
    pub fn entry(&self, place: u32) -> Option<Entry<'b>> {
        self.index.entries.get(usize::try_from(place).ok()?)
    }

    /// The identity of the entry at a place, and how its file looked.
    pub fn known_by(&self, place: u32) -> Option<(Option<Half>, Stat)> {
        self.index.entries.known_by(usize::try_from(place).ok()?)
    }

    /// What is kept apart of the entry at a place; `None` where that cannot be read.
    pub fn apart(&self, place: u32) -> Option<Vec<u8>> {
        let entry = self.entry(place)?;
        self.apart_as((place, &entry), |bytes| Some(bytes.to_vec()))
    }

    /// What comes of those bytes, where the entry is known.
    pub fn apart_as<T>(
        &self,
        (place, entry): (u32, &Entry),
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let block = self.block(usize::try_from(place).ok()?)?;
        entry.apart_in(&block).and_then(read)
    }

    fn block(&self, place: usize) -> Option<Arc<Vec<u8>>> {
        let (number, block) = self.index.apart(place)?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = last.iter().find(|(known, _)| *known == number) {
            return Some(Arc::clone(known));
        }
        // As many are held as are read side by side, and as many more where those begin and end.
        let full = last.len() >= 2 * rayon::current_num_threads();
        let room = full.then(|| last.pop_back()).flatten();
        let room = room.and_then(|(_, block)| Arc::into_inner(block));
        let bytes = Arc::new(self.lying?.apart(&block, room.unwrap_or_default())?);
        last.push_front((number, Arc::clone(&bytes)));
        Some(bytes)
    }

    /// Whether a file that looks as it did then is surely what it was then.
    pub fn trusts(&self, stat: &Stat) -> bool {
        self.lying.is_some_and(|lying| lying.trusts(stat))
    }
}

impl Repository {
    /// Where the index of this repository lies; `None` where git does not keep it.
    pub fn index_file(&self) -> Option<IndexFile> {
        let (work_tree, _) = top(self.root())?;
        let git_dir = git_dir(&work_tree)?;
        let below = self.root().strip_prefix(&work_tree).ok()?;
        let mut prefix = below.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        if !prefix.is_empty() {
            prefix.push('/');
        }
        let name = for_place("index", &prefix);
        Some(IndexFile {
            path: git_dir.join(DIR).join(name),
            git_dir,
            prefix,
        })
    }
}

impl IndexFile {
    /// Another file beside it, of the same work tree and repository.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let own = self.path.file_name().unwrap_or_default();
        let name = format!("{name}-{}", own.to_string_lossy());
        Self {
            git_dir: self.git_dir.clone(),
            prefix: self.prefix.clone(),
            path: self.path.with_file_name(name),
        }
    }

    /// The index that lies there, if one does.
    pub fn open(&self) -> Option<IndexBytes> {
        IndexBytes::open(&self.path).ok()
    }

    /// What lies there, if anything does.
    pub fn read(&self) -> Option<Vec<u8>> {
        read_own(&self.path).ok()
    }

    /// When what lies there was written, in nanoseconds since 1970 UTC.
    pub(super) fn written(&self) -> Option<i128> {
        Some(stat(&self.path).ok()?.modified)
    }

    /// Puts another in its place, whole or not at all; where it cannot be written none is kept.
    pub fn write<'b>(&self, pieces: impl IntoIterator<Item = Cow<'b, [u8]>>) {
        let Some(dir) = self.path.parent() else {
            return;
        };
        if fs::create_dir_all(dir).is_ok()
            && let Ok(whole) = beside(dir, &[], None)
            && let mut writer = io::BufWriter::new(whole.as_file())
            && pieces
                .into_iter()
                .all(|piece| writer.write_all(&piece).is_ok())
            && writer.into_inner().is_ok()
        {
            whole.persist(&self.path).ok();
        }
    }

    /// The files below some directories that may be other than git's index has them. `there` is what the work tree
    /// has, in order, each with how it looks where that is known.
    pub fn doubted(
        &self,
        dirs: &[&str],
        there: impl Iterator<Item = (String, Option<Look>)>,
        look: impl Fn(&str) -> Option<Stat>,
    ) -> Option<BTreeSet<String>> {
        doubted((&self.git_dir, &self.prefix), dirs, there, look)
    }

    /// Puts bytes by until it is written.
    pub fn put_by(&self, spool: &Spool, bytes: &[u8]) -> Option<Spooled> {
        spool.put(self.path.parent()?, bytes)
    }

    /// What git knows of the files.
    pub fn known_to_git(&self) -> KnownToGit {
        KnownToGit::read(&self.git_dir, &self.prefix)
    }
}

/// Git's directory of a work tree: `.git`, or where that file says.
fn git_dir(work_tree: &Path) -> Option<PathBuf> {
    let own = work_tree.join(".git");
    let found = own.symlink_metadata().ok()?;
    if found.is_dir() {
        return Some(own);
    }
    let text = read_text(&own).ok().filter(|_| found.is_file())?;
    let said = text.strip_prefix("gitdir:")?.trim();
    let dir = work_tree.join(said);
    dir.is_dir().then_some(dir)
}

/// What this program is: another build may judge otherwise.
pub fn build() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let stat = stat(&program).ok()?;
    Some(format!(
        "{} {} {}",
        env!("CARGO_PKG_VERSION"),
        stat.size,
        stat.modified
    ))
}

/// How a file looks that is no link.
pub fn looks(path: &Path) -> io::Result<Option<Stat>> {
    files::looks(stat(path))
}
