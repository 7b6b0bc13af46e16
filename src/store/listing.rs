//! What is in `cases/`, and which files hold the regulations.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::case_file::{CaseFile, EVER, Month};
use super::error::StoreError;
use super::files::{ReadFault, read_no_link};
use super::names::{END, Entries, is_temporary, missing_is_empty, named, number_of};
use super::private;
use super::repository::{Repository, is_absent};
use super::snapshot::is_policy;
use crate::domain::msg::Msg;
use crate::domain::private_part::public_of;
use crate::domain::staff::SHEETS;
use crate::msg;

/// How often all is listed again where files go while they are read.
pub const LISTINGS: u32 = 8;

/// What stands in `cases/`, and what `sanctions/` holds beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The cases, by year, month, number.
    pub cases: Vec<CaseFile>,
    /// Their private parts, those of no case among them.
    pub private: Vec<PathBuf>,
    /// What is no case, nor the sanctions of one, and should not be there, by path.
    pub odd: Vec<Oddity>,
    /// Temporary files: of whoever writes just now, or left by a writer that was killed.
    pub temporary: Vec<PathBuf>,
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
    /// A directory where a file belongs.
    Directory,
    /// A FIFO, socket or device.
    Special,
    /// A file of sanctions whose case is not there.
    NoCase,
}

impl Listing {
    /// With what another part of the directory holds.
    fn add(&mut self, other: Self) {
        self.cases.extend(other.cases);
        self.private.extend(other.private);
        self.odd.extend(other.odd);
        self.temporary.extend(other.temporary);
    }
}

impl Oddity {
    /// What to say about it.
    pub fn msg(&self, repository: &Repository) -> Msg {
        let path = repository.relative(&self.path);
        match &self.why {
            Strange::Stray => msg!("store-odd-stray", path = path),
            Strange::Name => msg!("store-odd-name", path = path),
            Strange::Directory => msg!("store-odd-directory", path = path),
            Strange::NoCase => msg!("store-odd-no-case", path = path),
            Strange::Special => msg!("store-not-a-file", path = path),
        }
    }
}

impl Repository {
    /// The texts of listed cases, in their order, read in parallel.
    pub fn read_all(&self, cases: &[CaseFile]) -> Vec<Result<String, ReadFault>> {
        let read = cases.par_iter().map(|case| self.read_listed(case));
        read.collect()
    }

    /// What `then` makes of those of the listed cases that are still there, in their order, and
    /// whether all are.
    pub fn read_there<T: Send>(
        &self,
        cases: &[CaseFile],
        then: impl Fn(&CaseFile, Result<String, ReadFault>) -> T + Sync,
    ) -> (Vec<T>, bool) {
        let read = cases.par_iter().filter_map(|case| {
            let text = self.read_listed(case);
            (text != Err(ReadFault::Missing)).then(|| then(case, text))
        });
        let there: Vec<T> = read.collect();
        let all = there.len() == cases.len();
        (there, all)
    }

    /// What `then` makes of each listed case that is wanted, in order of path. A file that has gone
    /// since it was listed may have moved to where nothing was then: all is listed and read again,
    /// so that no record is passed over because somebody numbers it anew just now.
    ///
    /// # Errors
    /// See [`Repository::list_cases`].
    pub fn read_wanted<T: Send>(
        &self,
        listed: &[CaseFile],
        wanted: impl Fn(&CaseFile) -> bool,
        then: impl Fn(&CaseFile, Result<String, ReadFault>) -> T + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let of = |listed: &[CaseFile]| -> Vec<CaseFile> {
            listed.iter().filter(|case| wanted(case)).cloned().collect()
        };
        let (mut read, mut all) = self.read_there(&of(listed), &then);
        for _ in 0..LISTINGS {
            if all {
                break;
            }
            (read, all) = self.read_there(&of(&self.list_cases()?.cases), &then);
        }
        Ok(read)
    }

    /// The text of a listed case.
    ///
    /// # Errors
    /// Why it has none.
    pub fn read_listed(&self, case: &CaseFile) -> Result<String, ReadFault> {
        let text = case.read()?;
        self.with_private(|| case.path(), text)
    }

    /// The text of a case with its private part, as far as that is there and no cipher: the one text
    /// they are read and edited as.
    ///
    /// # Errors
    /// Why the private part could not be looked at.
    pub(super) fn with_private(
        &self,
        case: impl FnOnce() -> PathBuf,
        text: String,
    ) -> Result<String, ReadFault> {
        if !private::is_withheld(&text) {
            return Ok(text);
        }
        let private = read_no_link(&self.private_path(&case()));
        private::with(text, private)
    }

    /// What the path of a case file says.
    ///
    /// # Errors
    /// Exit 2 where it does not stand at `cases/YYYY/MM/<number>.yaml`.
    pub fn case_file(&self, path: &Path) -> Result<CaseFile, StoreError> {
        let relative = self.relative(path);
        let parts: Vec<&str> = relative.split('/').collect();
        let read = |parts: &[&str]| match parts {
            ["cases", year, month, name] => Some(CaseFile::alone(
                (year.parse().ok()?, month.parse().ok()?),
                path.parent()?,
                name.strip_suffix(END)?.to_owned(),
            )),
            _ => None,
        };
        read(&parts).ok_or_else(|| StoreError::NotACase {
            path: relative.clone(),
        })
    }

    /// Every case of every month and whatever else is in `cases/`, sorted. Hidden entries
    /// (`.lock`, `.gitkeep`) are passed over.
    ///
    /// # Errors
    /// Exit 4 where a directory cannot be listed or a link stands in its place or a case's: what
    /// is not seen could be a case. Whatever else does not belong is an [`Oddity`].
    pub fn list_cases(&self) -> Result<Listing, StoreError> {
        let mut listing = self.list(&self.cases_dir(), EVER)?;
        self.list_sanctions(&mut listing)?;
        self.list_private(&mut listing);
        listing.cases.sort();
        listing.odd.sort();
        Ok(listing)
    }

    /// The cases of a month and of those after it, by place.
    ///
    /// # Errors
    /// See [`Repository::list_cases`].
    pub fn cases_since(&self, month: (i32, u32)) -> Result<Vec<CaseFile>, StoreError> {
        let mut cases = self.list(&self.cases_dir(), month)?.cases;
        cases.sort();
        Ok(cases)
    }

    /// What a directory holds that is laid out as `cases/` is, from a month on.
    pub(super) fn list(&self, area: &Path, since: (i32, u32)) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        let mut months = self.months_in(area, &mut listing.odd)?;
        months.retain(|(year, month, _)| (*year, *month) >= since);
        let months = months.into_par_iter().enumerate();
        let each = months.map(|(before, (year, month, dir))| {
            let mut own = Listing::default();
            let found = if since == EVER {
                missing_is_empty(named(&dir))
            } else {
                self.listed.entries(&dir)
            };
            let barred = match found {
                Ok(found) => {
                    let month = Month::new((year, month), dir.clone(), before);
                    self.list_month((month, &dir), found, &mut own)
                }
                Err(error) => vec![self.os_error(&dir, &error)],
            };
            (own, barred)
        });
        let each: Vec<(Listing, Vec<StoreError>)> = each.collect();
        let mut barred = Vec::new();
        for (own, bars) in each {
            listing.add(own);
            barred.extend(bars);
        }
        StoreError::together(barred).map_or(Ok(listing), Err)
    }

    /// Sorts out what a month holds; gives what bars the way.
    fn list_month(
        &self,
        (month, dir): (Month, &Path),
        found: Entries,
        listing: &mut Listing,
    ) -> Vec<StoreError> {
        let own = Arc::new(month);
        let mut barred = Vec::new();
        for (name, kind) in found {
            let name = match name.into_string() {
                Ok(mut name) if kind.is_file() && number_of(&name).is_some() => {
                    name.truncate(name.len() - END.len());
                    let dir = Arc::clone(&own);
                    listing.cases.push(CaseFile { dir, number: name });
                    continue;
                }
                Ok(name) => name.into(),
                Err(name) => name,
            };
            let entry = DirEntry::new(dir, name, kind);
            if entry.is_temporary() {
                listing.temporary.push(entry.path);
            } else if entry.kind.is_symlink() {
                barred.push(self.symlink(&entry.path));
            } else if entry.is_private() {
                listing.private.push(entry.path);
            } else {
                listing.odd.push(entry.odd(strange(&entry)));
            }
        }
        barred
    }

    fn symlink(&self, path: &Path) -> StoreError {
        let path = self.relative(path);
        StoreError::Symlink { path }
    }

    /// Private parts of no case: nobody would see them.
    fn list_private(&self, listing: &mut Listing) {
        if listing.private.is_empty() {
            return;
        }
        let places = listing.cases.iter();
        let places: BTreeSet<_> = places.map(|case| self.private_path(&case.path())).collect();
        let alone = listing
            .private
            .iter()
            .filter(|file| !places.contains(*file));
        listing.odd.extend(alone.map(|file| Oddity {
            path: file.clone(),
            why: Strange::NoCase,
        }));
        listing.private.sort();
    }

    /// Whatever in `sanctions/` no case answers to: nobody would see it.
    fn list_sanctions(&self, listing: &mut Listing) -> Result<(), StoreError> {
        if !self.keeps_sanctions() {
            return Ok(());
        }
        let apart = self.list(&self.root().join("sanctions"), EVER)?;
        let places = listing.cases.iter();
        let places: BTreeSet<_> = places
            .map(|case| self.sanctions_path(&case.path()))
            .collect();
        let alone = apart
            .cases
            .into_iter()
            .map(|file| file.path())
            .filter(|path| !places.contains(path));
        listing.odd.extend(apart.odd);
        listing.temporary.extend(apart.temporary);
        listing.odd.extend(alone.map(|path| Oddity {
            path,
            why: Strange::NoCase,
        }));
        Ok(())
    }

    /// The directories `YYYY/MM` of cases, sorted. All of them can be looked into: what a command
    /// does not find in them is not there.
    ///
    /// # Errors
    /// See [`Repository::list_cases`].
    pub(super) fn months(&self) -> Result<Vec<(i32, u32, PathBuf)>, StoreError> {
        let months = self.months_in(&self.cases_dir(), &mut Vec::new())?;
        let closed = months.iter().filter_map(|(_, _, dir)| {
            let error = fs::read_dir(dir).err()?;
            (!is_absent(&error)).then(|| self.os_error(dir, &error))
        });
        StoreError::together(closed).map_or(Ok(months), Err)
    }

    /// The directories `YYYY/MM` there are, sorted; whatever else is there goes to `odd`.
    fn months_in(
        &self,
        area: &Path,
        odd: &mut Vec<Oddity>,
    ) -> Result<Vec<(i32, u32, PathBuf)>, StoreError> {
        let years = entries(area).map_err(|error| self.os_error(area, &error))?;
        let (mut months, mut barred) = (Vec::new(), Vec::new());
        for year in years {
            let Some(number) = self.numbered(&year, 4, odd, &mut barred) else {
                continue;
            };
            let found = missing_is_empty(entries(&year.path)).unwrap_or_else(|error| {
                barred.push(self.os_error(&year.path, &error));
                Vec::new()
            });
            for month in found {
                match self.numbered(&month, 2, odd, &mut barred) {
                    Some(m @ 1..=12) => months.push((number.cast_signed(), m, month.path)),
                    Some(_) => odd.push(month.odd(Strange::Name)),
                    None => {}
                }
            }
        }
        StoreError::together(barred).map_or(Ok(months), Err)
    }

    /// The number a directory is named by, if it is a directory named by that many digits.
    fn numbered(
        &self,
        entry: &DirEntry,
        width: usize,
        odd: &mut Vec<Oddity>,
        barred: &mut Vec<StoreError>,
    ) -> Option<u32> {
        if entry.kind.is_symlink() {
            barred.push(self.symlink(&entry.path));
            return None;
        }
        if !entry.kind.is_dir() {
            if !entry.is_temporary() {
                odd.push(entry.odd(Strange::Stray));
            }
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

    /// The texts of `policies/*.toml` and of the sheets in `policies/bonus`, by name from the root,
    /// sorted.
    ///
    /// # Errors
    /// Exit 4 where `policies/` cannot be listed or one of them cannot be read: by the rest alone
    /// everything would be judged otherwise.
    pub fn policies(&self) -> Result<Vec<(String, String)>, StoreError> {
        // Git puts a file in the place of another by taking that away first.
        for _ in 0..LISTINGS {
            match self.policies_listed() {
                Err(StoreError::Missing { .. }) => {}
                found => return found,
            }
        }
        self.policies_listed()
    }

    fn policies_listed(&self) -> Result<Vec<(String, String)>, StoreError> {
        let dir = self.policies_dir();
        let found = entries(&dir).map_err(|error| self.os_error(&dir, &error))?;
        let sheets = self.root().join(SHEETS);
        let sheets = missing_is_empty(entries(&sheets)).map_err(|e| self.os_error(&sheets, &e))?;
        let paths = sheets.into_iter().chain(found).map(|entry| entry.path);
        let paths = paths.filter(|path| is_policy(&self.relative(path)));
        let (mut texts, mut barred) = (Vec::new(), Vec::new());
        for path in paths {
            let name = self.relative(&path);
            match self.read(&path) {
                Ok(text) => texts.push((name, text)),
                Err(fault) => barred.push(fault.of(name)),
            }
        }
        StoreError::together(barred).map_or(Ok(texts), Err)
    }
}

/// An entry of a directory, with its own kind, not that of what it links to.
pub(super) struct DirEntry {
    pub(super) path: PathBuf,
    /// `None` where the name is not UTF-8.
    pub(super) name: Option<String>,
    kind: fs::FileType,
}

impl DirEntry {
    fn new(dir: &Path, name: OsString, kind: fs::FileType) -> Self {
        Self {
            path: dir.join(&name),
            name: name.into_string().ok(),
            kind,
        }
    }

    fn odd(&self, why: Strange) -> Oddity {
        Oddity {
            path: self.path.clone(),
            why,
        }
    }

    pub(super) fn is_temporary(&self) -> bool {
        self.name.as_deref().is_some_and(is_temporary)
    }

    /// Whether it is the private part of a case.
    fn is_private(&self) -> bool {
        let name = self.name.as_deref();
        self.kind.is_file() && name.and_then(public_of).is_some()
    }
}

/// The entries of a directory that are not hidden, and temporary files, sorted.
pub(super) fn entries(dir: &Path) -> io::Result<Vec<DirEntry>> {
    let found = named(dir)?.into_iter();
    Ok(found
        .map(|(name, kind)| DirEntry::new(dir, name, kind))
        .collect())
}

fn strange(entry: &DirEntry) -> Strange {
    if entry.kind.is_dir() {
        Strange::Directory
    } else if !entry.kind.is_file() {
        Strange::Special
    } else if entry.path.extension().is_some_and(|end| end == "yaml") {
        Strange::Name
    } else {
        Strange::Stray
    }
}
