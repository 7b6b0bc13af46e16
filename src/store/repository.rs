//! Where the case repository is.

use std::io;
use std::path::{Path, PathBuf};

use super::ahead::Ahead;
use super::error::StoreError;
use super::git::error::GitError;
use super::halt::Halt;
use super::names::Listed;
use crate::domain::private_part::private_of;

/// A case repository: a directory with `cases/` and `policies/`.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Canonical, so that a path can be compared with it part by part.
    root: PathBuf,
    pub(super) halt: Halt,
    /// The highest serial on the branches, where it was asked for before it is needed.
    pub(super) on_branches: Ahead<Result<u32, GitError>>,
    /// The months whose cases were listed for themselves.
    pub(super) listed: Listed,
}

impl Repository {
    /// The repository at exactly `explicit`, or the nearest one at or above `start`.
    ///
    /// # Errors
    /// Exit 4 where there is none, or the directory cannot be read.
    pub fn find(explicit: Option<&Path>, start: &Path) -> Result<Self, StoreError> {
        let from = explicit.unwrap_or(start);
        let from = from
            .canonicalize()
            .map_err(|error| os(&from.to_string_lossy(), &error))?;
        let mut places = from
            .ancestors()
            .take(if explicit.is_some() { 1 } else { usize::MAX });
        let found = places.find_map(|place| {
            is_repository(place).map_or_else(|error| Some(Err(error)), |is| is.then_some(Ok(place)))
        });
        let path = || from.to_string_lossy().into_owned();
        match found {
            Some(root) => Self::opened(root?),
            None if explicit.is_some() => Err(StoreError::NotARepository { path: path() }),
            None => Err(StoreError::NoRepository { path: path() }),
        }
    }

    fn opened(root: &Path) -> Result<Self, StoreError> {
        for area in ["cases", "policies", "sanctions", "duties"] {
            let found = root.join(area).symlink_metadata();
            if found.is_ok_and(|found| found.is_symlink()) {
                let path = area.to_owned();
                return Err(StoreError::AreaSymlink { path });
            }
        }
        Ok(Self {
            root: root.to_owned(),
            halt: Halt::default(),
            on_branches: Ahead::default(),
            listed: Listed::default(),
        })
    }

    /// The same, whose writers are stopped where `halt` says.
    #[must_use]
    pub fn halting(self, halt: Halt) -> Self {
        Self { halt, ..self }
    }

    /// The directory that holds `cases/` and `policies/`, canonical.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the cases are: `cases/YYYY/MM/<number>.yaml`.
    pub fn cases_dir(&self) -> PathBuf {
        self.root.join("cases")
    }

    /// Where the regulations, calendars and staff are.
    pub fn policies_dir(&self) -> PathBuf {
        self.root.join("policies")
    }

    /// Where the cases of a month are; it need not exist yet.
    pub fn month_dir(&self, year: i32, month: u32) -> PathBuf {
        self.cases_dir()
            .join(format!("{year:04}"))
            .join(format!("{month:02}"))
    }

    /// Where the case of that number and month is or would be.
    pub fn case_path(&self, year: i32, month: u32, number: &str) -> PathBuf {
        self.month_dir(year, month).join(format!("{number}.yaml"))
    }

    /// Where the sanctions of the case in a file are, where they are kept apart:
    /// `sanctions/YYYY/MM/<number>.yaml`; it need not exist.
    pub fn sanctions_path(&self, case: &Path) -> PathBuf {
        let below = case.strip_prefix(self.cases_dir()).unwrap_or(case);
        self.root.join("sanctions").join(below)
    }

    /// Where the private part of the case in a file is, where it is kept beside it:
    /// `cases/YYYY/MM/<number>.private.yaml`; it need not exist.
    pub fn private_path(&self, case: &Path) -> PathBuf {
        PathBuf::from(private_of(&case.to_string_lossy()))
    }

    /// Whether anything may be kept apart in `sanctions/`.
    pub fn keeps_sanctions(&self) -> bool {
        let found = self.root.join("sanctions").symlink_metadata();
        !found.is_err_and(|error| is_absent(&error))
    }

    /// A path as it is shown and given to git: from the root, with `/`. Paths outside stay as
    /// they are.
    pub fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        if std::path::MAIN_SEPARATOR == '/' {
            inside.to_string_lossy().into_owned()
        } else {
            inside
                .to_string_lossy()
                .replace(std::path::MAIN_SEPARATOR, "/")
        }
    }

    /// "Could not read or write", with the file and the system's own words.
    pub(super) fn os_error(&self, path: &Path, error: &io::Error) -> StoreError {
        os(&self.relative(path), error)
    }
}

/// A link counts: it is refused by name, not passed over.
fn is_repository(place: &Path) -> Result<bool, StoreError> {
    for area in ["cases", "policies"] {
        let path = place.join(area);
        match path.symlink_metadata() {
            Ok(found) if found.is_dir() || found.is_symlink() => {}
            Err(error) if !is_absent(&error) => {
                return Err(os(&path.to_string_lossy(), &error));
            }
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// Whether an error says that there is no such file.
pub(super) fn is_absent(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// An error of the operating system.
pub(super) fn os(path: &str, error: &io::Error) -> StoreError {
    StoreError::Os {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn repository(at: &Path) {
        fs::create_dir_all(at.join("cases/2026/11")).unwrap();
        fs::create_dir_all(at.join("policies")).unwrap();
    }

    /// Contract: found by walking up from the working directory; the nearest one counts.
    #[test]
    fn found_by_walking_up() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().canonicalize().unwrap();
        repository(&root);
        repository(&root.join("sub"));
        let deep = root.join("cases/2026/11");
        let found = Repository::find(None, &deep).unwrap();
        assert_eq!(found.root(), root);
        assert_eq!(
            found.relative(&deep.join("261101.yaml")),
            "cases/2026/11/261101.yaml"
        );
        let inner = Repository::find(None, &root.join("sub/policies")).unwrap();
        assert_eq!(inner.root(), root.join("sub"));
    }

    /// Contract: `-C DIR` is that directory, not one above it; none is exit 4 and says `init`.
    #[test]
    fn an_explicit_root_is_exact() {
        let temp = tempfile::tempdir().unwrap();
        repository(temp.path());
        assert!(Repository::find(Some(temp.path()), Path::new("/")).is_ok());
        for (wrong, id) in [("cases", "store-not-a-repository"), ("no-such", "store-os")] {
            let error = Repository::find(Some(&temp.path().join(wrong)), temp.path()).unwrap_err();
            assert_eq!(error.to_string(), id);
        }
        let nowhere = Repository::find(None, Path::new("/")).unwrap_err();
        let path = "/".to_owned();
        assert_eq!(nowhere, StoreError::NoRepository { path });
    }
}
