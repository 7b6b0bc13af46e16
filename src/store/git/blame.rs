//! Whose the lines of a file are.

use super::error::GitError;
use super::run::{Git, reading, succeed};

impl Git {
    /// The addresses, by the mailmap, of those who committed the lines of a file (relative to the
    /// repository's root), in order.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn line_authors(&self, rev: &str, path: &str) -> Result<Vec<String>, GitError> {
        let mut command = reading(&self.root);
        command.args([
            "blame",
            "--line-porcelain",
            "--no-textconv",
            rev,
            "--",
            path,
        ]);
        let said = succeed("blame", command.output())?;
        let said = String::from_utf8_lossy(&said.stdout);
        // A line of the file itself begins with a tab.
        let mails = said
            .lines()
            .filter_map(|line| line.strip_prefix("author-mail "));
        let bare = |mail: &str| mail.trim_matches(['<', '>']).to_owned();
        Ok(mails.map(bare).collect())
    }
}
