//! The highest serial of a month on the branches, which grow with every case and are listed but once.
//!
//! What a tree holds never changes: the serial found in a large one is kept beside git's own files, by
//! the tree's name. Nothing else hangs on that file; where it is lost or foreign, trees are listed
//! again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::objects::tree_names;
use super::run::Git;
use crate::store::files::read_own;
use crate::store::placing::beside;

/// The file, in the directory that the work trees share.
const KEPT: &str = "complaint-serials";

/// From how many bytes of trees on it is worth keeping what was found.
const LARGE: usize = 1 << 18;

/// As many findings as are kept; beyond them those of other months go first.
const MOST: usize = 20_000;

impl Git {
    /// The highest serial among the names in directories (relative to the repository's root, with
    /// `/`) on HEAD, all local and all remote-tracking branches; 0 where there is none. `serial` reads
    /// a name; `series` says what it reads, in one word.
    ///
    /// # Errors
    /// Exit 4 with git's words where git fails.
    pub fn highest_on_branches<D: AsRef<str>>(
        &self,
        dirs: &[D],
        series: &str,
        serial: impl Fn(&str) -> Option<u32>,
    ) -> Result<u32, GitError> {
        let file = self.serials_file();
        let mut kept = file.as_deref().map_or_else(Kept::default, Kept::read);
        let trees = self.trees_on_branches(dirs, kept.0.is_empty())?;
        let mut found = BTreeMap::new();
        let mut unknown = Vec::new();
        for tree in trees {
            match kept.of(series, &tree) {
                Some(serial) => drop(found.insert(tree, serial)),
                None => unknown.push(tree),
            }
        }
        let mut listed = 0;
        self.each_object(&unknown, |object| {
            let Some(object) = object.filter(|object| object.kind == "tree") else {
                return;
            };
            listed += object.content.len();
            let names = tree_names(&object.content, object.id_bytes);
            let highest = names.filter_map(&serial).max().unwrap_or(0);
            found.insert(object.id, highest);
        })?;
        let highest = found.values().copied().max().unwrap_or(0);
        if let Some(file) = file.filter(|_| listed > LARGE) {
            kept.put(series, found);
            kept.write(&file);
        }
        Ok(highest)
    }

    /// Where findings are kept; `None` where git's own directory is elsewhere than usual.
    fn serials_file(&self) -> Option<PathBuf> {
        let (top, _) = super::run::top(&self.root)?;
        let own = top.join(".git");
        let found = own.symlink_metadata().ok()?;
        found.is_dir().then(|| own.join(KEPT))
    }
}

/// The highest serials of trees by series and name of the tree.
#[derive(Default)]
struct Kept(BTreeMap<String, BTreeMap<String, u32>>);

impl Kept {
    fn read(file: &Path) -> Self {
        let text = read_own(file)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let mut kept = Self::default();
        for line in text.unwrap_or_default().lines() {
            let mut words = line.splitn(3, ' ');
            let (tree, serial, series) = (words.next(), words.next(), words.next());
            let serial = serial.and_then(|serial| serial.parse().ok());
            if let (Some(tree), Some(serial), Some(series)) = (tree, serial, series) {
                let of = kept.0.entry(series.to_owned()).or_default();
                of.insert(tree.to_owned(), serial);
            }
        }
        kept
    }

    fn of(&self, series: &str, tree: &str) -> Option<u32> {
        self.0.get(series)?.get(tree).copied()
    }

    /// Puts what is there now in the place of what was: trees of branches that are gone are not asked
    /// for again.
    fn put(&mut self, series: &str, found: BTreeMap<String, u32>) {
        if self.0.values().map(BTreeMap::len).sum::<usize>() > MOST {
            self.0.clear();
        }
        self.0.insert(series.to_owned(), found);
    }

    /// Writes it whole or not at all: it can be found again.
    fn write(&self, file: &Path) {
        let mut text = String::new();
        for (series, trees) in &self.0 {
            for (tree, serial) in trees {
                text.extend([tree, " ", &serial.to_string(), " ", series, "\n"]);
            }
        }
        let placed = file.parent().map(|dir| beside(dir, text.as_bytes(), None));
        if let Some(Ok(whole)) = placed {
            whole.persist(file).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M-8: what was found is found again, each series by itself; a line nobody wrote is passed over.
    #[test]
    fn findings_are_kept_by_series_and_tree() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(KEPT);
        assert_eq!(
            Kept::read(&file).of("2026-11 {yy}{mm}{serial:02}", "a"),
            None
        );
        let mut kept = Kept::default();
        let found = |serial| BTreeMap::from([("a".to_owned(), serial)]);
        kept.put("2026-11 {yy}{mm}{serial:02}", found(7));
        kept.put("2026-12 R {yy}", found(9));
        kept.write(&file);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{text}b x 2026-11\n\nc 3\n")).unwrap();
        let read = Kept::read(&file);
        assert_eq!(read.of("2026-11 {yy}{mm}{serial:02}", "a"), Some(7));
        assert_eq!(read.of("2026-12 R {yy}", "a"), Some(9));
        assert_eq!(read.of("2026-12 R {yy}", "b"), None);
        assert_eq!(read.0.len(), 2);
    }
}
