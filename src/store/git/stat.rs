//! Git's own index: under which name git knows what a file holds, and how the file looked then.
//!
//! It is read, not asked for: git would take longer to say it than to know it. Only what an entry says of
//! the file itself counts; that git was told to take a file for unchanged does not.

use std::collections::HashMap;
use std::path::Path;

use crate::codec::index::{Blob, Stat};
use crate::store::files::{read_own, stat};

/// What git knows of the files of a directory.
#[derive(Debug, Default)]
pub struct KnownToGit {
    files: HashMap<String, Known>,
    /// When git wrote it: what was written to later may be otherwise though it looks the same.
    written: i128,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    /// Seconds and nanoseconds.
    modified: (u32, u32),
    changed: (u32, u32),
    inode: u32,
    size: u32,
    blob: Blob,
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
        let files = parsed(&bytes, 20, prefix).or_else(|| parsed(&bytes, 32, prefix));
        Self {
            files: files.unwrap_or_default(),
            written: stat.modified,
        }
    }

    /// What git calls the content of a file that looks so; `None` where it does not know.
    pub fn blob(&self, file: &str, stat: &Stat) -> Option<Blob> {
        let known = self.files.get(file)?;
        let same = known.modified == parts(stat.modified)?
            && known.changed == parts(stat.changed)?
            && u64::from(known.inode) == stat.inode & u64::from(u32::MAX)
            && u64::from(known.size) == stat.size & u64::from(u32::MAX)
            && stat.modified < self.written;
        same.then_some(known.blob)
    }
}

/// Seconds and nanoseconds, as git keeps them.
fn parts(nanos: i128) -> Option<(u32, u32)> {
    let seconds = u32::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
    let rest = u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?;
    Some((seconds, rest))
}

/// The entries, in each of which the name of the object has so many bytes; `None` where that does not
/// come out.
fn parsed(bytes: &[u8], id: usize, prefix: &str) -> Option<HashMap<String, Known>> {
    let rest = bytes.strip_prefix(b"DIRC")?;
    let (version, rest) = word(rest)?;
    let (count, mut rest) = word(rest)?;
    let mut files = HashMap::new();
    let mut path: Vec<u8> = Vec::new();
    for _ in 0..count {
        let entry = rest;
        let ([cs, cn, ms, mn, _dev, inode, mode, _uid, _gid, size], after) = words::<10>(rest)?;
        let (name, after) = after.split_at_checked(id)?;
        let (flags, mut after) = after.split_first_chunk::<2>()?;
        let flags = u16::from_be_bytes(*flags);
        if flags & 0x4000 != 0 {
            after = after.get(2..)?;
        }
        if !matches!(
            mode,
            0o100_644 | 0o100_755 | 0o120_000 | 0o160_000 | 0o040_000
        ) {
            return None;
        }
        if version == 4 {
            let (left_out, shared) = distance(after)?;
            after = shared;
            path.truncate(path.len().checked_sub(left_out)?);
        } else {
            path.clear();
        }
        let end = after.iter().position(|byte| *byte == 0)?;
        path.extend(after.get(..end)?);
        rest = if version == 4 {
            after.get(end + 1..)?
        } else {
            // An entry is filled up to a multiple of eight bytes, by one at least.
            let taken = entry.len() - after.len() + end;
            entry.get((taken / 8 + 1) * 8..)?
        };
        let merged = flags & 0x3000 == 0;
        let own = std::str::from_utf8(&path)
            .ok()
            .and_then(|it| it.strip_prefix(prefix));
        if let Some(own) = own.filter(|_| merged && mode & 0o170_000 == 0o100_000) {
            let known = Known {
                modified: (ms, mn),
                changed: (cs, cn),
                inode,
                size,
                blob: blob(name)?,
            };
            files.insert(own.to_owned(), known);
        }
    }
    Some(files)
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
            assert!(parsed(text.as_bytes(), 20, "").is_none());
        }
    }
}
