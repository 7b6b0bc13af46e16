//! What an edited file must still be before it is saved.

use anyhow::Result;

use crate::codec::record;
use crate::domain::case::sections::ORDER;
use crate::domain::msg::Msg;
use crate::domain::record::Record;
use crate::domain::tree::{Node, Path};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::read_back;

/// The record of the text as it may be saved, its status in step with the facts. Refuses what can
/// no longer be read, faults that were not there before, and another identity.
pub fn judged(workspace: &Workspace, before: &Record, text: String) -> Result<Record> {
    let after = read_back::reread(workspace, before, text);
    readable(before, &after)?;
    if after.case.is_none() {
        return Ok(after);
    }
    let after = read_back::in_step(workspace, after)?;
    read_back::refuse_faults(workspace, Some(before), &after)?;
    Ok(after)
}

/// Refuses what the file's own reader finds wrong.
fn readable(before: &Record, after: &Record) -> Result<(), Problem> {
    let (file, text) = (&after.file, &after.text);
    if let Some(broken) = &after.broken {
        let (what, span) = (broken.what.clone(), broken.span.clone());
        return Err(problems::in_text(what, file, text, span));
    }
    let told = |path: &Path, what: &Msg| {
        let mut known = before.faults.iter();
        known.any(|fault| fault.path == *path && fault.what == *what)
    };
    let faults = after.faults.iter();
    let new = faults.filter(|fault| !told(&fault.path, &fault.what));
    let mut problems: Vec<Problem> = new
        .map(|fault| problems::field(fault, file, text))
        .collect();
    problems.extend(other_identity(before, after));
    Problem::together(problems).map_or(Ok(()), Err)
}

/// The number is the file's name and the uid never changes: neither is changed by hand.
fn other_identity(before: &Record, after: &Record) -> Option<Problem> {
    let (old, new) = (before.case.as_ref()?, after.case.as_ref()?);
    let number = old.number == before.number && new.number != old.number;
    let uid = old.uid.is_some() && new.uid != old.uid;
    let key = match (number, uid) {
        (true, _) => "number",
        (_, true) => "uid",
        _ => return None,
    };
    let at = record::place_of(after, &Path::root().key(key))?;
    Some(Problem::usage(msg!("intake-edit-identity", field = key)).at(at))
}

/// The sections that differ, by the names the format gives them.
pub fn sections(before: &Record, after: &Record) -> Vec<&'static str> {
    let (old, new) = (record::document(before), record::document(after));
    let section = |record: &Record, root: Option<&Node>, key: &str| {
        let span = root?.get(key)?.span.clone();
        record.text.get(span).map(str::to_owned)
    };
    let differs =
        |key: &&&str| section(before, old.as_ref(), key) != section(after, new.as_ref(), key);
    ORDER.iter().filter(differs).copied().collect()
}
