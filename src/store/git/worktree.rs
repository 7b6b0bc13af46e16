//! What of a revision the working tree has otherwise.

use std::collections::BTreeSet;

use super::error::GitError;
use super::run::{Git, reading, succeed};

impl Git {
    /// The files below some directories in which the working tree differs from a revision, with
    /// those git does not know yet and does not ignore; paths from the case repository's root.
    /// Three processes; what git's index vouches for is not read again.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn changed_since(&self, rev: &str, dirs: &[&str]) -> Result<BTreeSet<String>, GitError> {
        let commit = self.revision(rev)?;
        let mut command = reading(&self.root);
        command.args(["--literal-pathspecs", "diff", "--no-ext-diff"]);
        command.args(["--no-textconv", "--no-renames", "--no-color", "--relative"]);
        command.args(["--name-only", "-z", &commit, "--"]);
        let differing = succeed("diff", command.args(dirs).output())?;
        let mut command = reading(&self.root);
        command.args(["--literal-pathspecs", "ls-files", "--others"]);
        command.args(["--exclude-standard", "-z", "--"]);
        let unknown = succeed("ls-files", command.args(dirs).output())?;
        let names = [differing.stdout, unknown.stdout].concat();
        let names = names.split(|byte| *byte == 0);
        let names = names.filter_map(|name| std::str::from_utf8(name).ok());
        let names = names.filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }
}
