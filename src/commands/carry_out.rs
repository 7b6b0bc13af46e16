//! `carry-out`: the remedies are done (M-9.4).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::settlement::CarriedOut;
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
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::CarryOut, &args.write)?;
    let text = env.maybe_stated(args.text.as_ref())?;
    let stamp = change.stamp();
    change.add(&Fact::CarriedOut(CarriedOut { stamp, text }));
    change.finish(env, &args.write, &[])
}
