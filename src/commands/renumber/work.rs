//! The files put together: every case whole, under its number.

use anyhow::Result;

use super::super::numbered::{self, Files};
use super::super::read_back;
use super::super::room::Room;
use super::found::{Collision, Seat, Side};
use super::plan::{Done, Moved, Plan};
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;

/// The files being put together.
pub struct Work<'a> {
    /// What is known.
    pub plan: &'a Plan<'a>,
    /// Old number, case, new number.
    pub given: Vec<(String, &'a Seat, String)>,
    /// The files.
    pub files: Files,
    /// What to say of it.
    pub done: Done,
}

impl Work<'_> {
    /// Everything of one number.
    pub fn collision(&mut self, collision: &Collision) -> Result<()> {
        let room = self.plan.room;
        let repository = &room.repository;
        let Some((keeper, movers)) = collision.seats.split_first() else { return Ok(()) };
        let there = repository.root().join(&keeper.record.file);
        let home = match keeper.side {
            Side::Tree => super::tree::home(room, &keeper.record, &keeper.case),
            Side::Ours | Side::Theirs => there.clone(),
        };
        let edits = self.links(&keeper.record, keeper.side)?;
        if keeper.side == Side::Tree {
            self.files.taken(&there, keeper.record.text.as_str());
        }
        self.files.put(&home, self.edited(&keeper.record, &edits)?.text)?;
        if home != there {
            numbered::move_sanctions(room, &mut self.files, &keeper.case, (&there, &home), &collision.number)?;
            self.done.placed.push((keeper.record.file.clone(), repository.relative(&home)));
        }
        if let Some(sanctions) = &keeper.sanctions {
            self.files.put(repository.sanctions_path(&home), sanctions.as_str())?;
        }
        let keeper = keeper.case.uid.clone().unwrap_or_default();
        for seat in movers {
            self.moved(seat, &keeper)?;
        }
        Ok(())
    }

    /// The newer case, under its new number.
    fn moved(&mut self, seat: &Seat, keeper: &str) -> Result<()> {
        let room = self.plan.room;
        let repository = &room.repository;
        let old = &seat.case.number;
        let uid = seat.case.uid.clone().unwrap_or_default();
        let new = self.given.iter().find(|(_, other, _)| other.case.uid == seat.case.uid);
        let number = new.map(|(_, _, number)| number.clone()).unwrap_or_default();
        let reason = numbered::words(room).say(&msg!("renumber-reason", number = old, uid = keeper));
        let field = Path::root().key("number");
        let mut edits = self.links(&seat.record, seat.side)?;
        edits.push(Edit::Set(field.clone(), Value::Quoted(number.clone())));
        edits.push(numbered::correction(&self.plan.stamp, &field, old, &number, &reason));
        let (year, month) = numbered::month(&seat.case);
        let path = repository.case_path(year, month, &number);
        let file = repository.relative(&path);
        let after = numbered::edited(room, &seat.record, &edits, (&number, &file, (year, month)))?;
        read_back::judge(room, &seat.record, &after)?;
        let home = repository.root().join(&seat.record.file);
        if seat.side == Side::Tree {
            self.files.taken(&home, seat.record.text.as_str());
        }
        self.files.put(&path, after.text)?;
        match &seat.sanctions {
            Some(text) => {
                let name = repository.relative(&repository.sanctions_path(&path));
                let (_, text) = numbered::sanctions_as(&name, text, &number)?;
                self.files.put(repository.sanctions_path(&path), text)?;
            }
            None => {
                numbered::move_sanctions(room, &mut self.files, &seat.case, (&home, &path), &number)?;
            }
        }
        self.done.moved.push(Moved { uid, old: old.clone(), number, file, keeper: keeper.to_owned() });
        Ok(())
    }

    /// Changes that follow their case, files that are put in their place, links of all others.
    pub fn rest(&mut self) -> Result<()> {
        let (room, found) = (self.plan.room, self.plan.found);
        let base = room.repository.root();
        for carried in &found.carried {
            self.files.put(base.join(&carried.path), carried.stays.record.text.as_str())?;
            if let Some((now, joined)) = &carried.now {
                let edits = self.links(joined, carried.changed.side)?;
                let after = self.edited(joined, &edits)?;
                self.files.taken(base.join(&now.file), now.text.as_str());
                self.files.put(base.join(&now.file), after.text)?;
                self.done.carried.push(now.file.clone());
            }
        }
        for (record, place) in &found.misplaced {
            let edits = self.links(record, Side::Tree)?;
            let (old, case) = (base.join(&record.file), Room::case(record)?);
            self.files.taken(&old, record.text.as_str());
            self.files.put(place, self.edited(record, &edits)?.text)?;
            numbered::move_sanctions(room, &mut self.files, case, (&old, place), &case.number)?;
            self.done.placed.push((record.file.clone(), room.repository.relative(place)));
        }
        for record in &found.others {
            let edits = self.links(record, Side::Tree)?;
            if edits.is_empty() || self.done.carried.contains(&record.file) {
                continue;
            }
            let after = self.edited(record, &edits)?;
            read_back::judge(room, record, &after)?;
            self.files.taken(base.join(&record.file), record.text.as_str());
            self.files.put(base.join(&record.file), after.text)?;
            self.done.relinked.push(record.file.clone());
        }
        Ok(())
    }

    fn edited(&self, record: &Record, edits: &[Edit]) -> Result<Record> {
        let place = (record.number.as_str(), record.file.as_str(), record.month);
        numbered::edited(self.plan.room, record, edits, place)
    }
}
