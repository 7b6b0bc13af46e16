//! `report returns`: what accounting must post, and what is not collected meanwhile (M-13).

use anyhow::Result;

use super::Form;
use crate::report::Subject;
use crate::report::indicators::Scope;
use crate::report::postings::postings;
use crate::ui::names::Names;
use crate::ui::report::{Speaking, postings as shown};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Tells the list in the form asked for.
pub fn run(
    env: &mut Env,
    workspace: &Workspace,
    subjects: &[Subject],
    scope: &Scope,
    form: Form,
) -> Result<Exit> {
    let list = postings(subjects, scope);
    let names = Names {
        words: env.layout.words,
        staff: &workspace.regulations.staff,
    };
    let speaking = Speaking {
        names,
        policies: &workspace.regulations.policies,
    };
    let text = match form {
        Form::Json => {
            env.json(&shown::json(&list))?;
            return Ok(Exit::Fine);
        }
        Form::Table => shown::page(&list, &speaking, env.width, env.paint),
        Form::Markdown => shown::markdown(&list, &speaking),
        Form::Csv => shown::csv(&list)?,
    };
    env.write(&text)?;
    Ok(Exit::Fine)
}
