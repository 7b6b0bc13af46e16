//! The only place that runs git.
//!
//! Git is the history, not a need: a case repository without it works, without history.

use std::collections::BTreeSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::files::{ReadFault, SIZE_MAX};
use crate::domain::problem::Problem;
use crate::msg;

/// The git work tree a case repository lies in, itself or a directory above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Git {
    root: PathBuf,
}

/// Who git says is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `user.name` or `GIT_AUTHOR_NAME`; `None` where only an e-mail address is set.
    pub name: Option<String>,
    /// `user.email` or `GIT_AUTHOR_EMAIL`; never guessed from the host's name.
    pub email: String,
}

impl Git {
    /// The git work tree at or above a case repository's root; `None` where there is none.
    pub fn at(root: &Path) -> Option<Self> {
        let inside = root.ancestors().any(|place| place.join(".git").exists());
        inside.then(|| Self {
            root: root.to_owned(),
        })
    }

    /// The e-mail address git would commit under.
    pub fn config_email(&self) -> Option<String> {
        identity(&self.root).map(|who| who.email)
    }

    /// The name git would commit under.
    pub fn config_name(&self) -> Option<String> {
        identity(&self.root).and_then(|who| who.name)
    }

    /// The names in a directory (relative to the repository's root, with `/`) on HEAD, all local
    /// branches and all remote-tracking branches: two processes, however many branches there are.
    /// Empty where git is not installed.
    ///
    /// # Errors
    /// Exit 4 with git's words where git fails.
    pub fn names_on_branches(&self, dir: &str) -> Result<BTreeSet<String>, Problem> {
        let refs = reading(&self.root)
            .args([
                "for-each-ref",
                "--format=%(objectname)",
                "refs/heads",
                "refs/remotes",
            ])
            .output();
        let refs = match refs {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            other => succeed("for-each-ref", other)?,
        };
        let refs = String::from_utf8_lossy(&refs.stdout);
        let tips: BTreeSet<&str> = refs.lines().chain(["HEAD"]).collect();
        let wanted = tips.iter().map(|tip| format!("{tip}:./{dir}"));
        let mut names = BTreeSet::new();
        for object in self
            .objects(&wanted.collect::<Vec<_>>())?
            .into_iter()
            .flatten()
        {
            if object.kind == "tree" {
                names.extend(tree_names(&object.content, object.id_bytes));
            }
        }
        Ok(names)
    }

    /// The content of a file (relative to the repository's root, with `/`) in a revision; `None`
    /// where the revision has no such file.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails or the file is larger than
    /// [`SIZE_MAX`].
    pub fn blob_at(&self, rev: &str, path: &str) -> Result<Option<Vec<u8>>, Problem> {
        let unknown = || Problem::usage(msg!("store-git-no-revision", revision = rev));
        let odd = |text: &str| text.is_empty() || text.contains(['\n', '\0']);
        if odd(rev) || rev.starts_with('-') {
            return Err(unknown());
        }
        if odd(path) {
            return Ok(None);
        }
        let wanted = [format!("{rev}^{{tree}}"), format!("{rev}:./{path}")];
        let mut found = self.objects(&wanted)?;
        let file = found.pop().flatten();
        if found.pop().flatten().is_none() {
            return Err(unknown());
        }
        match file {
            Some(file) if file.content.len() as u64 > SIZE_MAX => {
                let fault = ReadFault::TooLarge(file.content.len() as u64);
                Err(fault.problem(&format!("{rev}:{path}")))
            }
            Some(file) if file.kind == "blob" => Ok(Some(file.content)),
            _ => Ok(None),
        }
    }

    /// Several objects by one process, in the order asked; `None` for those that are not there.
    fn objects(&self, wanted: &[String]) -> Result<Vec<Option<Object>>, Problem> {
        let mut requests = wanted.join("\n");
        requests.push('\n');
        let mut command = reading(&self.root);
        command.args(["cat-file", "--batch", "--buffer"]);
        let answer = succeed("cat-file", feed(&mut command, requests.as_bytes()))?;
        let mut rest = answer.stdout.as_slice();
        let mut found = Vec::new();
        while !rest.is_empty() {
            found.push(match next_answer(&mut rest).ok_or_else(garbled)? {
                Answer::Found(object) => Some(object),
                Answer::Missing => None,
            });
        }
        if found.len() == wanted.len() {
            Ok(found)
        } else {
            Err(garbled())
        }
    }

    /// Commits exactly these files (relative to the repository's root, with `/`), as they are on
    /// disk, new and removed ones too; what else is staged stays staged and uncommitted. Hooks,
    /// signing and identity are git's own. Returns the commit's full hash.
    ///
    /// # Errors
    /// Exit 4 with git's words: no identity, a hook that refuses, a merge in progress, nothing
    /// to commit.
    pub fn commit(
        &self,
        paths: &[String],
        subject: &str,
        trailers: &[(String, String)],
    ) -> Result<String, Problem> {
        let tracked = self.tracked(paths)?;
        let on_disk = |path: &&String| self.root.join(path).symlink_metadata().is_ok();
        let (old, other): (Vec<&String>, Vec<_>) =
            paths.iter().partition(|path| tracked.contains(*path));
        let new: Vec<&String> = other.into_iter().filter(on_disk).collect();
        if !new.is_empty() {
            let added = self.writing("add").arg("-N").arg("--").args(&new).output();
            succeed("add", added)?;
        }
        let mut command = self.writing("commit");
        command.args([
            "--only",
            "--quiet",
            "--cleanup=whitespace",
            "--file=-",
            "--",
        ]);
        command.args(old).args(&new);
        let done = succeed(
            "commit",
            feed(&mut command, message(subject, trailers).as_bytes()),
        );
        if let Err(problem) = done {
            if !new.is_empty() {
                // As if it had not been tried: the files are there, the index knows nothing.
                let undo = ["--cached", "--force", "--quiet", "--"];
                drop(self.writing("rm").args(undo).args(&new).output());
            }
            return Err(problem);
        }
        let head = reading(&self.root).args(["rev-parse", "HEAD"]).output();
        let head = succeed("rev-parse", head)?;
        Ok(String::from_utf8_lossy(&head.stdout).trim().to_owned())
    }

    /// Where git looks for hooks (`core.hooksPath`, else the repository's own), absolute.
    ///
    /// # Errors
    /// Exit 4 where git fails or is not installed.
    pub fn hooks_dir(&self) -> Result<PathBuf, Problem> {
        let answer = reading(&self.root)
            .args(["rev-parse", "--git-path", "hooks"])
            .output();
        let answer = succeed("rev-parse", answer)?;
        let path = String::from_utf8_lossy(&answer.stdout);
        Ok(self.root.join(path.trim_end_matches(['\r', '\n'])))
    }

    /// Those of the paths that the index knows.
    fn tracked(&self, paths: &[String]) -> Result<BTreeSet<String>, Problem> {
        let mut command = reading(&self.root);
        command
            .args(["--literal-pathspecs", "ls-files", "-z", "--"])
            .args(paths);
        let listed = succeed("ls-files", command.output())?;
        let names = listed.stdout.split(|byte| *byte == 0);
        let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
        Ok(names.collect())
    }

    /// Git for writing. It keeps the user's language: its words and those of hooks are shown.
    fn writing(&self, what: &str) -> Command {
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

/// Who git says is at work in a directory, inside a work tree or not; `None` where no e-mail
/// address is set or git is not installed.
pub fn identity(dir: &Path) -> Option<Identity> {
    let ask = |extra: &[&str]| {
        let mut command = reading(dir);
        command.args(["-c", "user.useConfigOnly=true"]).args(extra);
        let answer = command.args(["var", "GIT_AUTHOR_IDENT"]).output().ok()?;
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        answer.status.success().then_some(text)
    };
    let (text, named) = match ask(&[]) {
        Some(text) => (text, true),
        // Git refuses both where either is missing; an address without a name is enough here.
        None => (ask(&["-c", "user.name=-"])?, false),
    };
    let (name, rest) = text.split_once(" <")?;
    let (email, _) = rest.split_once('>')?;
    let name = Some(name.to_owned()).filter(|name| named && !name.is_empty());
    let email = email.to_owned();
    (!email.is_empty()).then_some(Identity { name, email })
}

/// Git in a directory, never asking anything. Where it is itself run by git (a hook), the
/// repository is that of the directory all the same.
fn git(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(dir)
        .args(["-c", "core.quotepath=false"]);
    for inherited in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(inherited);
    }
    command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    command
}

/// Git for reading: no locks taken, nothing fetched, the same words everywhere.
fn reading(dir: &Path) -> Command {
    let mut command = git(dir);
    command
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("LC_ALL", "C");
    command
}

/// Runs a command with input. The input is written beside the reading: either pipe may fill up.
fn feed(command: &mut Command, input: &[u8]) -> io::Result<Output> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A child that ends without reading all of it says why itself.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    })
}

/// The output of a git that succeeded, else a problem with its words.
fn succeed(name: &str, output: io::Result<Output>) -> Result<Output, Problem> {
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Problem::unreadable(msg!("store-git-not-installed")),
        _ => failed(name, &error.to_string()),
    })?;
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

fn failed(name: &str, reason: &str) -> Problem {
    Problem::unreadable(msg!("store-git-failed", command = name, reason = reason))
}

fn garbled() -> Problem {
    Problem::unreadable(msg!("store-git-garbled", command = "cat-file"))
}

/// A commit message; line ends inside a subject or trailer would end it, so they become spaces.
fn message(subject: &str, trailers: &[(String, String)]) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut message = one_line(subject);
    message.push('\n');
    if !trailers.is_empty() {
        message.push('\n');
    }
    let lines = trailers
        .iter()
        .map(|(name, value)| [one_line(name), one_line(value)].join(": "));
    message.extend(lines.map(|line| line + "\n"));
    message
}

/// What `git cat-file --batch` says to one request.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Found(Object),
    Missing,
}

/// An object as `git cat-file --batch` gives it.
#[derive(Debug, PartialEq, Eq)]
struct Object {
    kind: String,
    /// The length of this repository's object names, in bytes: 20 (SHA-1) or 32 (SHA-256).
    id_bytes: usize,
    content: Vec<u8>,
}

/// Takes the next answer off `git cat-file --batch`; `None` where it is no such answer.
fn next_answer(rest: &mut &[u8]) -> Option<Answer> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (header, tail) = rest.split_at(end);
    let mut tail = &tail[1..];
    let header = std::str::from_utf8(header).ok()?;
    if header.ends_with(" missing") {
        *rest = tail;
        return Some(Answer::Missing);
    }
    let mut words = header.split(' ');
    let (id, kind, size) = (words.next()?, words.next()?, words.next()?);
    let (content, after) = tail.split_at_checked(size.parse().ok()?)?;
    tail = after.strip_prefix(b"\n")?;
    *rest = tail;
    Some(Answer::Found(Object {
        kind: kind.to_owned(),
        id_bytes: id.len() / 2,
        content: content.to_owned(),
    }))
}

/// The names in a tree object: `mode SP name NUL id`, again and again.
fn tree_names(mut tree: &[u8], id_bytes: usize) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(end) = tree.iter().position(|byte| *byte == 0) {
        let entry = &tree[..end];
        let name = entry
            .splitn(2, |byte| *byte == b' ')
            .nth(1)
            .unwrap_or_default();
        names.extend(std::str::from_utf8(name).ok().map(str::to_owned));
        tree = tree.get(end + 1 + id_bytes..).unwrap_or_default();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Habit 6 and trailers: text from a case cannot add a trailer or a paragraph.
    #[test]
    fn a_message_keeps_its_lines() {
        let trailers = [("Case".to_owned(), "261105\n\nSigned-off-by: x".to_owned())];
        assert_eq!(
            message("resolve 261105:\n 退货", &trailers),
            "resolve 261105: 退货\n\nCase: 261105 Signed-off-by: x\n"
        );
        assert_eq!(message("note", &[]), "note\n");
    }

    /// M-8 over branches: answers are read by their length, whatever bytes they hold.
    #[test]
    fn batch_answers_are_taken_apart() {
        let id = "a".repeat(40);
        let mut tree = b"100644 261101.yaml\0".to_vec();
        tree.extend([b'\n'; 20]);
        tree.extend(b"40000 \xff\0");
        tree.extend([0; 20]);
        tree.extend(b"100644 a b.yaml\0");
        tree.extend([0; 20]);
        let mut answer = format!("HEAD:./x missing\n{id} tree {}\n", tree.len()).into_bytes();
        answer.extend(&tree);
        answer.push(b'\n');
        let mut rest = answer.as_slice();
        assert_eq!(next_answer(&mut rest), Some(Answer::Missing));
        let Some(Answer::Found(object)) = next_answer(&mut rest) else {
            panic!("no object");
        };
        assert_eq!(
            tree_names(&object.content, object.id_bytes),
            ["261101.yaml", "a b.yaml"]
        );
        assert!(rest.is_empty());
        for broken in ["", "x", "x\n", "a tree 5\nabc\n", "a tree -1\n\n"] {
            assert_eq!(next_answer(&mut broken.as_bytes()), None, "{broken:?}");
        }
        assert_eq!(tree_names(b"100644 cut.yaml\0abc", 20), ["cut.yaml"]);
    }
}
