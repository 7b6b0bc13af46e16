//! Case files by the directory of their month, which is opened once for all that stand in it.

use std::cmp::Ordering;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
#[cfg(unix)]
use std::{
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    sync::OnceLock,
};

use super::files::{ReadFault, looks, open_no_link, read_opened, stat};
use super::names::END;
use crate::codec::index::Stat;

/// So many directories are kept open at once; what stands in others is found by its whole path.
const OPEN: usize = 128;

/// No month is before it.
pub(super) const EVER: (i32, u32) = (i32::MIN, 1);

/// The directory of a month.
#[derive(Debug)]
pub struct Month {
    /// The year and the month, 1 to 12, it is named by.
    of: (i32, u32),
    /// Absolute.
    path: PathBuf,
    /// What stands before the names of its files, from the root of the repository, where it is one of `cases/`.
    name: String,
    #[cfg(unix)]
    dir: Option<OnceLock<Option<OwnedFd>>>,
}

impl Month {
    /// The directory of a month, of which so many others were listed before.
    pub(super) fn new((year, month): (i32, u32), path: PathBuf, before: usize) -> Self {
        #[cfg(not(unix))]
        let _ = before;
        Self {
            of: (year, month),
            path,
            name: format!("cases/{year:04}/{month:02}/"),
            #[cfg(unix)]
            dir: (before < OPEN).then(OnceLock::new),
        }
    }

    /// A file of that name in it, opened; a link is not followed.
    fn open(&self, name: &Path) -> Result<File, ReadFault> {
        #[cfg(unix)]
        if let Some(dir) = self.dir() {
            return super::files::open_no_link_at(dir, name);
        }
        open_no_link(&self.path.join(name))
    }

    /// How a file of that name in it looks; a link is not followed, and is no file.
    fn stat(&self, name: &Path) -> io::Result<Stat> {
        #[cfg(unix)]
        if let Some(dir) = self.dir() {
            return super::files::stat_at(dir, name);
        }
        stat(&self.path.join(name))
    }

    #[cfg(unix)]
    fn dir(&self) -> Option<BorrowedFd<'_>> {
        let open = || super::files::open_dir(&self.path).ok();
        let dir = self.dir.as_ref()?.get_or_init(open);
        dir.as_ref().map(OwnedFd::as_fd)
    }
}

impl PartialEq for Month {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Month {}

impl PartialOrd for Month {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Month {
    fn cmp(&self, other: &Self) -> Ordering {
        if std::ptr::eq(self, other) {
            return Ordering::Equal;
        }
        self.of
            .cmp(&other.of)
            .then_with(|| self.path.cmp(&other.path))
    }
}

/// A case file, by its place; what stands in it is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseFile {
    /// Its directory.
    pub(super) dir: Arc<Month>,
    /// The file name without `.yaml`.
    pub number: String,
}

impl CaseFile {
    /// The one of that number in the directory of a month.
    pub(super) fn alone(month: (i32, u32), dir: &Path, number: String) -> Self {
        let dir = Arc::new(Month::new(month, dir.to_owned(), OPEN));
        Self { dir, number }
    }

    /// The year and month of its directory.
    pub fn month(&self) -> (i32, u32) {
        self.dir.of
    }

    /// The file itself, absolute.
    pub fn path(&self) -> PathBuf {
        self.dir.path.join(self.file())
    }

    /// Its name from the root of the repository, where it is one of `cases/`.
    pub fn name(&self) -> String {
        [&self.dir.name, &self.number, END].concat()
    }

    /// How its name stands to that of another, as git has names in order: `261105-2.yaml` is before `261105.yaml`.
    pub fn by_name(&self, other: &Self) -> Ordering {
        let months = if Arc::ptr_eq(&self.dir, &other.dir) {
            Ordering::Equal
        } else {
            self.dir.name.cmp(&other.dir.name)
        };
        let whole = |case: &Self| [&case.number, END].concat();
        months.then_with(|| {
            let (one, two) = (&self.number, &other.number);
            if one.starts_with(two) || two.starts_with(one) {
                whole(self).cmp(&whole(other))
            } else {
                one.cmp(two)
            }
        })
    }

    /// Whether that is its name.
    pub fn is_named(&self, name: &str) -> bool {
        let rest = name.strip_prefix(self.dir.name.as_str());
        let rest = rest.and_then(|rest| rest.strip_prefix(self.number.as_str()));
        rest == Some(END)
    }

    /// How it looks; `None` where it is not there.
    ///
    /// # Errors
    /// Where that cannot be said, or it is no file.
    pub fn looks(&self) -> io::Result<Option<Stat>> {
        looks(self.dir.stat(&self.file()))
    }

    /// Its text. None of its directories is a link, which need not be asked again, and it is opened only if it
    /// is none itself.
    pub(super) fn read(&self) -> Result<String, ReadFault> {
        read_opened(self.dir.open(&self.file())?)
    }

    fn file(&self) -> PathBuf {
        [&self.number, END].concat().into()
    }
}
