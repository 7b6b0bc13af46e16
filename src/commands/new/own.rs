//! What the complaint tells under fields of the company's own.

use anyhow::Result;

use crate::domain::case::form::{Form, RECEIVED, askable};
use crate::domain::policy::{OWN, Policy};
use crate::domain::schema::Field;
use crate::domain::tree::{Path, Value};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::dates::typed_on;
use crate::workspace::open::Workspace;
use crate::workspace::problems::meant;

/// Notes each `ID=VALUE`: a field of the company's own, or any other by the name of its flag.
pub fn set(
    form: &mut Form,
    (workspace, policy): (&Workspace, &Policy),
    told: &[String],
) -> Result<()> {
    for one in told {
        let Some((id, value)) = one.split_once(['=', '＝']) else {
            return Err(Problem::usage(msg!("intake-set-form", text = one)).into());
        };
        note(form, (workspace, policy), (id.trim(), value.trim()))?;
    }
    Ok(())
}

fn note(
    form: &mut Form,
    (workspace, policy): (&Workspace, &Policy),
    (id, text): (&str, &str),
) -> Result<()> {
    let own = id.strip_prefix(OWN);
    let bare = own.unwrap_or(id);
    if let Some(field) = policy.fields.iter().find(|field| field.id == bare) {
        let value = field.value(text, workspace.today());
        let value = value.map_err(Problem::usage)?;
        form.set_own(field.place(), Some(value));
        return Ok(());
    }
    if own.is_some() {
        form.set_own(Path::root().key(id), Some(Value::Text(text.to_owned())));
        return Ok(());
    }
    let flag = |(_, field): &(&str, &Field)| field.asked.is_some_and(|it| it.flag == id);
    let Some((path, field)) = askable().find(flag) else {
        let own = policy.fields.iter().map(|field| field.id.as_str());
        let known: Vec<&str> = own.collect();
        let what = msg!("intake-set-unknown", id = id);
        return Err(Problem::usage(what).help(meant(id, known)).into());
    };
    if path == RECEIVED {
        form.received = Some(workspace.moment(text)?);
    } else {
        let value = typed_on(workspace.today(), field.kind, text);
        form.set(path, value.map_err(Problem::usage)?);
    }
    Ok(())
}
