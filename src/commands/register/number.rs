//! A draft becomes a case of the register: its number, its file, and what others call it.

use std::collections::BTreeSet;

use anyhow::Result;

use super::super::args::WriteArgs;
use super::super::change::Change;
use super::super::desk::{Desk, Exit};
use super::super::numbered::{self, Files, problem_of};
use super::super::outcome::Outcome;
use super::super::read_back;
use super::super::room::Room;
use super::super::writing;
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::msg;
use crate::store::number::{Wanted, allocate_all, next_numbers};
use crate::store::write::ChangeSet;

/// A draft that was numbered.
pub struct Numbered {
    /// The number it had.
    pub draft: String,
    /// The case as it is now.
    pub after: Record,
    /// The other cases whose links were changed.
    pub relinked: Vec<String>,
}

/// Gives the draft its number and writes everything that names it.
/// `promised` are numbers given before in the same dry run.
pub fn give(
    desk: &mut Desk,
    change: &Change,
    args: &WriteArgs,
    promised: &[Numbered],
) -> Result<Numbered> {
    let room = change.room;
    let draft = change.case.number.clone();
    let records = room.records()?;
    let pattern = &change.policy.numbering.pattern;
    let wanted = [Wanted { pattern, month: numbered::month(&change.case) }];
    let written = records.iter().filter_map(|record| Some(record.case.as_ref()?.number.clone()));
    let promised = promised.iter().map(|one| one.after.number.clone());
    let besides: BTreeSet<String> = written.chain(promised).collect();
    let mut made = None;
    let mut build = |numbers: &[String]| {
        let number = numbers.first().map(String::as_str).unwrap_or_default();
        let (files, done) = files(change, &records, &draft, number).map_err(problem_of)?;
        made = Some(done);
        Ok(files)
    };
    if args.dry_run {
        let files = build(&next_numbers(&room.repository, &wanted, &besides)?)?;
        writing::write(desk, room, args, &files, "", &[])?;
    } else {
        let written = allocate_all(&room.repository, &wanted, &besides, &mut build)?;
        let number = made.as_ref().map_or("", |done: &Numbered| done.after.number.as_str());
        let mut trailers = writing::trailers(number, &change.act.to_string(), &change.actor);
        trailers.push(("Draft".to_owned(), draft.clone()));
        let was = msg!("commit-was", old = &draft);
        let subject = writing::subject(room, number, &change.act.to_string(), Some(&was));
        writing::commit(desk, room, args, &written.paths(&room.repository), &subject, &trailers)?;
    }
    made.ok_or_else(|| Problem::unreadable(msg!("renumber-none")).into())
}

/// Everything that is to be written where the draft gets this number.
fn files(
    change: &Change,
    records: &[Record],
    draft: &str,
    number: &str,
) -> Result<(ChangeSet, Numbered)> {
    let room = change.room;
    let repository = &room.repository;
    let before = change.record();
    let (year, month) = numbered::month(&change.case);
    let path = repository.case_path(year, month, number);
    let after = change.under(number, &repository.relative(&path), (year, month))?;
    read_back::judge(room, before, &after)?;
    let mut files = Files::default();
    files.taken(&change.path, before.text.as_str());
    files.put(&path, after.text.as_str())?;
    numbered::move_sanctions(room, &mut files, &change.case, (&change.path, &path), number)?;
    let reason = numbered::link_reason(room, change.case.uid.as_deref());
    let mut relinked = Vec::new();
    for record in records.iter().filter(|record| record.file != before.file) {
        let to = |old: &str| (old == draft).then(|| number.to_owned());
        let edits = numbered::relinked(record, &change.stamp(), &reason, to);
        if edits.is_empty() {
            continue;
        }
        let place = (record.number.as_str(), record.file.as_str(), record.month);
        let linked = numbered::edited(room, record, &edits, place)?;
        read_back::judge(room, record, &linked)?;
        let path = repository.root().join(&record.file);
        files.taken(&path, record.text.as_str());
        files.put(&path, linked.text)?;
        relinked.push(record.file.clone());
    }
    let done = Numbered { draft: draft.to_owned(), after, relinked };
    Ok((files.changes(), done))
}

impl Numbered {
    /// Says it, as every step is said.
    pub fn say(&self, desk: &mut Desk, change: &Change, args: &WriteArgs) -> Result<Exit> {
        let case = Room::case(&self.after)?;
        let outcome = Outcome {
            room: change.room,
            case,
            file: &self.after.file,
            policy: change.policy,
            calendar: change.calendar,
            act: change.act,
            changed: true,
        };
        let mut said = vec![msg!("renumber-numbered", draft = &self.draft, file = &self.after.file)];
        let linked = self.relinked.iter();
        said.extend(linked.map(|file| msg!("renumber-relinked", file = file)));
        outcome.say(desk, args, &said)
    }
}
