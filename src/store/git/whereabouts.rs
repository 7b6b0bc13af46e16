//! Where in the history a case is.

use super::error::GitError;
use super::run::{Git, reading, succeed};
use crate::domain::numbering::is_number;

impl Git {
    /// The paths at which a case of that number ever stood in the history of a revision, the last
    /// touched first.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn once_numbered(&self, rev: &str, number: &str) -> Result<Vec<String>, GitError> {
        // A number has no character that means something to a pattern.
        if !is_number(number) {
            return Ok(Vec::new());
        }
        let prefix = self.prefix()?;
        let pattern = format!(":(glob)cases/*/*/{number}.yaml");
        let mut command = reading(&self.root);
        command.args([
            "log",
            "-z",
            "--format=",
            "--name-only",
            "--no-renames",
            "-m",
        ]);
        let listed = succeed("log", command.args([rev, "--", &pattern]).output())?;
        let names = listed.stdout.split(|byte| *byte == 0);
        let mut paths: Vec<String> = Vec::new();
        for name in names {
            let name = String::from_utf8_lossy(name);
            let name = name.trim_start_matches('\n');
            let path = name.strip_prefix(&prefix).unwrap_or(name);
            if !path.is_empty() && !paths.iter().any(|known| known == path) {
                paths.push(path.to_owned());
            }
        }
        Ok(paths)
    }

    /// The files below a directory of a revision in which a text stands.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn files_holding(&self, rev: &str, text: &str, dir: &str) -> Result<Vec<String>, GitError> {
        let mut command = reading(&self.root);
        command.args([
            "--literal-pathspecs",
            "grep",
            "-l",
            "-z",
            "-I",
            "--fixed-strings",
        ]);
        let found = command.args(["-e", text, rev, "--", dir]).output();
        // Git says 1, and nothing else, where it found nothing.
        if let Ok(answer) = &found
            && answer.status.code() == Some(1)
        {
            return Ok(Vec::new());
        }
        let found = succeed("grep", found)?;
        let listed = String::from_utf8_lossy(&found.stdout);
        let names = listed.split('\0').filter_map(|name| name.split_once(':'));
        Ok(names.map(|(_, path)| path.to_owned()).collect())
    }
}
