//! `dismiss`: not established, before any investigation.

use anyhow::Result;

use crate::domain::case::conduct::Closing;
use crate::domain::case::fact::{Fact, Move};
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
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Dismiss, &args.write)?;
    change.add(&Fact::Closing(Closing {
        dismissed: true,
        reason: Some(args.reason.clone()),
        ..Closing::plain(change.stamp())
    }));
    change.finish(env, &args.write, &[])
}
