//! Taking the last commit back while it is nobody else's yet.

use super::error::GitError;
use super::history::Commit;
use super::run::Git;

impl Git {
    /// The commit that is checked out; `None` before the first.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn last_commit(&self) -> Result<Option<Commit>, GitError> {
        if self.head()?.is_none() {
            return Ok(None);
        }
        Ok(self.commits("HEAD^!", false)?.pop())
    }

    /// Whether a remote-tracking branch has a commit: others may have it as well.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn is_pushed(&self, commit: &str) -> Result<bool, GitError> {
        let asked = [
            "for-each-ref",
            "--count=1",
            "--contains",
            commit,
            "refs/remotes",
        ];
        Ok(!self.answer(&asked)?.is_empty())
    }

    /// Takes a commit off the branch that is checked out, and its files in the index back to what they
    /// were before it. The files on disk, and whatever else is staged, stay.
    ///
    /// # Errors
    /// Exit 4 where git fails, or another commit has been made meanwhile.
    pub fn take_back(&self, commit: &str, parent: &str, paths: &[String]) -> Result<(), GitError> {
        let turn = self.turn()?;
        turn.run("update-ref", || {
            let mut command = self.writing("update-ref");
            command.args(["-m", "complaint undo", "HEAD", parent, commit]);
            command.output()
        })?;
        turn.run("reset", || {
            let mut command = self.writing("reset");
            command.args(["--quiet", "--"]).args(paths).output()
        })?;
        Ok(())
    }
}
