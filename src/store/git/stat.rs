//! Git's own index: under which name git knows what a file holds, and how the file looked then.
//!
//! It is read, not asked for: git would take longer to say it than to know it. Only what an entry says of
//! the file itself counts; that git was told to take a file for unchanged does not.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use memchr::memchr;

use crate::codec::index::{Blob, Stat};
use crate::store::files::{read_own, stat};

/// What git knows of the files of a directory.
#[derive(Debug, Default)]
pub struct KnownToGit {
    files: HashMap<String, Known>,
    /// When git wrote it: what was written to later may be otherwise though it looks the same.
    written: i128,
}

/// How a file looks, as far as git keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Seconds and nanoseconds.
    modified: (u32, u32),
    changed: (u32, u32),
    inode: u32,
    size: u32,
}

impl Look {
    /// That of a file that looks so; `None` where git could not keep it.
    pub fn of(stat: &Stat) -> Option<Self> {
        let low = |number: u64| u32::try_from(number & u64::from(u32::MAX)).ok();
        Some(Self {
            modified: parts(stat.modified)?,
            changed: parts(stat.changed)?,
            inode: low(stat.inode)?,
            size: low(stat.size)?,
        })
    }
}

#[derive(Clone, Copy, Debug)]
struct Known {
    look: Look,
    blob: Blob,
    /// Whether the work tree is meant to be without it.
    left_out: bool,
}

impl KnownToGit {
    /// What stands in git's directory, of files below `prefix` (with `/` at its end) of the work tree;
    /// nothing where it cannot be read.
    pub fn read(git_dir: &Path, prefix: &str) -> Self {
        let file = git_dir.join("index");
        let found = stat(&file).ok().zip(read_own(&file).ok());
        let Some((stat, bytes)) = found else {
            return Self::default();
        };
        let mut files = HashMap::new();
        let whole = each(&bytes, prefix, |path, known| {
            files.extend(known.map(|known| (path.to_owned(), known)));
        });
        Self {
            files: whole.map_or_else(HashMap::default, |_| files),
            written: stat.modified,
        }
    }

    /// What git calls the content of a file that looks so; `None` where it does not know.
    pub fn blob(&self, file: &str, stat: &Stat) -> Option<Blob> {
        let known = self.files.get(file)?;
        let same = Look::of(stat) == Some(known.look) && stat.modified < self.written;
        same.then_some(known.blob)
    }
}

/// The files below some directories that may be other than git's index has them, those that are not in it and
/// those that are only there. `None` where that cannot be told from it.
///
/// `there` is what the work tree has, in order, each with how it looks where that is known.
pub fn doubted(
    (git_dir, prefix): (&Path, &str),
    dirs: &[&str],
    there: impl Iterator<Item = (String, Option<Look>)>,
    look: impl Fn(&str) -> Option<Stat>,
) -> Option<BTreeSet<String>> {
    let file = git_dir.join("index");
    let written = parts(stat(&file).ok()?.modified)?;
    let bytes = read_own(&file).ok()?;
    let mut doubted = BTreeSet::new();
    let mut there = there.peekable();
    let whole = each(&bytes, prefix, |path, known| {
        let inside = |dir: &&str| {
            path.strip_prefix(*dir)
                .is_some_and(|it| it.starts_with('/'))
        };
        if !dirs.iter().any(inside) {
            return;
        }
        let mut seen = there.next_if(|(other, _)| other == path);
        if seen.is_none() {
            while let Some((other, _)) = there.next_if(|(other, _)| other.as_str() < path) {
                doubted.insert(other);
            }
            seen = there.next_if(|(other, _)| other == path);
        }
        let seen = seen.and_then(|(_, seen)| seen);
        let same = known.is_some_and(|known| {
            let as_then = |look: Look| look == known.look && look.modified < written;
            let now =
                || look(path).map_or(known.left_out, |now| Look::of(&now).is_some_and(as_then));
            seen.is_some_and(as_then) || now()
        });
        if !same {
            doubted.insert(path.to_owned());
        }
    })?;
    // What stands in another file of git's, or as a directory, was not seen.
    whole.then_some(())?;
    doubted.extend(there.map(|(other, _)| other));
    Some(doubted)
}

/// Seconds and nanoseconds, as git keeps them.
fn parts(nanos: i128) -> Option<(u32, u32)> {
    let seconds = u32::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
    let rest = u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?;
    Some((seconds, rest))
}

/// So many entries tell how long the names of objects are.
const PROBED: u32 = 16;

/// The bits of an entry that say how long its path is, or that it is longer.
const LONG: u16 = 0xfff;

/// Each entry of an index below `prefix`, in order, with what is known of it where it is a file that is not being
/// merged. Gives whether these are all the entries there are; `None` where it is no index.
fn each(bytes: &[u8], prefix: &str, mut then: impl FnMut(&str, Option<Known>)) -> Option<bool> {
    // How long the names of objects are it does not say: the entries come out in one way.
    let fits = |id: &usize| entries(bytes, (*id, PROBED), |_, _| ()).is_some();
    let id = [20, 32].into_iter().find(fits)?;
    entries(bytes, (id, u32::MAX), |path, known| {
        let own = std::str::from_utf8(path).ok();
        if let Some(own) = own.and_then(|it| it.strip_prefix(prefix)) {
            then(own, known);
        }
    })
}

/// The entries up to so many, in each of which the name of the object has so many bytes; `None` where that does
/// not come out.
fn entries(
    bytes: &[u8],
    (id, most): (usize, u32),
    mut then: impl FnMut(&[u8], Option<Known>),
) -> Option<bool> {
    let rest = bytes.strip_prefix(b"DIRC")?;
    let (version, rest) = word(rest)?;
    let (count, mut rest) = word(rest)?;
    let mut path: Vec<u8> = Vec::new();
    for _ in 0..count.min(most) {
        let entry = rest;
        let ([cs, cn, ms, mn, _dev, inode, mode, _uid, _gid, size], after) = words::<10>(rest)?;
        let (name, after) = after.split_at_checked(id)?;
        let (flags, mut after) = after.split_first_chunk::<2>()?;
        let flags = u16::from_be_bytes(*flags);
        let mut left_out = false;
        if flags & 0x4000 != 0 {
            let (extended, rest) = after.split_first_chunk::<2>()?;
            left_out = u16::from_be_bytes(*extended) & 0x4000 != 0;
            after = rest;
        }
        if !matches!(
            mode,
            0o100_644 | 0o100_755 | 0o120_000 | 0o160_000 | 0o040_000
        ) {
            return None;
        }
        let path = if version == 4 {
            let (left_out, shared) = distance(after)?;
            let end = memchr(0, shared)?;
            path.truncate(path.len().checked_sub(left_out)?);
            path.extend(shared.get(..end)?);
            rest = shared.get(end + 1..)?;
            &path
        } else {
            let end = memchr(0, after)?;
            // An entry is filled up to a multiple of eight bytes, by one at least.
            let taken = entry.len() - after.len() + end;
            rest = entry.get((taken / 8 + 1) * 8..)?;
            after.get(..end)?
        };
        if usize::from(flags & LONG) != path.len().min(usize::from(LONG)) {
            return None;
        }
        let merged = flags & 0x3000 == 0 && mode & 0o170_000 == 0o100_000;
        let known = Known {
            look: Look {
                modified: (ms, mn),
                changed: (cs, cn),
                inode,
                size,
            },
            blob: blob(name)?,
            left_out,
        };
        then(path, Some(known).filter(|_| merged));
    }
    if count > most {
        return Some(false);
    }
    all(rest.get(..rest.len().checked_sub(id)?)?)
}

/// Whether what follows the entries says nothing of others: that they are shared with another index, or that one
/// of them stands for a directory.
fn all(mut rest: &[u8]) -> Option<bool> {
    let mut all = true;
    while let Some((name, after)) = rest.split_first_chunk::<4>() {
        let (length, after) = word(after)?;
        all &= !matches!(name, b"link" | b"sdir");
        rest = after.get(usize::try_from(length).ok()?..)?;
    }
    rest.is_empty().then_some(all)
}

fn blob(name: &[u8]) -> Option<Blob> {
    let short = name.try_into().map(Blob::Sha1).ok();
    short.or_else(|| name.try_into().map(Blob::Sha256).ok())
}

fn word(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (word, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*word), rest))
}

fn words<const N: usize>(mut bytes: &[u8]) -> Option<([u32; N], &[u8])> {
    let mut all = [0; N];
    for one in &mut all {
        (*one, bytes) = word(bytes)?;
    }
    Some((all, bytes))
}

/// How much of the path before is left out (git's variable width encoding).
fn distance(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, mut rest) = bytes.split_first()?;
    let mut value = usize::from(first & 127);
    let mut more = first & 128 != 0;
    while more {
        let (next, after) = rest.split_first()?;
        value = value.checked_add(1)?.checked_mul(128)? + usize::from(next & 127);
        more = next & 128 != 0;
        rest = after;
    }
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// What git has just added it knows under the name it says itself, in every version of its index and
    /// with either kind of name; what is written to afterwards it does not.
    #[test]
    fn git_knows_what_was_not_touched() {
        for (version, format) in [("2", "sha1"), ("3", "sha1"), ("4", "sha1"), ("4", "sha256")] {
            let dir = tempfile::tempdir().unwrap();
            let root = dir.path().canonicalize().unwrap();
            let git = |args: &[&str]| {
                let mut command = Command::new("git");
                command.current_dir(&root).args(["-c", "index.version=2"]);
                command.env("GIT_CONFIG_GLOBAL", "/dev/null");
                let output = command.args(args).output().unwrap();
                assert!(output.status.success(), "{args:?} {output:?}");
                String::from_utf8(output.stdout).unwrap()
            };
            git(&["init", "-q", &format!("--object-format={format}")]);
            std::fs::create_dir_all(root.join("in/cases/2026")).unwrap();
            for name in ["a", "bb", "ccccccccc", "客户"] {
                std::fs::write(root.join(format!("in/cases/2026/{name}")), name).unwrap();
            }
            std::fs::write(root.join("other"), "other").unwrap();
            std::thread::sleep(std::time::Duration::from_millis(30));
            git(&["add", "."]);
            if version == "3" {
                git(&["update-index", "--skip-worktree", "in/cases/2026/a"]);
            }
            git(&["update-index", "--index-version", version]);
            let known = KnownToGit::read(&root.join(".git"), "in/");
            for name in ["a", "bb", "ccccccccc", "客户"] {
                let file = format!("cases/2026/{name}");
                let path = root.join("in").join(&file);
                let found = known.blob(&file, &stat(&path).unwrap());
                let said = git(&["hash-object", path.to_str().unwrap()]);
                let said = said.trim();
                assert_eq!(found.map(hex), Some(said.to_owned()), "{version} {name}");
                std::fs::write(&path, name).unwrap();
                assert_eq!(known.blob(&file, &stat(&path).unwrap()), None);
            }
            assert_eq!(known.files.len(), 4);
        }
    }

    /// A repository in which git was just told of these files, and how to run git in it.
    fn repository(files: &[&str]) -> (tempfile::TempDir, impl Fn(&[&str])) {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let at = root.clone();
        let git = move |args: &[&str]| {
            let mut command = Command::new("git");
            command
                .current_dir(&at)
                .env("GIT_CONFIG_GLOBAL", "/dev/null");
            let output = command.args(args).output().unwrap();
            assert!(output.status.success(), "{args:?} {output:?}");
        };
        git(&["init", "-q"]);
        std::fs::create_dir_all(root.join("cases/2026")).unwrap();
        for file in files {
            std::fs::write(root.join(file), file).unwrap();
        }
        std::thread::sleep(std::time::Duration::from_millis(30));
        git(&["add", "."]);
        (dir, git)
    }

    fn in_doubt(root: &Path, there: &[&str]) -> Option<Vec<String>> {
        let there = there.iter().map(|file| ((*file).to_owned(), None));
        let look = |file: &str| stat(&root.join(file)).ok();
        let found = doubted((&root.join(".git"), ""), &["cases"], there, look);
        found.map(|found| found.into_iter().collect())
    }

    /// What git's index vouches for is in no doubt; what was written to, is new, is gone or was only said to be
    /// unchanged is. What the work tree is meant to be without is not missed, nor what lies elsewhere.
    #[test]
    fn what_may_be_otherwise_is_in_doubt() {
        let all = ["cases/2026/a", "cases/2026/b", "cases/2026/c", "other"];
        let cases = &all[..3];
        let (dir, git) = repository(&all);
        let root = dir.path().canonicalize().unwrap();
        assert_eq!(in_doubt(&root, cases).unwrap(), [""; 0]);
        // Those that are not told of are looked for all the same.
        assert_eq!(in_doubt(&root, &[]).unwrap(), [""; 0]);
        let new = in_doubt(&root, &["cases/1", "cases/2026/bb", "cases/x"]);
        assert_eq!(new.unwrap(), ["cases/1", "cases/2026/bb", "cases/x"]);
        git(&["update-index", "--assume-unchanged", "cases/2026/b"]);
        for file in ["cases/2026/b", "cases/2026/c", "other"] {
            std::fs::write(root.join(file), "otherwise").unwrap();
        }
        let found = in_doubt(&root, cases).unwrap();
        assert_eq!(found, ["cases/2026/b", "cases/2026/c"]);
        std::fs::remove_file(root.join("cases/2026/a")).unwrap();
        assert_eq!(in_doubt(&root, &[]).unwrap(), all[..3]);
        git(&["update-index", "--skip-worktree", "cases/2026/a"]);
        assert_eq!(in_doubt(&root, &[]).unwrap(), all[1..3]);
        // Another index says what this one does not.
        git(&["update-index", "--split-index"]);
        assert_eq!(in_doubt(&root, cases), None);
    }

    fn hex(blob: Blob) -> String {
        let bytes = match blob {
            Blob::Sha1(bytes) => bytes.to_vec(),
            Blob::Sha256(bytes) => bytes.to_vec(),
        };
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    /// Whatever else stands there, nothing is known.
    #[test]
    fn what_is_no_index_says_nothing() {
        for text in ["", "DIRC", "DIRC\0\0\0\x02\0\0\0\x05short", "no index"] {
            assert!(each(text.as_bytes(), "", |_, _| ()).is_none());
        }
    }
}
