//! `promises`: what was promised to customers and is still to be kept, one's own first.

use anyhow::Result;

use crate::msg;
use crate::report::agenda::promises;
use crate::workspace::actor::Actor;
use crate::workspace::agendas::{self, desk};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::subjects::waiting;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    mine: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let person = if args.mine {
        Some(Actor::find(env, &workspace)?.person)
    } else {
        Actor::known(env, &workspace)?.map(|actor| actor.person)
    };
    let subjects = waiting(env, &workspace)?;
    let mut open = promises(&subjects, desk(&workspace, person));
    open.retain(|promise| promise.mine || !args.mine);
    let nothing = msg!("today-no-promises");
    agendas::show(env, (&workspace, person), &open, (args.format, &nothing))
}
