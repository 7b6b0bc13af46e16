//! What of a revision the working tree has otherwise, and which other work trees there are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use super::error::GitError;
use super::run::{Git, reading, succeed, top};

impl Git {
    /// The same directory in every other work tree of the git repository, and the directory git keeps
    /// its own in, which they share. Nothing where this work tree is the only one.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn worktrees(&self) -> Result<Option<(PathBuf, Vec<PathBuf>)>, GitError> {
        let Some((top, below)) = top(&self.root) else {
            return Ok(None);
        };
        // Where git never kept another, it need not be asked.
        let own = top.join(".git");
        let whole = own.symlink_metadata().is_ok_and(|own| own.is_dir());
        if whole && !own.join("worktrees").exists() {
            return Ok(None);
        }
        let listed = self.answer(&["worktree", "list", "--porcelain"])?;
        let trees = listed
            .lines()
            .filter_map(|line| line.strip_prefix("worktree "));
        let same = |tree: &Path| tree.canonicalize().ok() == top.canonicalize().ok();
        let others = trees.map(Path::new).filter(|tree| !same(tree));
        let others: Vec<PathBuf> = others.map(|tree| tree.join(&below)).collect();
        if others.is_empty() {
            return Ok(None);
        }
        let shared = self.answer(&["rev-parse", "--git-common-dir"])?;
        Ok(Some((self.root.join(shared), others)))
    }

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
        command.args(dirs);
        let mut others = reading(&self.root);
        others.args(["--literal-pathspecs", "ls-files", "--others"]);
        others.args(["--exclude-standard", "-z", "--"]).args(dirs);
        // Each looks at every file: both at once.
        others
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let others = others.spawn();
        let differing = succeed("diff", command.output());
        let unknown = succeed("ls-files", others.and_then(Child::wait_with_output));
        let (differing, unknown) = (differing?, unknown?);
        let names = [differing.stdout, unknown.stdout].concat();
        let names = names.split(|byte| *byte == 0);
        let names = names.filter_map(|name| std::str::from_utf8(name).ok());
        let names = names.filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }
}
