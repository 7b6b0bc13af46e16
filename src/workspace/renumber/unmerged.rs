//! Files that an unfinished merge, rebase or cherry-pick left with a version of each side.

use std::path::Path;

use anyhow::Result;

use super::claims::{Claimant, Collision, Conflict, MergeSide};
use super::moved_file::MovedFile;
use super::survey::{Survey, name};
use crate::codec;
use crate::domain::case::Case;
use crate::domain::private_part::{private_of, public_of};
use crate::domain::record::Record;
use crate::msg;
use crate::store::files::{self, ReadFault};
use crate::store::git::{Git, Underway, Unmerged};
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// Reads what both sides added under one number. Gives the paths of all unmerged cases: their
/// files on disk hold no whole case.
pub fn read(workspace: &Workspace, git: &Git, all: &mut Survey) -> Result<Vec<String>> {
    let unmerged = git.unmerged(&["cases", "sanctions"])?;
    let mut paths = Vec::new();
    let cases = unmerged
        .iter()
        .filter(|file| file.path.starts_with("cases/"));
    for file in cases {
        if let Some(case) = public_of(&file.path) {
            // It goes with its case; alone it is for people to join.
            if !unmerged.iter().any(|file| file.path == case) {
                leave(all, file);
            }
            continue;
        }
        paths.push(file.path.clone());
        let (Some(ours), Some(theirs)) = (&file.ours, &file.theirs) else {
            leave(all, file);
            continue;
        };
        let ours = side(workspace, git, &file.path, (MergeSide::Ours, ours))?;
        let theirs = side(workspace, git, &file.path, (MergeSide::Theirs, theirs))?;
        if ours.case.uid.is_none() || ours.case.uid == theirs.case.uid {
            leave(all, file);
            continue;
        }
        let conflict = conflict(
            workspace,
            &file.path,
            &[&ours.record.text, &theirs.record.text],
        )?;
        all.conflicts.push(conflict);
        if let Some(base) = &file.base {
            let base = side(workspace, git, &file.path, (MergeSide::Tree, base))?;
            all.moved_files
                .push(MovedFile::new(file.path.clone(), base, ours, theirs));
            continue;
        }
        let mut claimants = vec![ours, theirs];
        sanctions(workspace, git, all, &unmerged, &mut claimants)?;
        private(workspace, git, all, &unmerged, &mut claimants)?;
        claimants.sort_by_key(|claimant| (claimant.case.recorded, claimant.case.uid.clone()));
        let number = claimants
            .first()
            .map(|claimant| claimant.case.number.clone())
            .unwrap_or_default();
        all.collisions.push(Collision { number, claimants });
    }
    Ok(paths)
}

/// Leaves what was settled before and not staged: whoever did it was stopped there. Another number
/// would make two cases of one.
pub fn leave_moved(all: &mut Survey, records: &[Record]) {
    for collision in std::mem::take(&mut all.collisions) {
        let same = |record: &&Record| {
            let uid = record.case.as_ref().and_then(|case| case.uid.as_ref());
            let mut movers = collision.claimants.iter().skip(1);
            uid.is_some() && movers.any(|mover| mover.case.uid.as_ref() == uid)
        };
        let Some(moved) = records.iter().find(same) else {
            all.collisions.push(collision);
            continue;
        };
        let old = &collision.claimants[0].record.file;
        let what = msg!("renumber-moved", old = old, file = &moved.file);
        let command = format!("git add {old} {}", moved.file);
        let problem = Problem::usage(what).help(msg!("renumber-moved-help", command = command));
        all.conflicts
            .retain(|conflict| name(&conflict.path) != name(old));
        all.left.push((old.clone(), problem));
    }
}

/// Finds where the cases are now that got another number while the other side changed them.
pub fn follow(
    workspace: &Workspace,
    git: &Git,
    all: &mut Survey,
    records: &[Record],
) -> Result<()> {
    for mut moved_file in std::mem::take(&mut all.moved_files) {
        match moved_file.follow(workspace, git, records)? {
            Ok(()) => all.moved_files.push(moved_file),
            Err(problem) => {
                all.conflicts
                    .retain(|conflict| conflict.path != moved_file.path);
                all.left.push((moved_file.path, problem));
            }
        }
    }
    Ok(())
}

/// Two versions of one case are for people to join.
fn leave(all: &mut Survey, file: &Unmerged) {
    let what = msg!("renumber-same-case", file = &file.path);
    let problem = Problem::usage(what).help(msg!("renumber-same-case-help", file = &file.path));
    all.left.push((file.path.clone(), problem));
}

/// The case as one side has it.
fn side(
    workspace: &Workspace,
    git: &Git,
    path: &str,
    (side, id): (MergeSide, &str),
) -> Result<Claimant> {
    let text = blob(git, path, id)?;
    let file = workspace
        .repository
        .case_file(&workspace.repository.root().join(path))?;
    let month = file.month();
    let record = codec::record::read(path, &file.number, month, text, &workspace.calendar);
    let case: Case = Workspace::case(&record)?.clone();
    Ok(Claimant {
        record,
        case,
        side,
        own: None,
        sanctions: None,
        private: None,
    })
}

fn blob(git: &Git, path: &str, id: &str) -> Result<String> {
    let found = git.blobs(&[id.to_owned()])?.pop().flatten();
    let bytes = found.ok_or_else(|| ReadFault::Missing.of(path))?;
    let text = String::from_utf8(bytes);
    Ok(text.map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()).of(path))?)
}

/// What is on disk at the place of a conflict: the marks of the merge, or one side's text. What
/// somebody made of it by hand is not overwritten.
fn conflict(workspace: &Workspace, path: &str, sides: &[&String]) -> Result<Conflict> {
    let place = workspace.repository.inside(Path::new(path));
    let disk = match place.and_then(|place| files::read_bytes(&place)) {
        Ok(bytes) => Some(bytes),
        Err(ReadFault::Missing) => None,
        Err(fault) => return Err(fault.of(path).into()),
    };
    if let Some(bytes) = &disk {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let marked = text.lines().any(|line| line.starts_with("<<<<<<< "));
        if !marked && sides.iter().all(|side| side.replace("\r\n", "\n") != text) {
            let command = format!("git checkout --merge -- {path}");
            let problem = Problem::usage(msg!("renumber-by-hand", file = path));
            return Err(problem
                .help(msg!("renumber-by-hand-help", command = command))
                .into());
        }
    }
    Ok(Conflict {
        path: path.to_owned(),
        disk,
    })
}

/// What the side of a case has of an unmerged file.
fn of_side<'f>(file: &'f Unmerged, claimant: &Claimant) -> Option<&'f String> {
    match claimant.side {
        MergeSide::Ours => file.ours.as_ref(),
        _ => file.theirs.as_ref(),
    }
}

/// The sanctions of both, where both sides added such a file: each goes with its case.
fn sanctions(
    workspace: &Workspace,
    git: &Git,
    all: &mut Survey,
    unmerged: &[Unmerged],
    claimants: &mut [Claimant],
) -> Result<()> {
    let Some(claimant) = claimants.first() else {
        return Ok(());
    };
    let case = workspace.repository.root().join(&claimant.record.file);
    let path = workspace
        .repository
        .relative(&workspace.repository.sanctions_path(&case));
    let Some(file) = unmerged.iter().find(|file| file.path == path) else {
        return Ok(());
    };
    let mut texts = Vec::new();
    for claimant in claimants {
        if let Some(id) = of_side(file, claimant) {
            let text = blob(git, &path, id)?;
            texts.push(text.clone());
            claimant.sanctions = Some(text);
        }
    }
    all.conflicts.push(conflict(
        workspace,
        &path,
        &texts.iter().collect::<Vec<_>>(),
    )?);
    Ok(())
}

/// The private parts of both, where both sides added one: each goes with its case, as git gives it
/// out.
fn private(
    workspace: &Workspace,
    git: &Git,
    all: &mut Survey,
    unmerged: &[Unmerged],
    claimants: &mut [Claimant],
) -> Result<()> {
    let Some(claimant) = claimants.first() else {
        return Ok(());
    };
    let path = private_of(&claimant.record.file);
    let Some(file) = unmerged.iter().find(|file| file.path == path) else {
        return Ok(());
    };
    for claimant in claimants {
        if let Some(id) = of_side(file, claimant) {
            claimant.private = Some(git.given_out(&path, id)?);
        }
    }
    let place = workspace.repository.inside(Path::new(&path));
    let disk = match place.and_then(|place| files::read_bytes(&place)) {
        Err(ReadFault::Missing) => None,
        read => Some(read.map_err(|fault| fault.of(&path))?),
    };
    all.conflicts.push(Conflict { path, disk });
    Ok(())
}

/// Refuses where later commits of a rebase would change the case in its old place: there the older
/// case will be, and a plain merge line by line puts a remark to it without a word. A merge driver
/// sees that the two differ.
pub fn refuse_blind(git: &Git, found: &Survey) -> Result<()> {
    let movers = found
        .collisions
        .iter()
        .flat_map(|one| one.claimants.iter().skip(1));
    let theirs = movers.filter(|claimant| claimant.side == MergeSide::Theirs);
    let mut files = Vec::new();
    for file in theirs.map(|claimant| claimant.record.file.as_str()) {
        if !git.has_driver(file)? {
            files.push(file);
        }
    }
    let coming = if files.is_empty() {
        Vec::new()
    } else {
        git.still_to_come()?
    };
    let pairs: Vec<(&str, Option<&str>)> = coming.iter().map(|id| (id.as_str(), None)).collect();
    let changes = git.changes(&pairs, &["cases"])?;
    let mut touched = changes.iter().flatten().map(|change| change.path.as_str());
    let Some(file) = touched.find(|path| files.contains(path)) else {
        return Ok(());
    };
    let command = match git.underway()? {
        Some(Underway::CherryPick) => "git cherry-pick --abort",
        _ => "git rebase --abort",
    };
    let problem = Problem::usage(msg!("renumber-blind", file = file));
    Err(problem
        .help(msg!("renumber-blind-help", command = command))
        .into())
}
