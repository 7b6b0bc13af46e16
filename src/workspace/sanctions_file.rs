//! Sanctions in files of their own, where the organisation keeps them apart from the cases.

use anyhow::Result;

use crate::domain::case::discipline::Sanction;
use crate::domain::case::fact::Fact;
use crate::domain::judge::discipline::{DECIDING_RIGHT, Mark, publishing_right};
use crate::domain::organization::SanctionFiles;
use crate::domain::staff::Person;
use crate::domain::tree::Edit;
use crate::msg;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::change::Change;
use crate::workspace::read_back;

/// Adds sanctions where the organisation keeps them.
pub fn append(change: &mut Change, sanctions: Vec<Sanction>) -> Result<()> {
    let organization = change.workspace.regulations.organization.as_ref();
    let within = organization.is_none_or(|o| o.sanctions == SanctionFiles::Case);
    let facts: Vec<Fact> = sanctions.into_iter().map(Fact::Sanction).collect();
    if within {
        for fact in &facts {
            change.add(fact);
        }
        return Ok(());
    }
    edit(
        change,
        &facts.iter().flat_map(Fact::edits).collect::<Vec<_>>(),
    )
}

/// Marks the sanctions that wait for it, of one person or all, and says how many.
pub fn mark(change: &mut Change, mark: Mark, person: Option<&Person>) -> Result<usize> {
    let staff = &change.workspace.regulations.staff;
    let open = mark.waiting((&change.case, change.policy, staff), person);
    if open.is_empty() {
        let number = &change.case.number;
        let what = match mark {
            Mark::Decided => msg!("sanction-nothing-filed", number = number),
            Mark::Published => msg!("sanction-nothing-to-publish", number = number),
        };
        let right = match mark {
            Mark::Decided => DECIDING_RIGHT,
            Mark::Published => publishing_right(change.policy),
        };
        let undecided = || {
            !Mark::Decided
                .waiting((&change.case, change.policy, staff), person)
                .is_empty()
        };
        let command = if mark == Mark::Published && undecided() {
            format!("complaint sanction {number} --approve")
        } else {
            format!("complaint sanction {number} --person WHO --sanction KIND --reason TEXT")
        };
        let policy = change.policy;
        return Err(Problem::refused(what)
            .rule("sanction")
            .stated(policy.reserving(right).or_else(|| policy.sanctioning()))
            .help(msg!("check-run", command = command))
            .into());
    }
    let later = |i: &usize| {
        let sanction = &change.case.sanctions[*i];
        let decided = sanction.decided.as_ref().map(|it| it.at);
        decided.unwrap_or(sanction.stamp.at) > change.at
    };
    if open.iter().any(later) {
        return Err(Problem::usage(match mark {
            Mark::Decided => msg!("sanction-decided-before-filed"),
            Mark::Published => msg!("sanction-published-before-decided"),
        })
        .into());
    }
    let mut edits = Vec::new();
    for i in &open {
        let stamp = change.stamp();
        match change.case.sanctions[*i].apart {
            Some(place) => edits.extend(mark.fact(place, stamp).edits()),
            None => change.add(&mark.fact(*i, stamp)),
        }
    }
    edit(change, &edits)?;
    Ok(open.len())
}

/// Edits the case's file of sanctions, together with the case; a new one says whose it is.
pub fn edit(change: &mut Change, edits: &[Edit]) -> Result<()> {
    if edits.is_empty() {
        return Ok(());
    }
    let path = change.workspace.repository.sanctions_path(&change.path);
    let name = change.workspace.repository.relative(&path);
    let old = change.workspace.repository.read_if_there(&path);
    let old = old.map_err(|fault| fault.of(&name))?;
    let (number, uid) = (
        &change.case.number,
        change.case.uid.as_deref().unwrap_or_default(),
    );
    let fresh = format!("format: 1\nnumber: \"{number}\"\nuid: {uid}\n");
    let text = old.as_ref().unwrap_or(&fresh);
    let new = read_back::edited(&name, text, edits)?;
    let mut changes = ChangeSet::new();
    match &old {
        Some(old) => changes.replace(&path, old.as_str(), new),
        None => changes.create(&path, new),
    }
    change.also(changes);
    Ok(())
}
