//! The highest serial of a month on the branches, which grow with every case and are listed but once.
//!
//! What a commit holds under a name never changes: where that is large, or the branches are many, the serial found
//! in it is kept beside git's own files. Nothing else hangs on that file; where it is lost or foreign, trees are
//! listed again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::objects::{FEW, tree_names};
use super::run::{Git, for_place};
use crate::store::files::read_own;
use crate::store::placing::beside;

/// The file, in the directory that the work trees share.
const KEPT: &str = "complaint-serials";

/// From how many bytes of trees on it is worth keeping what was found.
const LARGE: usize = 1 << 18;

/// Of so many commits it is worth keeping what was found, however small.
const MANY: usize = 64;

/// Beside what is known so many trees are read as soon as they are named: they are of commits made since, and large.
const FEWER: usize = 2;

/// As many findings as are kept; beyond them those of other months go first.
const MOST: usize = 20_000;

/// What a commit holds under a name: the name of the tree, and the highest serial in it.
type Found = (String, u32);

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
        let mut found = BTreeMap::new();
        let mut unknown = Vec::new();
        for place in self.places_on_branches(dirs)? {
            match kept.of(series, &place) {
                Some(known) => drop(found.insert(place, known.clone())),
                None => unknown.push(place),
            }
        }
        let straight = unknown.len() <= if kept.0.is_empty() { FEW } else { FEWER };
        let trees = kept.trees(series);
        let (new, listed) = self.found_at(&unknown, (straight, &trees), serial)?;
        let many = new.len() > MANY || listed > LARGE;
        found.extend(new);
        let highest = found.values().map(|(_, highest)| *highest).max();
        if let Some(file) = file.filter(|_| many) {
            // Where a head that stands on no branch is, is another commit later.
            found.retain(|place, _| !place.starts_with("HEAD"));
            kept.put(series, found);
            kept.write(&file);
        }
        Ok(highest.unwrap_or(0))
    }

    /// What is found at places such as `<commit>:./cases/2026/11`, and how many bytes were listed for it. They are
    /// listed straight away, or first asked which trees they are: of most of those the serial may be known.
    fn found_at(
        &self,
        places: &[String],
        (straight, known): (bool, &BTreeMap<String, u32>),
        serial: impl Fn(&str) -> Option<u32>,
    ) -> Result<(BTreeMap<String, Found>, usize), GitError> {
        let trees = if straight {
            places.iter().cloned().map(Some).collect()
        } else {
            self.ids(places)?
        };
        let mut serials: BTreeMap<String, Option<Found>> = BTreeMap::new();
        for tree in trees.iter().flatten() {
            let known = known.get(tree).map(|serial| (tree.clone(), *serial));
            serials.insert(tree.clone(), known);
        }
        let unknown = serials.iter().filter(|(_, known)| known.is_none());
        let unknown: Vec<String> = unknown.map(|(tree, _)| tree.clone()).collect();
        let (mut listed, mut asked) = (0, unknown.iter());
        self.each_object(&unknown, |object| {
            let object = object.filter(|object| object.kind == "tree");
            if let (Some(asked), Some(object)) = (asked.next(), object) {
                listed += object.content.len();
                let names = tree_names(&object.content, object.id_bytes);
                let highest = names.filter_map(&serial).max().unwrap_or(0);
                serials.insert(asked.clone(), Some((object.id, highest)));
            }
        })?;
        let each = places.iter().zip(trees);
        let each = each.filter_map(|(place, tree)| {
            let found = serials.get(&tree?)?.clone()?;
            Some((place.clone(), found))
        });
        Ok((each.collect(), listed))
    }

    /// Where findings are kept; `None` where git's own directory is elsewhere than usual.
    fn serials_file(&self) -> Option<PathBuf> {
        let (top, below) = super::run::top(&self.root)?;
        let own = top.join(".git");
        let found = own.symlink_metadata().ok()?;
        found.is_dir().then(|| own.join(for_place(KEPT, &below)))
    }
}

/// What is known by series and place.
#[derive(Default)]
struct Kept(BTreeMap<String, BTreeMap<String, Found>>);

impl Kept {
    fn read(file: &Path) -> Self {
        let text = read_own(file)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let mut kept = Self::default();
        for line in text.unwrap_or_default().lines() {
            let mut words = line.splitn(4, ' ');
            let mut word = || words.next();
            if let (Some(place), Some(tree), Some(serial), Some(series)) =
                (word(), word(), word(), word())
                && let Ok(serial) = serial.parse()
            {
                let of = kept.0.entry(series.to_owned()).or_default();
                of.insert(place.to_owned(), (tree.to_owned(), serial));
            }
        }
        kept
    }

    fn of(&self, series: &str, place: &str) -> Option<&Found> {
        self.0.get(series)?.get(place)
    }

    /// The highest serials of trees, wherever they stand.
    fn trees(&self, series: &str) -> BTreeMap<String, u32> {
        let of = self.0.get(series);
        of.iter().flat_map(|of| of.values()).cloned().collect()
    }

    /// Puts what is there now in the place of what was: commits that no branch is at any more are not
    /// asked for again.
    fn put(&mut self, series: &str, found: BTreeMap<String, Found>) {
        if self.0.values().map(BTreeMap::len).sum::<usize>() > MOST {
            self.0.clear();
        }
        self.0.insert(series.to_owned(), found);
    }

    /// Writes it whole or not at all: it can be found again.
    fn write(&self, file: &Path) {
        let mut text = String::new();
        for (series, places) in &self.0 {
            for (place, (tree, serial)) in places {
                text.extend([
                    place,
                    " ",
                    tree,
                    " ",
                    &serial.to_string(),
                    " ",
                    series,
                    "\n",
                ]);
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
    fn findings_are_kept_by_series_and_place() {
        const NOVEMBER: &str = "2026-11 {yy}{mm}{serial:02}";
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(KEPT);
        let of = |kept: &Kept, series: &str, place: &str| {
            let found = kept.of(series, place);
            found.map(|(tree, serial)| (tree.clone(), *serial))
        };
        assert_eq!(of(&Kept::read(&file), NOVEMBER, "a:./m"), None);
        let mut kept = Kept::default();
        let found = |serial| BTreeMap::from([("a:./m".to_owned(), ("t".to_owned(), serial))]);
        kept.put(NOVEMBER, found(7));
        kept.put("2026-12 R {yy}", found(9));
        kept.write(&file);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(
            &file,
            format!("{text}b t x 2026-11\n\nc 3\nd 3 2026-11 R\n"),
        )
        .unwrap();
        let read = Kept::read(&file);
        assert_eq!(of(&read, NOVEMBER, "a:./m"), Some(("t".to_owned(), 7)));
        assert_eq!(read.trees(NOVEMBER), BTreeMap::from([("t".to_owned(), 7)]));
        assert_eq!(
            of(&read, "2026-12 R {yy}", "a:./m"),
            Some(("t".to_owned(), 9))
        );
        assert_eq!(of(&read, "2026-12 R {yy}", "b"), None);
        assert_eq!(read.0.len(), 2);
    }
}
