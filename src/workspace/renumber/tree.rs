//! Files of the tree that share a number, or stand where their number does not belong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::claims::{Claimant, Collision, MergeSide};
use super::survey::Survey;
use crate::domain::case::Case;
use crate::domain::numbering::is_draft;
use crate::domain::record::Record;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::numbered;
use crate::workspace::open::Workspace;

/// Sorts the files of the tree by their numbers.
pub fn read(workspace: &Workspace, all: &mut Survey, records: Vec<Record>) {
    let names: BTreeSet<String> = records.iter().map(written).collect();
    let mut by_number: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        match &record.case {
            Some(case) => by_number
                .entry(case.number.clone())
                .or_default()
                .push(record),
            None => all.others.push(record),
        }
    }
    for (number, records) in by_number {
        let mut claimants: Vec<Claimant> = records.into_iter().filter_map(claimant).collect();
        claimants.sort_by_key(|claimant| {
            (
                claimant.case.recorded,
                claimant.case.uid.clone(),
                claimant.record.file.clone(),
            )
        });
        if let Some(copy) = copy(&claimants) {
            let what = msg!("renumber-copy", file = &copy.record.file, number = &number);
            let problem = Problem::refused(what)
                .rule("duplicate-uid")
                .help(msg!("renumber-copy-help"));
            all.left.push((copy.record.file.clone(), problem));
            all.others
                .extend(claimants.into_iter().map(|claimant| claimant.record));
            continue;
        }
        if claimants.len() == 1 {
            all.others
                .extend(placed(workspace, &mut all.misplaced, claimants.remove(0)));
            continue;
        }
        for claimant in claimants.iter_mut().skip(1) {
            claimant.own = named(workspace, claimant, &names);
        }
        all.collisions.push(Collision { number, claimants });
    }
}

fn written(record: &Record) -> String {
    let written = record.case.as_ref().map(|case| case.number.clone());
    written.unwrap_or_else(|| record.number.clone())
}

fn claimant(record: Record) -> Option<Claimant> {
    let case = record.case.clone()?;
    Some(Claimant {
        record,
        case,
        side: MergeSide::Tree,
        own: None,
        sanctions: None,
        private: None,
    })
}

/// One that has the uid of another, or none to tell it by.
fn copy(claimants: &[Claimant]) -> Option<&Claimant> {
    let mut seen = BTreeSet::new();
    let shared = claimants.len() > 1;
    claimants.iter().find(|claimant| {
        shared
            && claimant
                .case
                .uid
                .as_ref()
                .is_none_or(|uid| !seen.insert(uid))
    })
}

/// The record, unless it is misplaced.
fn placed(
    workspace: &Workspace,
    misplaced: &mut Vec<(Record, PathBuf)>,
    claimant: Claimant,
) -> Option<Record> {
    let home = home(workspace, &claimant.record, &claimant.case);
    if workspace.repository.root().join(&claimant.record.file) == home {
        return Some(claimant.record);
    }
    misplaced.push((claimant.record, home));
    None
}

/// Where the file of a case belongs by its number. A number that says no month, or is of another
/// pattern, only has to name its file, within its year where it says that.
pub fn home(workspace: &Workspace, record: &Record, case: &Case) -> PathBuf {
    let policy = workspace.regulations.policy_of(case);
    let of_number = policy.and_then(|policy| policy.numbering.pattern.month_of(&case.number));
    let (year, month) = match of_number {
        Some((year, Some(month))) => (year, month),
        Some((year, None)) if year != record.month.0 => (year, numbered::month(case).1),
        None if is_draft(&case.number) => numbered::month(case),
        _ => record.month,
    };
    workspace.repository.case_path(year, month, &case.number)
}

/// The number the file is named after, where no case says it has that: a copy that was given a uid
/// of its own.
fn named(workspace: &Workspace, claimant: &Claimant, taken: &BTreeSet<String>) -> Option<String> {
    let number = &claimant.record.number;
    let policy = workspace.regulations.policy_of(&claimant.case)?;
    let (year, month) = policy.numbering.pattern.month_of(number)?;
    let said = |(y, m)| y == year && month.is_none_or(|month| m == month);
    let fits = said(claimant.record.month) && said(numbered::month(&claimant.case));
    (fits && !taken.contains(number)).then(|| number.clone())
}
