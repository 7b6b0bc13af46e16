//! Sanctions in files of their own, where the organisation keeps them apart from the cases.

use anyhow::Result;

use crate::domain::case::discipline::Sanction;
use crate::domain::case::fact::Fact;
use crate::domain::organization::SanctionFiles;
use crate::domain::tree::Edit;
use crate::store::write::ChangeSet;
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
