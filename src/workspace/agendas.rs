//! What is to be done: asked from somebody's desk, and shown as a list.

use anyhow::Result;

use crate::domain::msg::Msg;
use crate::domain::staff::Person;
use crate::report::agenda::{Desk, Todo};
use crate::ui::agenda::{AgendaPage, items};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Who looks, and on which day.
pub fn desk<'a>(workspace: &'a Workspace, person: Option<&'a Person>) -> Desk<'a> {
    Desk {
        staff: &workspace.regulations.staff,
        person,
        day: workspace.today(),
    }
}

/// What is to be done in the form that is asked for; a list without anything says `nothing`.
pub fn show(
    env: &mut Env,
    (workspace, person): (&Workspace, Option<&Person>),
    todos: &[Todo],
    (format, nothing): (Format, &Msg),
) -> Result<Exit> {
    if format == Format::Json {
        env.json(&items(todos, env.shape))?;
    } else if todos.is_empty() {
        env.remark(nothing)?;
    } else {
        let text = page(env, workspace, person).list(todos, (env.width, env.paint));
        env.write(&text)?;
    }
    Ok(Exit::Fine)
}

/// The page on which it is shown to whoever looks.
pub fn page<'p, 'e: 'p>(
    env: &Env<'e>,
    workspace: &'p Workspace,
    person: Option<&'p Person>,
) -> AgendaPage<'p> {
    AgendaPage {
        names: workspace.names(env),
        shape: env.shape,
        now: workspace.now,
        person,
    }
}
