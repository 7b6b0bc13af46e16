//! Files of the tree that share a number, or stand where their number does not belong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::super::numbered;
use super::super::room::Room;
use super::found::{All, Collision, Seat, Side};
use crate::domain::case::Case;
use crate::domain::numbering::is_draft;
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::msg;

/// Sorts the files of the tree by their numbers.
pub fn read(room: &Room, all: &mut All, records: Vec<Record>) {
    let names: BTreeSet<String> = records.iter().map(written).collect();
    let mut by_number: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        match &record.case {
            Some(case) => by_number.entry(case.number.clone()).or_default().push(record),
            None => all.others.push(record),
        }
    }
    for (number, records) in by_number {
        let mut seats: Vec<Seat> = records.into_iter().filter_map(seat).collect();
        seats.sort_by_key(|seat| (seat.case.recorded, seat.case.uid.clone(), seat.record.file.clone()));
        if let Some(copy) = copy(&seats) {
            let what = msg!("renumber-copy", file = &copy.record.file, number = &number);
            let problem = Problem::refused(what).rule("duplicate-uid").help(msg!("renumber-copy-help"));
            all.left.push((copy.record.file.clone(), problem));
            all.others.extend(seats.into_iter().map(|seat| seat.record));
            continue;
        }
        if seats.len() == 1 {
            all.others.extend(placed(room, &mut all.misplaced, seats.remove(0)));
            continue;
        }
        for seat in seats.iter_mut().skip(1) {
            seat.own = named(room, seat, &names);
        }
        all.collisions.push(Collision { number, seats });
    }
}

fn written(record: &Record) -> String {
    let written = record.case.as_ref().map(|case| case.number.clone());
    written.unwrap_or_else(|| record.number.clone())
}

fn seat(record: Record) -> Option<Seat> {
    let case = record.case.clone()?;
    Some(Seat { record, case, side: Side::Tree, own: None, sanctions: None })
}

/// One that has the uid of another, or none to tell it by.
fn copy(seats: &[Seat]) -> Option<&Seat> {
    let mut seen = BTreeSet::new();
    let shared = seats.len() > 1;
    seats.iter().find(|seat| shared && seat.case.uid.as_ref().is_none_or(|uid| !seen.insert(uid)))
}

/// The record, unless it is misplaced.
fn placed(room: &Room, misplaced: &mut Vec<(Record, PathBuf)>, seat: Seat) -> Option<Record> {
    let home = home(room, &seat.record, &seat.case);
    if room.repository.root().join(&seat.record.file) == home {
        return Some(seat.record);
    }
    misplaced.push((seat.record, home));
    None
}

/// Where the file of a case belongs by its number. A number of another pattern says no month: its
/// file only has to be named after it.
pub fn home(room: &Room, record: &Record, case: &Case) -> PathBuf {
    let policy = room.regulations.policy_of(case);
    let of_number = policy.and_then(|policy| policy.numbering.pattern.month_of(&case.number));
    let (year, month) = match of_number {
        Some(month) => month,
        None if is_draft(&case.number) => numbered::month(case),
        None => record.month,
    };
    room.repository.case_path(year, month, &case.number)
}

/// The number the file is named after, where no case says it has that: a copy that was given a uid
/// of its own.
fn named(room: &Room, seat: &Seat, taken: &BTreeSet<String>) -> Option<String> {
    let number = &seat.record.number;
    let policy = room.regulations.policy_of(&seat.case)?;
    let month = policy.numbering.pattern.month_of(number)?;
    let fits = month == seat.record.month && month == numbered::month(&seat.case);
    (fits && !taken.contains(number)).then(|| number.clone())
}
