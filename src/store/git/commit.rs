//! Commits of named paths only.

use std::collections::BTreeSet;

use super::{Git, feed, reading, succeed};
use crate::domain::problem::Problem;
use crate::words;

/// What git is in the middle of, in which it commits no single files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// A merge.
    Merge,
    /// A cherry-pick.
    CherryPick,
    /// A revert.
    Revert,
    /// A rebase.
    Rebase,
}

words!(Interrupted {
    Merge: "merge",
    CherryPick: "cherry-pick",
    Revert: "revert",
    Rebase: "rebase",
});

impl Interrupted {
    /// The command that goes on with it.
    pub fn go_on(self) -> String {
        match self {
            Self::Merge => "git commit".to_owned(),
            other => format!("git {other} --continue"),
        }
    }
}

impl Git {
    /// What git is in the middle of.
    pub fn interrupted(&self) -> Option<Interrupted> {
        const SIGNS: &[(&str, Interrupted)] = &[
            ("rebase-merge", Interrupted::Rebase),
            ("rebase-apply", Interrupted::Rebase),
            ("MERGE_HEAD", Interrupted::Merge),
            ("CHERRY_PICK_HEAD", Interrupted::CherryPick),
            ("REVERT_HEAD", Interrupted::Revert),
        ];
        let there = |sign: &str| {
            let path = self.answer_if_any(&["rev-parse", "--git-path", sign]);
            path.is_some_and(|path| self.root.join(path).exists())
        };
        let found = SIGNS.iter().find(|(sign, _)| there(sign));
        found.map(|(_, amid)| *amid)
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
        self.answer(&["rev-parse", "HEAD"])
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
