//! A text in a person's editor: a copy outside the repository, so that what is half written is
//! never seen there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::error::StoreError;
use super::files;
use super::repository::os;

/// A copy of a text to be edited; it goes when this does, unless kept.
#[derive(Debug)]
pub struct Copy {
    dir: TempDir,
    path: PathBuf,
}

impl Copy {
    /// A copy under a file name, which tells the editor what it is.
    ///
    /// # Errors
    /// Exit 4 where it cannot be written.
    pub fn new(name: &str, text: &str) -> Result<Self, StoreError> {
        let fault = |path: &Path, error: &std::io::Error| os(&path.to_string_lossy(), error);
        let dir = tempfile::Builder::new().prefix("complaint-").tempdir();
        let dir = dir.map_err(|error| fault(&std::env::temp_dir(), &error))?;
        let path = dir.path().join(name);
        fs::write(&path, text).map_err(|error| fault(&path, &error))?;
        Ok(Self { dir, path })
    }

    /// Opens the editor, waits for its end, and gives the text as it is then. The editor may be a
    /// command with arguments, as git allows.
    ///
    /// # Errors
    /// Exit 4 where the editor cannot be run, fails, or leaves no text.
    pub fn open(&self, editor: &str) -> Result<String, StoreError> {
        let failed = |reason: String| StoreError::EditorFailed {
            editor: editor.to_owned(),
            reason,
        };
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{editor} \"$@\""), editor]);
        let status = command.arg(&self.path).status();
        let status = status.map_err(|error| failed(error.to_string()))?;
        if !status.success() {
            return Err(failed(status.to_string()));
        }
        let shown = self.path.to_string_lossy();
        files::read_text(&self.path).map_err(|fault| fault.of(shown))
    }

    /// Whether the copy is not, or cannot be told to be, what it was made with.
    pub fn differs_from(&self, text: &str) -> bool {
        files::read_text(&self.path).as_deref() != Ok(text)
    }

    /// Leaves the copy where it is, so that work on it is not lost.
    pub fn keep(self) -> PathBuf {
        // The directory's own guard would remove it.
        let _ = self.dir.keep();
        self.path
    }
}
