//! What a row says otherwise than its case, as corrections of the case.

use anyhow::Result;

use super::known::{There, differing};
use super::named::base_name;
use crate::domain::case::conduct::Correction;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::Fact;
use crate::domain::case::form::Form;
use crate::domain::case::sections::is_beside;
use crate::domain::msg::Msg;
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::change;
use crate::workspace::correcting::mends;
use crate::workspace::open::Workspace;
use crate::workspace::read_back;

/// The record before and after the corrections; nothing where it says the same.
pub fn updated(
    workspace: &Workspace,
    actor: &Actor,
    (there, form): (&There, &Form),
    reason: &str,
) -> Result<Option<(Record, Record)>> {
    let mut edits = Vec::new();
    let places = differing(&there.now, form);
    let policy = workspace.policy(&there.now)?;
    let stamp = change::stamp(workspace, actor, workspace.now);
    let kept = there.now.customer_kept().is_some();
    let readable = |path: &&Path| mendable(path) && !(kept && is_beside(path));
    for path in places.iter().filter(readable) {
        mends(actor, workspace, (&there.now, policy), (path, stamp.at))?;
        let value = told(form, path);
        let Some(new) = value.as_ref().and_then(Value::text).map(str::to_owned) else {
            continue;
        };
        edits.extend(value.map(|value| Edit::Set(path.clone(), value)));
        let correction = Fact::Correction(Correction {
            stamp: stamp.clone(),
            field: path.to_string(),
            old: there.now.text_at(path),
            new,
            reason: Some(reason.to_owned()),
            basis: Vec::new(),
        });
        edits.extend(correction.edits());
    }
    if edits.is_empty() {
        return Ok(None);
    }
    let Some(before) = workspace.again(&there.file) else {
        let path = there.file.clone();
        return Err(Problem::unreadable(msg!("store-changed-meanwhile", path = path)).into());
    };
    let text = read_back::edited(&before.file, &before.text, &edits)?;
    let after = read_back::reread(workspace, &before, text);
    let after = read_back::in_step(workspace, after)?;
    read_back::judge(workspace, &before, &after)?;
    Ok(Some((before, after)))
}

fn told(form: &Form, path: &Path) -> Option<Value> {
    let own = form.own_at(path).cloned();
    own.or_else(|| form.value_at(&path.to_string()).cloned())
}

/// Why a case was corrected, as its file says it.
pub fn reason(file: &str, row: u64) -> Msg {
    msg!("import-reason", file = base_name(file), row = row)
}
