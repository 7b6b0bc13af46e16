//! From what a person types to a case file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{FindError, StoreError};
use super::names::number_of;
use super::repository::{Repository, is_absent, os};
use crate::domain::numbering::is_number;

/// Cases that a number may mean.
#[derive(Default)]
struct Like {
    /// Those of that number in other letters.
    same: Vec<PathBuf>,
    /// Those of which it is a part.
    part: Vec<PathBuf>,
}

/// How many candidates of an ambiguous prefix are named.
pub const CANDIDATES: usize = 5;

impl Repository {
    /// The file of a case by number, its unique beginning or ending, or its path; capitals and a `#`
    /// before it do not matter, and an exact number beats a part of one. A
    /// path is taken from `start` (the working directory), else from the root. An exact number
    /// costs one look per month, however many cases there are.
    ///
    /// # Errors
    /// Exit 2 where there is no such case, or more than one; exit 4 where `cases/` cannot be
    /// read.
    pub fn resolve_id(&self, id: &str, start: &Path) -> Result<PathBuf, FindError> {
        if id.contains(['/', std::path::MAIN_SEPARATOR]) || has_yaml_end(id) {
            return self.by_path(id, start);
        }
        let id = id.trim_start_matches(['#', '＃']);
        // A part may begin or end in the middle: "T-" of "T-2026".
        if !is_number(id.trim_matches(['-', '_', '.'])) {
            return Err(FindError::Malformed { id: id.to_owned() });
        }
        let months = self.months()?;
        let mut exact = Vec::new();
        for (_, _, dir) in &months {
            let path = dir.join(format!("{id}.yaml"));
            match path.symlink_metadata() {
                Ok(_) => exact.push(path),
                Err(error) if is_absent(&error) => {}
                Err(error) => return Err(self.os_error(&path, &error).into()),
            }
        }
        if !exact.is_empty() {
            return self.only_one(id, exact);
        }
        let asked = id.to_lowercase();
        let found = months.par_iter().map(|(_, _, dir)| self.like(dir, &asked));
        let found: Vec<Like> = found.collect::<Result<_, _>>()?;
        let (same, part): (Vec<_>, Vec<_>) = found.into_iter().map(|it| (it.same, it.part)).unzip();
        let same = same.concat();
        self.only_one(id, if same.is_empty() { part.concat() } else { same })
    }

    /// The cases of a month that a number, in small letters, may mean.
    fn like(&self, dir: &Path, asked: &str) -> Result<Like, StoreError> {
        let mut found = Like::default();
        // A month that vanished meanwhile has no cases; one that cannot be read might.
        let listed = each_number(dir, |number| {
            let plain = number.to_lowercase();
            let path = || dir.join(format!("{number}.yaml"));
            if plain == asked {
                found.same.push(path());
            } else if plain.starts_with(asked) || plain.ends_with(asked) {
                found.part.push(path());
            }
        });
        listed.map_err(|error| self.os_error(dir, &error))?;
        found.same.sort();
        found.part.sort();
        Ok(found)
    }

    fn only_one(&self, id: &str, mut found: Vec<PathBuf>) -> Result<PathBuf, FindError> {
        let count = found.len();
        match found.pop() {
            None => Err(FindError::Unknown { id: id.to_owned() }),
            Some(path) if count == 1 => Ok(path),
            Some(last) => {
                let names = found.iter().chain([&last]).take(CANDIDATES);
                Err(FindError::Ambiguous {
                    id: id.to_owned(),
                    count,
                    candidates: names.map(|path| self.relative(path)).collect(),
                })
            }
        }
    }

    /// `..` and links on the way are followed first: where it ends is what counts. A case that is
    /// a link itself is refused, wherever it leads.
    fn by_path(&self, id: &str, start: &Path) -> Result<PathBuf, FindError> {
        let path = id.to_owned();
        let asked = [start, self.root()].map(|base| base.join(id));
        let is_link = |path: &&PathBuf| path.symlink_metadata().is_ok_and(|it| it.is_symlink());
        if asked.iter().any(|path| is_link(&path)) {
            return Err(StoreError::Symlink { path }.into());
        }
        let found = asked.iter().map(|path| path.canonicalize());
        let mut found = found.filter(|found| !found.as_ref().is_err_and(is_no_path));
        let real = match found.next() {
            Some(Ok(real)) => real,
            Some(Err(error)) => return Err(os(id, &error).into()),
            None => return Err(FindError::Missing { path }),
        };
        if !real.starts_with(self.cases_dir()) {
            return Err(FindError::Outside { path });
        }
        if real.is_file() && has_yaml_end(&real.to_string_lossy()) {
            Ok(real)
        } else {
            Err(FindError::NotACase { path })
        }
    }
}

/// Whether an error says that there is nothing, or that the text can be no path at all.
fn is_no_path(error: &io::Error) -> bool {
    let kind = error.kind();
    is_absent(error)
        || matches!(
            kind,
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename
        )
}

fn has_yaml_end(text: &str) -> bool {
    Path::new(text).extension().is_some_and(|end| end == "yaml")
}

/// The numbers of the case files in a directory, of any kind, in no order; none where it is not there.
/// Of a month with many cases nothing else is kept.
fn each_number(dir: &Path, mut then: impl FnMut(&str)) -> io::Result<()> {
    let found = match fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        found => found?,
    };
    for entry in found {
        let name = entry?.file_name();
        if let Some(number) = name.to_str().and_then(number_of) {
            then(number);
        }
    }
    Ok(())
}
