//! What is to be written: every case whole, each under its number, and every link to the case it
//! meant.

use std::collections::BTreeSet;

use anyhow::Result;

use super::super::numbered::{self, Files, problem_of};
use super::super::read_back;
use super::super::room::Room;
use super::found::{All, Collision, Seat, Side};
use crate::codec;
use crate::domain::case::stamp::Stamp;
use crate::domain::numbering::{DRAFT_DIGITS, draft_number, is_draft};
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::store::git::Git;
use crate::store::number::{Wanted, allocate_all, next_numbers};
use crate::store::write::ChangeSet;

/// What is known when the numbers are given.
pub struct Plan<'a> {
    /// The repository.
    pub room: &'a Room,
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
    pub carried: Vec<String>,
    /// Other cases whose links were changed: the files.
    pub relinked: Vec<String>,
    /// Links that may mean either case and stay: file and number.
    pub doubtful: Vec<(String, String)>,
}

impl Plan<'_> {
    /// Gives the numbers and writes everything.
    pub fn written(&self) -> Result<(ChangeSet, Done)> {
        let (wanted, besides) = (self.wanted()?, self.besides());
        let mut done = Done::default();
        let make = |numbers: &[String]| {
            let (files, all) = self.files(numbers).map_err(problem_of)?;
            done = all;
            Ok(files)
        };
        let files = allocate_all(&self.room.repository, &wanted, &besides, make)?;
        Ok((files, done))
    }

    /// The same without writing.
    pub fn tried(&self) -> Result<(ChangeSet, Done)> {
        let numbers = next_numbers(&self.room.repository, &self.wanted()?, &self.besides())?;
        self.files(&numbers)
    }

    /// Numbers some case says it has, whatever its file is called.
    fn besides(&self) -> BTreeSet<String> {
        let shared = self.found.collisions.iter();
        let mut all: BTreeSet<String> = shared.map(|one| one.number.clone()).collect();
        let misplaced = self.found.misplaced.iter().map(|(record, _)| record);
        let records = self.found.others.iter().chain(misplaced);
        all.extend(records.filter_map(|record| Some(record.case.as_ref()?.number.clone())));
        let own = self.movers().filter_map(|(_, seat)| self.own(seat));
        all.extend(own);
        all
    }

    /// The cases that get another number, each with what it shares.
    fn movers(&self) -> impl Iterator<Item = (&Collision, &Seat)> {
        let all = self.found.collisions.iter();
        all.flat_map(|one| one.seats.iter().skip(1).map(move |seat| (one, seat)))
    }

    /// The number a case has a claim to; a draft is told apart by more digits of its uid.
    fn own(&self, seat: &Seat) -> Option<String> {
        if !is_draft(&seat.case.number) {
            return seat.own.clone();
        }
        let uid = seat.case.uid.as_deref()?;
        let mut longer = (DRAFT_DIGITS..=32).map(|digits| draft_number(uid, digits));
        let taken = |number: &String| self.found.others.iter().any(|record| record.number == *number);
        longer.find(|number| *number != seat.case.number && !taken(number))
    }

    fn wanted(&self) -> Result<Vec<Wanted<'_>>> {
        let open = self.movers().filter(|(_, seat)| self.own(seat).is_none());
        let wanted = open.map(|(_, seat)| {
            let pattern = &self.room.policy(&seat.case)?.numbering.pattern;
            Ok(Wanted { pattern, month: numbered::month(&seat.case) })
        });
        wanted.collect()
    }

    fn files(&self, numbers: &[String]) -> Result<(ChangeSet, Done)> {
        let mut numbers = numbers.iter();
        let given = self.movers().map(|(one, seat)| {
            let number = self.own(seat).or_else(|| numbers.next().cloned());
            (one.number.clone(), seat, number.unwrap_or_default())
        });
        let mut work = Work {
            plan: self,
            given: given.collect(),
            files: Files::default(),
            done: Done::default(),
        };
        for conflict in &self.found.conflicts {
            if let Some(disk) = &conflict.disk {
                work.files.taken(self.room.repository.root().join(&conflict.path), disk.as_slice());
            }
        }
        for collision in &self.found.collisions {
            work.collision(collision)?;
        }
        work.rest()?;
        Ok((work.files.changes(), work.done))
    }
}

/// The files being put together.
struct Work<'a> {
    plan: &'a Plan<'a>,
    /// Old number, case, new number.
    given: Vec<(String, &'a Seat, String)>,
    files: Files,
    done: Done,
}

impl<'a> Work<'a> {
    fn collision(&mut self, collision: &Collision) -> Result<()> {
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
    fn rest(&mut self) -> Result<()> {
        let (room, found) = (self.plan.room, self.plan.found);
        let root = room.repository.root();
        for carried in &found.carried {
            self.files.put(root.join(&carried.path), carried.stays.record.text.as_str())?;
            if let Some((now, joined)) = &carried.now {
                let edits = self.links(joined, carried.changed.side)?;
                let after = self.edited(joined, &edits)?;
                self.files.taken(root.join(&now.file), now.text.as_str());
                self.files.put(root.join(&now.file), after.text)?;
                self.done.carried.push(now.file.clone());
            }
        }
        for (record, place) in &found.misplaced {
            let edits = self.links(record, Side::Tree)?;
            let (old, case) = (root.join(&record.file), Room::case(record)?);
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
            self.files.taken(root.join(&record.file), record.text.as_str());
            self.files.put(root.join(&record.file), after.text)?;
            self.done.relinked.push(record.file.clone());
        }
        Ok(())
    }

    fn edited(&self, record: &Record, edits: &[Edit]) -> Result<Record> {
        let place = (record.number.as_str(), record.file.as_str(), record.month);
        numbered::edited(self.plan.room, record, edits, place)
    }

    /// The edits by which the links of a case name the cases they meant.
    fn links(&mut self, record: &Record, side: Side) -> Result<Vec<Edit>> {
        let mut to = Vec::new();
        for (_, number) in numbered::links(record) {
            let Some(seat) = self.meant(record, side, &number)? else { continue };
            let new = self.given.iter().find(|(_, other, _)| other.case.uid == seat.case.uid);
            to.extend(new.map(|(_, _, new)| (number, new.clone(), seat.case.uid.clone())));
        }
        let mut edits = Vec::new();
        for (old, new, uid) in &to {
            let reason = numbered::link_reason(self.plan.room, uid.as_deref());
            let one = |number: &str| (number == old).then(|| new.clone());
            edits.extend(numbered::relinked(record, &self.plan.stamp, &reason, one));
        }
        Ok(edits)
    }

    /// Which of the cases of one number a link means: that of the side the link was made on. In a
    /// tree nothing says which side that was, but links are made in both cases.
    fn meant(&mut self, record: &Record, side: Side, number: &str) -> Result<Option<&'a Seat>> {
        let found: &'a All = self.plan.found;
        let Some(one) = found.collisions.iter().find(|one| one.number == number) else {
            return Ok(None);
        };
        let of = |side: Side| one.seats.iter().find(|seat| seat.side == side);
        if one.seats.iter().any(|seat| seat.side != Side::Tree) {
            let side = match side {
                Side::Tree if self.at_head(record, number)? => Side::Ours,
                Side::Tree => Side::Theirs,
                side => side,
            };
            return Ok(of(side));
        }
        let own = record.case.as_ref().map_or("", |case| case.number.as_str());
        let back = |seat: &&Seat| numbered::links(&seat.record).iter().any(|(_, to)| to == own);
        let mut back = one.seats.iter().filter(back);
        match (back.next(), back.next()) {
            (Some(seat), None) => Ok(Some(seat)),
            _ => {
                self.done.doubtful.push((record.file.clone(), number.to_owned()));
                Ok(None)
            }
        }
    }

    /// Whether the side that is checked out has this link.
    fn at_head(&self, record: &Record, number: &str) -> Result<bool> {
        let Some(git) = self.plan.git else { return Ok(true) };
        let Some(bytes) = git.blob_at("HEAD", &record.file)? else { return Ok(false) };
        let Ok(text) = String::from_utf8(bytes) else { return Ok(false) };
        let calendar = &self.plan.room.calendar;
        let before = codec::record::read(&record.file, &record.number, record.month, text, calendar);
        Ok(numbered::links(&before).iter().any(|(_, to)| to == number))
    }
}
