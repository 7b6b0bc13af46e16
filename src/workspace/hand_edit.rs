//! What an edited file must still be before it is saved.

use anyhow::Result;

use crate::codec::record;
use crate::domain::case::Case;
use crate::domain::case::conduct::Correction;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::sections::ORDER;
use crate::domain::history::{Change, FieldChange, changes, ledger};
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Node, Path};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::change::stamp;
use crate::workspace::easing;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::read_back;

/// The record of the text as it may be saved, its status in step with the facts, with a correction for
/// every change of what the policy judges by. Refuses what can no longer be read, faults that were
/// not there before, another identity, and a correction the actor may not enter.
pub fn judged(
    env: &mut Env,
    (workspace, actor): (&Workspace, &Actor),
    before: &Record,
    text: String,
) -> Result<Record> {
    let typed = read_back::reread(workspace, before, text);
    readable(before, &typed)?;
    let Some(written) = typed.case.clone() else {
        return Ok(typed);
    };
    let after = corrected(workspace, actor, before, typed)?;
    let after = read_back::in_step(workspace, after)?;
    read_back::refuse_faults(workspace, Some(before), &after)?;
    for told in otherwise(before, &written, &after) {
        env.remark(&told)?;
    }
    Ok(after)
}

/// What is saved otherwise than it was typed: the status, and corrections that were added.
fn otherwise(before: &Record, typed: &Case, after: &Record) -> Vec<Msg> {
    let (Some(old), Some(new)) = (&before.case, &after.case) else {
        return Vec::new();
    };
    let touched = typed.status != old.status && typed.status != new.status;
    let status = touched.then(|| msg!("intake-edit-status", now = new.derived_status()));
    let added = new.corrections.iter().skip(typed.corrections.len());
    let fields: Vec<&str> = added.map(|it| it.field.as_str()).collect();
    let corrected = !fields.is_empty();
    let corrected = corrected.then(|| msg!("intake-edit-corrected", fields = Msg::list(fields)));
    status.into_iter().chain(corrected).collect()
}

/// The record with a correction for each value that was changed or filled in and that the policy
/// judges by, where none is written yet.
fn corrected(
    workspace: &Workspace,
    actor: &Actor,
    before: &Record,
    after: Record,
) -> Result<Record> {
    let (Some(old), Some(new)) = (&before.case, &after.case) else {
        return Ok(after);
    };
    let Some(policy) = workspace.regulations.policy_of(old) else {
        return Ok(after);
    };
    let facts = |case, record| Some(ledger(case, &record::document(record)?));
    let (was, is) = (facts(old, before), facts(new, &after));
    let changes = changes(&was.unwrap_or_default(), &is.unwrap_or_default());
    let fields = changes.into_iter().flat_map(|change| match change {
        Change::Changed { fields, .. } => fields,
        _ => Vec::new(),
    });
    let stamp = stamp(workspace, actor, workspace.now);
    let counts = |field: &FieldChange| {
        field.correction.is_none() && mendable(&field.path) && judge::reads(policy, &field.path)
    };
    let corrections = fields.filter(counts).filter_map(|field| {
        Some(Fact::Correction(Correction {
            stamp: stamp.clone(),
            field: field.path.to_string(),
            old: field.old,
            new: field.new?,
            reason: None,
            basis: Vec::new(),
        }))
    });
    let edits: Vec<Edit> = corrections.flat_map(|fact| fact.edits()).collect();
    let mut after = after;
    if !edits.is_empty() {
        actor.permitted(
            workspace,
            (old, policy),
            Move::Correct.word(),
            workspace.now,
        )?;
        let text = read_back::edited(&after.file, &after.text, &edits)?;
        after = read_back::reread(workspace, before, text);
    }
    if let Some(calendar) = workspace.regulations.calendar_of(policy) {
        let moment = (policy, calendar, workspace.now);
        easing::refuse(workspace, moment, actor, (before, &after))?;
    }
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
    let mut problems: Vec<Problem> = problems::fields(new, file, text).collect();
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
