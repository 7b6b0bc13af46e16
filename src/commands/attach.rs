//! `attach`: keeps a piece of evidence beside the case.

use anyhow::Result;

use crate::domain::case::fact::Move;
use crate::msg;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "FILE")]
    file: String,
    #[arg(long, value_name = "TEXT", value_parser = stated)]
    title: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Attach, &args.write)?;
    let (file, new) = change.keep(env, &args.file, args.title.as_deref())?;
    let said = new.then(|| msg!("intake-attached", file = file));
    let said: Vec<_> = said.into_iter().collect();
    change.finish(env, &args.write, &said)
}
