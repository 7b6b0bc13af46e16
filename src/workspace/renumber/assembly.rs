//! The files put together: every case whole, under its number.

use std::path::Path as FilePath;

use anyhow::Result;

use super::claims::{Claimant, Collision, MergeSide};
use super::plan::{NewNumber, Placed, Plan, Renumbered};
use super::tree;
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::store::number::{allocate_all, next_numbers};
use crate::store::write::{ChangeSet, Written};
use crate::workspace::numbered::{self, Files};
use crate::workspace::open::Workspace;
use crate::workspace::read_back;

/// The files being put together.
pub struct Assembly<'a> {
    /// What is known.
    pub plan: &'a Plan<'a>,
    /// Old number, case, new number.
    pub given: Vec<(String, &'a Claimant, String)>,
    /// The files.
    pub files: Files,
    /// What to say of it.
    pub done: Renumbered,
}

/// Gives the numbers and writes everything.
pub fn written(plan: &Plan) -> Result<(Written, Renumbered)> {
    let (wanted, besides) = (plan.wanted()?, plan.besides());
    let mut done = Renumbered::default();
    let make = |numbers: &[String]| {
        let (files, all) = files(plan, numbers)?;
        done = all;
        anyhow::Ok(files)
    };
    let written = allocate_all(&plan.workspace.repository, &wanted, &besides, make)?;
    Ok((written, done))
}

/// The same without writing.
pub fn tried(plan: &Plan) -> Result<(ChangeSet, Renumbered)> {
    let numbers = next_numbers(&plan.workspace.repository, &plan.wanted()?, &plan.besides())?;
    files(plan, &numbers)
}

fn files(plan: &Plan, numbers: &[String]) -> Result<(ChangeSet, Renumbered)> {
    let mut numbers = numbers.iter();
    let given = plan.movers().map(|(one, claimant)| {
        let number = plan.own(claimant).or_else(|| numbers.next().cloned());
        (one.number.clone(), claimant, number.unwrap_or_default())
    });
    let mut assembly = Assembly {
        plan,
        given: given.collect(),
        files: Files::default(),
        done: Renumbered::default(),
    };
    for conflict in &plan.found.conflicts {
        if let Some(disk) = &conflict.disk {
            assembly.files.taken(
                plan.workspace.repository.root().join(&conflict.path),
                disk.as_slice(),
            );
        }
    }
    for collision in &plan.found.collisions {
        assembly.collision(collision)?;
    }
    assembly.rest()?;
    Ok((assembly.files.changes(), assembly.done))
}

impl Assembly<'_> {
    /// Everything of one number.
    pub fn collision(&mut self, collision: &Collision) -> Result<()> {
        let workspace = self.plan.workspace;
        let repository = &workspace.repository;
        let Some((keeper, movers)) = collision.claimants.split_first() else {
            return Ok(());
        };
        let there = repository.root().join(&keeper.record.file);
        let home = match keeper.side {
            MergeSide::Tree => tree::home(workspace, &keeper.record, &keeper.case),
            MergeSide::Ours | MergeSide::Theirs => there.clone(),
        };
        let edits = self.links(&keeper.record, keeper.side)?;
        if keeper.side == MergeSide::Tree {
            self.files.taken(&there, keeper.record.text.as_str());
        }
        self.files
            .put(&home, self.edited(&keeper.record, &edits)?.text)?;
        if home != there {
            numbered::move_beside(
                workspace,
                &mut self.files,
                &keeper.case,
                (&there, &home),
                &collision.number,
            )?;
            self.done.moved.push(Placed {
                from: keeper.record.file.clone(),
                to: repository.relative(&home),
            });
        }
        if let Some(sanctions) = &keeper.sanctions {
            self.files
                .put(repository.sanctions_path(&home), sanctions.as_str())?;
        }
        if let Some(private) = &keeper.private {
            self.files
                .put(repository.private_path(&home), private.as_slice())?;
        }
        let keeper = keeper.case.uid.clone().unwrap_or_default();
        for claimant in movers {
            self.moved(claimant, &keeper)?;
        }
        Ok(())
    }

    /// The newer case, under its new number.
    fn moved(&mut self, claimant: &Claimant, keeper: &str) -> Result<()> {
        let workspace = self.plan.workspace;
        let repository = &workspace.repository;
        let old = &claimant.case.number;
        let uid = claimant.case.uid.clone().unwrap_or_default();
        let new = self
            .given
            .iter()
            .find(|(_, other, _)| other.case.uid == claimant.case.uid);
        let number = new.map(|(_, _, number)| number.clone()).unwrap_or_default();
        let reason =
            numbered::words(workspace).say(&msg!("renumber-reason", number = old, uid = keeper));
        let field = Path::root().key("number");
        let mut edits = self.links(&claimant.record, claimant.side)?;
        edits.push(Edit::Set(field.clone(), Value::Quoted(number.clone())));
        edits.push(numbered::correction(
            &self.plan.stamp,
            &field,
            old,
            &number,
            &reason,
        ));
        let (year, month) = numbered::month(&claimant.case);
        let path = repository.case_path(year, month, &number);
        let file = repository.relative(&path);
        let after = numbered::edited(
            workspace,
            &claimant.record,
            &edits,
            (&number, &file, (year, month)),
        )?;
        read_back::judge(workspace, &claimant.record, &after)?;
        let home = repository.root().join(&claimant.record.file);
        if claimant.side == MergeSide::Tree {
            self.files.taken(&home, claimant.record.text.as_str());
        }
        self.files.put(&path, after.text)?;
        self.beside(claimant, (&home, &path), &number)?;
        self.done.given.push(NewNumber {
            number,
            was: old.clone(),
            uid,
            file,
            kept_by: keeper.to_owned(),
        });
        Ok(())
    }

    /// What stands beside the newer case, in its new place.
    fn beside(
        &mut self,
        claimant: &Claimant,
        (home, path): (&FilePath, &FilePath),
        number: &str,
    ) -> Result<()> {
        let workspace = self.plan.workspace;
        let repository = &workspace.repository;
        let (case, moved) = (&claimant.case, (home, path));
        match &claimant.private {
            Some(private) => {
                let place = repository.private_path(path);
                self.files.put(place, private.as_slice())?;
            }
            None => numbered::move_private(workspace, &mut self.files, case, moved)?,
        }
        match &claimant.sanctions {
            Some(text) => {
                let place = repository.sanctions_path(path);
                let name = repository.relative(&place);
                let (_, text) = numbered::sanctions_as(&name, text, number)?;
                self.files.put(place, text)
            }
            None => numbered::move_sanctions(workspace, &mut self.files, case, moved, number),
        }
    }

    /// Changes that follow their case, files that are put in their place, links of all others.
    pub fn rest(&mut self) -> Result<()> {
        let (workspace, found) = (self.plan.workspace, self.plan.found);
        let base = workspace.repository.root();
        for moved_file in &found.moved_files {
            self.files.put(
                base.join(&moved_file.path),
                moved_file.stays.record.text.as_str(),
            )?;
            if let Some((now, joined)) = &moved_file.now {
                let edits = self.links(joined, moved_file.changed.side)?;
                let after = self.edited(joined, &edits)?;
                self.files.taken(base.join(&now.file), now.text.as_str());
                self.files.put(base.join(&now.file), after.text)?;
                self.done.followed.push(now.file.clone());
            }
        }
        for (record, place) in &found.misplaced {
            let edits = self.links(record, MergeSide::Tree)?;
            let (old, case) = (base.join(&record.file), Workspace::case(record)?);
            self.files.taken(&old, record.text.as_str());
            self.files.put(place, self.edited(record, &edits)?.text)?;
            numbered::move_beside(
                workspace,
                &mut self.files,
                case,
                (&old, place),
                &case.number,
            )?;
            self.done.moved.push(Placed {
                from: record.file.clone(),
                to: workspace.repository.relative(place),
            });
        }
        for record in &found.others {
            let edits = self.links(record, MergeSide::Tree)?;
            if edits.is_empty() || self.done.followed.contains(&record.file) {
                continue;
            }
            let after = self.edited(record, &edits)?;
            read_back::judge(workspace, record, &after)?;
            self.files
                .taken(base.join(&record.file), record.text.as_str());
            self.files.put(base.join(&record.file), after.text)?;
            self.done.relinked.push(record.file.clone());
        }
        Ok(())
    }

    fn edited(&self, record: &Record, edits: &[Edit]) -> Result<Record> {
        let place = (record.number.as_str(), record.file.as_str(), record.month);
        numbered::edited(self.plan.workspace, record, edits, place)
    }
}
