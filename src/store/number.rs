//! Giving numbers (M-8).
//!
//! The next number follows the highest that is taken this month: on disk, in any work tree of the
//! same git repository, on any local branch or any remote-tracking branch. A gap is never filled; it may be a number on a branch that was not
//! fetched. What two people number apart at the same time shows as an add/add conflict, loudly.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::files::is_taken;
use super::git::{Git, error::GitError};
use super::lock::Lock;
use super::names::{Listed, Names, number_of};
use super::repository::Repository;
use super::write::{ChangeSet, Written};
use crate::domain::numbering::NumberPattern;

/// How often a number that turns out to be taken is passed over. Under the lock that happens only
/// where someone makes files by hand at the same moment.
const ATTEMPTS: u32 = 1000;

/// What is to be written once the number is known.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The text of the new case file.
    pub text: String,
    /// What is written together with it (the case it supersedes, the file it replaces).
    pub also: ChangeSet,
}

impl From<String> for Draft {
    fn from(text: String) -> Self {
        Self {
            text,
            also: ChangeSet::new(),
        }
    }
}

/// A number that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocated {
    /// The number.
    pub number: String,
    /// The case file, absolute.
    pub path: PathBuf,
    /// What was written; the case file first.
    pub written: Written,
}

/// The number after the highest of those taken. Numbers of another month (or year, where the
/// pattern has no month) and of other patterns are passed over.
///
/// # Errors
/// Exit 4 where the serials are used up (999,999,999).
pub fn next_number<'a>(
    pattern: &NumberPattern,
    year: i32,
    month: u32,
    taken: impl IntoIterator<Item = &'a str>,
) -> Result<String, StoreError> {
    let highest = pattern.highest_of(taken, (year, month));
    checked_number(pattern, year, month, highest + 1)
}

/// A number that reads back, or a clear refusal.
fn checked_number(
    pattern: &NumberPattern,
    year: i32,
    month: u32,
    serial: u32,
) -> Result<String, StoreError> {
    let number = pattern.format(year, month, serial);
    if pattern.serial_of(&number, year, month) == Some(serial) {
        Ok(number)
    } else {
        let month = format!("{year:04}-{month:02}");
        Err(StoreError::NumberExhausted { month })
    }
}

/// What is asked of the branches: which is the highest number of a month.
struct OfBranches {
    root: PathBuf,
    /// The directories whose names count.
    dirs: Vec<String>,
    pattern: NumberPattern,
    month: (i32, u32),
}

impl OfBranches {
    /// Its serial; 0 where there is none, or no git.
    fn highest(&self) -> Result<u32, GitError> {
        let Some(git) = Git::at(&self.root) else {
            return Ok(0);
        };
        let (year, month) = self.month;
        let serial = |name: &str| self.pattern.serial_of(number_of(name)?, year, month);
        git.highest_on_branches(&self.dirs, &self.to_string(), serial)
    }
}

impl fmt::Display for OfBranches {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (year, month) = self.month;
        write!(f, "{year:04}-{month:02} {}", self.pattern)
    }
}

impl Repository {
    /// The numbers taken in these months: on disk and on every branch git knows here.
    ///
    /// # Errors
    /// Exit 4 where a month's directory or git cannot be read.
    pub fn taken(&self, months: &[(i32, u32)]) -> Result<BTreeSet<String>, StoreError> {
        let mut taken = self.taken_on_branches(months)?;
        let others = self.worktrees()?.unwrap_or_default().1;
        let in_trees = self.taken_in_trees(&others, months, &Listed::default())?;
        taken.extend(numbers(&in_trees).map(str::to_owned));
        Ok(taken)
    }

    /// The number that would be given now.
    ///
    /// # Errors
    /// Exit 4 where the months or git cannot be read, or the serials are used up.
    pub fn next_number(
        &self,
        pattern: &NumberPattern,
        (year, month): (i32, u32),
    ) -> Result<String, StoreError> {
        let series = pattern.series(year, month);
        let on_branches = self.highest_on_branches(pattern, (year, month))?;
        let others = self.worktrees()?.unwrap_or_default().1;
        self.months()?;
        let taken = self.taken_in_trees(&others, &series, &Listed::default())?;
        let in_trees = pattern.highest_of(numbers(&taken), (year, month));
        checked_number(pattern, year, month, in_trees.max(on_branches) + 1)
    }

    /// Begins to ask the branches for the highest number of a month: a number is about to be given,
    /// and there is other work before.
    pub fn begin_numbering(&self, pattern: &NumberPattern, month: (i32, u32)) {
        let question = self.of_branches(pattern, month);
        let asked = question.to_string();
        self.on_branches
            .begin_one(asked, move || question.highest());
    }

    fn highest_on_branches(
        &self,
        pattern: &NumberPattern,
        month: (i32, u32),
    ) -> Result<u32, StoreError> {
        let question = self.of_branches(pattern, month);
        let heard = self.on_branches.heard_of(&question.to_string());
        Ok(heard.unwrap_or_else(|| question.highest())?)
    }

    fn of_branches(&self, pattern: &NumberPattern, month: (i32, u32)) -> OfBranches {
        OfBranches {
            root: self.root().to_owned(),
            dirs: self.month_dirs(&pattern.series(month.0, month.1)),
            pattern: pattern.clone(),
            month,
        }
    }

    fn month_dirs(&self, months: &[(i32, u32)]) -> Vec<String> {
        let dirs = months.iter().map(|(year, month)| {
            let dir = self.month_dir(*year, *month);
            self.relative(&dir)
        });
        dirs.collect()
    }

    /// What is on disk, here and in the other work trees: nobody may have committed it yet. That a month
    /// cannot be looked into is told by [`Repository::months`], before a number is given. What was listed here
    /// before suffices for whom a number that is taken all the same is passed over.
    fn taken_in_trees(
        &self,
        others: &[PathBuf],
        months: &[(i32, u32)],
        listed: &Listed,
    ) -> Result<Vec<Arc<Names>>, StoreError> {
        let mut taken = Vec::new();
        for (year, month) in months {
            let here = self.month_dir(*year, *month);
            let below = self.relative(&here);
            let names = listed.names(&here);
            taken.push(names.map_err(|error| self.os_error(&here, &error))?);
            for other in others {
                let dir = other.join(&below);
                let names = Names::in_directory(&dir);
                taken.push(names.map_err(|error| self.os_error(&dir, &error))?.into());
            }
        }
        Ok(taken)
    }

    fn worktrees(&self) -> Result<Option<(PathBuf, Vec<PathBuf>)>, StoreError> {
        let git = Git::at(self.root());
        let others = git.map_or(Ok(None), |git| git.worktrees());
        // Without git there is no other work tree either.
        others.or_else(|error| match error {
            GitError::NotInstalled => Ok(None),
            error => Err(error.into()),
        })
    }

    fn taken_on_branches(&self, months: &[(i32, u32)]) -> Result<BTreeSet<String>, StoreError> {
        let Some(git) = Git::at(self.root()) else {
            return Ok(BTreeSet::new());
        };
        let names = git.names_on_branches(&self.month_dirs(months))?;
        let numbers = names.iter().filter_map(|name| number_of(name));
        Ok(numbers.map(str::to_owned).collect())
    }
}

/// Gives the next number of a month to a new case and writes it, under the lock. `make` turns
/// the number into what is to be written; it may be asked again with a higher number.
///
/// # Errors
/// Those of `make`; exit 4 where nothing could be written.
pub fn allocate<D: Into<Draft>, E: From<StoreError>>(
    repository: &Repository,
    pattern: &NumberPattern,
    (year, month): (i32, u32),
    mut make: impl FnMut(&str) -> Result<D, E>,
) -> Result<Allocated, E> {
    // Asked before waiting for the lock: what a writer commits meanwhile is on disk as well.
    let series = pattern.series(year, month);
    let on_branches = repository.highest_on_branches(pattern, (year, month))?;
    let (_turn, others) = turn(repository)?;
    let lock = repository.lock()?;
    let months = repository.months()?;
    let taken = repository.taken_in_trees(&others, &series, &repository.listed)?;
    let in_trees = pattern.highest_of(numbers(&taken), (year, month));
    let mut serial = in_trees.max(on_branches) + 1;
    let last = serial.saturating_add(ATTEMPTS);
    loop {
        let number = checked_number(pattern, year, month, serial)?;
        let path = repository.case_path(year, month, &number);
        if serial < last && filed_elsewhere(&months, &path) {
            serial += 1;
            continue;
        }
        let draft: Draft = make(&number)?.into();
        let mut changes = ChangeSet::new();
        changes.create(&path, draft.text);
        changes.append(draft.also);
        match changes.apply_locked(repository, &lock) {
            Ok(written) => {
                return Ok(Allocated {
                    number,
                    path,
                    written,
                });
            }
            Err(StoreError::Exists { path: there })
                if there == repository.relative(&path) && serial < last =>
            {
                serial += 1;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// The numbers in all of these directories; of most that come later it shows at once that they are no higher.
fn numbers(taken: &[Arc<Names>]) -> impl Iterator<Item = &str> {
    taken.iter().flat_map(|names| names.numbers().rev())
}

/// Whether a case of that name stands under another month: one that was taken over keeps its number and is
/// filed by its receipt.
fn filed_elsewhere(months: &[(i32, u32, PathBuf)], case: &Path) -> bool {
    let name = case.file_name().unwrap_or_default();
    let mut places = months.iter().map(|(_, _, dir)| dir.join(name));
    places.any(|place| place != case && is_taken(&place))
}

/// The turn among the work trees of the same git repository, and where the others are.
fn turn(repository: &Repository) -> Result<(Option<Lock>, Vec<PathBuf>), StoreError> {
    Ok(match repository.worktrees()? {
        None => (None, Vec::new()),
        Some((shared, others)) => (Some(repository.lock_numbers(&shared)?), others),
    })
}

/// One number that is needed: the pattern, and the month it is to carry.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The policy's pattern.
    pub pattern: &'a NumberPattern,
    /// Year and month.
    pub month: (i32, u32),
}

/// Gives several numbers at once, in order, and writes what `make` makes of them, under the lock.
/// `besides` are numbers taken that no file is named after.
///
/// # Errors
/// Those of `make`; exit 4 where nothing could be written.
pub fn allocate_all<E: From<StoreError>>(
    repository: &Repository,
    wanted: &[Wanted],
    besides: &BTreeSet<String>,
    make: impl FnOnce(&[String]) -> Result<ChangeSet, E>,
) -> Result<Written, E> {
    let (_turn, _) = turn(repository)?;
    let lock = repository.lock()?;
    let changes = make(&next_numbers(repository, wanted, besides)?)?;
    Ok(changes.apply_locked(repository, &lock)?)
}

/// The numbers that would be given now.
///
/// # Errors
/// Exit 4 where the months or git cannot be read, or the serials are used up.
pub fn next_numbers(
    repository: &Repository,
    wanted: &[Wanted],
    besides: &BTreeSet<String>,
) -> Result<Vec<String>, StoreError> {
    let mut taken = besides.clone();
    let series = wanted.iter().flat_map(|one| {
        let (year, month) = one.month;
        one.pattern.series(year, month)
    });
    let months: BTreeSet<(i32, u32)> = series.collect();
    let dirs = repository.months()?;
    taken.extend(repository.taken(&months.into_iter().collect::<Vec<_>>())?);
    // Thousands are numbered at once where a register is brought in.
    let mut last: BTreeMap<(String, Vec<(i32, u32)>), u32> = BTreeMap::new();
    let mut numbers = Vec::new();
    for Wanted { pattern, month } in wanted {
        let (year, month) = *month;
        let known = || taken.iter().map(String::as_str);
        let last = last
            .entry((pattern.to_string(), pattern.series(year, month)))
            .or_insert_with(|| pattern.highest_of(known(), (year, month)));
        let number = loop {
            *last += 1;
            let number = checked_number(pattern, year, month, *last)?;
            let path = repository.case_path(year, month, &number);
            if !taken.contains(&number) && !filed_elsewhere(&dirs, &path) {
                break number;
            }
        };
        taken.insert(number.clone());
        numbers.push(number);
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M-8: the highest plus one; gaps stay, other months and patterns do not count.
    #[test]
    fn the_next_number_follows_the_highest() {
        let pattern: NumberPattern = "{yy}{mm}{serial:02}".parse().unwrap();
        let next = |taken: &[&str]| next_number(&pattern, 2026, 11, taken.iter().copied()).unwrap();
        assert_eq!(next(&[]), "261101");
        assert_eq!(next(&["261101", "261104"]), "261105");
        assert_eq!(next(&["261250", "T-261199", "26113"]), "261101");
        assert_eq!(next(&["261199"]), "2611100");
        assert_eq!(next(&["261199", "2611100"]), "2611101");
        let full = next_number(&pattern, 2026, 11, ["2611999999999"]).unwrap_err();
        assert_eq!(full.to_string(), "store-number-exhausted");
    }
}
