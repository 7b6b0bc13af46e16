//! What of a revision the working tree has otherwise, and which other work trees there are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use super::error::GitError;
use super::run::{Git, feed, reading, succeed, top};

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
        Ok(names(&[differing.stdout, unknown.stdout].concat()).collect())
    }

    /// The files below some directories in which git's index differs from a revision: one process, and nothing of
    /// the working tree is looked at.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn staged_since(&self, rev: &str, dirs: &[&str]) -> Result<BTreeSet<String>, GitError> {
        let commit = self.revision(rev)?;
        let mut command = reading(&self.root);
        command.args(["--literal-pathspecs", "diff-index", "--cached"]);
        command.args(["--no-renames", "--no-color", "--relative"]);
        command
            .args(["--name-only", "-z", &commit, "--"])
            .args(dirs);
        let staged = succeed("diff-index", command.output())?;
        Ok(names(&staged.stdout).collect())
    }

    /// Those in which the working tree differs from it, those git ignores among them, where the index differs in
    /// these that are `staged` and only those that are doubted may be other than the index has them. No process
    /// where there are none; nobody's word that a file is unchanged counts.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn changed_but_for(
        &self,
        rev: &str,
        mut staged: BTreeSet<String>,
        doubted: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>, GitError> {
        if doubted.is_empty() {
            return Ok(staged);
        }
        let now = self.hashed(doubted)?;
        let files: Vec<&str> = doubted.iter().map(String::as_str).collect();
        let then = self.files_at(rev, &files)?.into_iter();
        let then: BTreeMap<String, String> = then.map(|file| (file.path, file.id)).collect();
        let otherwise = |file: &&String| now.get(*file) != then.get(*file);
        staged.retain(|name| !doubted.contains(name));
        staged.extend(doubted.iter().filter(otherwise).cloned());
        Ok(staged)
    }

    /// What git would call what these files hold, of those that are there.
    fn hashed(&self, files: &BTreeSet<String>) -> Result<BTreeMap<String, String>, GitError> {
        let there = files.iter().filter(|file| self.root.join(file).is_file());
        let there: Vec<&String> = there.collect();
        // It takes them from the top of the work tree, wherever it is run.
        let below = top(&self.root).map(|(_, below)| below).unwrap_or_default();
        let asked = there
            .iter()
            .flat_map(|file| [below.as_str(), file.as_str(), "\n"]);
        let asked: String = asked.collect();
        let mut command = reading(&self.root);
        command.args(["hash-object", "--stdin-paths"]);
        let said = succeed("hash-object", feed(&mut command, asked.as_bytes()))?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let ids = said.lines().map(str::to_owned);
        Ok(there.into_iter().cloned().zip(ids).collect())
    }
}

/// The names in an answer with `-z`.
fn names(answer: &[u8]) -> impl Iterator<Item = String> {
    let names = answer.split(|byte| *byte == 0);
    let names = names.filter_map(|name| std::str::from_utf8(name).ok());
    names.filter(|name| !name.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;

    /// What is staged differs from a revision by git's index, what is in doubt by what it holds, below the top of the
    /// work tree as at it; both ways say the same.
    #[test]
    fn what_is_in_doubt_differs_by_what_it_holds() {
        for below in ["", "in/客户/"] {
            let dir = tempfile::tempdir().unwrap();
            let top = dir.path().canonicalize().unwrap();
            let git = |args: &[&str]| {
                let mut command = Command::new("git");
                command
                    .current_dir(&top)
                    .env("GIT_CONFIG_GLOBAL", "/dev/null");
                command.args(["-c", "user.name=n", "-c", "user.email=n@example.com"]);
                let output = command.args(args).output().unwrap();
                assert!(output.status.success(), "{args:?} {output:?}");
            };
            let root = top.join(below);
            let write = |file: &str, text: &str| fs::write(root.join(file), text).unwrap();
            fs::create_dir_all(root.join("cases")).unwrap();
            git(&["init", "-q"]);
            for file in ["staged", "other", "touched", "gone", "same"] {
                write(&format!("cases/{file}"), file);
            }
            git(&["add", "."]);
            git(&["commit", "-qm", "all"]);
            write("cases/staged", "otherwise");
            git(&["add", "."]);
            write("cases/other", "otherwise");
            write("cases/touched", "touched");
            fs::remove_file(root.join("cases/gone")).unwrap();
            write("cases/新", "new");
            let own = Git::at(&root).unwrap();
            let doubted = ["cases/other", "cases/touched", "cases/gone", "cases/新"];
            let doubted = doubted.map(str::to_owned).into();
            let staged = own.staged_since("HEAD", &["cases"]).unwrap();
            let found = own.changed_but_for("HEAD", staged, &doubted).unwrap();
            let all = ["cases/gone", "cases/other", "cases/staged", "cases/新"];
            assert_eq!(found, all.map(str::to_owned).into());
            assert_eq!(own.changed_since("HEAD", &["cases"]).unwrap(), found);
        }
    }
}
