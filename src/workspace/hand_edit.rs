//! What an edited file must still be before it is saved.

use anyhow::Result;

use crate::codec::record;
use crate::domain::case::Case;
use crate::domain::case::conduct::Correction;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::{Fact, FactKind, Move};
use crate::domain::case::sections::ORDER;
use crate::domain::history::{Change, FieldChange, changes, ledger};
use crate::domain::judge::field_called;
use crate::domain::msg::{Arg, Msg};
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Node, Path, Seg};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::asking::answered;
use crate::workspace::change::stamp;
use crate::workspace::correcting::mends;
use crate::workspace::easing;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::read_back;

/// The record of the text as it may be saved, its status in step with the facts, with a correction for
/// every change of what was recorded. Refuses what can no longer be read, faults that were not there
/// before, another identity, what is taken away, and a correction the actor may not enter.
pub fn judged(
    env: &mut Env,
    (workspace, actor): (&Workspace, &Actor),
    before: &Record,
    (text, reason): (String, &mut Option<String>),
) -> Result<Record> {
    let typed = read_back::reread(workspace, before, text);
    readable(before, &typed)?;
    let Some(written) = typed.case.clone() else {
        return Ok(typed);
    };
    let after = corrected(env, (workspace, actor), before, (typed, reason))?;
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

/// The record with a correction for each recorded value that was changed or filled in, where none is
/// written yet.
fn corrected(
    env: &mut Env,
    (workspace, actor): (&Workspace, &Actor),
    before: &Record,
    (after, reason): (Record, &mut Option<String>),
) -> Result<Record> {
    let (Some(old), Some(new)) = (&before.case, &after.case) else {
        return Ok(after);
    };
    let Some(policy) = workspace.regulations.policy_of(old) else {
        return Ok(after);
    };
    let mended = mended(before, &after, (old, new))?;
    let changed = || mended.iter().filter(|field| field.old.is_some());
    if reason.is_none() && changed().next().is_some() {
        let fields = changed().map(|field| field_called(&field.path.to_string()));
        *reason = Some(why(env, fields.collect(), &before.number)?);
    }
    if !mended.is_empty() {
        let right = Move::Correct.word();
        actor.permitted(workspace, (old, policy), right, workspace.now)?;
    }
    let stamp = stamp(workspace, actor, workspace.now);
    let mut edits: Vec<Edit> = Vec::new();
    for field in mended {
        let moment = (&field.path, workspace.now);
        mends(actor, workspace, (old, policy), moment)?;
        let correction = Fact::Correction(Correction {
            stamp: stamp.clone(),
            field: field.path.to_string(),
            reason: field.old.as_ref().and(reason.clone()),
            old: field.old,
            new: field.new.unwrap_or_default(),
            basis: Vec::new(),
        });
        edits.extend(correction.edits());
    }
    let mut after = after;
    if !edits.is_empty() {
        let text = read_back::edited(&after.file, &after.text, &edits)?;
        after = read_back::reread(workspace, before, text);
    }
    if let Some(calendar) = workspace.regulations.calendar_of(policy) {
        let moment = (policy, calendar, workspace.now);
        easing::refuse(workspace, moment, actor, (before, &after))?;
    }
    Ok(after)
}

/// What was changed or filled in of what was recorded, where no correction says so. Refuses what is
/// taken away, and what is no matter of correcting: who did something and when, and what was signed.
fn mended(
    before: &Record,
    after: &Record,
    (old, new): (&Case, &Case),
) -> Result<Vec<FieldChange>, Problem> {
    let facts = |case, record| Some(ledger(case, &record::document(record)?));
    let was = facts(old, before).unwrap_or_default();
    let is = facts(new, after).unwrap_or_default();
    let (mut mended, mut refused) = (Vec::new(), Vec::new());
    for change in changes(&was, &is) {
        let fields = match change {
            Change::Added(_) => continue,
            Change::Removed(fact) => {
                let fact = fact.kind.named();
                refused.push(Problem::refused(msg!("intake-edit-removed", fact = fact)));
                continue;
            }
            Change::Changed { fields, .. } => fields,
        };
        for field in fields.into_iter().filter(|it| it.correction.is_none()) {
            if is_own(&field.path) {
                continue;
            }
            let signed = is_signed(new, &field.path);
            if field.new.is_none() || signed || !mendable(&field.path) {
                refused.push(fixed(after, &field));
            } else {
                mended.push(field);
            }
        }
    }
    Problem::together(refused).map_or(Ok(mended), Err)
}

fn fixed(after: &Record, field: &FieldChange) -> Problem {
    let called = field_called(&field.path.to_string());
    let what = match field.new {
        None => msg!("intake-edit-taken-away", field = called),
        Some(_) => msg!("intake-edit-fixed", field = called),
    };
    let problem = Problem::refused(what)
        .rule("correction")
        .help(msg!("intake-edit-fixed-help"));
    match record::place_of(after, &field.path) {
        Some(place) => problem.at(place),
        None => problem,
    }
}

/// A key of people's own, which says nothing that is judged.
fn is_own(path: &Path) -> bool {
    let own = |seg: &Seg| matches!(seg, Seg::Key(key) if key.starts_with("x-"));
    path.0.iter().any(own)
}

/// Whether somebody has signed what a field says: that of a proposal.
fn is_signed(case: &Case, path: &Path) -> bool {
    let mut above = (1..path.0.len()).map(|end| Path(path.0[..end].to_vec()));
    let proposed = above.any(|place| FactKind::at(&place) == Some(FactKind::Settlement));
    let round = case.in_round(path);
    proposed && !round.current.approvals.is_empty()
}

/// Why what was recorded is changed: asked for, where somebody is there to ask.
fn why(env: &Env, fields: Vec<Arg>, number: &str) -> Result<String> {
    let told = msg!("intake-edit-reason", fields = Msg::list(fields));
    let refusal = || {
        let command = format!("complaint edit {number} --reason TEXT");
        let help = msg!("intake-edit-reason-help", command = command);
        Problem::usage(told.clone()).help(help)
    };
    let Some(ask) = env.ask() else {
        return Err(refusal().into());
    };
    let said = answered(ask.lines("prompt-edit-reason"))?;
    match said.trim() {
        "" => Err(refusal().into()),
        said => Ok(said.to_owned()),
    }
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

/// What a commit says of the edit: the sections that differ.
pub fn briefs(before: &Record, after: &Record) -> Vec<Msg> {
    let sections = sections(before, after).into_iter();
    sections.map(|key| msg!("story-word", word = key)).collect()
}

/// The sections that differ, by the names the format gives them.
fn sections(before: &Record, after: &Record) -> Vec<&'static str> {
    let (old, new) = (record::document(before), record::document(after));
    let section = |record: &Record, root: Option<&Node>, key: &str| {
        let span = root?.get(key)?.span.clone();
        record.text.get(span).map(str::to_owned)
    };
    let differs =
        |key: &&&str| section(before, old.as_ref(), key) != section(after, new.as_ref(), key);
    ORDER.iter().filter(differs).copied().collect()
}
