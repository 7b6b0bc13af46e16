//! Git run: for reading and for writing, with its own words where it fails.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use super::error::GitError;
use crate::domain::digest::Digest;

/// The git work tree a case repository lies in, itself or a directory above it.
#[derive(Clone, Debug)]
pub struct Git {
    pub(super) root: PathBuf,
    /// The full names of commits it was asked for: they mean themselves, and need not be asked for again.
    pub(super) commits: Arc<Mutex<BTreeSet<String>>>,
    /// The index that is read, where it is not git's own.
    pub(super) index: Option<PathBuf>,
}

impl Git {
    /// The git work tree at or above a case repository's root; `None` where there is none.
    pub fn at(root: &Path) -> Option<Self> {
        top(root).map(|_| Self {
            root: root.to_owned(),
            commits: Arc::default(),
            index: None,
        })
    }

    /// Where git looks for hooks (`core.hooksPath`, else the repository's own), absolute.
    ///
    /// # Errors
    /// Exit 4 where git fails or is not installed.
    pub fn hooks_dir(&self) -> Result<PathBuf, GitError> {
        self.own_path("hooks")
    }

    /// Where something of this name lies beside git's own files, absolute; never committed.
    ///
    /// # Errors
    /// Exit 4 where git fails or is not installed.
    pub fn own_path(&self, name: &str) -> Result<PathBuf, GitError> {
        let path = self.answer(&["rev-parse", "--git-path", name])?;
        Ok(self.root.join(path))
    }

    /// Whether git is installed here.
    ///
    /// # Errors
    /// Exit 4 with git's words where it does not take the repository for one: broken, unreadable,
    /// somebody else's.
    pub fn is_installed(&self) -> Result<bool, GitError> {
        self.asked_whether_installed()()
    }

    /// The same, asked now and heard when it is called: whatever is done between takes no longer for it.
    pub(super) fn asked_whether_installed(&self) -> impl FnOnce() -> Result<bool, GitError> {
        let asked = piped(reading(&self.root).args(["rev-parse", "--git-dir"]));
        || {
            let answer = asked.and_then(Child::wait_with_output);
            if is_missing(&answer) {
                return Ok(false);
            }
            succeed("rev-parse", answer).map(|_| true)
        }
    }

    /// A setting, wherever it is made; the last where it is made several times.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn configured(&self, key: &str) -> Result<Option<String>, GitError> {
        self.answer_if_any(&["config", "--get", key])
    }

    /// Makes a setting of this clone.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn configure(&self, key: &str, value: &str) -> Result<(), GitError> {
        let mut command = git(&self.root);
        command.args(["config", "--local", key, value]);
        succeed("config", command.output()).map(drop)
    }

    /// The words of a git that only reads, without the line end.
    pub(super) fn answer(&self, args: &[&str]) -> Result<String, GitError> {
        let name = args.first().copied().unwrap_or_default();
        let answer = succeed(name, reading(&self.root).args(args).output())?;
        let text = String::from_utf8_lossy(&answer.stdout);
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// The same where there may be no answer: a revision that is not there, a setting not made.
    ///
    /// # Errors
    /// Exit 4 where it is not the question that git does not answer: it answers none here.
    pub(super) fn answer_if_any(&self, args: &[&str]) -> Result<Option<String>, GitError> {
        let answer = reading(&self.root).args(args).output();
        if let Ok(answer) = &answer
            && answer.status.success()
        {
            let text = String::from_utf8_lossy(&answer.stdout);
            let text = text.trim_end_matches(['\r', '\n']);
            return Ok((!text.is_empty()).then(|| text.to_owned()));
        }
        // Git says 1, and little else, where there is none; more than that it says of anything.
        if answer.is_err() || answer.is_ok_and(|answer| answer.status.code() != Some(1)) {
            self.answer(&["rev-parse", "--git-dir"])?;
        }
        Ok(None)
    }

    /// Git for writing. It keeps the user's language: its words and those of hooks are shown.
    pub(super) fn writing(&self, what: &str) -> Command {
        let mut command = git(&self.root);
        command.args([
            "--literal-pathspecs",
            "-c",
            "i18n.commitEncoding=UTF-8",
            what,
        ]);
        command
    }
}

/// The top of the git work tree a directory lies in, and the way from there to the directory, with
/// `/` at its end.
pub fn top(dir: &Path) -> Option<(PathBuf, String)> {
    let top = dir.ancestors().find(|place| place.join(".git").exists())?;
    let below = dir.strip_prefix(top).unwrap_or(Path::new(""));
    let parts = below.components();
    let parts = parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy()));
    Some((top.to_owned(), parts.collect()))
}

/// The name of a file beside git's own that is kept for the case repository at this place in the work tree: one
/// may hold several.
pub fn for_place(name: &str, below: &str) -> String {
    if below.is_empty() {
        return name.to_owned();
    }
    let [a, b, c, ..] = Digest::of(below.as_bytes()).0;
    format!("{name}-{a:02x}{b:02x}{c:02x}")
}

/// Git in a directory, never asking anything. Where it is itself run by git (a hook), the
/// repository is that of the directory all the same. Files among the cases that look like a bare
/// repository are none: its settings could name programs to run.
pub(super) fn git(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(dir);
    command.args(["-c", "core.quotepath=false"]);
    command.args(["-c", "safe.bareRepository=explicit"]);
    for inherited in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(inherited);
    }
    command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    command
}

/// Git for reading: no locks taken, nothing fetched, no object shown for another (`git replace`),
/// no file watcher asked or started, the same words everywhere.
pub(super) fn reading(dir: &Path) -> Command {
    let mut command = git(dir);
    command
        .args(["-c", "core.fsmonitor=false"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("LC_ALL", "C");
    command
}

/// A command begun, all its streams ours.
fn piped(command: &mut Command) -> io::Result<Child> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Runs a command with input. The input is written beside the reading: either pipe may fill up.
pub(super) fn feed(command: &mut Command, input: &[u8]) -> io::Result<Output> {
    let mut child = piped(command)?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A child that ends without reading all of it says why itself.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    })
}

/// Runs a command with input, its answer read as it comes; what was read, and how the command ended.
pub(super) fn feed_into<T>(
    command: &mut Command,
    input: &[u8],
    read: impl FnOnce(&mut BufReader<ChildStdout>) -> T,
) -> io::Result<(T, Output)> {
    let mut child = piped(command)?;
    let stdin = child.stdin.take();
    let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    std::thread::scope(|scope| {
        // A child that ends without reading all of it says why itself.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        let answer = read(&mut BufReader::with_capacity(1 << 16, stdout));
        Ok((answer, child.wait_with_output()?))
    })
}

/// The output of a git that succeeded, else the error with its words.
pub(super) fn succeed(name: &str, output: io::Result<Output>) -> Result<Output, GitError> {
    if is_missing(&output) {
        return Err(GitError::NotInstalled);
    }
    let output = output.map_err(|error| failed(name, &error.to_string()))?;
    if output.status.success() {
        return Ok(output);
    }
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (said, aside) = (words(&output.stderr), words(&output.stdout));
    Err(match (said.is_empty(), aside.is_empty()) {
        (false, _) => failed(name, &said),
        (true, false) => failed(name, &aside),
        (true, true) => failed(name, &output.status.to_string()),
    })
}

/// Whether there is no git to run.
pub(super) fn is_missing(output: &io::Result<Output>) -> bool {
    let error = output.as_ref().err();
    error.is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

pub(super) fn failed(name: &str, reason: &str) -> GitError {
    GitError::Failed {
        command: name.to_owned(),
        reason: reason.to_owned(),
    }
}

pub(super) fn garbled(name: &str) -> GitError {
    GitError::Garbled {
        command: name.to_owned(),
    }
}
