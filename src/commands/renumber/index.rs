//! Files that an unfinished merge, rebase or cherry-pick left with a version of each side.

use anyhow::Result;

use super::super::room::Room;
use super::carried::Carried;
use super::found::{All, Collision, Conflict, Seat, Side};
use crate::codec;
use crate::domain::case::Case;
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::msg;
use crate::store::files::{self, ReadFault};
use crate::store::git::{Git, Underway, Unmerged};

/// Reads what both sides added under one number. Gives the paths of all unmerged cases: their
/// files on disk hold no whole case.
pub fn read(room: &Room, git: &Git, all: &mut All) -> Result<Vec<String>> {
    let unmerged = git.unmerged(&["cases", "sanctions"])?;
    let mut paths = Vec::new();
    for file in unmerged.iter().filter(|file| file.path.starts_with("cases/")) {
        paths.push(file.path.clone());
        let (Some(ours), Some(theirs)) = (&file.ours, &file.theirs) else {
            leave(all, file);
            continue;
        };
        let ours = side(room, git, &file.path, (Side::Ours, ours))?;
        let theirs = side(room, git, &file.path, (Side::Theirs, theirs))?;
        if ours.case.uid.is_none() || ours.case.uid == theirs.case.uid {
            leave(all, file);
            continue;
        }
        let conflict = conflict(room, &file.path, &[&ours.record.text, &theirs.record.text])?;
        all.conflicts.push(conflict);
        if let Some(base) = &file.base {
            let base = side(room, git, &file.path, (Side::Tree, base))?;
            all.carried.push(Carried::new(file.path.clone(), base, ours, theirs));
            continue;
        }
        let mut seats = vec![ours, theirs];
        sanctions(room, git, all, &unmerged, &mut seats)?;
        seats.sort_by_key(|seat| (seat.case.recorded, seat.case.uid.clone()));
        let number = seats.first().map(|seat| seat.case.number.clone()).unwrap_or_default();
        all.collisions.push(Collision { number, seats });
    }
    Ok(paths)
}

/// Finds where the cases are now that got another number while the other side changed them.
pub fn follow(room: &Room, git: &Git, all: &mut All, records: &[Record]) -> Result<()> {
    for mut carried in std::mem::take(&mut all.carried) {
        match carried.follow(room, git, records)? {
            Ok(()) => all.carried.push(carried),
            Err(problem) => {
                all.conflicts.retain(|conflict| conflict.path != carried.path);
                all.left.push((carried.path, problem));
            }
        }
    }
    Ok(())
}

/// Two versions of one case are for people to join.
fn leave(all: &mut All, file: &Unmerged) {
    let what = msg!("renumber-same-case", file = &file.path);
    let problem = Problem::usage(what).help(msg!("renumber-same-case-help", file = &file.path));
    all.left.push((file.path.clone(), problem));
}

/// The case as one side has it.
fn side(room: &Room, git: &Git, path: &str, (side, id): (Side, &str)) -> Result<Seat> {
    let text = blob(git, path, id)?;
    let file = room.repository.case_file(&room.repository.root().join(path))?;
    let month = (file.year, file.month);
    let record = codec::record::read(path, &file.number, month, text, &room.calendar);
    let case: Case = Room::case(&record)?.clone();
    Ok(Seat { record, case, side, own: None, sanctions: None })
}

fn blob(git: &Git, path: &str, id: &str) -> Result<String> {
    let found = git.blobs(&[id.to_owned()])?.pop().flatten();
    let bytes = found.ok_or_else(|| ReadFault::Missing.problem(path))?;
    let text = String::from_utf8(bytes);
    Ok(text.map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()).problem(path))?)
}

/// What is on disk at the place of a conflict: the marks of the merge, or one side's text. What
/// somebody made of it by hand is not overwritten.
fn conflict(room: &Room, path: &str, sides: &[&String]) -> Result<Conflict> {
    let disk = match files::read_bytes(&room.repository.root().join(path)) {
        Ok(bytes) => Some(bytes),
        Err(ReadFault::Missing) => None,
        Err(fault) => return Err(fault.problem(path).into()),
    };
    if let Some(bytes) = &disk {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let marked = text.lines().any(|line| line.starts_with("<<<<<<< "));
        if !marked && sides.iter().all(|side| side.replace("\r\n", "\n") != text) {
            let command = format!("git checkout --merge -- {path}");
            let problem = Problem::usage(msg!("renumber-by-hand", file = path));
            return Err(problem.help(msg!("renumber-by-hand-help", command = command)).into());
        }
    }
    Ok(Conflict { path: path.to_owned(), disk })
}

/// The sanctions of both, where both sides added such a file: each goes with its case.
fn sanctions(
    room: &Room,
    git: &Git,
    all: &mut All,
    unmerged: &[Unmerged],
    seats: &mut [Seat],
) -> Result<()> {
    let Some(seat) = seats.first() else { return Ok(()) };
    let case = room.repository.root().join(&seat.record.file);
    let path = room.repository.relative(&room.repository.sanctions_path(&case));
    let Some(file) = unmerged.iter().find(|file| file.path == path) else { return Ok(()) };
    let mut texts = Vec::new();
    for seat in seats {
        let id = if seat.side == Side::Ours { &file.ours } else { &file.theirs };
        let Some(id) = id else { continue };
        let text = blob(git, &path, id)?;
        texts.push(text.clone());
        seat.sanctions = Some(text);
    }
    all.conflicts.push(conflict(room, &path, &texts.iter().collect::<Vec<_>>())?);
    Ok(())
}

/// Refuses where later commits of a rebase would change the case in its old place: there the older
/// case will be, and a plain merge line by line puts a remark to it without a word. A merge driver
/// sees that the two differ.
pub fn refuse_blind(git: &Git, found: &All) -> Result<()> {
    let movers = found.collisions.iter().flat_map(|one| one.seats.iter().skip(1));
    let files: Vec<&str> = movers
        .filter(|seat| seat.side == Side::Theirs && !git.has_driver(&seat.record.file))
        .map(|seat| seat.record.file.as_str())
        .collect();
    let coming = if files.is_empty() { Vec::new() } else { git.still_to_come() };
    let pairs: Vec<(&str, Option<&str>)> = coming.iter().map(|id| (id.as_str(), None)).collect();
    let changes = git.changes(&pairs, &["cases"])?;
    let mut touched = changes.iter().flatten().map(|change| change.path.as_str());
    let Some(file) = touched.find(|path| files.contains(path)) else { return Ok(()) };
    let command = match git.underway() {
        Some(Underway::CherryPick) => "git cherry-pick --abort",
        _ => "git rebase --abort",
    };
    let problem = Problem::usage(msg!("renumber-blind", file = file));
    Err(problem.help(msg!("renumber-blind-help", command = command)).into())
}
