//! The files put together: every case whole, under its number.

use anyhow::Result;

use super::found::{Claimant, Collision, Side};
use super::plan::{Done, Moved, Plan};
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::workspace::numbered::{self, Files};
use crate::workspace::open::Workspace;
use crate::workspace::read_back;

/// The files being put together.
pub struct Work<'a> {
    /// What is known.
    pub plan: &'a Plan<'a>,
    /// Old number, case, new number.
    pub given: Vec<(String, &'a Claimant, String)>,
    /// The files.
    pub files: Files,
    /// What to say of it.
    pub done: Done,
}

impl Work<'_> {
    /// Everything of one number.
    pub fn collision(&mut self, collision: &Collision) -> Result<()> {
        let workspace = self.plan.workspace;
        let repository = &workspace.repository;
        let Some((keeper, movers)) = collision.claimants.split_first() else {
            return Ok(());
        };
        let there = repository.root().join(&keeper.record.file);
        let home = match keeper.side {
            Side::Tree => super::tree::home(workspace, &keeper.record, &keeper.case),
            Side::Ours | Side::Theirs => there.clone(),
        };
        let edits = self.links(&keeper.record, keeper.side)?;
        if keeper.side == Side::Tree {
            self.files.taken(&there, keeper.record.text.as_str());
        }
        self.files
            .put(&home, self.edited(&keeper.record, &edits)?.text)?;
        if home != there {
            numbered::move_sanctions(
                workspace,
                &mut self.files,
                &keeper.case,
                (&there, &home),
                &collision.number,
            )?;
            self.done
                .placed
                .push((keeper.record.file.clone(), repository.relative(&home)));
        }
        if let Some(sanctions) = &keeper.sanctions {
            self.files
                .put(repository.sanctions_path(&home), sanctions.as_str())?;
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
        if claimant.side == Side::Tree {
            self.files.taken(&home, claimant.record.text.as_str());
        }
        self.files.put(&path, after.text)?;
        match &claimant.sanctions {
            Some(text) => {
                let name = repository.relative(&repository.sanctions_path(&path));
                let (_, text) = numbered::sanctions_as(&name, text, &number)?;
                self.files.put(repository.sanctions_path(&path), text)?;
            }
            None => {
                numbered::move_sanctions(
                    workspace,
                    &mut self.files,
                    &claimant.case,
                    (&home, &path),
                    &number,
                )?;
            }
        }
        self.done.moved.push(Moved {
            uid,
            old: old.clone(),
            number,
            file,
            keeper: keeper.to_owned(),
        });
        Ok(())
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
                self.done.moved_files.push(now.file.clone());
            }
        }
        for (record, place) in &found.misplaced {
            let edits = self.links(record, Side::Tree)?;
            let (old, case) = (base.join(&record.file), Workspace::case(record)?);
            self.files.taken(&old, record.text.as_str());
            self.files.put(place, self.edited(record, &edits)?.text)?;
            numbered::move_sanctions(
                workspace,
                &mut self.files,
                case,
                (&old, place),
                &case.number,
            )?;
            self.done
                .placed
                .push((record.file.clone(), workspace.repository.relative(place)));
        }
        for record in &found.others {
            let edits = self.links(record, Side::Tree)?;
            if edits.is_empty() || self.done.moved_files.contains(&record.file) {
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
