//! `carry-out`: the remedies are done (M-9.4).

use anyhow::Result;

use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::CarryOut, &args.write)?;
    let text = args
        .text
        .as_deref()
        .map(|text| env.text(text))
        .transpose()?;
    let fact = change
        .stamp()
        .block(vec![("text", stamp::text(text.as_ref()))]);
    change.section("carried_out", fact);
    change.finish(env, &args.write, &[])
}
