//! What the last command wrote, kept beside git's own files, so that it can be taken back while nothing
//! has followed it. Where there is no git, nothing is kept.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::read_text;
use super::git::top;
use super::repository::Repository;

/// What it is kept in, in the directory git keeps its own in.
const NAME: &str = "complaint-undo";

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The file, from the repository's root.
    pub path: String,
    /// Its text before; `None` where there was none.
    pub old: Option<String>,
    /// The digest of what it holds since; `None` where it is gone.
    pub new: Option<String>,
}

/// What a command wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastWrite {
    /// The way from git's work tree to the repository.
    below: String,
    /// The case, where it was one.
    pub case: String,
    /// What was done.
    pub action: String,
    /// The e-mail address of whoever acted.
    pub actor: String,
    /// The files; `None` where they cannot be kept as text.
    pub files: Option<Vec<Replaced>>,
    /// The commit it was made in, if it was.
    pub commit: Option<String>,
}

impl Repository {
    /// Keeps what a command wrote in the place of what was kept before; that it cannot is no reason
    /// to fail, and then nothing is kept.
    pub fn remember(
        &self,
        trailers: &[(String, String)],
        files: Option<&[Replaced]>,
        commit: Option<&str>,
    ) {
        let named = |name: &str| {
            let found = trailers.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let Some((dir, below)) = place(self.root()) else {
            return;
        };
        let last = LastWrite {
            below,
            case: named("Case"),
            action: named("Action"),
            actor: named("Actor"),
            files: files.map(<[Replaced]>::to_vec),
            commit: commit.map(str::to_owned),
        };
        self.forget_last();
        let Ok(text) = serde_json::to_string(&last) else {
            return;
        };
        let kept = tempfile::NamedTempFile::new_in(&dir);
        drop(kept.and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            Ok(file.persist(dir.join(NAME))?)
        }));
    }

    /// What the last command here wrote, where it is kept.
    pub fn last_write(&self) -> Option<LastWrite> {
        let (dir, below) = place(self.root())?;
        let text = read_text(&dir.join(NAME)).ok()?;
        let last: LastWrite = serde_json::from_str(&text).ok()?;
        (last.below == below).then_some(last)
    }

    /// Nothing is kept any more.
    pub fn forget_last(&self) {
        if let Some((dir, _)) = place(self.root()) {
            drop(fs::remove_file(dir.join(NAME)));
        }
    }
}

/// The directory git keeps its own in, and the way from its work tree to the repository.
fn place(root: &Path) -> Option<(PathBuf, String)> {
    let (tree, below) = top(root)?;
    let git = tree.join(".git");
    if git.is_dir() {
        return Some((git, below));
    }
    // A work tree of its own: a file says where.
    let text = read_text(&git).ok()?;
    let dir = tree.join(text.trim().strip_prefix("gitdir:")?.trim());
    dir.is_dir().then_some((dir, below))
}
