//! Git's `.mailmap`, as it stands at the top of the work tree.

use std::path::Path;

use super::files::read_text;
use super::git;
use super::repository::Repository;
use crate::domain::staff::Mailmap;

impl Repository {
    /// The addresses git joins.
    pub fn mailmap(&self) -> Mailmap {
        mailmap(self.root())
    }
}

/// What the mailmap of the repository around a directory says. Like git, a link is not followed,
/// and one that cannot be read joins nobody.
pub(super) fn mailmap(root: &Path) -> Mailmap {
    let top = git::top(root).map_or_else(|| root.to_owned(), |(top, _)| top);
    let path = top.join(".mailmap");
    let own = path.symlink_metadata().is_ok_and(|found| found.is_file());
    let text = own.then(|| read_text(&path).ok()).flatten();
    text.map(|text| Mailmap::read(&text)).unwrap_or_default()
}
