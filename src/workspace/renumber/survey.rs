//! What there is to renumber, and what of it is asked for.

use std::path::PathBuf;

use anyhow::Result;

use super::claims::{Collision, Conflict};
use super::moved_file::MovedFile;
use crate::domain::case::Case;
use crate::domain::numbering::is_draft;
use crate::domain::record::Record;
use crate::domain::time::Time;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// Everything found.
#[derive(Debug, Default)]
pub struct Survey {
    /// Numbers shared.
    pub collisions: Vec<Collision>,
    /// Changes to cases that have another number meanwhile.
    pub moved_files: Vec<MovedFile>,
    /// Files that stand where their number does not belong, with where it does.
    pub misplaced: Vec<(Record, PathBuf)>,
    /// The files of the index that are settled with them.
    pub conflicts: Vec<Conflict>,
    /// What is not this command's business, and why.
    pub left: Vec<(String, Problem)>,
    /// Every other file.
    pub others: Vec<Record>,
}

impl Survey {
    /// Whether there is nothing to do.
    pub fn nothing(&self) -> bool {
        self.collisions.is_empty() && self.misplaced.is_empty() && self.moved_files.is_empty()
    }

    /// Whether the index of an unfinished merge is concerned.
    pub fn in_index(&self) -> bool {
        !self.conflicts.is_empty()
    }

    /// The cases that will have another number.
    pub fn renumbered(&self) -> impl Iterator<Item = &Case> {
        let shared = self
            .collisions
            .iter()
            .flat_map(|one| one.claimants.iter().skip(1));
        shared.map(|claimant| &claimant.case)
    }

    /// When the last of them was received: nobody renumbered it before.
    pub fn received(&self) -> Option<Time> {
        self.renumbered().map(|case| case.received).max()
    }

    /// Keeps what the arguments name; a case that shares its number with none is refused.
    pub fn only(&mut self, env: &Env, workspace: &Workspace, ids: &[String]) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        for id in ids {
            if !self.about(workspace, env, id) {
                return Err(refused(env, workspace, self, id));
            }
        }
        let named =
            |number: &str, file: &str| ids.iter().any(|id| means(env, workspace, id, number, file));
        self.collisions.retain(|one| {
            one.claimants
                .iter()
                .any(|claimant| named(&one.number, &claimant.record.file))
        });
        let own = |record: &Record| {
            record
                .case
                .as_ref()
                .map_or("", |case| case.number.as_str())
                .to_owned()
        };
        self.misplaced
            .retain(|(record, _)| named(&own(record), &record.file));
        self.moved_files.retain(|one| named(&one.number, &one.path));
        let (collisions, moved_files) = (&self.collisions, &self.moved_files);
        self.conflicts.retain(|conflict| {
            let shared = collisions.iter().flat_map(|one| &one.claimants);
            let mut files = shared
                .map(|claimant| &claimant.record.file)
                .chain(moved_files.iter().map(|one| &one.path));
            files.any(|file| name(file) == name(&conflict.path))
        });
        self.left.retain(|(file, _)| named("", file));
        Ok(())
    }

    fn about(&self, workspace: &Workspace, env: &Env, id: &str) -> bool {
        let shared = self.collisions.iter().flat_map(|one| {
            one.claimants
                .iter()
                .map(|claimant| (&one.number, &claimant.record.file))
        });
        let misplaced = self
            .misplaced
            .iter()
            .filter_map(|(record, _)| Some((&record.case.as_ref()?.number, &record.file)));
        let moved_files = self.moved_files.iter().map(|one| (&one.number, &one.path));
        let mut all = shared.chain(misplaced).chain(moved_files);
        all.any(|(number, file)| means(env, workspace, id, number, file))
    }
}

/// The last part of a path: cases and their sanctions share it.
pub fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether an argument names a number or the file.
fn means(env: &Env, workspace: &Workspace, id: &str, number: &str, file: &str) -> bool {
    let path = workspace.repository.root().join(file);
    id == number
        || id == file
        || env.cwd.join(id) == path
        || name(file).strip_suffix(".yaml") == Some(id)
}

/// Why one case by itself gets no other number.
fn refused(env: &Env, workspace: &Workspace, all: &Survey, id: &str) -> anyhow::Error {
    let left = all
        .left
        .iter()
        .find(|(file, _)| means(env, workspace, id, "", file));
    if let Some((_, problem)) = left {
        return problem.clone().into();
    }
    let record = match workspace.record(env, id) {
        Ok(record) => record,
        Err(error) => return error,
    };
    let number = &record.number;
    let help = if is_draft(number) {
        msg!(
            "renumber-draft-help",
            command = format!("complaint register {number}")
        )
    } else {
        msg!("renumber-alone-help")
    };
    let policy = Workspace::case(&record).and_then(|case| workspace.policy(case));
    let numbering = policy.ok().map(|policy| policy.numbering.source.clone());
    Problem::refused(msg!("renumber-alone", number = number))
        .rule("numbering")
        .stated(numbering.as_ref())
        .help(help)
        .into()
}
