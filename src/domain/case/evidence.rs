//! Where a piece of evidence is kept, under what name, and what is found there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The longest name, in characters; with the path before it every file system takes it.
const NAME_MAX: usize = 60;

/// How many files of one name a case may have.
const SAME_NAME: usize = 1000;

/// The directory of all evidence, at the repository's root.
pub const AREA: &str = "attachments";

/// A file name that is one on every system and means nothing to a shell: letters and digits of any
/// script, `-`, `_` and `.` inside; everything else becomes `-`. The ending stays.
pub fn safe_name(name: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut clean = String::new();
    for c in name.chars() {
        match if safe(c) { c } else { '-' } {
            '-' if clean.ends_with('-') => {}
            '.' if clean.ends_with('.') => {}
            c => clean.push(c),
        }
    }
    let clean = clean.trim_matches(['-', '.', '_']);
    let (stem, ending) = split(clean);
    let room = NAME_MAX.saturating_sub(ending.chars().count());
    let stem: String = stem.chars().take(room).collect();
    if stem.is_empty() {
        format!("file{ending}")
    } else {
        stem + ending
    }
}

/// The paths a file of that name may be kept at, the first choice first, relative to the
/// repository's root.
pub fn places(uid: &str, name: &str) -> impl Iterator<Item = String> {
    let (stem, ending) = split(name);
    (1..SAME_NAME).map(move |n| match n {
        1 => format!("{AREA}/{uid}/{name}"),
        n => format!("{AREA}/{uid}/{stem}-{n}{ending}"),
    })
}

/// What stands where a case says its evidence is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holding {
    /// A file, with the SHA-256 of its content.
    Content(String),
    /// Git knows it and its content is not here: a pointer to where large files are kept, a part of the
    /// tree that is not checked out, an object of a partial clone. With its SHA-256 as far as known.
    Elsewhere(Option<String>),
    /// Nothing.
    Nothing,
    /// A directory, or something else that is no file.
    NotAFile,
    /// It was not looked at: the path leads out of the directory of evidence, by itself or by a link.
    Outside,
}

/// What stands at the paths that cases cite, by path.
pub type Holdings = BTreeMap<String, Holding>;

/// What is wrong with a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceFault {
    /// It is not there.
    Missing,
    /// What is there is no file.
    NotAFile,
    /// It is said to be where evidence may not be.
    Outside,
    /// Its content is not what the case recorded.
    Changed,
}

impl Holding {
    /// What is wrong with it, where a case recorded this SHA-256.
    pub fn fault(&self, recorded: Option<&str>) -> Option<EvidenceFault> {
        match self {
            Self::Content(found) | Self::Elsewhere(Some(found)) => {
                let recorded = recorded.map(str::trim).filter(|it| !it.is_empty())?;
                let same = recorded.eq_ignore_ascii_case(found);
                (!same).then_some(EvidenceFault::Changed)
            }
            Self::Elsewhere(None) => None,
            Self::Nothing => Some(EvidenceFault::Missing),
            Self::NotAFile => Some(EvidenceFault::NotAFile),
            Self::Outside => Some(EvidenceFault::Outside),
        }
    }

    /// The SHA-256 of its content, as far as known.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Self::Content(sha256) | Self::Elsewhere(Some(sha256)) => Some(sha256),
            _ => None,
        }
    }

    /// A file of this size, the SHA-256 of its content, and how it begins.
    pub fn of(size: u64, sha256: String, beginning: &[u8]) -> Self {
        match pointed_at(size, beginning) {
            Some(at) => Self::Elsewhere(Some(at)),
            None => Self::Content(sha256),
        }
    }
}

/// How much of a file tells whether it is a pointer, in bytes: no pointer is larger.
pub const POINTER_MAX: usize = 1024;

/// The SHA-256 of what a pointer stands for, as Git LFS leaves it in the place of a large file.
fn pointed_at(size: u64, beginning: &[u8]) -> Option<String> {
    if size >= POINTER_MAX as u64 {
        return None;
    }
    let text = std::str::from_utf8(beginning).ok()?;
    let mut lines = text.lines();
    lines
        .next()
        .filter(|line| *line == "version https://git-lfs.github.com/spec/v1")?;
    let at = lines.find_map(|line| line.strip_prefix("oid sha256:"))?;
    let hex = at.len() == 64 && at.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex.then(|| at.to_owned())
}

/// Whether a path a case cites is one of a file in the directory of evidence, on every system.
pub fn is_inside(path: &str) -> bool {
    let mut parts = path.split('/');
    let below = parts.next() == Some(AREA);
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0', ':']);
    let mut rest = parts.peekable();
    below && rest.peek().is_some() && rest.all(plain)
}

/// Stem and ending with its dot; a long ending is none.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name[dot..].chars().count() <= 11 => name.split_at(dot),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No name leads out of its directory, hides, or means anything to a shell.
    #[test]
    fn names_are_made_safe() {
        for (name, safe) in [
            ("不良照片 1.jpg", "不良照片-1.jpg"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "file"),
            (".gitignore", "gitignore"),
            ("a\\b:c\n.pdf", "a-b-c-.pdf"),
            ("$(rm -rf ~).png", "rm-rf-.png"),
            ("", "file"),
            ("-o.txt", "o.txt"),
        ] {
            assert_eq!(safe_name(name), safe, "{name}");
        }
        let long = safe_name(&format!("{}.jpeg", "长".repeat(300)));
        assert_eq!(long.chars().count(), NAME_MAX);
        assert_eq!(split(&long).1, ".jpeg");
    }

    /// What a case cites is looked for in the directory of evidence and nowhere else.
    #[test]
    fn no_path_leads_out_of_the_directory() {
        for inside in [
            "attachments/u/a.jpg",
            "attachments/u/不良..jpg",
            "attachments/a",
        ] {
            assert!(is_inside(inside), "{inside}");
        }
        for outside in [
            "",
            "attachments",
            "attachments/",
            "/attachments/u/a.jpg",
            "attachments/../policies/staff.toml",
            "attachments/u/../../a",
            "attachments/./a",
            "attachments//a",
            "attachments\\u\\a",
            "attachments/u\\..\\..\\a",
            "attachments/c:/a",
            "C:/a",
            "policies/staff.toml",
            "https://example.com/a.jpg",
        ] {
            assert!(!is_inside(outside), "{outside}");
        }
    }

    /// A pointer of Git LFS stands for what it names; what only looks like one is a file like any other.
    #[test]
    fn a_pointer_stands_for_what_it_names() {
        let oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
        let pointer =
            format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 5\n");
        let found = Holding::of(130, "x".to_owned(), pointer.as_bytes());
        assert_eq!(found, Holding::Elsewhere(Some(oid.to_owned())));
        assert_eq!(found.fault(Some(&oid.to_uppercase())), None);
        assert_eq!(found.fault(Some("aa")), Some(EvidenceFault::Changed));
        let large = Holding::of(5000, "x".to_owned(), pointer.as_bytes());
        assert_eq!(large, Holding::Content("x".to_owned()));
        let short = pointer.replace(oid, "4d7a");
        let short = Holding::of(80, "x".to_owned(), short.as_bytes());
        assert_eq!(short, Holding::Content("x".to_owned()));
        // What came without a hash is only looked for.
        assert_eq!(short.fault(None), None);
        assert_eq!(Holding::Nothing.fault(None), Some(EvidenceFault::Missing));
    }

    /// Another file of the same name has a place beside the first.
    #[test]
    fn names_may_come_twice() {
        let mut places = places("u", "a.b.jpg");
        assert_eq!(places.next().as_deref(), Some("attachments/u/a.b.jpg"));
        assert_eq!(places.next().as_deref(), Some("attachments/u/a.b-2.jpg"));
    }
}
