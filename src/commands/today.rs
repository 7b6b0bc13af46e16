//! `today`, and the tool alone: what is late or due, what waits for whoever asks, and the command that
//! does it.

use anyhow::Result;

use crate::msg;
use crate::report::agenda::agenda;
use crate::ui::agenda::json;
use crate::workspace::actor::Actor;
use crate::workspace::agendas::{self, desk};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::subjects::waiting;

/// Its arguments.
#[derive(Debug, Default, clap::Args)]
#[command(visible_alias = "st")]
pub struct Args {
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let actor = Actor::known(env, &workspace)?;
    let subjects = waiting(env, &workspace)?;
    let person = actor.as_ref().map(|actor| actor.person);
    let agenda = agenda(&subjects, desk(&workspace, person));
    if args.format == Format::Json {
        env.json(&json(&agenda, env.shape))?;
        return Ok(Exit::Fine);
    }
    let text = agendas::page(env, &workspace, person).day(&agenda, (env.width, env.paint));
    env.write(&text)?;
    if person.is_none() {
        env.remark(&msg!("today-nobody"))?;
    }
    Ok(Exit::Fine)
}
