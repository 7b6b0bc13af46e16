//! What is to be written: every case whole, each under its number, and every link to the case it
//! meant.

use std::collections::BTreeSet;

use anyhow::Result;

use super::found::{All, Claimant, Collision};
use super::work::Work;
use crate::domain::case::stamp::Stamp;
use crate::domain::numbering::{DRAFT_DIGITS, draft_number, is_draft};
use crate::store::git::Git;
use crate::store::number::{Wanted, allocate_all, next_numbers};
use crate::store::write::{ChangeSet, Written};
use crate::workspace::numbered::{self, Files, problem_of};
use crate::workspace::open::Workspace;

/// What is known when the numbers are given.
pub struct Plan<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// Its git.
    pub git: Option<&'a Git>,
    /// What was found.
    pub found: &'a All,
    /// Who does it and when.
    pub stamp: Stamp,
}

/// A case with its new number.
#[derive(Debug)]
pub struct Moved {
    /// The identity, which stays.
    pub uid: String,
    /// The number it had.
    pub old: String,
    /// The number it has.
    pub number: String,
    /// Its file.
    pub file: String,
    /// The case that keeps the old number.
    pub keeper: String,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// The renumbered cases.
    pub moved: Vec<Moved>,
    /// Files put where their number belongs: from and to.
    pub placed: Vec<(String, String)>,
    /// Changes that followed their case to its new number: the files.
    pub moved_files: Vec<String>,
    /// Other cases whose links were changed: the files.
    pub relinked: Vec<String>,
    /// Links that may mean either case and stay: file and number.
    pub doubtful: Vec<(String, String)>,
}

impl Plan<'_> {
    /// Gives the numbers and writes everything.
    pub fn written(&self) -> Result<(Written, Done)> {
        let (wanted, besides) = (self.wanted()?, self.besides());
        let mut done = Done::default();
        let make = |numbers: &[String]| {
            let (files, all) = self.files(numbers).map_err(problem_of)?;
            done = all;
            Ok(files)
        };
        let written = allocate_all(&self.workspace.repository, &wanted, &besides, make)?;
        Ok((written, done))
    }

    /// The same without writing.
    pub fn tried(&self) -> Result<(ChangeSet, Done)> {
        let numbers = next_numbers(&self.workspace.repository, &self.wanted()?, &self.besides())?;
        self.files(&numbers)
    }

    /// Numbers some case says it has, whatever its file is called.
    fn besides(&self) -> BTreeSet<String> {
        let shared = self.found.collisions.iter();
        let mut all: BTreeSet<String> = shared.map(|one| one.number.clone()).collect();
        let misplaced = self.found.misplaced.iter().map(|(record, _)| record);
        let records = self.found.others.iter().chain(misplaced);
        all.extend(records.filter_map(|record| Some(record.case.as_ref()?.number.clone())));
        let own = self.movers().filter_map(|(_, claimant)| self.own(claimant));
        all.extend(own);
        all
    }

    /// The cases that get another number, each with what it shares.
    fn movers(&self) -> impl Iterator<Item = (&Collision, &Claimant)> {
        let all = self.found.collisions.iter();
        all.flat_map(|one| {
            one.claimants
                .iter()
                .skip(1)
                .map(move |claimant| (one, claimant))
        })
    }

    /// The number a case has a claim to; a draft is told apart by more digits of its uid.
    fn own(&self, claimant: &Claimant) -> Option<String> {
        if !is_draft(&claimant.case.number) {
            return claimant.own.clone();
        }
        let uid = claimant.case.uid.as_deref()?;
        let mut longer = (DRAFT_DIGITS..=32).map(|digits| draft_number(uid, digits));
        let taken = |number: &String| {
            self.found
                .others
                .iter()
                .any(|record| record.number == *number)
        };
        longer.find(|number| *number != claimant.case.number && !taken(number))
    }

    fn wanted(&self) -> Result<Vec<Wanted<'_>>> {
        let open = self
            .movers()
            .filter(|(_, claimant)| self.own(claimant).is_none());
        let wanted = open.map(|(_, claimant)| {
            let pattern = &self.workspace.policy(&claimant.case)?.numbering.pattern;
            Ok(Wanted {
                pattern,
                month: numbered::month(&claimant.case),
            })
        });
        wanted.collect()
    }

    fn files(&self, numbers: &[String]) -> Result<(ChangeSet, Done)> {
        let mut numbers = numbers.iter();
        let given = self.movers().map(|(one, claimant)| {
            let number = self.own(claimant).or_else(|| numbers.next().cloned());
            (one.number.clone(), claimant, number.unwrap_or_default())
        });
        let mut work = Work {
            plan: self,
            given: given.collect(),
            files: Files::default(),
            done: Done::default(),
        };
        for conflict in &self.found.conflicts {
            if let Some(disk) = &conflict.disk {
                work.files.taken(
                    self.workspace.repository.root().join(&conflict.path),
                    disk.as_slice(),
                );
            }
        }
        for collision in &self.found.collisions {
            work.collision(collision)?;
        }
        work.rest()?;
        Ok((work.files.changes(), work.done))
    }
}
