//! A case repository of its own for each test of the store, with or without git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use complaint::store::Repository;
use tempfile::TempDir;

/// A repository in a directory that goes with it.
pub struct Sandbox {
    _temp: TempDir,
    /// The directory above the repository: a home, and the git work tree where one is made.
    pub outside: PathBuf,
    /// The repository, in a subdirectory of it.
    pub repository: Repository,
}

/// An empty case repository without git.
pub fn sandbox() -> Sandbox {
    let temp = tempfile::tempdir().unwrap();
    let outside = temp.path().canonicalize().unwrap();
    let root = outside.join("客诉 files");
    fs::create_dir_all(root.join("cases")).unwrap();
    fs::create_dir_all(root.join("policies")).unwrap();
    let repository = Repository::find(Some(&root), &outside).unwrap();
    Sandbox {
        _temp: temp,
        outside,
        repository,
    }
}

/// A case repository in a subdirectory of a git work tree without commits.
pub fn with_git() -> Sandbox {
    let sandbox = sandbox();
    sandbox.git(&["init", "--quiet", "--initial-branch=main"]);
    sandbox.git(&["config", "user.email", "wang.min@example.com"]);
    sandbox.git(&["config", "user.name", "王敏"]);
    // What a developer's own settings may hold must not reach the store's git.
    sandbox.git(&["config", "commit.gpgsign", "false"]);
    sandbox.git(&["config", "core.hooksPath", ".git/hooks"]);
    sandbox
}

impl Sandbox {
    /// Runs git in the work tree, with nothing of the machine's own settings; gives its output.
    pub fn git(&self, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(args)
            .current_dir(&self.outside)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", &self.outside)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {args:?}: {error}");
        String::from_utf8(output.stdout)
            .unwrap()
            .trim_end()
            .to_owned()
    }

    /// Writes a file below the repository, as a person or another tool would.
    pub fn put(&self, path: &str, text: &str) -> PathBuf {
        let path = self.repository.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The names in a directory of the repository, hidden ones too, sorted.
    pub fn names(&self, dir: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.repository.root().join(dir))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Makes a FIFO: opening one to read waits until someone writes.
pub fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}
