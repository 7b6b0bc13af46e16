//! Reading: what is in `cases/`, and the text of a file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::repository::Repository;
use crate::domain::msg::Msg;
use crate::domain::numbering::is_number;
use crate::domain::problem::Problem;
use crate::msg;

/// The largest file that is read, in bytes: 1 MiB, some thousand times a case.
pub const SIZE_MAX: u64 = 1 << 20;

/// The largest piece of evidence that is kept, in bytes: 25 MiB. Git keeps every version for ever.
pub const EVIDENCE_MAX: u64 = 25 << 20;

/// A case file, by its place; what stands in it is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseFile {
    /// The year of its directory.
    pub year: i32,
    /// The month of its directory, 1 to 12.
    pub month: u32,
    /// The file name without `.yaml`.
    pub number: String,
    /// The file itself, absolute.
    pub path: PathBuf,
}

/// What stands in `cases/`, and what `sanctions/` holds beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The cases, by year, month, number.
    pub cases: Vec<CaseFile>,
    /// What is no case, nor the sanctions of one, and should not be there, by path.
    pub odd: Vec<Oddity>,
}

/// Something in `cases/` that is not a case, or in `sanctions/` that belongs to none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// Where, absolute.
    pub path: PathBuf,
    /// Why it is no case.
    pub why: Strange,
}

/// Why an entry of `cases/` is no case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strange {
    /// A file where only directories belong, or not ending in `.yaml`.
    Stray,
    /// The name of a directory is no year or month, that of a file no number.
    Name,
    /// A symbolic link; none is followed.
    Symlink,
    /// A directory where a file belongs.
    Directory,
    /// A FIFO, socket or device.
    Special,
    /// A file of sanctions whose case is not there.
    NoCase,
    /// A directory that cannot be listed, with the system's words.
    Unreadable(String),
}

impl Oddity {
    /// What to say about it.
    pub fn msg(&self, repository: &Repository) -> Msg {
        let path = repository.relative(&self.path);
        match &self.why {
            Strange::Stray => msg!("store-odd-stray", path = path),
            Strange::Name => msg!("store-odd-name", path = path),
            Strange::Symlink => msg!("store-odd-symlink", path = path),
            Strange::Directory => msg!("store-odd-directory", path = path),
            Strange::NoCase => msg!("store-odd-no-case", path = path),
            Strange::Special => msg!("store-not-a-file", path = path),
            Strange::Unreadable(reason) => msg!("store-os", path = path, reason = reason),
        }
    }
}

/// Why a file has no text to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It is not there.
    Missing,
    /// A directory, FIFO, socket or device.
    NotAFile,
    /// It lies, perhaps through a symbolic link, outside `cases/`.
    Outside,
    /// It is larger than [`SIZE_MAX`]; its size in bytes, as far as known.
    TooLarge(u64),
    /// It is larger than [`EVIDENCE_MAX`]; its size in bytes, as far as known.
    TooLargeEvidence(u64),
    /// The first byte, from 0, that is not UTF-8.
    NotUtf8(usize),
    /// The system's words.
    Os(String),
}

impl ReadFault {
    /// What to say about it; `path` as [`Repository::relative`] gives it.
    pub fn msg(&self, path: &str) -> Msg {
        match self {
            Self::Missing => msg!("store-missing", path = path),
            Self::NotAFile => msg!("store-not-a-file", path = path),
            Self::Outside => msg!("store-outside", path = path),
            Self::TooLarge(size) => {
                msg!(
                    "store-too-large",
                    path = path,
                    size = size.to_string(),
                    limit = "1 MiB"
                )
            }
            Self::TooLargeEvidence(size) => msg!(
                "store-too-large-evidence",
                path = path,
                size = size.to_string(),
                limit = "25 MiB"
            ),
            Self::NotUtf8(offset) => {
                msg!("store-not-utf8", path = path, offset = offset.to_string())
            }
            Self::Os(reason) => msg!("store-os", path = path, reason = reason),
        }
    }

    /// The same as a problem that stops a command: exit 4.
    pub fn problem(&self, path: &str) -> Problem {
        Problem::unreadable(self.msg(path))
    }
}

impl From<io::Error> for ReadFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            _ => Self::Os(error.to_string()),
        }
    }
}

/// The text of any regular file up to [`SIZE_MAX`]. A byte order mark stays in it.
pub fn read_text(path: &Path) -> Result<String, ReadFault> {
    let bytes = read_bytes(path)?;
    String::from_utf8(bytes).map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()))
}

/// The bytes of any regular file up to [`SIZE_MAX`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadFault> {
    read_up_to(path, SIZE_MAX, ReadFault::TooLarge)
}

/// The bytes of any regular file up to [`EVIDENCE_MAX`].
pub fn read_evidence(path: &Path) -> Result<Vec<u8>, ReadFault> {
    read_up_to(path, EVIDENCE_MAX, ReadFault::TooLargeEvidence)
}

fn read_up_to(
    path: &Path,
    most: u64,
    too_large: fn(u64) -> ReadFault,
) -> Result<Vec<u8>, ReadFault> {
    let regular = |found: &fs::Metadata| match found.len() {
        _ if !found.is_file() => Err(ReadFault::NotAFile),
        size if size > most => Err(too_large(size)),
        size => Ok(size),
    };
    // Asked before opening: opening a FIFO would wait for a writer.
    let size = regular(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    regular(&file.metadata()?)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // The file may have grown since.
    file.take(most + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > most => Err(too_large(size)),
        _ => Ok(bytes),
    }
}

impl Repository {
    /// The text of a case file, wherever its path came from.
    ///
    /// # Errors
    /// [`ReadFault::Outside`] where it lies outside `cases/` once links are followed.
    pub fn read_case(&self, path: &Path) -> Result<String, ReadFault> {
        let real = path.canonicalize()?;
        if real.starts_with(self.cases_dir()) {
            read_text(&real)
        } else {
            Err(ReadFault::Outside)
        }
    }

    /// The texts of listed cases, in their order, read in parallel.
    pub fn read_all(&self, cases: &[CaseFile]) -> Vec<Result<String, ReadFault>> {
        self.read_all_with(cases, |_, text| text)
    }

    /// Like [`Self::read_all`], with `then` (parsing, say) done in parallel too.
    pub fn read_all_with<T: Send>(
        &self,
        cases: &[CaseFile],
        then: impl Fn(&CaseFile, Result<String, ReadFault>) -> T + Sync,
    ) -> Vec<T> {
        cases
            .par_iter()
            .map(|case| then(case, self.read_listed(case)))
            .collect()
    }

    /// A listed case is no link and its directories are none; that need not be asked again of
    /// each part of its path, only of the file, which is asked for its size anyway.
    fn read_listed(&self, case: &CaseFile) -> Result<String, ReadFault> {
        if fs::symlink_metadata(&case.path)?.is_symlink() {
            return self.read_case(&case.path);
        }
        read_text(&case.path)
    }

    /// What the path of a case file says.
    ///
    /// # Errors
    /// Exit 2 where it does not stand at `cases/YYYY/MM/<number>.yaml`.
    pub fn case_file(&self, path: &Path) -> Result<CaseFile, Problem> {
        let relative = self.relative(path);
        let parts: Vec<&str> = relative.split('/').collect();
        let read = |parts: &[&str]| match parts {
            ["cases", year, month, name] => Some(CaseFile {
                year: year.parse().ok()?,
                month: month.parse().ok()?,
                number: name.strip_suffix(".yaml")?.to_owned(),
                path: path.to_owned(),
            }),
            _ => None,
        };
        read(&parts)
            .ok_or_else(|| Problem::usage(msg!("store-not-a-case", path = relative.clone())))
    }

    /// Every case of every month and whatever else is in `cases/`, sorted. Hidden entries
    /// (`.lock`, `.gitkeep`, temporary files) are passed over.
    ///
    /// # Errors
    /// Exit 4 where `cases/` itself cannot be listed; anything below is an [`Oddity`].
    pub fn list_cases(&self) -> Result<Listing, Problem> {
        let mut listing = Listing::default();
        for (year, month, dir) in self.months(&mut listing.odd)? {
            list_month(year, month, &dir, &mut listing);
        }
        self.list_sanctions(&mut listing)?;
        listing.cases.sort();
        listing.odd.sort();
        Ok(listing)
    }

    /// Whatever in `sanctions/` no case answers to: nobody would see it.
    fn list_sanctions(&self, listing: &mut Listing) -> Result<(), Problem> {
        let dir = self.root().join("sanctions");
        if !dir.is_dir() {
            return Ok(());
        }
        let mut apart = Listing::default();
        for (year, month, dir) in self.months_in(&dir, &mut apart.odd)? {
            list_month(year, month, &dir, &mut apart);
        }
        let places = listing.cases.iter();
        let places: BTreeSet<_> = places.map(|case| self.sanctions_path(&case.path)).collect();
        let alone = apart
            .cases
            .into_iter()
            .filter(|file| !places.contains(&file.path));
        listing.odd.extend(apart.odd);
        listing.odd.extend(alone.map(|file| Oddity {
            path: file.path,
            why: Strange::NoCase,
        }));
        Ok(())
    }

    /// The directories `YYYY/MM` there are, sorted; whatever else is there goes to `odd`.
    pub(super) fn months(
        &self,
        odd: &mut Vec<Oddity>,
    ) -> Result<Vec<(i32, u32, PathBuf)>, Problem> {
        self.months_in(&self.cases_dir(), odd)
    }

    fn months_in(
        &self,
        area: &Path,
        odd: &mut Vec<Oddity>,
    ) -> Result<Vec<(i32, u32, PathBuf)>, Problem> {
        let years = entries(area).map_err(|error| self.os_problem(area, &error))?;
        let mut months = Vec::new();
        for year in years {
            let Some(number) = expect_directory(&year, 4, odd) else {
                continue;
            };
            for month in entries_or_odd(&year.path, odd) {
                match expect_directory(&month, 2, odd) {
                    Some(m @ 1..=12) => months.push((number.cast_signed(), m, month.path)),
                    Some(_) => odd.push(month.odd(Strange::Name)),
                    None => {}
                }
            }
        }
        Ok(months)
    }

    /// The files `policies/*.toml`, sorted.
    ///
    /// # Errors
    /// Exit 4 where `policies/` cannot be listed.
    pub fn list_policies(&self) -> Result<Vec<PathBuf>, Problem> {
        let dir = self.policies_dir();
        let found = entries(&dir).map_err(|error| self.os_problem(&dir, &error))?;
        let is_toml = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
        Ok(found
            .into_iter()
            .map(|entry| entry.path)
            .filter(is_toml)
            .collect())
    }
}

/// An entry of a directory, with its own kind, not that of what it links to.
pub(super) struct Entry {
    path: PathBuf,
    /// `None` where the name is not UTF-8.
    pub(super) name: Option<String>,
    kind: fs::FileType,
}

impl Entry {
    fn odd(&self, why: Strange) -> Oddity {
        Oddity {
            path: self.path.clone(),
            why,
        }
    }

    /// The number, where the name is that of a case file of any kind.
    pub(super) fn number(&self) -> Option<&str> {
        self.name.as_deref().and_then(number_of)
    }
}

/// The entries of a directory that are not hidden, sorted.
pub(super) fn entries(dir: &Path) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden {
            found.push(Entry {
                path: entry.path(),
                name: entry.file_name().into_string().ok(),
                kind: entry.file_type()?,
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn entries_or_odd(dir: &Path, odd: &mut Vec<Oddity>) -> Vec<Entry> {
    entries(dir).unwrap_or_else(|error| {
        odd.push(Oddity {
            path: dir.to_owned(),
            why: Strange::Unreadable(error.to_string()),
        });
        Vec::new()
    })
}

/// The number a directory is named by, if it is a directory named by that many digits.
fn expect_directory(entry: &Entry, width: usize, odd: &mut Vec<Oddity>) -> Option<u32> {
    if !entry.kind.is_dir() {
        let why = if entry.kind.is_symlink() {
            Strange::Symlink
        } else {
            Strange::Stray
        };
        odd.push(entry.odd(why));
        return None;
    }
    let name = entry.name.as_deref().unwrap_or_default();
    let plain = name.len() == width && name.bytes().all(|byte| byte.is_ascii_digit());
    let number = if plain { name.parse().ok() } else { None };
    if number.is_none() {
        odd.push(entry.odd(Strange::Name));
    }
    number
}

fn list_month(year: i32, month: u32, dir: &Path, listing: &mut Listing) {
    for entry in entries_or_odd(dir, &mut listing.odd) {
        match sort_out(&entry) {
            Ok(number) => listing.cases.push(CaseFile {
                year,
                month,
                number,
                path: entry.path,
            }),
            Err(why) => listing.odd.push(entry.odd(why)),
        }
    }
}

fn sort_out(entry: &Entry) -> Result<String, Strange> {
    if entry.kind.is_symlink() {
        return Err(Strange::Symlink);
    }
    if entry.kind.is_dir() {
        return Err(Strange::Directory);
    }
    if !entry.kind.is_file() {
        return Err(Strange::Special);
    }
    match entry.number() {
        Some(number) => Ok(number.to_owned()),
        _ if entry.path.extension().is_some_and(|end| end == "yaml") => Err(Strange::Name),
        _ => Err(Strange::Stray),
    }
}

/// The number in a case's file name.
pub(super) fn number_of(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml")
        .filter(|number| is_number(number))
}

pub(super) fn missing_is_empty(found: io::Result<Vec<Entry>>) -> io::Result<Vec<Entry>> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}
