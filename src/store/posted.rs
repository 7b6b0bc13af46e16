//! Posted months: `posted/payroll/<policy>/YYYY-MM.yaml` and `posted/statistics/…`, in the repository
//! or in a directory outside it, where git should not keep them.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;
use super::files::read_text;
use super::listing::entries;
use super::placing::{flush_directory, write_beside};
use super::repository::{Repository, is_absent, os};
use super::write::{ChangeSet, Written};

/// Where posted months are kept inside the repository.
const POSTED: &str = "posted";

/// Where pages of posted months are kept.
const PAGES: &str = "reports";

/// Where posted months are kept.
#[derive(Clone, Debug)]
pub struct Posted<'a> {
    repository: &'a Repository,
    dir: PathBuf,
}

/// A posted file: its path as it is shown, and its text.
pub type PostedText = (String, Result<String, StoreError>);

impl Repository {
    /// Where posted months are kept: `posted`, or as the organisation says, seen from the root.
    ///
    /// # Errors
    /// Another directory of the repository: cases and regulations are looked for there.
    pub fn posted(&self, setting: &str) -> Result<Posted<'_>, StoreError> {
        let path = Path::new(setting);
        let up = path.components().next() == Some(Component::ParentDir);
        if !(setting == POSTED || up || path.is_absolute()) {
            let path = setting.to_owned();
            return Err(StoreError::Outside { path });
        }
        Ok(Posted {
            repository: self,
            dir: self.root().join(path),
        })
    }
}

impl Posted<'_> {
    /// Where a month of a policy is or would be.
    pub fn path(&self, kind: &str, policy: &str, month: &str) -> PathBuf {
        let below = self.dir.join(kind).join(policy);
        below.join(format!("{month}.yaml"))
    }

    /// Where the page of a month is or would be: `reports/YYYY-MM.md`, beside what it is made of where
    /// that is kept elsewhere.
    pub fn page_path(&self, month: &str) -> PathBuf {
        let root = if self.inside() {
            self.repository.root()
        } else {
            &self.dir
        };
        root.join(PAGES).join(format!("{month}.md"))
    }

    /// Whether git keeps them.
    fn inside(&self) -> bool {
        self.dir == self.repository.root().join(POSTED)
    }

    /// Every file of a kind, policy by policy and month by month; nothing where none is there.
    ///
    /// # Errors
    /// Exit 4 where a directory cannot be listed.
    pub fn all(&self, kind: &str) -> Result<Vec<PostedText>, StoreError> {
        let mut texts = Vec::new();
        for policy in self.list(&self.dir.join(kind))? {
            for file in self.list(&policy)? {
                if file.extension().is_some_and(|end| end == "yaml") {
                    let name = self.repository.relative(&file);
                    let text = read_text(&file);
                    texts.push((name.clone(), text.map_err(|fault| fault.of(name))));
                }
            }
        }
        Ok(texts)
    }

    fn list(&self, dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
        match entries(dir) {
            Ok(found) => Ok(found.into_iter().map(|entry| entry.path).collect()),
            Err(error) if is_absent(&error) => Ok(Vec::new()),
            Err(error) => Err(os(&self.repository.relative(dir), &error)),
        }
    }

    /// Creates files that are not there yet, and writes the page of the month anew: in the repository all
    /// of them or none, elsewhere one after another.
    ///
    /// # Errors
    /// Exit 4: one of them is there, or the disk does not take it.
    pub fn create(
        &self,
        files: &[(PathBuf, String)],
        page: Option<&(PathBuf, String)>,
    ) -> Result<Written, StoreError> {
        if self.inside() {
            return self.changes(files, page)?.apply(self.repository);
        }
        let _lock = self.repository.lock()?;
        let pages = page.iter().map(|page| (*page, true));
        for ((path, text), again) in files.iter().map(|file| (file, false)).chain(pages) {
            let name = self.repository.relative(path);
            let fault = |error: &std::io::Error| os(&name, error);
            let dir = path.parent().unwrap_or(path);
            fs::create_dir_all(dir).map_err(|error| fault(&error))?;
            let whole = write_beside(dir, text.as_bytes(), None).map_err(|error| fault(&error))?;
            if again {
                whole
                    .persist(path)
                    .map_err(|refused| fault(&refused.error))?;
            } else if let Err(refused) = whole.persist_noclobber(path) {
                return Err(match refused.error.kind() {
                    std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: name },
                    _ => fault(&refused.error),
                });
            }
            flush_directory(dir).map_err(|error| fault(&error))?;
        }
        Ok(Written::default())
    }

    /// The files as a set of changes, for showing what would be done.
    ///
    /// # Errors
    /// Exit 4 where the page that is there cannot be read.
    pub fn changes(
        &self,
        files: &[(PathBuf, String)],
        page: Option<&(PathBuf, String)>,
    ) -> Result<ChangeSet, StoreError> {
        let mut changes = ChangeSet::new();
        for (path, text) in files {
            changes.create(path.clone(), text.as_bytes());
        }
        let Some((path, text)) = page else {
            return Ok(changes);
        };
        let old = self.repository.read_if_there(path);
        match old.map_err(|fault| fault.of(self.repository.relative(path)))? {
            Some(old) if old == *text => {}
            Some(old) => changes.replace(path.clone(), old, text.as_str()),
            None => changes.create(path.clone(), text.as_bytes()),
        }
        Ok(changes)
    }
}
