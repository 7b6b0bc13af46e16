//! Commits of named paths only.

use std::collections::BTreeSet;

use super::error::GitError;
use super::run::{Git, feed, is_missing, reading, succeed};
use super::turn::Turn;
use crate::domain::private_part::public_of;
use crate::store::files::is_taken;

impl Git {
    /// Those of these files that git has, and that hold or are staged as something else than in the
    /// last commit.
    ///
    /// # Errors
    /// Exit 4 with git's words where git fails.
    pub fn uncommitted(&self, paths: &[String]) -> Result<Vec<String>, GitError> {
        let mut command = reading(&self.root);
        command
            .args(["--literal-pathspecs", "status", "--porcelain=v1", "-z"])
            .args(["--untracked-files=no", "--no-renames", "--"])
            .args(paths);
        let listed = command.output();
        if is_missing(&listed) {
            return Ok(Vec::new());
        }
        let listed = succeed("status", listed)?;
        let lines = listed.stdout.split(|byte| *byte == 0);
        // What was never committed is new as a whole.
        let changed = lines.filter_map(|line| match line {
            [b'A', ..] => None,
            [_, _, b' ', path @ ..] => Some(String::from_utf8_lossy(path).into_owned()),
            _ => None,
        });
        Ok(changed.collect())
    }

    /// Makes new files known to the index and commits them with those it knew.
    fn try_commit(
        &self,
        turn: &Turn,
        (old, new): (&[&String], &[&String]),
        message: &str,
    ) -> Result<(), GitError> {
        if !new.is_empty() {
            turn.run("add", || {
                let mut command = self.writing("add");
                command.args(["-N", "--"]).args(new).output()
            })?;
        }
        let done = turn.run("commit", || {
            let mut command = self.writing("commit");
            command.args(["--only", "--quiet", "--cleanup=whitespace"]);
            command.args(["--file=-", "--"]).args(old).args(new);
            feed(&mut command, message.as_bytes())
        });
        done.map(drop)
    }

    /// Those of the paths that git is told not to keep.
    fn ignored(&self, paths: &[&String]) -> Result<BTreeSet<String>, GitError> {
        let mut command = reading(&self.root);
        command.args(["check-ignore", "-z", "--stdin"]);
        let names: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
        // Git says 1 where none is.
        let found = match feed(&mut command, names.join("\0").as_bytes()) {
            Ok(found) if found.status.code() == Some(1) => return Ok(BTreeSet::new()),
            found => succeed("check-ignore", found)?,
        };
        let names = found.stdout.split(|byte| *byte == 0);
        let names = names.filter(|name| !name.is_empty());
        let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
        Ok(names.collect())
    }

    /// Those of the paths that the index knows; `None` where git is not installed.
    fn tracked(&self, paths: &[String]) -> Result<Option<BTreeSet<String>>, GitError> {
        let mut command = reading(&self.root);
        command
            .args(["--literal-pathspecs", "ls-files", "-z", "--"])
            .args(paths);
        let listed = command.output();
        if is_missing(&listed) {
            return Ok(None);
        }
        let listed = succeed("ls-files", listed)?;
        let names = listed.stdout.split(|byte| *byte == 0);
        let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
        Ok(Some(names.collect()))
    }
}

impl Turn {
    /// Commits exactly these files (relative to the repository's root, with `/`), as they are on
    /// disk, new and removed ones too; what else is staged stays staged and uncommitted. Hooks,
    /// signing and identity are git's own. Returns the commit's full hash; `None` where git is not
    /// installed.
    ///
    /// # Errors
    /// Exit 4 with git's words: no identity, a hook that refuses, a merge in progress, nothing
    /// to commit.
    pub fn commit(
        &self,
        paths: &[String],
        subject: &str,
        trailers: &[(String, String)],
    ) -> Result<Option<String>, GitError> {
        let git = &self.git;
        let Some(tracked) = git.tracked(paths)? else {
            return Ok(None);
        };
        let on_disk = |path: &&String| is_taken(&git.root.join(path));
        let (old, other): (Vec<&String>, Vec<_>) =
            paths.iter().partition(|path| tracked.contains(*path));
        let mut new: Vec<&String> = other.into_iter().filter(on_disk).collect();
        let private = |path: &&&String| public_of(path).is_some();
        if new.iter().any(|path| private(&path)) {
            let ignored = git.ignored(&new)?;
            new.retain(|path| !ignored.contains(*path));
            if old.is_empty() && new.is_empty() {
                return git.head();
            }
        }
        let message = message(subject, trailers);
        let mut done = git.try_commit(self, (&old, &new), &message);
        // Another git may have read the index before the new files were made known to it, and
        // written it back since.
        let known = |now: BTreeSet<String>| new.iter().all(|path| now.contains(*path));
        if done.is_err() && !git.tracked(paths)?.is_some_and(known) {
            done = git.try_commit(self, (&old, &new), &message);
        }
        if let Err(problem) = done {
            if !new.is_empty() {
                // As if it had not been tried: the files are there, the index knows nothing.
                drop(self.run("rm", || {
                    let mut command = git.writing("rm");
                    command.args(["--cached", "--force", "--quiet", "--"]);
                    command.args(&new).output()
                }));
            }
            return Err(problem);
        }
        git.answer(&["rev-parse", "HEAD"]).map(Some)
    }
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
}
