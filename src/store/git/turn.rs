//! Taking turns at git's index. Git has no way to wait: where another one holds its lock, it fails
//! at once.

use std::cell::Cell;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use super::error::GitError;
use super::run::{Git, succeed};

/// How long one look at a lock is away from the next.
const PAUSE: Duration = Duration::from_millis(25);

/// How many looks are taken at most in a turn: twenty seconds of waiting. What holds a lock longer than that
/// is no commit of a few files but an editor left open, or nobody any more.
const LOOKS: u32 = 800;

/// How many of them nothing is said of: a second.
const QUIET: u32 = 40;

/// How often it is tried: each time another one may have been quicker.
const ATTEMPTS: u32 = 200;

/// What another git holds while it is at work on the same branch.
const LOCKS: &[&str] = &["index.lock", "HEAD.lock"];

/// A turn at changing the index. Of several of this tool one has it at a time: git reads the index
/// before it locks it, and writes back what it has read, without what another one did between.
///
/// Whoever commits has it from before he looks at what is not committed: what another one has written
/// and is about to commit would be in his way.
#[derive(Debug)]
pub struct Turn {
    pub(super) git: Git,
    /// Git's own lock.
    index: PathBuf,
    /// How often that was looked at while it was in the way.
    looks: Cell<u32>,
    _own: Option<File>,
}

impl Git {
    /// Waits for a turn. Whoever keeps his too long (a hook that runs this tool) is not waited
    /// for: git's own lock still stands between the two.
    ///
    /// # Errors
    /// Exit 4 where git fails or is not installed.
    pub fn turn(&self) -> Result<Turn, GitError> {
        let files = ["--git-path", "complaint.lock", "--git-path", "index.lock"];
        let paths = self.answer(&[&["rev-parse"], &files[..]].concat())?;
        let mut paths = paths.lines().map(|path| self.root.join(path));
        let own = paths.next().unwrap_or_default();
        let index = paths.next().unwrap_or_default();
        let mut options = OpenOptions::new();
        let opened = options.create(true).truncate(false).write(true).open(&own);
        // Another user may have made it, for himself to write.
        let opened = opened.or_else(|_| File::open(own));
        Ok(Turn {
            git: self.clone(),
            index,
            looks: Cell::new(0),
            _own: opened.ok().and_then(locked),
        })
    }
}

impl Turn {
    /// The lock of another git that is still in the way after a moment: it may be waited for long.
    pub fn in_the_way(&self) -> Option<&Path> {
        self.wait(QUIET);
        (self.looks.get() >= QUIET).then_some(&self.index)
    }

    /// Waits until git's lock is gone, or so many looks were taken in this turn.
    fn wait(&self, looks: u32) {
        while self.looks.get() < looks && self.index.exists() {
            self.looks.set(self.looks.get() + 1);
            pause();
        }
    }

    /// Runs a git that changes the index or the branch, again while another git does. Who has waited in vain in
    /// this turn does not wait again.
    pub(super) fn run(
        &self,
        name: &str,
        run: impl Fn() -> io::Result<Output>,
    ) -> Result<Output, GitError> {
        for _ in 0..ATTEMPTS {
            let output = run();
            let in_the_way = output
                .as_ref()
                .is_ok_and(|output| self.is_in_the_way(output));
            if self.looks.get() >= LOOKS || !in_the_way {
                return succeed(name, output);
            }
            pause();
            self.wait(LOOKS);
        }
        succeed(name, run())
    }

    /// Whether git's words, in whatever language, say that another git is at work: they name its
    /// lock, or the commit it has just made.
    fn is_in_the_way(&self, output: &Output) -> bool {
        if output.status.success() {
            return false;
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let head = || self.git.head().ok().flatten();
        LOCKS.iter().any(|lock| said.contains(lock))
            || head().is_some_and(|head| said.contains(&head))
    }
}

/// The file, locked; `None` where that takes too long or cannot be.
fn locked(file: File) -> Option<File> {
    for _ in 0..LOOKS {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => pause(),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

#[allow(
    clippy::disallowed_methods,
    reason = "the one place that waits: for a lock of git's, which cannot be waited for otherwise"
)]
fn pause() {
    std::thread::sleep(PAUSE);
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::ExitStatus;

    use super::*;

    /// A lock that nobody lets go is waited for once in a turn, however many steps of git it keeps from being made.
    #[test]
    fn what_is_waited_for_in_vain_is_not_waited_for_again() {
        let dir = tempfile::tempdir().unwrap();
        let index = dir.path().join("index.lock");
        std::fs::write(&index, "").unwrap();
        std::fs::create_dir(dir.path().join(".git")).unwrap();
        let turn = Turn {
            git: Git::at(dir.path()).unwrap(),
            index,
            looks: Cell::new(LOOKS - 2),
            _own: None,
        };
        let tries = Cell::new(0);
        let run = || {
            tries.set(tries.get() + 1);
            Ok(Output {
                status: ExitStatus::from_raw(128 << 8),
                stdout: Vec::new(),
                stderr: b"fatal: Unable to create '.git/index.lock': File exists.".to_vec(),
            })
        };
        for tried in [2, 3, 4] {
            assert!(turn.run("add", run).is_err());
            assert_eq!((tries.get(), turn.looks.get()), (tried, LOOKS));
        }
    }
}
