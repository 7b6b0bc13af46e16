//! What an answer means, and the form that answers make.

use anyhow::Result;

use crate::domain::case::form::{self, Form, RECEIVED};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::schema::{Kind, Scalar as _};
use crate::domain::time::Time;
use crate::domain::tree::Value;
use crate::msg;
use crate::ui::format::rfc3339;
use crate::workspace::dates::{self, typed_on};
use crate::workspace::interview::items::Item;
use crate::workspace::interview::story::Story;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The value that an answer stands for; `None` where it says nothing.
pub fn value(workspace: &Workspace, item: Item, text: &str) -> Result<Option<Value>, Msg> {
    let text = text.trim();
    let field = match item {
        _ if text.is_empty() => return Ok(None),
        Item::Own(field) => return field.value(text, workspace.today()).map(Some),
        Item::Declared(field) => field,
    };
    match field.kind {
        Kind::Flag => Ok((text == true.to_string()).then(|| true.value())),
        Kind::Time => moment(workspace, text).map(|time| Some(time.value())),
        kind => typed_on(workspace.today(), kind, text).map(Some),
    }
}

/// The moment an answer stands for; never one that is still to come.
fn moment(workspace: &Workspace, text: &str) -> Result<Time, Msg> {
    let calendar = &workspace.calendar;
    let read = dates::read(text, workspace.today(), |text| calendar.moment(text));
    let at = read.map_err(|error| problems::of(error).what)?;
    let at = calendar.whole_second(at);
    if at > workspace.now {
        let (at, now) = (rfc3339(at), rfc3339(workspace.now));
        return Err(msg!("intake-received-future", at = at, now = now));
    }
    Ok(at)
}

/// What a story tells in fields of the company's own.
pub fn own(workspace: &Workspace, policy: &Policy, story: &Story, form: &mut Form) {
    for field in &policy.fields {
        if let Some(answer) = story.get(&field.path()) {
            let value = value(workspace, Item::Own(field), answer);
            form.set_own(field.place(), value.ok().flatten());
        }
    }
}

/// The form that a story makes; what is no answer of it stays as it was known beforehand.
pub fn form(workspace: &Workspace, story: &Story, known: &Form) -> Form {
    let mut form = known.clone();
    for (path, field) in form::told() {
        let answer = story.get(path).unwrap_or_default();
        match value(workspace, Item::Declared(field), answer) {
            Ok(Some(value)) => form.set(path, value),
            _ => form.unset(path),
        }
    }
    let received = story.get(RECEIVED).unwrap_or(&story.begun);
    form.received = moment(workspace, received).ok();
    form.tidy();
    form
}
