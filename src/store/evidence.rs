//! What stands where cases say their evidence is: only what is cited is looked at, each file once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::error::StoreError;
use super::files::{ReadFault, stat};
use super::git::Git;
use super::git::error::GitError;
use super::known_files::{KnownEvidence, Look};
use super::repository::Repository;
use crate::domain::case::evidence::{AREA, Holding, Holdings, POINTER_MAX, is_inside};
use crate::domain::digest::Sum;

/// How much is read at a time: evidence may be larger than is well held in memory.
const PIECE: usize = 1 << 16;

/// What a file holds, with how it looks where that tells.
type Found = (Holding, Option<Look>);

impl Repository {
    /// What the working tree has at these paths, wherever they came from. What is known of a file is not read
    /// again; of these, what was found is known from now on.
    ///
    /// # Errors
    /// Exit 4 where a file that is there cannot be read.
    pub fn evidence(
        &self,
        cited: &BTreeSet<String>,
        known: &KnownEvidence,
    ) -> Result<Holdings, StoreError> {
        let look = |path: &String| {
            let found = self.holding(path, known).map_err(|fault| fault.of(path))?;
            Ok((path.clone(), found))
        };
        let found: Result<BTreeMap<String, Found>, StoreError> =
            cited.par_iter().map(look).collect();
        let found = found?;
        let each = found.values();
        known.keep(each.filter_map(|(held, look)| Some(((*look)?, held.clone()))));
        let found = found.into_iter().map(|(path, (held, _))| (path, held));
        let mut found: Holdings = found.collect();
        let gone = |found: &Holding| *found == Holding::Nothing;
        if found.values().any(gone)
            && let Some(git) = Git::at(self.root())
            && git.is_installed()?
        {
            let known = git.not_checked_out()?;
            let lacking = found.iter_mut().filter(|(_, found)| gone(found));
            for (path, found) in lacking {
                if let Some(known) = known.get(path) {
                    found.clone_from(known);
                }
            }
        }
        Ok(found)
    }

    fn holding(&self, path: &str, known: &KnownEvidence) -> Result<Found, ReadFault> {
        let only = |holding| Ok((holding, None));
        if !is_inside(path) {
            return only(Holding::Outside);
        }
        let whole = match self.inside(Path::new(path)) {
            Ok(whole) => whole,
            Err(ReadFault::Outside | ReadFault::Symlink) => return only(Holding::Outside),
            Err(fault) => return Err(fault),
        };
        let found = match fs::metadata(&whole).map_err(ReadFault::from) {
            Ok(found) => found,
            Err(ReadFault::Missing) => return only(Holding::Nothing),
            Err(fault) => return Err(fault),
        };
        if !found.is_file() {
            return only(Holding::NotAFile);
        }
        // As it looked before it was read: what is written meanwhile shows the next time.
        let look = stat(&whole).ok().map(|stat| Look::of(path, &stat));
        if let Some(held) = look.and_then(|look| known.of(&look)) {
            return Ok((held.clone(), look));
        }
        // It may have gone since it was looked at.
        match File::open(&whole).map_err(ReadFault::from) {
            Ok(mut file) => Ok((holding_of(&mut file, u64::MAX)?, look)),
            Err(ReadFault::Missing) => only(Holding::Nothing),
            Err(fault) => Err(fault),
        }
    }
}

/// What so many bytes are, as far as there are so many.
pub(super) fn holding_of(bytes: &mut impl Read, size: u64) -> io::Result<Holding> {
    let mut sum = Sum::default();
    let (mut beginning, mut left) = (Vec::new(), size);
    let mut piece = vec![0; PIECE];
    loop {
        let wanted = usize::try_from(left).map_or(PIECE, |left| left.min(PIECE));
        let count = bytes.read(&mut piece[..wanted])?;
        if count == 0 {
            break;
        }
        let read = &piece[..count];
        let room = POINTER_MAX - beginning.len();
        beginning.extend_from_slice(&read[..count.min(room)]);
        sum.add(read);
        left -= count as u64;
    }
    Ok(Holding::of(size - left, sum.hex(), &beginning))
}

/// A file as the index has it.
struct Staged {
    object: String,
    file: bool,
    skipped: bool,
}

impl Git {
    /// What a revision has at these paths.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn evidence_at(&self, rev: &str, cited: &BTreeSet<String>) -> Result<Holdings, GitError> {
        if cited.is_empty() {
            return Ok(Holdings::new());
        }
        let files = self.files_at(rev, &[AREA])?.into_iter();
        let files = files.map(|file| (file.path, Some(file.id)));
        self.holdings(cited, &files.collect())
    }

    /// What is staged at these paths.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn evidence_staged(&self, cited: &BTreeSet<String>) -> Result<Holdings, GitError> {
        if cited.is_empty() {
            return Ok(Holdings::new());
        }
        let files = self.evidence_index()?.into_iter();
        let files = files.map(|(path, staged)| (path, staged.file.then_some(staged.object)));
        self.holdings(cited, &files.collect())
    }

    /// `there`: the object of each file; none of what is no file.
    fn holdings(
        &self,
        cited: &BTreeSet<String>,
        there: &BTreeMap<String, Option<String>>,
    ) -> Result<Holdings, GitError> {
        let objects = cited.iter().filter_map(|path| there.get(path)?.clone());
        let contents = self.contents(&objects.collect())?;
        let holding = |path: &String| match there.get(path) {
            _ if !is_inside(path) => Holding::Outside,
            Some(Some(object)) => contents.get(object).cloned().unwrap_or(Holding::Nothing),
            Some(None) => Holding::Outside,
            None => Holding::Nothing,
        };
        Ok(cited
            .iter()
            .map(|path| (path.clone(), holding(path)))
            .collect())
    }

    /// Evidence that git knows and did not bring here: what a sparse checkout leaves out, and files
    /// whose object a partial clone does not have.
    fn not_checked_out(&self) -> Result<Holdings, GitError> {
        let staged = self.evidence_index()?;
        let objects = staged.values().map(|staged| staged.object.clone());
        let here: Vec<String> = objects.collect();
        let here = here.iter().zip(self.ids(&here)?);
        let lacking: BTreeSet<&str> = here
            .filter_map(|(object, id)| id.is_none().then_some(object.as_str()))
            .collect();
        let lacks = |staged: &Staged| lacking.contains(staged.object.as_str());
        let away = staged.iter().filter(|(_, one)| one.skipped || lacks(one));
        let away: Vec<(&String, &Staged)> = away.collect();
        let objects = away.iter().map(|(_, staged)| staged.object.clone());
        let contents = self.contents(&objects.collect())?;
        let holding = |staged: &Staged| match contents.get(&staged.object) {
            Some(Holding::Content(sha256)) => Holding::Elsewhere(Some(sha256.clone())),
            Some(other) => other.clone(),
            None => Holding::Elsewhere(None),
        };
        let away = away.into_iter();
        Ok(away
            .map(|(path, one)| (path.clone(), holding(one)))
            .collect())
    }

    /// The files of evidence the index has.
    fn evidence_index(&self) -> Result<BTreeMap<String, Staged>, GitError> {
        let listed = self.names(&["ls-files", "--stage", "-t", "-z", "--", AREA])?;
        Ok(listed.iter().filter_map(|line| staged(line)).collect())
    }
}

/// One entry of `git ls-files --stage -t -z`: `tag SP mode SP id SP stage TAB path`.
fn staged(entry: &str) -> Option<(String, Staged)> {
    let (head, path) = entry.split_once('\t')?;
    let mut words = head.split(' ');
    let (tag, mode, object) = (words.next()?, words.next()?, words.next()?);
    let staged = Staged {
        object: object.to_owned(),
        file: mode.starts_with("100"),
        skipped: tag == "S",
    };
    Some((path.to_owned(), staged))
}
