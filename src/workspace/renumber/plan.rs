//! What is to be written: every case whole, each under its number, and every link to the case it
//! meant.

use std::collections::BTreeSet;

use anyhow::Result;
use serde::Serialize;

use super::claims::{Claimant, Collision};
use super::survey::Survey;
use crate::domain::case::stamp::Stamp;
use crate::domain::numbering::{DRAFT_DIGITS, draft_number, is_draft};
use crate::store::git::Git;
use crate::store::number::Wanted;
use crate::workspace::numbered;
use crate::workspace::open::Workspace;

/// What is known when the numbers are given.
pub struct Plan<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// Its git.
    pub git: Option<&'a Git>,
    /// What was found.
    pub found: &'a Survey,
    /// Who does it and when.
    pub stamp: Stamp,
}

/// A case with its new number.
#[derive(Debug, Serialize)]
pub struct NewNumber {
    /// The number it has.
    pub number: String,
    /// The number it had.
    pub was: String,
    /// The identity, which stays.
    pub uid: String,
    /// Its file.
    pub file: String,
    /// The case that keeps the old number.
    pub kept_by: String,
}

/// A file put where its number belongs.
#[derive(Debug, Serialize)]
pub struct Placed {
    /// Where it was.
    pub from: String,
    /// Where it is.
    pub to: String,
}

/// A link that may mean either case, and stays.
#[derive(Debug, Serialize)]
pub struct Doubtful {
    /// The file it stands in.
    pub file: String,
    /// The number it names.
    pub number: String,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
pub struct Renumbered {
    /// The renumbered cases.
    #[serde(rename = "renumbered")]
    pub given: Vec<NewNumber>,
    /// Files put in their place.
    pub moved: Vec<Placed>,
    /// Changes that followed their case to its new number: the files.
    pub followed: Vec<String>,
    /// Other cases whose links were changed: the files.
    pub relinked: Vec<String>,
    /// Links that stay.
    pub doubtful: Vec<Doubtful>,
}

impl Plan<'_> {
    /// Numbers some case says it has, whatever its file is called.
    pub(super) fn besides(&self) -> BTreeSet<String> {
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
    pub(super) fn movers(&self) -> impl Iterator<Item = (&Collision, &Claimant)> {
        let all = self.found.collisions.iter();
        all.flat_map(|one| {
            one.claimants
                .iter()
                .skip(1)
                .map(move |claimant| (one, claimant))
        })
    }

    /// The number a case has a claim to; a draft is told apart by more digits of its uid.
    pub(super) fn own(&self, claimant: &Claimant) -> Option<String> {
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

    pub(super) fn wanted(&self) -> Result<Vec<Wanted<'_>>> {
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
}
